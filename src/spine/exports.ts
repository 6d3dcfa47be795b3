/** What leaves whole: a dossier as one archive that proves itself, a paper as a sheet for calculation. */
import type { Readable } from 'node:stream';
import type { ChainLink } from './chain.ts';
import type { Paper, SignerIdentity } from './papers.ts';

export interface ArchiveFile {
  /** With `/` for folders. */
  name: string;
  content: Uint8Array;
}

export interface DossierArchive {
  dossierId: string;
  code: string;
  at: Date;
  events: readonly ChainLink[];
  /** Numbers of those that are for the office alone, or for nobody outside yet. */
  withheld?: readonly number[];
  /** How many at the beginning go with their hashes; all, where nothing is said. */
  chained?: number;
  files: readonly ArchiveFile[];
  /** The agency that signs for it. */
  by: SignerIdentity;
}

export interface Exporter {
  /** A zip: events, papers, hashes of all, signed by the agency, and a program that checks it without us. */
  archive(dossier: DossierArchive): Promise<Readable>;
  /** XLSX with the facts and tables of the paper, one after the other. */
  sheet(paper: Paper): Promise<Uint8Array>;
}
