/** What was typed for an act that is not open any more: shown so that nothing of it is lost. */
import { type Shown, wordsFor } from '../catalogue.ts';
import { InsetText } from '../ui/basics.tsx';
import { SummaryList } from '../ui/lists.tsx';
import type { View } from '../view.ts';

/** Of the form, not of who filled it in; and what was chosen from a list of the moment. */
const NOT_TYPED = new Set([
  '_token',
  'task',
  'wrong',
  'seq',
  'preview',
  'fee',
  'surplus',
  'recorded',
  'confirmedVnd',
  'shared',
  'due',
  'confirmedPaper',
  'lawChecked',
  'questionRead',
  'amountChecked',
  'settlingRead',
  'consultation',
  'units',
  'originals',
]);

const LABELS = {
  reason: 'acts.reason',
  despite: 'acts.reason',
  number: 'acts.number',
  recipient: 'acts.recipient',
  feeName: 'acts.fee-name',
  amountVnd: 'fee.amount',
  law: 'acts.law',
  article: 'acts.article',
  otherLaw: 'acts.law-other',
  reference: 'acts.receipt',
  replaces: 'acts.payment-replaces',
  apology: 'acts.apology',
  dueOn: 'acts.new-date',
  replacedBy: 'acts.replaced-by',
  conclusionNumber: 'acts.conclusion-number',
  conclusionOn: 'acts.conclusion-on',
  conclusionBy: 'acts.conclusion-by',
  noticeNumber: 'acts.notice-number',
  noticeOn: 'acts.notice-on',
  contact: 'supplement.contact',
  contactPhone: 'supplement.contact-phone',
  feeUnset: 'acts.fee-unset-why',
  determinedNumber: 'acts.determined-number',
  determinedOn: 'acts.determined-on',
  determinedBy: 'acts.determined-by',
  documentNumber: 'acts.stop-document-number',
  documentOn: 'acts.stop-document-on',
  documentBy: 'acts.stop-document-by',
  corrects: 'acts.settling-corrects',
  receiver: 'outside.receiver',
  theirCode: 'outside.code',
  note: 'outside.note',
  theirReason: 'outside.their-reason',
  theirLaw: 'outside.their-law',
  why: 'outside.why-corrected',
} as const;

/** What a field of an act is called; nothing of every other name. */
export const actLabel = ({ t }: View, name: string): string | undefined =>
  Object.hasOwn(LABELS, name) ? t(LABELS[name as keyof typeof LABELS]) : undefined;

interface Props {
  view: View;
  shown: Shown;
  posted: Readonly<Record<string, unknown>>;
}

export function Typed({ view, shown, posted }: Props) {
  const { t } = view;
  const words = wordsFor(view, shown.pack);
  const items = new Set([posted['item'] ?? []].flat().map(String));
  const label = (name: string): string => {
    const item = name.startsWith('reason-') ? name.slice('reason-'.length) : undefined;
    if (item) return t('acts.why', { label: shown.rules.itemName(item)[view.lang] });
    return words(`field.${name}`) ?? actLabel(view, name) ?? t('acts.typed-text');
  };
  const rows = Object.entries(posted).flatMap(([name, value]) => {
    const texts = [value ?? []].flat().filter((one) => typeof one === 'string' || typeof one === 'number');
    const text = String(texts.at(-1) ?? '').trim();
    const isMark = name === 'item' || (name.startsWith('reason-') && !items.has(name.slice('reason-'.length)) && !text);
    if (!text || NOT_TYPED.has(name) || isMark) return [];
    return [{ key: { text: label(name) }, value: { text: <Kept text={words(`option.${name}.${text}`) ?? text} /> } }];
  });
  if (!rows.length) return null;
  return (
    <section aria-labelledby="typed">
      <h2 class="govuk-heading-m" id="typed">
        {t('acts.typed')}
      </h2>
      <InsetText text={t('acts.typed-hint')} />
      <SummaryList rows={rows} />
    </section>
  );
}

/** With its lines as they were typed. */
const Kept = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, i) => (
      <>
        {i > 0 && <br />}
        {line}
      </>
    ))}
  </>
);
