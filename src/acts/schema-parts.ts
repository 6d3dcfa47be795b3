/** What the schemas of the acts are built of. */
import { OUTSIDE_OUTCOMES } from '#dossier/choices.ts';
import { GROUND_KINDS } from '#dossier/refusal-grounds.ts';

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
export const settled = {
  ...determined,
  confirmed: { type: 'boolean', description: 'What is to be recorded was read back' } as Schema,
  corrects: { ...free(1000), description: 'Why what another officer recorded of it is wrong' },
};

/** On what a refusal rests. */
export const grounds: Schema = {
  type: 'array',
  maxItems: 50,
  items: object(
    {
      kind: { enum: GROUND_KINDS },
      id: {
        ...text(100),
        description:
          'Of a condition that is published, a paper, a field of the application, the step that concluded against it, or the unit that disagrees',
      },
      code: { ...text(60), description: 'Of a `check`: the refusal that the system itself gives now' },
    },
    ['kind'],
  ),
  description:
    'Needed: on what the refusal rests, which the reason explains. Those that there are stand in `listed` of the refusals `ground-needed` and `ground-not-listed`, as `kind:id`',
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
