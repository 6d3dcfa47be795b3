/** A dossier that is received and has no result, and for which nobody set a fee; as `lists.ts` of Postgres asks it. */
import { RECEIVED_STATUSES } from '#kernel/status.ts';

/** A pack by its hash, and one of its channels. */
export interface PackChannel {
  pack: string;
  channel: string;
}

interface Kept {
  row: { status: string; state: string; filed: string; intake: { packHash: string } };
}

/** A supplement that is asked for before the dossier is received comes back to there. */
export function isReceived({ row: { status, state } }: Kept): boolean {
  if (!RECEIVED_STATUSES.some((one) => one === status)) return false;
  const { result, supplement } = JSON.parse(state) as { result?: unknown; supplement?: { from?: string } };
  return !result && !(status === 'awaiting-supplement' && supplement?.from === 'submitted');
}

export function isFeeUnset(kept: Kept, packs: readonly PackChannel[]): boolean {
  const { channel } = JSON.parse(kept.row.filed) as { channel?: string };
  const { fees = [] } = JSON.parse(kept.row.state) as { fees?: { ofCase?: true; of?: string }[] };
  return (
    isReceived(kept) &&
    packs.some((one) => one.pack === kept.row.intake.packHash && one.channel === channel) &&
    !fees.some(({ ofCase, of }) => ofCase && !of)
  );
}
