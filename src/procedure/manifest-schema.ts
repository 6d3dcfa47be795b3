/** The shape of `procedure.yaml`. */
import { compileSchema } from '#engine/form/form.ts';
import { CONFIRMATION_CLOCKS, OMITTABLE, PLACES, SUPPLEMENT_CLOCKS } from './manifest-words.ts';

const name = { type: 'string', minLength: 1, maxLength: 60 };
const text = { type: 'string', minLength: 1, maxLength: 4000 };
const ref = { type: 'string', pattern: '^[a-z][a-z0-9-]*$', maxLength: 60 };
const limit = {
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  additionalProperties: false,
  properties: {
    workingHours: { type: 'number', exclusiveMinimum: 0, maximum: 20000 },
    workingDays: { type: 'number', exclusiveMinimum: 0, maximum: 2500 },
    calendarDays: { type: 'number', exclusiveMinimum: 0, maximum: 3650 },
    sameDay: { const: true },
    decision: ref,
  },
};
const settingLimit = { ...limit, properties: { ...limit.properties, setting: ref } };
const { decision: _decision, ...phaseLimits } = settingLimit.properties;
const phaseLimit = { ...limit, properties: phaseLimits };
const channelLimit = {
  ...limit,
  properties: {
    ...settingLimit.properties,
    immediate: { const: true },
    unstated: { const: true },
    byCase: { const: true },
  },
};
const object = (properties: Record<string, unknown>, required: string[]) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const fee = object(
  {
    id: ref,
    amountVnd: { type: 'integer', minimum: 0 },
    decision: ref,
    setting: ref,
    before: { enum: ['receipt', 'result'] },
    law: text,
    exemptions: {
      type: 'array',
      maxItems: 50,
      items: object({ id: ref, when: text, law: text }, ['id', 'when', 'law']),
    },
    refundable: { type: 'boolean' },
  },
  ['id'],
);
const channel = object(
  {
    limit: channelLimit,
    phases: {
      type: 'array',
      minItems: 1,
      maxItems: 10,
      items: object({ until: text, limit: phaseLimit, law: text }, ['until', 'limit', 'law']),
    },
    fees: { type: 'array', items: fee },
    free: text,
    feeUnknown: { enum: ['unstated', 'byCase', 'byCouncil'] },
    feeUnknownBy: text,
    law: text,
    offeredBy: text,
  },
  ['limit'],
);

const setting = object({ setting: ref }, ['setting']);
const date = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' };
const lawDocument = object(
  {
    number: text,
    title: text,
    issued: date,
    from: date,
    to: date,
    replacedBy: text,
    source: text,
    confirmed: { const: false },
    numberDoubtful: { const: true },
    ofFee: { const: true },
  },
  ['number', 'title'],
);

/** What is wrong with a manifest, if anything is. */
export const checkManifest = compileSchema(
  object(
    {
      code: { type: 'string', pattern: '^[A-Z0-9][A-Za-z0-9.-]{1,39}$' },
      origin: { enum: ['law', 'draft', 'catalogue'] },
      field: text,
      tier: { enum: ['province', 'commune'] },
      ministry: text,
      announced: text,
      law: {
        type: 'object',
        propertyNames: ref,
        additionalProperties: lawDocument,
      },
      audience: { type: 'array', items: text },
      decider: text,
      decidedBy: {
        oneOf: [
          object({ unit: text, inPerson: { const: true }, basis: text }, ['unit', 'basis']),
          object({ outside: text, basis: text }, ['outside', 'basis']),
        ],
      },
      departures: {
        type: 'array',
        minItems: 1,
        maxItems: 250,
        items: object(
          {
            field: text,
            source: { type: 'array', minItems: 1, maxItems: 20, items: text },
            value: { type: 'string', maxLength: 4000 },
            law: text,
            why: text,
          },
          ['field', 'source', 'value', 'law', 'why'],
        ),
      },
      filled: {
        type: 'array',
        minItems: 1,
        maxItems: 500,
        items: object(
          {
            field: text,
            value: { type: 'string', maxLength: 4000 },
            law: { type: 'string', maxLength: 4000 },
          },
          ['field', 'value', 'law'],
        ),
      },
      outside: object({ body: text, unit: text }, ['body']),
      place: object({ of: { enum: PLACES }, field: { type: 'string', minLength: 1, maxLength: 60 } }, ['of']),
      channels: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        properties: { online: channel, counter: channel, post: channel },
      },
      residence: object(
        {
          at: name,
          homes: { type: 'array', minItems: 1, maxItems: 4, items: name },
          apart: name,
          recorded: name,
          found: name,
        },
        ['at', 'homes', 'apart', 'recorded'],
      ),
      terms: {
        type: 'object',
        maxProperties: 10,
        propertyNames: { pattern: '^[a-z][A-Za-z0-9]*$', maxLength: 60 },
        additionalProperties: object(
          {
            from: { type: 'string', minLength: 1, maxLength: 60 },
            days: { type: 'integer', minimum: 1, maximum: 3650 },
            law: text,
          },
          ['from', 'days', 'law'],
        ),
      },
      eligibility: object(
        {
          decision: ref,
          and: { type: 'array', minItems: 1, maxItems: 10, items: ref },
          curable: { type: 'array', minItems: 1, maxItems: 100, items: ref },
        },
        ['decision'],
      ),
      competence: text,
      about: text,
      originalsAtCollection: {
        oneOf: [
          text,
          object(
            { law: text, of: { enum: ['copies', 'images'] }, papers: { type: 'array', minItems: 1, items: ref } },
            ['law', 'of'],
          ),
        ],
      },
      receiving: text,
      components: {
        type: 'array',
        items: object(
          {
            id: ref,
            originals: { type: 'integer', minimum: 0 },
            copies: { type: 'integer', minimum: 0 },
            required: { type: 'boolean' },
            when: text,
            register: ref,
            of: object({ number: text, died: text }, ['number', 'died']),
            law: text,
            anyForm: { const: true },
            oneOf: { type: 'array', minItems: 2, maxItems: 100, items: ref },
            case: ref,
            group: ref,
            shown: { const: true },
            evenVoid: { const: true },
          },
          ['id', 'originals', 'copies'],
        ),
      },
      componentsUnknown: { const: true },
      componentsNone: text,
      conditions: {
        type: 'array',
        minItems: 1,
        maxItems: 100,
        items: object({ id: ref, when: text, case: ref, declared: { const: true }, law: text }, ['id', 'law']),
      },
      steps: {
        type: 'array',
        minItems: 1,
        items: object(
          {
            id: ref,
            act: {
              enum: [
                'receive-dossier',
                'hand-over-dossier',
                'record-outside-result',
                'complete-task',
                'request-payment',
                'decide-dossier',
                'issue-result',
                'deliver-result',
              ],
            },
            post: ref,
            unit: text,
            hours: { type: 'number', exclusiveMinimum: 0, maximum: 20000 },
            limits: {
              type: 'object',
              minProperties: 1,
              propertyNames: { enum: ['online', 'counter', 'post'] },
              additionalProperties: phaseLimit,
            },
            form: ref,
            law: text,
          },
          ['id', 'act', 'post', 'unit'],
        ),
      },
      supplement: object(
        {
          rounds: { oneOf: [{ type: 'integer', minimum: 0, maximum: 2 }, setting] },
          answerWorkingDays: { oneOf: [{ type: 'integer', minimum: 1, maximum: 250 }, setting] },
          clock: { oneOf: [{ enum: SUPPLEMENT_CLOCKS }, setting] },
          afterResult: { oneOf: [{ type: 'integer', minimum: 0, maximum: 250 }, setting] },
          law: text,
        },
        [],
      ),
      confirmation: object({ clock: { oneOf: [{ enum: CONFIRMATION_CLOCKS }, setting] }, law: text }, ['clock']),
      consultation: object(
        { limit: settingLimit, silence: { enum: ['consent', 'wait'] }, clock: { enum: ['runs', 'stops'] }, law: text },
        ['limit', 'silence'],
      ),
      without: object(Object.fromEntries(OMITTABLE.map((message) => [message, text])), []),
      acceptance: object(
        { alertWorkingHours: { type: 'number', minimum: 0 }, workingHours: { type: 'number', minimum: 0 } },
        [],
      ),
      result: object(
        {
          code: text,
          law: text,
          letter: ref,
          register: ref,
          subject: text,
          trueSince: text,
          validUntil: text,
          number: text,
          data: { type: 'object', additionalProperties: text },
          unique: { type: 'object', additionalProperties: text },
          untaken: { type: 'object', additionalProperties: text },
          despite: { type: 'object', additionalProperties: text },
          about: text,
          follows: { type: 'array', minItems: 1, maxItems: 10, items: object({ step: ref, when: text }, ['step']) },
          cases: {
            type: 'array',
            minItems: 1,
            maxItems: 20,
            items: object({ id: ref, when: text, letter: ref, code: text, number: text, enters: { type: 'boolean' } }, [
              'id',
              'when',
              'letter',
            ]),
          },
        },
        [],
      ),
      papers: {
        type: 'array',
        maxItems: 20,
        items: object(
          { letter: ref, after: ref, audience: { const: 'office' }, when: text, onceIssued: { const: true } },
          ['letter', 'after'],
        ),
      },
      results: { type: 'array', maxItems: 50, items: object({ code: text, name: text }, ['name']) },
      published: { type: 'object' },
    },
    ['code', 'origin', 'field', 'tier', 'law', 'channels', 'components', 'steps', 'result'],
  ),
);
