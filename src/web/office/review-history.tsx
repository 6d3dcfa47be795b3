/** Who looked at a procedure before, why, and what each of them changed. */
import type { ChannelSource, LimitSource, Manifest } from '#procedure/pack.ts';
import { type Change, type ProcedureReview, takesOffBy } from '#spine/reviews.ts';
import { costText, limitText } from '../catalogue.ts';
import { paperText, sourceValue } from '../departure-words.tsx';
import { Details } from '../ui/basics.tsx';
import { Table } from '../ui/lists.tsx';
import { unitReferenceName } from '../unit-names.ts';
import type { View } from '../view.ts';

export function History({
  view,
  manifest,
  history,
}: {
  view: View;
  manifest: Manifest;
  history: readonly ProcedureReview[];
}) {
  const { t, fmt } = view;
  return (
    <section aria-labelledby="history">
      <h2 class="govuk-heading-m" id="history">
        {t('control.history')}
      </h2>
      {history.length === 0 && <p class="govuk-body mc-muted">{t('control.nobody-yet')}</p>}
      <ol class="mc-timeline" reversed>
        {history.map((one) => (
          <li>
            <time datetime={one.at}>{fmt.dateTime(one.at)}</time>
            <br />
            <b>{verdictText(view, one)}</b> · {one.officerName}
            <br />
            {one.basis}
            {one.changes.length > 0 && (
              <Details
                summaryText={t('control.changes', { n: one.changes.length })}
                text={
                  <Table
                    classes="mc-inbox"
                    head={(['control.what', 'control.from', 'control.to'] as const).map((key) => ({ text: t(key) }))}
                    rows={one.changes.map((change) => [
                      { text: fieldText(view, change.field) },
                      { text: fromText(view, manifest, change) },
                      { text: valueText(view, manifest, change, change.to) },
                    ])}
                  />
                }
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function verdictText({ t }: View, one: ProcedureReview): string {
  const takesOff = one.verdict === 'proposed' && takesOffBy(one);
  return takesOff ? t(`control.proposed-${takesOff}`) : t(`control.verdict-${one.verdict}`);
}

export function fieldText({ t }: Pick<View, 't'>, field: string): string {
  if (field.startsWith('departs.')) return t('control.departs', { what: fieldText({ t }, field.slice(8)) });
  if (field.startsWith('paper.')) return t('control-field.papers');
  if (field.startsWith('note.')) return t('control-field.note');
  const [what, channel] = field.split('.');
  const name = t(`control-field.${what as 'decider'}`);
  return channel ? `${name} (${t(`channel.${channel as 'online'}`)})` : name;
}

/** As it was put on record: limits and costs as the manifest has them, the rest as text. */
export function valueText(view: View, manifest: Manifest, { field }: Pick<Change, 'field'>, value: string): string {
  if (!value) return view.t('form.none');
  if (field.startsWith('limit.')) return limitText(view, JSON.parse(value) as LimitSource);
  if (field.startsWith('fee.')) return costText(view, manifest, JSON.parse(value) as ChannelSource);
  if (field.startsWith('paper.')) return paperText(view, value);
  if (field === 'decider') return unitReferenceName(view, value);
  if (field === 'letter') return view.t(value === 'no' ? 'form.no' : 'form.yes');
  if (field.startsWith('channel.')) return view.t('form.yes');
  if (field === 'signer') return view.t('control.in-person');
  return value;
}

/** Of a departure, what the source states. */
function fromText(view: View, manifest: Manifest, change: Change): string {
  const { field, from } = change;
  if (!field.startsWith('departs.')) return valueText(view, manifest, change, from);
  const values = from.split('\n').map((one) => sourceValue(view, manifest, field.slice(8), one));
  return view.t('control.source-says', { source: values.join('; ') });
}
