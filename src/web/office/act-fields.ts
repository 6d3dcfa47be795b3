/** At which field of its form an act's refusal is said. Only fields that the form always has, or shows for what was posted: a link leads to something. */
import type { Refusal } from '#kernel/outcome.ts';
import type { RefusalCode } from '#kernel/refusals.ts';
import { type Texts, textIn } from '../forms/posted.tsx';
import type { OfficeAct } from './act-commands.ts';
import { firstUnshown } from './shown-by-fields.tsx';

type Place = string | ((body: Texts) => string | undefined);
type Places = Partial<Record<RefusalCode, Place>>;

/** Of whom the form names by a choice, the field of that choice. */
const ofChosen =
  (choice: string, field: string): Place =>
  (body) =>
    textIn(body, choice) ? `${textIn(body, choice)}-${field}` : choice;

/** The first of the fields that is empty. */
const firstEmpty =
  (...fields: string[]): Place =>
  (body) =>
    fields.find((field) => !textIn(body, field));

/** A document that was written by hand stands before one that was chosen. */
const lawField: Place = (body) => (textIn(body, 'otherLaw') ? 'otherLaw' : 'law');
const law: Places = {
  'law-needed': 'law',
  'law-vague': lawField,
  'law-misnamed': lawField,
  'law-titled': lawField,
  'law-article-needed': 'article',
};
/** On which law a conclusion against the request rests, as its form has it. */
const isByLaw = (body: Texts): boolean =>
  ['article', 'otherLaw', 'words'].some((name) => textIn(body, `against-${name}`));
const ofConclusion =
  (isArticle: boolean): Place =>
  (body) => {
    if (!isByLaw(body)) return undefined;
    return isArticle ? 'against-article' : textIn(body, 'against-otherLaw') ? 'against-otherLaw' : 'against-law';
  };
const handing: Places = {
  'recipient-needed': 'to',
  'recipient-no-representative': 'to',
  'recipient-online': 'to',
  'recipient-another': 'to',
  'recipient-person-needed': (body) =>
    ['name', 'position'].map((one) => `${textIn(body, 'to')}-${one}`).find((field) => !textIn(body, field)),
  'recipient-authorised-empty': 'authorised-name',
  'recipient-unauthorised': firstEmpty('authorised-id', 'authorised-paper', 'authorised-paper-date'),
  'recipient-id': 'authorised-id',
  'applicant-name-differs': 'authorised-id',
  'applicant-name-tones': 'authorised-name',
  'recipient-is-applicant': 'authorised-id',
  'recipient-paper-date': 'authorised-paper-date',
  'consignment-needed': 'consignment',
  'consignment-unreadable': 'consignment',
  'result-not-electronic': 'method',
  'online-no-account': 'method',
  'originals-needed': 'originals',
  'originals-back-needed': 'originals',
  'originals-not-held': 'originals',
  'papers-of-images-needed': 'originals',
};
const theirResult: Places = {
  'outside-outcome-needed': 'outcome',
  'choice-contradicted': 'outcome',
  'outside-issued-needed': 'issuedOn',
  'outside-issued-when': 'issuedOn',
  'date-invalid': 'issuedOn',
  'outside-paper-needed': 'number',
  'number-unreadable': 'number',
  'outside-refusal-bare': 'number',
};
const back: Places = { 'reference-needed': 'reference', 'return-used': 'reference', 'receipt-used': 'reference' };

/** Of the conditions that are ticked, where what shows them is not said whole. */
const shown: Place = (body) => {
  const ids = [(body as Readonly<Record<string, unknown>>)['grounds'] ?? []]
    .flat()
    .flatMap((one) => (String(one).startsWith('condition:') ? [String(one).slice('condition:'.length)] : []));
  return firstUnshown(ids, (field) => textIn(body, field)) ?? 'grounds';
};
const grounds: Places = {
  'ground-unanswered': 'grounds',
  'ground-found-alone': 'grounds',
  'grounds-none': 'grounds',
  'shown-by-needed': shown,
  'shown-by-document': shown,
  'shown-by-date': shown,
  'shown-by-not-there': shown,
  'shown-by-unasked': 'grounds',
  'ground-needed': 'grounds',
  'ground-not-listed': 'grounds',
  'refusal-unconcluded': 'grounds',
};
const question: Places = { 'question-unread': 'questionRead', 'question-unseen': 'questionRead' };

const PLACES: Partial<Record<OfficeAct, Places>> = {
  'hand-over-dossier': {
    'receiver-needed': 'receiver',
    'receiver-is-giver': 'receiver',
    'their-code-unreadable': 'theirCode',
  },
  'record-outside': {
    'outside-nothing': 'theirCode',
    'their-code-unreadable': 'theirCode',
    'outside-due-early': 'theirDueOn',
    'date-invalid': 'theirDueOn',
  },
  'record-outside-result': theirResult,
  'correct-outside-result': theirResult,
  'deliver-issued': handing,
  'deliver-result': handing,
  'give-back-originals': handing,
  'refuse-dossier': { ...grounds, ...law, ...question },
  'issue-result': { 'number-kind-needed': 'number', 'number-shape': 'number', ...question },
  'revoke-result': question,
  'propose-revocation': {
    ...law,
    'replacement-not-found': 'replacedBy',
    'revocation-notice-early': 'noticeOn',
    'revocation-conclusion-by': 'conclusionBy',
    'revocation-unconcluded': firstEmpty('conclusionNumber', 'conclusionBy', 'conclusionOn'),
  },
  'decide-dossier': {
    'outcome-needed': 'outcome',
    'choice-contradicted': 'outcome',
    ...grounds,
    ...question,
  },
  'withdraw-dossier': {
    'withdrawal-request-needed': firstEmpty('by', 'way', 'on', 'paper'),
    'withdrawal-no-representative': 'by',
    'withdrawal-day': 'on',
    'withdrawal-no-message': 'on',
    'withdrawal-is-applicant': 'authorised-id',
    'recipient-id': 'authorised-id',
    'applicant-name-differs': 'authorised-id',
    'applicant-name-tones': 'authorised-name',
    'recipient-paper-date': 'authorised-paper-date',
    'name-unreadable': ofChosen('by', 'name'),
  },
  'extend-dossier': {
    'date-invalid': 'dueOn',
    'extension-not-later': 'dueOn',
    'extension-past': 'dueOn',
    'extension-off-hours': 'dueOn',
    'extension-not-worked': 'dueOn',
    'extension-too-far': 'dueOn',
    'extension-after-whole': 'dueOn',
  },
  'request-supplement': { 'phone-unreadable': 'contactPhone' },
  'complete-task': {
    'ground-needed': 'against-grounds',
    'ground-not-listed': 'against-grounds',
    'choice-contradicted': 'against-grounds',
    ...Object.fromEntries(Object.keys(law).map((code) => [code, ofConclusion(code === 'law-article-needed')])),
    'reason-needed': (body) => (isByLaw(body) && !textIn(body, 'against-words') ? 'against-words' : undefined),
    'return-unanswered': 'answer',
    'opinion-unheard': 'despite',
    'opinion-against': 'despite',
    'opinion-reason-stock': 'despite',
  },
  'return-task': { 'return-target-needed': 'to', 'return-target-unknown': 'to' },
  'reassign-task': { 'officer-unknown': 'officer', 'colleague-needed': 'officer' },
  'answer-consultation': { 'opinion-needed': 'opinion' },
  'request-payment': { 'amount-needed': 'amountVnd', 'fee-basis-needed': 'law' },
  'stop-payment': {
    'return-target-needed': 'to',
    'return-target-unknown': 'to',
    'stop-document-needed': firstEmpty('documentNumber', 'documentOn', 'documentBy'),
    'stop-document-date': 'documentOn',
    'stop-document-ahead': 'documentOn',
    'stop-document-before': 'documentOn',
  },
  'pay-fee': back,
  'refund-fee': back,
  'return-surplus': back,
  'close-dossier': { 'close-originals-held': 'originalsStay' },
};

/** The field; nothing where the refusal is of the whole act, or of something that the form does not ask. */
export function fieldRefused(act: OfficeAct, { code }: Refusal, body: Texts): string | undefined {
  const place = PLACES[act]?.[code];
  return typeof place === 'function' ? place(body) : place;
}
