/** A result that is proposed to be taken back, and one that was. */
import type { SignedResult } from './state.ts';

/** The conclusion that it was given against the law, the notice to its holder, and their scan, where there are any. */
export interface RevocationGround {
  conclusion?: { number: string; on: string; by: string };
  notice?: { number: string; on: string };
  file?: string;
}

/** By an officer of the unit that issued it or that may take it back, on record as their own act. */
export interface RevocationProposal extends RevocationGround {
  at: string;
  by: { id: string; name: string };
  reason: string;
  law: string;
  /** The dossier whose result is to stand in its place. */
  replacedBy?: { code: string; number: string };
  /** By when it is decided on, by the setting `proposal-days`; of before, none was set. */
  dueAt?: string;
  /** When who decides is reminded of it. */
  remindAt?: string;
  reminded?: true;
  /** The date passed before it was decided on. */
  late?: true;
}

/** What a result was taken back on, and who prepared it. Without `proposedAt` who signed named them, from before they proposed it themselves. */
export interface RevocationBasis extends RevocationGround {
  preparedBy: { id: string; name: string };
  proposedAt?: string;
}

/** A result that was taken back: it holds no more, whoever shows it. */
export interface Revocation {
  /** Before, it was not asked. */
  basis?: RevocationBasis;
  at: string;
  by: string;
  reason: string;
  law: string;
  /** The dossier whose result stands in its place. */
  replacedBy?: { code: string; number: string };
  /** The decision that takes it back: of which unit, by which officer, with which number. Before, none was made. */
  paper?: { unit: string; officer: string; number: string; signed?: SignedResult };
}
