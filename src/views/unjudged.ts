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

/** What is said of a paper that holds: a copy of what was handed in says nothing about whether that was true. */
export const holdsAs = ({ kind }: Pick<PaperFinding, 'kind'>): 'check.holds' | 'check.holds-copy' =>
  kind === 'copy' ? 'check.holds-copy' : 'check.holds';
