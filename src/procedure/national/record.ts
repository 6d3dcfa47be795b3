/** A procedure as the national database holds it, and as it is read: what the record leaves open stays open, with a doubt. */
import type { Channel } from '../pack.ts';
import type { Doubt } from './doubts.ts';

export interface NationalChannel {
  channel: string;
  time?: number | null;
  unit?: string | null;
  feeVnd?: number | null;
}

export interface NationalRecord {
  code: string;
  name: string;
  ministry: string;
  field: string;
  levels: string[];
  kind: string;
  audience: string[];
  competentAuthority: string;
  announced: string;
  channels: NationalChannel[];
  /** A line of the index: time and fee are those of its first channel, and nobody knows which that is. */
  firstChannelOnly?: boolean;
  result: string;
  resultCode: string;
  legalBases: string[];
  stepsText: string;
  conditionsText: string;
  dossierText: string;
  url: string;
}

export type LimitKind =
  | 'workingDays'
  | 'calendarDays'
  | 'workingHours'
  | 'sameDay'
  | 'immediate'
  | 'byCase'
  | 'unstated';

/** A document by number, with the article where the text names it. */
export interface LawReading {
  number: string;
  article?: string;
}

export interface LimitReading {
  kind: LimitKind;
  /** Only of days and hours. */
  amount: number | null;
  law?: LawReading;
}

export type FeeReading = number | 'unstated' | 'byCase' | 'byCouncil';

export interface ChannelReading {
  channel: Channel;
  limit: LimitReading;
  feeVnd: FeeReading;
  feeLaw?: LawReading;
  /** The words that say that nothing is to be paid. */
  freeBy?: string;
}

export interface ComponentReading {
  name: string;
  originals: number;
  copies: number;
  /** Any one of these does; empty where the paper is the only one. */
  oneOf: string[];
  /** They are joined by «hoặc» in one line, which is shown whole: its other words may be said of each of them. */
  joined?: true;
  /** The case in which it is asked for, as the record heads it. */
  case: string | null;
  /** Whose paper it is, or what becomes of it, as the record heads its list: «Hồ sơ của người nhận con nuôi». */
  group?: string;
  /** It is shown and given back: the record forbids to keep it, or to ask for a copy. */
  shown?: true;
}

export interface StepReading {
  name: string;
  by: 'office' | 'citizen';
}

export interface ResultReading {
  code: string | null;
  name: string;
}

/** Why somebody should look, and at what: a channel, a component (`c3`), a step (`s2`), or nothing for the record itself. */
export interface DoubtReading {
  id: Doubt;
  about: string;
}

export type TierReading = 'province' | 'commune' | 'ministry' | 'other';

export interface Reading {
  code: string;
  name: string;
  tier: TierReading;
  /** As the source says it; empty where it does not. */
  decider: string;
  audience: string[];
  channels: ChannelReading[];
  components: ComponentReading[];
  /** What the list of papers says beside them. */
  notes: string[];
  steps: StepReading[];
  /** The record counts its steps: «Bước 1, Bước 2». */
  numbered: boolean;
  /** The steps tell of more than one case, so they are no one sequence. */
  severalCases: boolean;
  results: ResultReading[];
  laws: string[];
  doubts: DoubtReading[];
}
