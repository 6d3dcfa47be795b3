/** What is kept of a dossier beside its events, and who says whether it says what they say. */
import type { ChainFault } from './chain.ts';
import type { DossierRow, OpenTask } from './store.ts';

/** A row of a register that names the dossier as where it comes from. */
export interface KeptEntry {
  register: string;
  subject: string;
  data: Readonly<Record<string, unknown>>;
  trueSince: string;
  knownSince: string;
  /** The event of the dossier. */
  seq: number;
  revokes: boolean;
}

export interface KeptDossier {
  id: string;
  code?: string;
  /** The state as it was saved, and how many events it holds. */
  saved: Readonly<Record<string, unknown>>;
  savedSeq: number;
  listed: {
    status: string;
    procedure: string;
    packHash: string;
    unit: string;
    receivingUnit: string;
    place?: string;
    applicantId: string;
    applicantName: string;
    submittedAt?: string;
    dueAt?: string;
    resultAt?: string;
    pausedSince?: string;
    pausedFor?: string;
    /** By what it is found, as the search keeps them. */
    names: string;
    numbers: string;
    /** Units that find it because they were asked or worked on it. */
    consulted: readonly string[];
    story: boolean;
  };
  /** What the list of statuses says of its result; nothing while it is being brought to what the record says. */
  resultStatus?: number;
  entries: readonly KeptEntry[];
  tasks: Omit<OpenTask, 'paused' | 'oneByOne'>[];
}

/** Names of the parts that say something else than the events. */
export type Differs = (kept: KeptDossier, bodies: readonly string[]) => readonly string[];

export interface ChainsRead {
  dossiers: number;
  events: number;
  faults: ChainFault[];
}

/** What no event tells of a dossier, as it was kept. */
export interface Remembered {
  /** Told, and nobody's work. */
  story: boolean;
  wake?: string;
}

/** All that is kept of a dossier beside its events, as they say it. */
export interface FoldedLists {
  row: DossierRow & { filed: string };
  intake: NonNullable<DossierRow['intake']>;
  seq: number;
  code?: string;
  entries: readonly KeptEntry[];
  tasks: readonly OpenTask[];
}
