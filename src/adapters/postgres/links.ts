/** Events as links of their chain, as they are read. */
import type { ChainLink } from '#spine/chain.ts';

export interface LinkRow {
  dossier_id: string;
  seq: number;
  type: string;
  at: string;
  actor: string;
  body: string;
  prev_hash: Buffer;
  hash: Buffer;
}

export const LINKS = 'SELECT dossier_id, seq, type, at, actor, body, prev_hash, hash FROM motcua.dossier_event';

export function toLink(row: LinkRow): ChainLink {
  const { dossier_id, seq, type, at, actor, body, prev_hash, hash } = row;
  return {
    dossierId: dossier_id,
    seq,
    type,
    at,
    actor,
    body,
    prevHash: prev_hash.toString('hex'),
    hash: hash.toString('hex'),
  };
}
