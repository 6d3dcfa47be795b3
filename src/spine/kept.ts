/** What is kept of a dossier beside its events, and who says whether it says what they say. */
import type { ChainFault } from './chain.ts';
import type { OpenTask } from './store.ts';

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
    pausedSince?: string;
    story: boolean;
  };
  /** What the list of statuses says of its result; nothing while it is being brought to what the record says. */
  resultStatus?: number;
  tasks: Pick<OpenTask, 'id' | 'unit' | 'post' | 'act' | 'assignee'>[];
}

/** Names of the parts that say something else than the events. */
export type Differs = (kept: KeptDossier, bodies: readonly string[]) => readonly string[];

export interface ChainsRead {
  dossiers: number;
  events: number;
  faults: ChainFault[];
}
