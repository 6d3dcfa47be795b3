/** What the schemas of the acts are built of. */
import { OUTSIDE_OUTCOMES, RECEIVERS, REQUEST_WAYS } from '#dossier/choices.ts';
import { CONCLUSION_GROUND_KINDS, GROUND_KINDS } from '#dossier/refusal-grounds.ts';
import { DOCUMENT_LIMITS, SHOWN_BY_KINDS } from '#dossier/shown-by.ts';

export type Schema = Record<string, unknown>;

export const text = (maxLength = 4000): Schema => ({ type: 'string', minLength: 1, maxLength });
export const free = (maxLength = 4000): Schema => ({ type: 'string', maxLength });

export const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

/** Of what becomes of money by law: who determined it, by which paper, and whether the record of another is corrected. */
/** The paper that determined what becomes of money. */
export const determined = {
  determinedNumber: {
    ...free(100),
    description: 'Number of the paper that determined it, where the procedure does not say',
  },
  determinedOn: { ...free(10), description: 'Its day, YYYY-MM-DD' },
  determinedBy: { ...free(300), description: 'The agency that determined it' },
};
export const lawChecked: Schema = {
  type: 'boolean',
  description:
    'That who acts compared documents of law, which no list here has (of a fee, and of a refusal or a supplement that rests on them alone: which the procedure does not cite), with the documents themselves',
};

/** On which document money that is waited for is asked for no more. */
export const stopped = object(
  {
    to: { ...text(60), description: 'The step that the work goes back to' },
    reason: text(),
    documentNumber: { ...free(100), description: 'Number of the document by which it became known' },
    documentOn: { ...free(10), description: 'Its day, YYYY-MM-DD' },
    documentBy: { ...free(300), description: 'Who issued it' },
  },
  ['to', 'reason'],
);
export const settled = {
  ...determined,
  confirmed: { type: 'boolean', description: 'What is to be recorded was read back' } as Schema,
  corrects: { ...free(1000), description: 'Why what another officer recorded of it is wrong' },
};

const groundParts = {
  id: {
    ...text(100),
    description:
      'Of a condition that is published, a paper, a field of the application, the step that concluded against it, or the unit that disagrees',
  },
  code: { ...text(60), description: 'Of a `check`: the refusal that the system itself gives now' },
};
const LISTED =
  'Those that there are stand in `listed` of the refusals `ground-needed` and `ground-not-listed`, as `kind:id`';

/** On what a refusal rests. */
export const grounds: Schema = {
  type: 'array',
  maxItems: 50,
  items: object({ kind: { enum: GROUND_KINDS }, ...groundParts }, ['kind']),
  description: `Needed: on what the refusal rests, which the reason explains. ${LISTED}`,
};

/** Before it is received, with what shows a condition; nothing else is said. */
export const receiptGrounds: Schema = {
  type: 'array',
  maxItems: 50,
  items: object(
    {
      kind: { enum: GROUND_KINDS },
      ...groundParts,
      shownBy: {
        ...object(
          {
            kind: { enum: SHOWN_BY_KINDS },
            id: { ...text(100), description: 'Of a paper that lies there, or a field that was answered' },
            issuer: { ...free(DOCUMENT_LIMITS.issuer), description: 'Of `document`: the agency that issued it' },
            number: { ...free(DOCUMENT_LIMITS.number), description: 'Of `document`' },
            issued: { ...free(DOCUMENT_LIMITS.issued), description: 'Of `document`: its day, YYYY-MM-DD' },
          },
          ['kind'],
        ),
        description:
          'Needed of a `condition` before it is received, and of nothing else: what shows that it is not met',
      },
    },
    ['kind'],
  ),
  description: `Needed: on what the refusal rests. ${LISTED}`,
};

/** On what a conclusion against the request rests. */
export const conclusionGrounds: Schema = {
  type: 'array',
  maxItems: 50,
  items: object(
    {
      kind: { enum: CONCLUSION_GROUND_KINDS },
      ...groundParts,
      law: {
        ...free(500),
        description: 'Of `law`: document and article of a condition that the procedure does not publish',
      },
      words: { ...free(2000), description: 'Of `law`: the condition that is not met, in words' },
    },
    ['kind'],
  ),
  description: `Needed of a conclusion against the request: on what it rests. ${LISTED}; \`law\` is always possible`,
};

/** Of a body outside, as an officer reads it off their paper. */
export const theirResult = {
  outcome: { enum: OUTSIDE_OUTCOMES },
  number: free(100),
  issuedOn: { type: 'string', format: 'date', maxLength: 10 },
  file: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  unnumbered: { ...free(500), description: 'Why there is no number, where there is none and no file' },
  reason: free(2000),
  law: free(500),
} satisfies Record<string, Schema>;

export const closing = {
  summary: 'Close, once nothing is owed to who applied and their originals went back, or stay in the file',
  body: object({
    originalsStay: { type: 'boolean', description: 'Those of which nothing says that they went back' },
  }),
};

/** On what somebody asked that a dossier be withdrawn, as an officer copied it. */
export const withdrawalRequest: Schema = {
  ...object({
    by: { enum: RECEIVERS },
    name: { ...free(300), description: 'Who signed; needed of an organisation and of who is authorised' },
    idNumber: { ...free(40), description: 'Of who is authorised; of another their own or none' },
    authority: { ...free(300), description: 'The paper that authorises them' },
    authorityDate: { ...free(10), description: 'Day of that paper' },
    on: { ...free(10), description: 'Day on which the request came, such as 2026-11-20' },
    way: { enum: REQUEST_WAYS, description: '`message`: it stands in the dossier, written that day' },
    paper: {
      ...free(300),
      description: 'Its number of arrival and name; of a dossier online `file` is needed',
    },
  }),
  description: 'Needed of an officer',
};

export const DESPITE: Schema = {
  ...free(2000),
  description:
    'With `approved`: why it is granted although something speaks against it, as an area that is more than the register has (`reason` is read as this, where it is not given). With `rejected`: what changed since the appraisal, or was overlooked',
};

/** That a payment was recorded on the wrong dossier. */
export const strikes = {
  'strike-payment': {
    summary: 'Ask that a payment which an officer recorded be struck: it was not of this dossier',
    body: object({ fee: text(60), reason: text() }, ['fee', 'reason']),
  },
  'confirm-strike': { summary: 'Strike a payment as another officer asked', body: object({}) },
  'decline-strike': {
    summary: 'Take back, or do not agree to, that a payment be struck',
    body: object({ reason: text() }, ['reason']),
  },
};
