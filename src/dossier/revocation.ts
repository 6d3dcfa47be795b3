/** What a result was taken back on: who prepared it, and the conclusion and the notice to the holder where there were any. */
export interface RevocationBasis {
  preparedBy: { id: string; name: string };
  conclusion?: { number: string; on: string; by: string };
  notice?: { number: string; on: string };
}
