/**
 * Which fields of the acts are texts that an officer writes to a person or about one, and which reach them or a paper: each is asked
 * what no such text may ask for. Every field of every act is decided here.
 */
import { refuseNotAsked } from '#authority/papers-not-asked.ts';
import { documentAhead } from '#kernel/dated-papers.ts';
import { type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import type { Act, Command, Commands } from './commands.ts';
import type { Context } from './context.ts';

/**
 * `officer`: words of who acts. `applicant`: words of who applies, whoever types them. `outside`: what a body outside wrote on its own
 * paper. `data`: a number, a code, a day, a name or a choice.
 */
export type Written = 'officer' | 'applicant' | 'outside' | 'data';

const receiver = {
  to: 'data',
  recipient: 'data',
  position: 'data',
  idNumber: 'data',
  paper: 'data',
  paperDate: 'data',
} as const;
const handing = { method: 'data', ...receiver, consignment: 'data', otherwise: 'officer', originals: 'data' } as const;
const determined = { determinedNumber: 'data', determinedOn: 'data', determinedBy: 'data' } as const;
const settled = {
  ...determined,
  confirmed: 'data',
  corrects: 'officer',
} as const;
const byLaw = { lawChecked: 'data' } as const;
const byQuestion = { questionRead: 'data' } as const;
const theirs = {
  outcome: 'data',
  number: 'data',
  issuedOn: 'data',
  file: 'data',
  unnumbered: 'officer',
  reason: 'outside',
  law: 'outside',
} as const;

/** What is written where something is not given. */
const refusal = {
  grounds: 'data',
  reason: 'officer',
  law: 'officer',
  ...byLaw,
  ...byQuestion,
} as const;

export const WRITTEN: { readonly [A in Act]: { readonly [Field in keyof Commands[A]]-?: Written } } = {
  'draft-dossier': {
    channel: 'data',
    applicant: 'data',
    representative: 'data',
    place: 'data',
    receivingUnit: 'data',
    answers: 'applicant',
    components: 'data',
    delivery: 'data',
  },
  'refuse-reception': {
    channel: 'data',
    applicant: 'data',
    representative: 'data',
    place: 'data',
    receivingUnit: 'data',
    answers: 'applicant',
    // A document that is named has a number and who issued it in words.
    grounds: 'officer',
    law: 'officer',
    ...byLaw,
  },
  'submit-dossier': { channel: 'data', receivingUnit: 'data', answers: 'applicant', components: 'data' },
  'receive-dossier': { task: 'data', result: 'officer', ...byLaw },
  'hand-over-dossier': { task: 'data', receiver: 'data', theirCode: 'data' },
  'record-outside': { theirCode: 'data', dueAt: 'data', note: 'officer' },
  'record-outside-result': { task: 'data', ...theirs },
  'correct-outside-result': { ...theirs, why: 'officer' },
  'confirm-outside-result': {},
  'decline-outside-result': { reason: 'officer' },
  'confirm-outside-correction': {},
  'decline-outside-correction': { reason: 'officer' },
  'request-supplement': { items: 'officer', contact: 'data', contactPhone: 'data', ...byLaw },
  'supplement-dossier': { answers: 'applicant', components: 'data', kept: 'applicant', broughtBy: 'data' },
  'confirm-draft': { answers: 'officer', cleared: 'data' },
  'refuse-dossier': { ...refusal, grounds: 'officer' },
  'claim-task': { task: 'data' },
  'complete-task': {
    task: 'data',
    result: 'officer',
    grounds: 'officer',
    answer: 'officer',
    despite: 'officer',
    ...byLaw,
  },
  'return-task': { task: 'data', to: 'data', reason: 'officer' },
  'reassign-task': { task: 'data', officer: 'data', reason: 'officer' },
  'substitute-task': { task: 'data' },
  'consult-unit': { units: 'data', question: 'officer' },
  'answer-consultation': {
    consultation: 'data',
    opinion: 'data',
    text: 'officer',
    number: 'data',
    replaces: 'officer',
  },
  'withdraw-consultation': { consultation: 'data', reason: 'officer' },
  'extend-dossier': { dueAt: 'data', reason: 'officer', apology: 'officer', ...byLaw },
  'withdraw-dossier': { reason: 'applicant', request: 'data', file: 'data' },
  'request-payment': {
    task: 'data',
    fee: 'data',
    name: 'officer',
    amountVnd: 'data',
    law: 'officer',
    replaces: 'officer',
    ...byLaw,
  },
  'replace-payment': {
    fee: 'data',
    as: 'data',
    name: 'officer',
    amountVnd: 'data',
    law: 'officer',
    reason: 'officer',
    ...byLaw,
  },
  'stop-payment': { to: 'data', reason: 'officer', documentNumber: 'data', documentOn: 'data', documentBy: 'data' },
  'set-case-fee': {
    fee: 'data',
    amountVnd: 'data',
    law: 'officer',
    reason: 'officer',
    amountChecked: 'data',
    ...determined,
    ...byLaw,
  },
  'pay-fee': {
    fee: 'data',
    amountVnd: 'data',
    reference: 'data',
    law: 'officer',
    amountChecked: 'data',
    shared: 'data',
    confirmed: 'data',
    ...byLaw,
  },
  'strike-payment': { fee: 'data', reason: 'officer' },
  'confirm-strike': {},
  'decline-strike': { reason: 'officer' },
  'decide-dossier': {
    task: 'data',
    result: 'officer',
    outcome: 'data',
    despite: 'officer',
    ...refusal,
  },
  'issue-result': {
    task: 'data',
    number: 'data',
    numberWhy: 'officer',
    file: 'data',
    feeUnset: 'officer',
    ...byQuestion,
  },
  'deliver-issued': handing,
  'deliver-result': { task: 'data', ...handing },
  'give-back-originals': { originals: 'data', ...receiver },
  'close-dossier': { originalsStay: 'data' },
  'rate-dossier': { score: 'data', comment: 'applicant' },
  'send-message': { topic: 'data', text: 'officer', told: 'data', of: 'data' },
  'wake-dossier': { unsent: 'data' },
  'recompute-due': { why: 'officer' },
  'sign-result': { file: 'data', sizeBytes: 'data', signatures: 'data', credential: 'data', of: 'data' },
  'sign-scan': { component: 'data', file: 'data', signed: 'data', pages: 'data', officer: 'data' },
  'propose-revocation': {
    reason: 'officer',
    law: 'officer',
    replacedBy: 'data',
    file: 'data',
    conclusionNumber: 'data',
    conclusionOn: 'data',
    conclusionBy: 'data',
    noticeNumber: 'data',
    noticeOn: 'data',
    ...byLaw,
  },
  'withdraw-proposal': { reason: 'officer' },
  'decline-proposal': { reason: 'officer' },
  'revoke-result': byQuestion,
  'refund-fee': {
    fee: 'data',
    reference: 'data',
    reason: 'officer',
    law: 'officer',
    shared: 'data',
    ...settled,
    ...byLaw,
  },
  'keep-fee': { fee: 'data', reason: 'officer', law: 'officer', ...settled, ...byLaw },
  'record-surplus': { fee: 'data', amountVnd: 'data', reference: 'data', why: 'data' },
  'return-surplus': { reference: 'data', by: 'data', shared: 'data', confirmed: 'data', corrects: 'officer' },
};

/** What a person may not be asked for, in any text of an officer that an act brings; a person's own message asks for nothing. */
export function refuseWritten(
  { act, ...fields }: Command,
  { by, province, at }: Pick<Context, 'by' | 'province' | 'at'>,
): Refusal | undefined {
  if (by.kind !== 'officer') return undefined;
  const written: Readonly<Record<string, Written>> = WRITTEN[act];
  const date = province.calendar.dateOf(at);
  const texts = Object.entries(fields).flatMap(([field, value]) =>
    written[field] === 'officer' ? textsIn(value) : [],
  );
  return refuseAll(
    ...texts.map((text) => refuseNotAsked(text, province, date)),
    ...Object.entries(fields).flatMap(([field, value]) =>
      act === 'send-message' || !NAMES_DOCUMENTS.includes(written[field]!) || IN_FORMS.includes(field)
        ? []
        : textsIn(value).map((text) => refuseAhead(text, date)),
    ),
  );
}

const NAMES_DOCUMENTS: readonly Written[] = ['officer', 'outside'];
/** Their fields are looked at one by one, and named, where their form is. */
const IN_FORMS: readonly string[] = ['result', 'answers'];
/** «88/2032/NĐ-CP» is a document of law: whether one of a year to come may be cited is for `authority/law.ts` to say. */
const OF_LAW = /\d{1,5}\/(?:19|20|21)\d\d\/(?:NĐ-CP|QH\d+|UBTVQH\d+|TT-|TTLT-|NQ-|QĐ-TTg|PL-)[\p{L}\d-]*/giu;

/** Nothing rests on a document that is still to come; a message may speak of one. */
function refuseAhead(text: string, today: string): Refusal | undefined {
  const date = documentAhead(text.replace(OF_LAW, ''), today);
  return date === undefined ? undefined : refuse('document-ahead', { text, date });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}
