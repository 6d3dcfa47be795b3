/** All that a proposal would publish, part by part, each beside the words of its source: also what is taken over as it was read. */
import { documentName } from '#procedure/law.ts';
import { ofSource } from '#procedure/mend-law.ts';
import type { Manifest, Pack } from '#procedure/pack.ts';
import { channelsOf, isIfNeeded, notesOf, publishedText, resultNames } from '#procedure/said.ts';
import { costText, limitText, paperCount, procedureName } from '../catalogue.ts';
import { lawLine, referenceLine } from '../law-words.ts';
import { SourceText } from '../portal/procedure-steps.tsx';
import { tierText } from '../tier-words.ts';
import { Details } from '../ui/basics.tsx';
import { Table } from '../ui/lists.tsx';
import { unitReferenceName } from '../unit-names.ts';
import type { View } from '../view.ts';
import { Lines } from './review-parts.tsx';
import { sourceChannels } from './review-source.ts';

interface Props {
  view: View;
  /** That would hold. */
  pack: Pack;
  /** That holds: what the source says. */
  source: Pack;
}

export function WholeProposal({ view, pack, source }: Props) {
  const { t } = view;
  const { manifest } = pack;
  const text = (name: string) => publishedText(source.manifest, name);
  const levels = source.manifest.published?.['levels'];
  const rows: [what: string, lines: string[], told: string[], whole?: string][] = [
    [t('control.whole-name'), [procedureName(view, pack)], [procedureName(view, source)]],
    [t('control.levels'), [tierText(view, manifest, []) ?? ''], Array.isArray(levels) ? levels.map(String) : []],
    [
      t('procedure.decides'),
      deciderLines(view, manifest),
      [text('competentAuthority') || (source.manifest.decider ?? '')],
    ],
    [t('control.channels'), channelLines(view, manifest), sourceChannels(view, source.manifest)],
    [t('procedure.papers'), paperLines(view, pack), [], text('dossier')],
    [t('control.steps-ours'), stepLines(pack), [], text('sequence')],
    [t('procedure.result'), resultLines(view, pack), [text('result')]],
    [
      t('procedure.law'),
      Object.values(manifest.law).map((one) => lawLine(view, one)),
      Object.values(ofSource(source.manifest.law)).map(documentName),
    ],
    [t('control-field.notes'), notesOf(manifest), [], text('conditions')],
  ];
  const silent = t('control.source-silent');
  return (
    <div class="mc-scroll">
      <Table
        caption={t('control.whole')}
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={[t('control.what'), t('control.will-be'), t('control.source-words')].map((one) => ({ text: one }))}
        rows={rows.map(([what, lines, told, whole]) => [
          { text: what },
          { text: <Lines lines={lines.filter(Boolean)} silent={t('form.none')} /> },
          {
            text: whole ? (
              <Details summaryText={t('control.source-words')} text={<SourceText text={whole} />} />
            ) : (
              <Lines lines={told.filter(Boolean)} silent={silent} />
            ),
          },
        ])}
      />
    </div>
  );
}

function deciderLines(view: View, { decidedBy, law }: Manifest): string[] {
  if (!decidedBy) return [];
  const name = 'unit' in decidedBy ? unitReferenceName(view, decidedBy.unit) : decidedBy.outside;
  const signer = 'unit' in decidedBy && decidedBy.inPerson ? [view.t('control.in-person')] : [];
  return [name, ...signer, decidedBy.basis && referenceLine(view, law, decidedBy.basis)];
}

/** Each way to hand in, with its limit, what it costs and by what. */
const channelLines = (view: View, manifest: Manifest): string[] =>
  channelsOf(manifest).map(([name, channel]) => {
    const by = [channel.offeredBy, channel.law].map((one) => (one ? referenceLine(view, manifest.law, one) : ''));
    const said = [limitText(view, channel.limit), costText(view, manifest, channel), ...by].filter(Boolean);
    return `${view.t(`channel.${name}`)}: ${said.join('; ')}`;
  });

/** By case and group, as the list of the source has them. */
function paperLines(view: View, { manifest, words }: Pack): string[] {
  const word = (key: string) => words['vi']?.[key] ?? '';
  if (!manifest.components.length && manifest.componentsNone)
    return [`${view.t('control-field.no-papers')}: ${referenceLine(view, manifest.law, manifest.componentsNone)}`];
  return manifest.components.map((component) => {
    const { id, case: of, group, shown } = component;
    const name = word(`component.${id}`);
    const said = [
      paperCount(view, component),
      isIfNeeded(manifest, component, name) ? view.t('papers.if-needed') : '',
      of ? word(`case.${of}`) : '',
      group ? word(`group.${group}`) : '',
      shown ? view.t('papers.to-show') : '',
    ].filter(Boolean);
    return `${name} (${said.join('; ')})`;
  });
}

const stepLines = ({ manifest, words }: Pack): string[] =>
  manifest.steps.map(({ id }, i) => `${i + 1}. ${words['vi']?.[`step.${id}`] ?? id}`);

function resultLines({ t }: View, pack: Pack): string[] {
  const { code, letter } = pack.manifest.result;
  const own = pack.manifest.outside ? [] : [t(letter ? 'control.signs-letter' : 'control.own-file')];
  return [...resultNames(pack), ...(code ? [`${t('control.result-code')}: ${code}`] : []), ...own];
}
