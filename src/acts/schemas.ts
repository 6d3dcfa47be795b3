/** The input of every act that a person can send, as JSON Schema: what the doors validate and what OpenAPI shows. */
import { BRINGER_LIMITS } from '#dossier/bringer.ts';
import {
  BRINGERS,
  CHANNELS,
  DECISIONS,
  DELIVERY_METHODS,
  OPINIONS,
  RECEIVERS,
  TOLD_WAYS,
  TOPICS,
} from '#dossier/choices.ts';
import type { Act, SystemAct } from '#dossier/commands.ts';
import {
  closing,
  conclusionGrounds,
  DESPITE,
  determined,
  free,
  grounds,
  lawChecked,
  object,
  receiptGrounds,
  type Schema,
  settled,
  stopped,
  strikes,
  text,
  theirResult,
  withdrawalRequest,
} from './schema-parts.ts';

export interface ActDescription {
  summary: string;
  body: Schema;
}

const task: Schema = { type: 'integer', minimum: 1, description: 'Id of the open task' };
const instant: Schema = { type: 'string', format: 'date-time', maxLength: 40 };
/** No form asks for so many; each is looked at before the form says whether it knows it. */
const answers: Schema = { type: 'object', maxProperties: 1_000, description: 'By field name; checked by the form' };
const result: Schema = { type: 'object', description: 'What the step records; checked by its form' };
const ofSeveral: Schema = { type: 'boolean', description: 'The transfer by which it went back is of several returns' };

const questionRead: Schema = {
  ...instant,
  description:
    'While `asked` stands, or a question came after the last conclusion or decision: `at` of the newest message, which who acts has read',
};
const amountChecked: Schema = {
  type: 'boolean',
  description: 'That who acts looked once more at an amount far from what is usual',
};
const applicantSchema: Schema = object(
  {
    id: text(100),
    name: text(300),
    idNumber: text(40),
    address: text(500),
    phone: free(40),
    email: { type: 'string', format: 'email', maxLength: 200 },
  },
  ['name', 'idNumber', 'address'],
);
const representative: Schema = object(
  { ...(applicantSchema['properties'] as Record<string, Schema>), authority: text(500) },
  ['name', 'idNumber', 'address', 'authority'],
);
const components: Schema = {
  type: 'array',
  maxItems: 200,
  items: object(
    {
      component: text(60),
      originals: { type: 'integer', minimum: 0, maximum: 1000 },
      copies: { type: 'integer', minimum: 0, maximum: 1000 },
      file: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      pages: { type: 'integer', minimum: 1, maximum: 100_000 },
      // As `isDay` has it: 0026-12-31 is a slip.
      validUntil: { type: 'string', format: 'date', pattern: '^(19|20|21)', maxLength: 10 },
    },
    ['component', 'originals', 'copies'],
  ),
};
const channel: Schema = { enum: CHANNELS };
const handing: Record<string, Schema> = {
  method: { enum: DELIVERY_METHODS },
  to: { enum: RECEIVERS, description: 'Who takes it; without it, by the name, else the applicant' },
  recipient: {
    ...text(300),
    description: 'Name of the person; needed of an organisation and of who is authorised',
  },
  position: { ...free(200), description: 'Of that person in the organisation' },
  idNumber: { ...free(40), description: 'Of who is authorised' },
  paper: { ...free(300), description: 'Number or description of the paper that authorises' },
  paperDate: { ...free(10), description: 'Day of that paper, such as 2026-11-20' },
  consignment: { ...free(60), description: 'Needed of what goes by post' },
  otherwise: { ...free(500), description: 'Needed where it goes another way than the person asked for' },
  originals: {
    type: 'array',
    maxItems: 100,
    items: text(100),
    description: 'Components whose originals were taken in, where law asks for them, or go back',
  },
};

const brought = {
  channel,
  applicant: applicantSchema,
  representative,
  place: text(40),
  receivingUnit: text(40),
  answers,
};
export const draftBody: Schema = object(
  { ...brought, components, delivery: object({ method: { enum: DELIVERY_METHODS }, address: free(500) }, ['method']) },
  ['channel', 'applicant'],
);
/** Of what a centre does not take in. */
export const refusedReceptionBody: Schema = object(
  { ...brought, grounds: receiptGrounds, law: text(500), lawChecked },
  ['channel', 'applicant', 'receivingUnit', 'law'],
);

/** Acts on a dossier that exists. */
type PersonAct = Exclude<Act, SystemAct | 'refuse-reception'>;

const { to, recipient, position, idNumber, paper, paperDate, originals } = handing;
const givingBack = object({ originals, to, recipient, position, idNumber, paper, paperDate }, ['originals']);
const decided = { task, result, outcome: { enum: DECISIONS }, reason: free(), law: free(500), despite: free(2000) };
const bringerLimits = Object.entries(BRINGER_LIMITS).map(([field, limit]) => [field, free(limit)]);
const bringerSchema = { as: { enum: BRINGERS }, ...Object.fromEntries(bringerLimits) };

export const actSchemas: Readonly<Record<PersonAct, ActDescription>> = {
  'draft-dossier': { summary: 'Save the draft', body: draftBody },
  'submit-dossier': {
    summary: 'Submit: the number is drawn and the dossier goes to the receiving centre',
    body: object({ channel, receivingUnit: text(40), answers, components }),
  },
  'receive-dossier': {
    summary: 'Receive: slip 01 is issued and the clock starts',
    body: object({ task, result, lawChecked }),
  },
  'hand-over-dossier': {
    summary: 'Hand over to the body outside that decides: slip 06 has the names of both',
    body: object({ task, receiver: text(200), theirCode: free(100) }, ['task', 'receiver']),
  },
  'record-outside': {
    summary: 'Enter what that body says: its code, the date it promises, what it asks for',
    body: object({ theirCode: free(100), dueAt: instant, note: free() }),
  },
  'record-outside-result': {
    summary:
      'Enter the result of that body, with its reason and law; one without number and file waits for another officer',
    body: object({ task, ...theirResult }, ['task', 'outcome', 'issuedOn']),
  },
  'correct-outside-result': {
    summary:
      'Correct what was entered of the result of that body, with the reason, while it was not handed out; where the outcome changes this proposes it',
    body: object({ ...theirResult, why: text() }, ['outcome', 'issuedOn', 'why']),
  },
  'confirm-outside-result': { summary: 'Confirm what another officer entered', body: object({}) },
  'decline-outside-result': {
    summary: 'Take it back, or do not agree to it',
    body: object({ reason: text() }, ['reason']),
  },
  'confirm-outside-correction': {
    summary: 'Enter a correction of the outcome that another officer proposed',
    body: object({}),
  },
  'decline-outside-correction': {
    summary: 'Take back, or do not agree to, a correction of the outcome that was proposed',
    body: object({ reason: text() }, ['reason']),
  },
  'request-supplement': {
    summary: 'Ask for a supplement, fully and with reasons: slip 02, the clock stops',
    body: object(
      {
        items: {
          type: 'array',
          minItems: 1,
          maxItems: 100,
          items: object(
            {
              item: text(100),
              reason: text(1000),
              wrong: { const: true },
              lookedUp: {
                ...free(500),
                description: 'Of a paper that a register of the state holds: where you looked and found nothing',
              },
            },
            ['item', 'reason'],
          ),
        },
        contact: free(300),
        contactPhone: {
          type: 'string',
          maxLength: 40,
          pattern: '\\d{3}',
          description: 'Of who guides: slip 02 prints it',
        },
        lawChecked,
      },
      ['items', 'contactPhone'],
    ),
  },
  'supplement-dossier': {
    summary: 'Answer what was asked: the clock starts from zero',
    body: object({
      answers,
      components,
      kept: { ...free(1000), description: 'Why what was asked for stays as it was; needed where it does' },
      broughtBy: { ...object(bringerSchema), description: 'Who came with it; needed of what an officer enters' },
    }),
  },
  'confirm-draft': {
    summary: 'Confirm the draft of the result; with answers, or fields to leave empty, correct it',
    body: object({ answers, cleared: { type: 'array', maxItems: 200, items: text(100) } }),
  },
  'refuse-dossier': {
    summary:
      'Refuse on `grounds`, by law: before it is received slip 03, and no `reason` is written; once it is, on a conclusion against it that stands, opinions beside it, or what the system finds now, and `reason` may add to it',
    body: object({ grounds: receiptGrounds, reason: free(2000), law: text(500), lawChecked, questionRead }, ['law']),
  },
  'claim-task': { summary: 'Take a task', body: object({ task }, ['task']) },
  'complete-task': {
    summary:
      'Complete a task; a conclusion against the request rests on `grounds`; of a task that came back, `answer` says what was done about the reason; `despite` why it goes on without an opinion that was asked for, or concludes for the request against one',
    body: object({ task, result, grounds: conclusionGrounds, answer: free(2000), despite: free(2000), lawChecked }, [
      'task',
    ]),
  },
  'return-task': {
    summary: 'Return to an earlier step',
    body: object({ task, to: text(60), reason: text() }, ['task', 'to', 'reason']),
  },
  'reassign-task': {
    summary: 'Give a task to another officer of the same post',
    body: object({ task, officer: text(100), reason: text() }, ['task', 'officer', 'reason']),
  },
  'substitute-task': { summary: 'Stand in for an absent colleague', body: object({ task }, ['task']) },
  'consult-unit': {
    summary: 'Ask other units for their opinion',
    body: object({ units: { type: 'array', minItems: 1, maxItems: 50, items: text(40) }, question: text() }, [
      'units',
      'question',
    ]),
  },
  'answer-consultation': {
    summary: 'Answer a consultation',
    body: object(
      { consultation: text(20), opinion: { enum: OPINIONS }, text: free(), number: text(100), replaces: text() },
      ['consultation', 'opinion', 'text'],
    ),
  },
  'withdraw-consultation': {
    summary: 'Withdraw a question to another unit, by who asked it',
    body: object({ consultation: text(20), reason: text() }, ['consultation', 'reason']),
  },
  'extend-dossier': {
    summary: 'Apologise and set a new date, once: slip 04',
    body: object({ dueAt: instant, reason: text(), apology: free(), lawChecked }, ['dueAt', 'reason']),
  },
  'withdraw-dossier': {
    summary: 'Withdraw before the decision: slip 05. An officer enters it only on a request of who applied',
    body: object(
      {
        reason: text(),
        request: withdrawalRequest,
        file: {
          type: 'string',
          pattern: '^[0-9a-f]{64}$',
          description: 'Scan of the request, uploaded by this officer',
        },
      },
      ['reason'],
    ),
  },
  'request-payment': {
    summary: 'State a financial obligation: the clock stops until it is paid',
    body: object(
      {
        task,
        fee: text(60),
        name: free(200),
        amountVnd: { type: 'integer', minimum: 0 },
        law: text(500),
        replaces: text(1000),
        lawChecked,
      },
      ['fee', 'amountVnd', 'law'],
    ),
  },
  'replace-payment': {
    summary: 'A notice that is not paid yet was wrong: another stands in its place, for a reason',
    body: object(
      {
        fee: text(60),
        as: text(60),
        name: free(200),
        amountVnd: { type: 'integer', minimum: 0 },
        law: text(500),
        reason: text(),
        lawChecked,
      },
      ['fee', 'as', 'amountVnd', 'law', 'reason'],
    ),
  },
  'stop-payment': { summary: 'Ask for the money no more, and take the dossier back to the appraisal', body: stopped },
  'set-case-fee': {
    summary:
      'Set what this dossier owes in all, or with 0 and an article that nothing is owed: where nobody published what the procedure costs, or of a fee that was paid. What was paid too much goes back, at any time; what is missing is owed beside it',
    body: object(
      {
        fee: {
          ...text(60),
          description: 'A fee of the procedure that was paid; without it, the fee that the counter sets',
        },
        amountVnd: { type: 'integer', minimum: 0, description: 'In all, with what was paid of it' },
        law: text(500),
        reason: { ...free(1000), description: 'Why it is set anew' },
        amountChecked,
        ...determined,
        lawChecked,
      },
      ['amountVnd', 'law'],
    ),
  },
  'pay-fee': {
    summary: 'Pay a fee',
    body: object(
      {
        fee: text(60),
        amountVnd: { type: 'integer', minimum: 0 },
        reference: text(200),
        law: { ...text(500), description: 'The resolution that sets an amount that is open; for 0, the article' },
        lawChecked,
        amountChecked,
        shared: { type: 'boolean' },
        confirmed: settled.confirmed,
      },
      ['fee', 'amountVnd', 'reference'],
    ),
  },
  ...strikes,
  'decide-dossier': {
    summary:
      'Decide; what becomes true is entered in the register at once. To reject takes grounds and an article: a conclusion against it that stands, opinions beside it, or what the system finds now; `reason` may add to it. To approve although a unit, a conclusion or a register speaks against it takes `despite`: why all the same',
    body: object({ ...decided, despite: DESPITE, grounds, lawChecked, questionRead }, ['task']),
  },
  'issue-result': {
    summary: 'Issue the result; `file` names a PDF that this officer uploaded, which is sealed instead of a letter',
    body: object(
      {
        task,
        number: text(100),
        numberWhy: text(),
        file: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        feeUnset: {
          ...free(500),
          description: 'Needed where nobody published what it costs nor set it for the dossier: why it is issued',
        },
        questionRead,
      },
      ['task'],
    ),
  },
  'deliver-issued': {
    summary:
      'Hand out the issued result while others still work on what follows it; what is left is handed out at the end',
    body: object(handing),
  },
  'deliver-result': {
    summary: 'Hand the result over: to the applicant, their representative on record, or who is authorised by a paper',
    body: object({ task, ...handing }, ['task']),
  },
  'give-back-originals': { summary: 'Give originals back that came to the counter', body: givingBack },
  'propose-revocation': {
    summary: 'Propose that the result be taken back: by an officer of the unit that issued it or that may take it back',
    body: object(
      {
        reason: text(),
        law: text(500),
        lawChecked,
        replacedBy: text(60),
        file: {
          type: 'string',
          pattern: '^[0-9a-f]{64}$',
          description: 'Scan of the conclusion and the notice, uploaded by this officer',
        },
        conclusionNumber: free(100),
        conclusionOn: { ...free(10), description: 'Such as 2026-11-20' },
        conclusionBy: { ...free(300), description: 'The body that concluded, where law asks for a conclusion' },
        noticeNumber: free(100),
        noticeOn: free(10),
      },
      ['reason', 'law'],
    ),
  },
  'withdraw-proposal': {
    summary: 'Withdraw the proposal, by who made it',
    body: object({ reason: text() }, ['reason']),
  },
  'decline-proposal': {
    summary: 'Decline the proposal, by who would sign it',
    body: object({ reason: text() }, ['reason']),
  },
  'revoke-result': {
    summary: 'Take the result back as another officer proposed it; its status changes for everybody who checks it',
    body: object({ questionRead }),
  },
  'refund-fee': {
    summary: 'Give back what was paid for a dossier that came to nothing',
    body: object(
      {
        fee: text(60),
        reference: text(200),
        reason: text(),
        law: { ...free(500), description: 'By which, where the procedure does not say whether it is given back' },
        shared: ofSeveral,
        ...settled,
        lawChecked,
      },
      ['fee', 'reference', 'reason'],
    ),
  },
  'keep-fee': {
    summary: 'Where the procedure does not say whether what was paid is given back: that it is not, by which article',
    body: object({ fee: text(60), reason: text(), law: text(500), ...settled, lawChecked }, ['fee', 'reason', 'law']),
  },
  'return-surplus': {
    summary:
      "Money that paid nothing of this dossier went back: `reference` is that of the dossier's `surplus` (the transfer it came by, or the fee that was set anew), `by` the transfer it went by",
    body: object(
      {
        reference: text(60),
        by: text(200),
        shared: ofSeveral,
        confirmed: settled.confirmed,
        corrects: settled.corrects,
      },
      ['reference', 'by'],
    ),
  },
  'close-dossier': closing,
  'send-message': {
    summary: 'Ask or answer. No complaint under the Law on Complaints, which is lodged with the agency',
    body: object(
      {
        topic: { enum: TOPICS },
        text: text(2000),
        told: { enum: TOLD_WAYS },
        of: {
          type: 'array',
          maxItems: 200,
          items: { type: 'integer', minimum: 1 },
          description:
            'By `told`, numbers of the events that the person was told of: these stand no more among `untold`. Empty for another matter',
        },
      },
      ['topic', 'text'],
    ),
  },
  'rate-dossier': {
    summary: 'Rate, 1 to 5',
    body: object({ score: { type: 'integer' }, comment: free(2000) }, ['score']),
  },
};

/** The most characters that a text of an act takes; nothing of a field that it does not have. */
export const limitIn = (act: PersonAct, field: string): number | undefined =>
  (actSchemas[act].body['properties'] as Record<string, Schema>)[field]?.['maxLength'] as number | undefined;
