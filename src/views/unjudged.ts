/** What was found of a paper by its file alone, apart from what is wrong with it. */
import type { CredentialFault } from '#spine/credentials.ts';
import type { PaperFault, PaperFinding } from '#spine/papers.ts';

const UNJUDGED: ReadonlySet<string> = new Set<PaperFault | CredentialFault>([
  'paper-not-signed',
  'paper-unreadable',
  'paper-too-much',
  'credential-unreadable',
  'status-unknown',
]);

/** Whether nothing can be said of it, for or against: only what is broken, altered or taken back is not to be trusted. */
export const isUnjudged = (faults: readonly (PaperFault | CredentialFault)[]): boolean =>
  faults.length > 0 && faults.every((fault) => UNJUDGED.has(fault));

/** Whether somebody whose certificate is trusted truly signed it, and it is not any more as they signed it. */
export const isAltered = ({ faults, signatures }: Pick<PaperFinding, 'faults' | 'signatures'>): boolean =>
  signatures.some((one) => one.faults.includes('paper-changed')) ||
  (faults.includes('paper-changed') &&
    signatures.some(
      (one) => !one.faults.includes('signature-broken') && !one.faults.includes('certificate-untrusted') && one.name,
    ));

export type HoldsAs = 'check.holds' | 'check.holds-copy' | 'check.holds-person';

/** What is said of a paper that holds: a copy of what was handed in says nothing about whether that was true, nor does a person alone. */
export const holdsAs = ({ kind }: Pick<PaperFinding, 'kind'>): HoldsAs =>
  kind === 'copy' ? 'check.holds-copy' : kind === 'person' ? 'check.holds-person' : 'check.holds';

/** Whether it is not what was issued, altered or cut short: the issued one is to be asked for. */
export const isOtherThanIssued = (finding: Pick<PaperFinding, 'faults' | 'signatures'>): boolean =>
  isAltered(finding) || finding.faults.includes('seal-missing');
