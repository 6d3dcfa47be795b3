import { type Outcome, refuse } from '#kernel/outcome.ts';

/** Lists come in pages: `limit` rows, and `next` to give back as `after`. */
export function pageQuery(filters: Record<string, object>) {
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...filters,
      limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
      after: { type: 'string', maxLength: 200 },
    },
  };
}

/** Where the asked page begins; nothing for the first one, a refusal for what no page ever gave as `next`. */
export function startOf(
  after: string | undefined,
  read: (given: string) => string | undefined,
): Outcome<string | undefined> {
  return after ? (read(after) ?? refuse('page-start-unknown')) : undefined;
}
