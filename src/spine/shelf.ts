/** A person's shelf: their papers, who they show results to; and what is known of files beside their content. */
import type { ScanState } from './files.ts';
import type { Listed, Page, Scope } from './store.ts';

export interface ShelfPaper {
  hash: string;
  name: string;
  type: string;
  pages?: number;
  sizeBytes: number;
  at: string;
}

export interface Share {
  id: string;
  owner: string;
  dossierId: string;
  /** Names of the facts that are shown; none shows the paper itself. */
  facts: readonly string[];
  createdAt: string;
  expiresAt: string;
  revokedAt?: string;
  /** How often it was opened, and when last. */
  opened: number;
  openedAt?: string;
}

export interface FoundText {
  dossierId: string;
  code?: string;
  procedure: string;
  applicantName: string;
  unit: string;
  component: string;
}

export interface ShelfStore {
  /** Papers that somebody sent, newest first, each content once. */
  listPapers(owner: string, page: Page): Promise<Listed<ShelfPaper>>;

  /** `hash` is that of the secret in the link. */
  addShare(hash: string, share: Omit<Share, 'opened' | 'openedAt' | 'revokedAt'>): Promise<void>;
  /** Those that are open at that time, all of them. */
  listShares(owner: string, at: string): Promise<Share[]>;
  /** Whoever opened them. */
  listSharesOf(dossiers: readonly string[], at: string): Promise<Share[]>;
  /** One that is open at that time; opening is counted. */
  openShare(hash: string, at: string): Promise<Share | undefined>;
  revokeShare(id: string, of: { owner: string } | { dossiers: readonly string[] }, at: string): Promise<boolean>;

  /** `unscanned` where no scanner was ever asked. */
  scanState(hash: string): Promise<ScanState>;
  setScanState(hash: string, state: Exclude<ScanState, 'unscanned'>, at: string): Promise<void>;

  /** `text` folded: without marks and case. The same again changes nothing. */
  indexText(dossierId: string, component: string, hash: string, text: string): Promise<void>;
  /** All the words, in papers of dossiers that somebody may see. */
  searchText(folded: string, scope: Scope, limit: number): Promise<FoundText[]>;
}
