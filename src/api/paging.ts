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
