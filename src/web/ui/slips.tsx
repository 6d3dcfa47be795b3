/** A paper on screen, and for the browser's printer: the same data that the PDF is made of. */
import type { ComponentChildren } from 'preact';
import type { StepPaper } from '#acts/documents.ts';
import type { Slip } from '#dossier/slips.ts';
import type { Block, Fact, Paper, PaperSignature, Span } from '#spine/papers.ts';
import { slipPaper } from '#views/slip-paper.ts';
import type { View } from '../view.ts';
import { SummaryList, Table } from './lists.tsx';

export function SlipPaper({ slip, extra }: { slip: Slip; extra?: ComponentChildren }) {
  return <PaperSheet paper={slipPaper(slip)} id={`slip-${slip.form}`} extra={extra} />;
}

/** Papers beside the result, each with its way to the file. */
export function PapersBeside({ view, id, papers }: { view: View; id: string; papers: readonly StepPaper[] }) {
  return (
    <>
      {papers.map(({ letter, paper }) => (
        <>
          <p class="govuk-body mc-noprint">
            <a class="govuk-link" href={`/papers/${id}/paper-${letter}.pdf`}>
              {view.t('slips.as-pdf')}
              <span class="govuk-visually-hidden"> {paper.title}</span>
            </a>
          </p>
          <PaperSheet paper={paper} id={`paper-${letter}`} />
        </>
      ))}
    </>
  );
}

export function PaperSheet({ paper, id, extra }: { paper: Paper; id: string; extra?: ComponentChildren }) {
  return (
    <article class="mc-paper govuk-!-margin-bottom-6" lang="vi" aria-labelledby={id}>
      {paper.form && <p class="mc-paper__form">{paper.form}</p>}
      <div class={paper.certificate ? 'mc-paper__head mc-paper__head--certificate' : 'mc-paper__head'}>
        {!paper.certificate && (
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
        )}
        <p>
          <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          <br />
          <b>Độc lập - Tự do - Hạnh phúc</b>
          {!paper.certificate && (
            <>
              <br />
              <i>{paper.placeAndDate}</i>
            </>
          )}
        </p>
      </div>
      <h2 id={id}>{paper.title}</h2>
      {paper.certificate && paper.number && <p class="mc-paper__subject">{paper.number}</p>}
      {paper.subject && <p class="mc-paper__subject">{paper.subject}</p>}
      {paper.blocks.map((block) => (
        <BlockView block={block} />
      ))}
      <Signatures paper={paper} />
      {paper.remark && (
        <p class="mc-paper__remark">
          <i>{paper.remark}</i>
        </p>
      )}
      {extra && <div class="mc-paper__extra">{extra}</div>}
    </article>
  );
}

/** «Nơi nhận» beside who signs; two who sign stand beside each other. */
function Signatures({ paper: { recipients, signatures } }: { paper: Paper }) {
  if (!signatures.length && !recipients.length) return null;
  return (
    <div class="mc-paper__signs">
      {signatures.length < 2 && (
        <div class="mc-paper__to">
          {recipients.length > 0 && (
            <>
              <b>
                <i>Nơi nhận:</i>
              </b>
              <ul>
                {recipients.map((one, i) => (
                  <li>
                    - {one}
                    {i === recipients.length - 1 ? '.' : ';'}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      {signatures.map((one) => (
        <Signature one={one} />
      ))}
    </div>
  );
}

function Signature({ one }: { one: PaperSignature }) {
  return (
    <p>
      {[...(one.authority ?? []), one.title].map((line) => (
        <>
          <b>{line}</b>
          <br />
        </>
      ))}
      {one.hint && (
        <>
          <i>{one.hint}</i>
          <br />
        </>
      )}
      <span class="mc-paper__space">{one.note}</span>
      <b>{one.name}</b>
      {one.position && (
        <>
          <br />
          {one.position}
        </>
      )}
    </p>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'facts':
      return (
        <SummaryList rows={block.rows.map(({ key, value }) => ({ key: { text: key }, value: { text: value } }))} />
      );
    case 'fields':
      return (
        <>
          {block.lines.map((line) => (
            <p class="mc-paper__line">
              {line.map((one) => (
                <FieldView fact={one} />
              ))}
            </p>
          ))}
        </>
      );
    case 'table':
      return (
        <div class="mc-scroll">
          <Table
            caption={block.caption}
            captionClasses="govuk-table__caption--s"
            head={block.head.some(Boolean) ? block.head.map((text) => ({ text })) : undefined}
            rows={block.rows.map((cells) => cells.map((text) => ({ text: withBreaks(text) })))}
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
    case 'centred':
      return (
        <p class="govuk-body mc-paper__centred">
          <b>{block.spans.map(spanView)}</b>
        </p>
      );
    case 'recital':
      return (
        <p class="govuk-body">
          <i>{block.spans.map(spanView)}</i>
        </p>
      );
    case 'paragraph':
      return <p class="govuk-body">{block.spans.map(spanView)}</p>;
  }
}

/** What is not known is left open, to be written by hand. */
const FieldView = ({ fact: { key, value } }: { fact: Fact }) => (
  <span>
    {key}: {value || '……………………………'}
  </span>
);

const withBreaks = (text: string): ComponentChildren =>
  text.includes('\n') ? text.split('\n').map((line, i) => (i ? [<br />, line] : line)) : text;

const spanView = ({ text, bold, italic }: Span) => {
  const lines = withBreaks(text);
  const inner = italic ? <i>{lines}</i> : lines;
  return bold ? <b>{inner}</b> : inner;
};
