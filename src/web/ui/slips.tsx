/** A paper on screen, and for the browser's printer: the same data that the PDF is made of. */
import type { Slip } from '#dossier/slips.ts';
import type { Block, Paper, Span } from '#spine/papers.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { SummaryList, Table } from './lists.tsx';

export function SlipPaper({ slip, extra }: { slip: Slip; extra?: preact.ComponentChildren }) {
  return <PaperSheet paper={slipPaper(slip)} id={`slip-${slip.form}`} extra={extra} />;
}

export function PaperSheet({ paper, id, extra }: { paper: Paper; id: string; extra?: preact.ComponentChildren }) {
  return (
    <article class="mc-paper govuk-!-margin-bottom-6" lang="vi" aria-labelledby={id}>
      <div class="mc-paper__head">
        <p>
          {paper.superior && (
            <>
              {paper.superior}
              <br />
            </>
          )}
          <b>{paper.agency}</b>
          <br />
          {paper.number}
        </p>
        <p>
          <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          <br />
          <b>Độc lập - Tự do - Hạnh phúc</b>
          <br />
          <i>{paper.placeAndDate}</i>
        </p>
      </div>
      <h2 id={id}>
        {paper.title}
        {paper.form && (
          <>
            <br />
            <small>({paper.form})</small>
          </>
        )}
      </h2>
      {paper.blocks.map((block) => (
        <BlockView block={block} />
      ))}
      {extra}
      {paper.signatures.length > 0 && (
        <div class="mc-paper__signs">
          {paper.signatures.map((one) => (
            <p>
              <b>{one.title}</b>
              <br />
              {one.name}
            </p>
          ))}
        </div>
      )}
    </article>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'facts':
      return (
        <SummaryList rows={block.rows.map(({ key, value }) => ({ key: { text: key }, value: { text: value } }))} />
      );
    case 'table':
      return (
        <div class="mc-scroll">
          <Table
            caption={block.caption}
            captionClasses="govuk-table__caption--s"
            head={block.head.map((text) => ({ text }))}
            rows={block.rows.map((cells) => cells.map((text) => ({ text })))}
          />
        </div>
      );
    case 'list':
      return (
        <ul class="govuk-list govuk-list--bullet">
          {block.items.map((spans) => (
            <li>{spans.map(spanView)}</li>
          ))}
        </ul>
      );
    case 'heading':
      return <h3 class="govuk-heading-s">{block.spans.map(spanView)}</h3>;
    case 'paragraph':
      return <p class="govuk-body">{block.spans.map(spanView)}</p>;
  }
}

const spanView = ({ text, bold, italic }: Span) => (bold ? <b>{text}</b> : italic ? <i>{text}</i> : text);
