/** A notice of a dossier that no message carries to the person, and of which no officer recorded how they were told; as `lists.ts` of Postgres asks it. */
import type { DossierQuery } from './store.ts';

interface Party {
  id?: string;
  phone?: string;
  email?: string;
}
interface Kept {
  row: { filed: string };
  events: readonly { type: string; body: string }[];
}

/** Notices and tellings are asked of the record: the saved state has neither. */
export function isUntold({ row, events }: Kept, { notices, known }: NonNullable<DossierQuery['untold']>): boolean {
  const { channel, applicant, representative } = JSON.parse(row.filed) as {
    channel?: string;
    applicant?: Party;
    representative?: Party;
  };
  if (channel === 'online') return false;
  if ([applicant, representative].some((one) => one?.id || one?.phone?.trim() || one?.email?.trim())) return false;
  let untold = false;
  for (const { type, body } of events) {
    const message = type === 'message-sent' ? (JSON.parse(body) as { by: { kind: string }; told?: string }) : undefined;
    if (message?.by.kind === 'citizen') return false;
    if (notices.includes(type)) untold = true;
    if (known.includes(type) || message?.told) untold = false;
  }
  return untold;
}
