/**
 * What leaves the office on paper or as a file: the paper as data, the printer that makes a PDF of it, and the signers that make
 * the PDF worth something outside.
 */
import { TargetAway } from './targets.ts';

export interface Span {
  text: string;
  bold?: boolean;
  italic?: boolean;
}

export interface Fact {
  key: string;
  value: string;
}

export type Block =
  /** `recital` is a line «Căn cứ …»; `centred` stands alone in the middle, as «QUYẾT ĐỊNH:» does. */
  | { kind: 'heading' | 'paragraph' | 'recital' | 'centred'; spans: Span[] }
  | { kind: 'list'; items: Span[][] }
  | { kind: 'facts'; rows: Fact[] }
  /** Lines of a form, one or more facts beside each other; what is empty is left open, to be written by hand. */
  | { kind: 'fields'; lines: Fact[][] }
  /** Without a head, all its cells empty, it is a table of fields. `widths` are shares of the width. */
  | { kind: 'table'; caption: string; head: string[]; rows: string[][]; widths?: number[] };

export interface PaperSignature {
  /** Lines above the position: «TM. ỦY BAN NHÂN DÂN», «KT. CHỦ TỊCH». */
  authority?: string[];
  /** Position, or part in the matter: «PHÓ CHỦ TỊCH», «NGƯỜI NỘP HỒ SƠ». */
  title: string;
  /** Under it: «(Ký và ghi rõ họ tên)». */
  hint?: string;
  name: string;
  /** What stands in the place of a hand's signature. */
  note?: string;
  /** Under the name, where the title above it is no position. */
  position?: string;
}

/** A paper of an agency in the official layout (Decree 30/2020/NĐ-CP, Annex I): who writes, what, to whom, who signs. */
export interface Paper {
  title: string;
  /** Under the title: what it is about. */
  subject?: string;
  /** In a corner: which form of which circular it is. */
  form?: string;
  /** The body above the agency, where it has one. */
  superior?: string;
  agency: string;
  number?: string;
  placeAndDate: string;
  blocks: Block[];
  recipients: string[];
  signatures: PaperSignature[];
  /** Small, at its end: that it is a draft of the office's own. */
  remark?: string;
  /** The dossier's code, at the foot of every page. */
  code: string;
  /** Short address at which the paper can be looked up, drawn as a QR code; and what is said beside it. */
  address?: string;
  addressText?: string;
  /** Where its status stands: the address of a status list, `#`, and the entry. */
  status?: string;
  /** On a sheet that lies on its side: for tables of many columns. */
  wide?: true;
  /** A certificate: nothing of an official letter stands around it, and its number stands under its title. */
  certificate?: true;
  /** Kept to one page, set smaller where it must be. */
  onePage?: true;
  /** Instant the paper is of: the same paper printed again has the same bytes. */
  at: string;
}

export interface Printer {
  /** PDF/A-2a and PDF/UA-1; the same paper gives the same bytes. */
  print(paper: Paper): Uint8Array;
}

/** Whose signature: a person who decided, or an agency with its seal. */
export interface SignerIdentity {
  kind: 'person' | 'agency';
  /** Officer or unit code. */
  id: string;
  name: string;
  /** The unit of a person; for an agency its own name. */
  organisation: string;
  title?: string;
}

/** What a signing service answers when it cannot be reached: nothing is wrong with the paper, it is tried again. */
export class SigningUnavailable extends TargetAway {
  constructor(message: string, options?: { cause?: unknown }) {
    super('signing', message, options);
  }
}

/** The key itself cannot sign, or not for this signer: it waits until whoever keeps the keys has mended that, and no try is used up. */
export class KeyUnusable extends TargetAway {
  constructor(message: string, options?: { cause?: unknown }) {
    super('keys', message, options);
  }
}

export interface PaperSigner {
  /** Signs in the order given, each over what the one before signed; then time stamps and keeps what proves it later. */
  sign(pdf: Uint8Array, by: readonly SignerIdentity[], at: Date, reason: string): Promise<Uint8Array>;
}

/** Why a paper does not hold. */
export type PaperFault =
  | 'paper-unreadable'
  /** It takes more time or memory to read than anybody's paper may. */
  | 'paper-too-much'
  | 'paper-not-signed'
  | 'paper-changed'
  | 'signature-broken'
  | 'certificate-untrusted'
  /** Made for something else than to sign papers. */
  | 'certificate-not-entitled'
  | 'certificate-expired'
  | 'certificate-revoked'
  | 'time-stamp-broken'
  /** Of a result: nobody who decided signed it, no such signature holds, or the seal is another agency's than theirs. */
  | 'decider-missing'
  | 'decider-broken'
  | 'seal-of-another'
  /** Of what an agency seals: it ends before the seal, as a file that was cut short does. */
  | 'seal-missing'
  /** Of a result: nothing in it proves that the certificates were not taken back. */
  | 'revocation-unproven'
  | 'result-revoked'
  | 'result-replaced'
  | 'status-unknown';

export interface SignatureFinding {
  kind: 'person' | 'agency' | 'time';
  name: string;
  organisation: string;
  title?: string;
  /** By its time stamp; nothing where there is none that holds. */
  at?: string;
  serialNumber: string;
  faults: PaperFault[];
}

/**
 * By what was signed: a result has the seal of an agency and a place in a list of results; another paper a seal alone; a copy of what
 * was handed in the signature of an officer who says that it is one, whatever it says about itself. What a person alone signed, who
 * says nothing of the kind, is that and no more.
 */
export type PaperKind = 'result' | 'paper' | 'copy' | 'person';

/** What an officer signs as the reason under a copy of what was handed in: which paper of the list, of which dossier. */
export const copyReason = (component: string, code: string | undefined): string => `${component} ${code}`;

/** The title of a letter, which a result is signed with, is of several words; the name of a listed paper is one, in small letters. */
export const isCopyReason = (reason: string): boolean =>
  /^[a-z][a-z0-9-]*\s\S+\s*$/.test(reason) && CODE_AT_END.test(reason);

const CODE_AT_END = /(?:^|\s)([A-Z]\d{2}\.\S{2,30}-\d{6}-\d{3,})\s*$/;

/** The dossier's code, at the end of the reason that signing writes; empty where there is none. */
export const codeInReason = (reason: string): string => CODE_AT_END.exec(reason)?.[1] ?? '';

export interface PaperFinding {
  holds: boolean;
  kind: PaperKind;
  title: string;
  /** The dossier the paper is of. */
  code: string;
  /** Where the paper says that its status stands. */
  statusAt?: { uri: string; idx: number };
  /** What a list at hand says of it; looked up by who has one. */
  status?: 'valid' | 'revoked' | 'replaced' | 'unknown';
  statusAsOf?: string;
  sha256: string;
  signatures: SignatureFinding[];
  faults: PaperFault[];
}
