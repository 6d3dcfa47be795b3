/** Signing authority as the province's file writes it. */
import type { Period } from './dated.ts';

/** What the heads of a type of unit are called. */
export interface Titles {
  /** The body in whose name its head signs (TM.), for one that decides as a body. */
  collective?: string;
  head: string;
  deputy: string;
}

/** In the head's place, by order, authorised. */
export type Capacity = 'KT' | 'TL' | 'TUQ';

export interface SigningRow extends Period {
  unit: string;
  capacity: Capacity;
  /** One officer, or who holds a post: of the unit itself or of another. */
  by: { officer?: string; unit?: string; post?: string };
  /** What the signer is called; by the post where nothing is said. */
  title?: string;
  /** Codes; every procedure without. */
  procedures?: string[];
  basis: string;
}

export interface SigningSource {
  titles: Record<string, Titles>;
  ownTitles?: Record<string, Titles>;
  authority?: SigningRow[];
}
