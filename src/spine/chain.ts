/** The hash chain: each event carries the hash of the one before, over the exact bytes that are stored. */
import { sha256 } from '#kernel/hash.ts';

export const FIRST_HASH = '0'.repeat(64);

/** All that is hashed before the body. The body is the event's JSON text, byte for byte as stored. */
export function chainHead(prevHash: string, dossierId: string, seq: number): string {
  return `${prevHash}\n${dossierId}\n${seq}\n`;
}

export function chainHash(prevHash: string, dossierId: string, seq: number, body: string): string {
  return sha256(chainHead(prevHash, dossierId, seq) + body);
}

export interface ChainLink {
  dossierId: string;
  seq: number;
  /** Columns kept beside the body for queries; they must say the same. */
  type: string;
  at: string;
  actor: string;
  body: string;
  prevHash: string;
  hash: string;
}

/** The last event of a chain. */
export interface Head {
  dossierId: string;
  seq: number;
  hash: string;
}

export interface ChainFault {
  dossierId: string;
  seq: number;
  fault:
    | 'body-altered'
    | 'link-broken'
    | 'event-missing'
    | 'columns-differ'
    | 'tail-cut'
    /** What is kept beside the events, for lists and short loads, says something else than they do: in these `parts`. */
    | 'state-differs'
    /** A file of its signed result is not there, is another than its hash says, or cannot be read: it was compared with nothing. */
    | 'result-file'
    /** A signed list of heads names it, and the record does not know it. */
    | 'dossier-lost'
    /** The chain runs through another event than the one that was listed. */
    | 'head-differs';
  parts?: readonly string[];
}

/** Checks the events of one dossier, in order. `head` is what the snapshot says the last event is. */
export function checkChain(links: readonly ChainLink[], head?: { seq: number; hash: string }): ChainFault | undefined {
  let prevHash = FIRST_HASH;
  let seq = 0;
  for (const link of links) {
    seq++;
    const at = { dossierId: link.dossierId, seq: link.seq };
    if (link.seq !== seq) return { dossierId: link.dossierId, seq, fault: 'event-missing' };
    if (link.prevHash !== prevHash) return { ...at, fault: 'link-broken' };
    if (chainHash(link.prevHash, link.dossierId, link.seq, link.body) !== link.hash)
      return { ...at, fault: 'body-altered' };
    if (!columnsAgree(link)) return { ...at, fault: 'columns-differ' };
    prevHash = link.hash;
  }
  const [first] = links;
  if (head && first && (head.seq !== seq || head.hash !== prevHash))
    return { dossierId: first.dossierId, seq: head.seq, fault: 'tail-cut' };
  return undefined;
}

function columnsAgree(link: ChainLink): boolean {
  const event = JSON.parse(link.body) as { type: string; at: string; by: { id: string } };
  return event.type === link.type && Date.parse(event.at) === Date.parse(link.at) && event.by.id === link.actor;
}
