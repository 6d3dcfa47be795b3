/** A result that is issued and was not handed out, while others work on what follows it; as `lists.ts` of Postgres asks it. */
interface Kept {
  row: { status: string; state: string };
  events: readonly { type: string }[];
  tasks: ReadonlyMap<number, { act: string }>;
}

/** That it was handed out is asked of the record: the saved state may be older. */
export function isIssuedAhead({ row, events, tasks }: Kept): boolean {
  const isAhead =
    row.status === 'issued'
      ? ![...tasks.values()].some(({ act }) => act === 'deliver-result')
      : row.status === 'awaiting-supplement' &&
        (JSON.parse(row.state) as { supplement?: { from?: string } }).supplement?.from === 'issued';
  return isAhead && !events.some(({ type }) => type === 'issued-result-delivered');
}
