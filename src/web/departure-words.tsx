/** That a value is another than the source states, what the source states, and by what law: beside that value on every page. */
import { NO_PAPER } from '#procedure/departures-of-papers.ts';
import type { ChannelSource, Departure, LimitSource, Manifest, PaperSaid } from '#procedure/pack.ts';
import { costText, limitText, paperCount } from './catalogue.ts';
import { referenceLine } from './law-words.ts';
import type { View } from './view.ts';

/** As the source states it: limits and costs as the manifest has them, the rest as text. */
export function sourceValue(view: View, manifest: Manifest, field: string, value: string): string {
  if (field.startsWith('limit.')) return limitText(view, JSON.parse(value) as LimitSource);
  if (field.startsWith('fee.'))
    return costText(view, { ...manifest, published: {} }, JSON.parse(value) as ChannelSource);
  if (isOfPaper(field)) return paperText(view, value);
  // «In person» says nothing of where.
  if (field === 'channel.counter') return view.t('channel.in-person');
  if (field.startsWith('channel.')) return channelText(view, field);
  return `«${value}»`;
}

const isOfPaper = (field: string): boolean => field.startsWith('paper.') || field === 'no-papers';

/** «Tờ khai» (1 bản chính, khi cần). */
export function paperText(view: View, value: string): string {
  const { name = '', originals, copies = 0, ifNeeded } = JSON.parse(value) as Partial<PaperSaid>;
  if (!name) return view.t('form.none');
  const said = [
    originals === undefined ? '' : paperCount(view, { originals, copies }),
    ifNeeded ? view.t('papers.if-needed') : '',
  ].filter(Boolean);
  return said.length ? `«${name}» (${said.join(', ')})` : `«${name}»`;
}

const channelText = ({ t }: View, field: string): string => t(`channel.${field.split('.')[1] as 'online'}`);

export function departureText(view: View, manifest: Manifest, departure: Departure): string {
  const { t } = view;
  const { field, source } = departure;
  const law = referenceLine(view, manifest.law, departure.law);
  const said = source.map((one) => sourceValue(view, manifest, field, one)).join('; ');
  if (field.startsWith('channel.')) return t('departs.channel', { channel: said, law });
  if (field.startsWith('paper.') && source[0] === NO_PAPER) return t('departs.paper-added', { law });
  if (field === 'no-papers' || (isOfPaper(field) && departure.value === NO_PAPER))
    return t('departs.paper-struck', { source: said, law });
  const text = t(field === 'signer' ? 'departs.signer' : 'departs.value', { source: said, law });
  return field.includes('.') && !isOfPaper(field) ? `${channelText(view, field)}: ${text}` : text;
}

interface Props {
  view: View;
  manifest: Manifest;
  /** Fields, or what stands before their dot. */
  of: readonly string[];
}

export function Departures({ view, manifest, of }: Props) {
  const here = (manifest.departures ?? []).filter(({ field }) => of.includes(field.split('.')[0]));
  return here.map((one) => <p class="mc-muted govuk-!-margin-bottom-0">{departureText(view, manifest, one)}</p>);
}
