/** What may be said of a signed file in which something is wrong. */
import { expect, it } from 'vitest';
import type { PaperFault, SignatureFinding } from '#spine/papers.ts';
import { isAltered } from './unjudged.ts';

const by = (...faults: PaperFault[]): SignatureFinding => ({
  kind: 'person',
  name: 'Trần Văn Quang',
  organisation: 'Ủy ban nhân dân phường Hồng Gai',
  serialNumber: '01',
  faults,
});

it.each<[string, PaperFault[], SignatureFinding[], boolean]>([
  ['as it was signed', [], [by()], false],
  ['added to after a signature that holds', ['paper-changed'], [by()], true],
  ['written over', [], [by('paper-changed')], true],
  ['added to after a signature of nobody trusted', ['paper-changed'], [by('certificate-untrusted')], false],
  ['with a signature that is none', ['signature-broken'], [by('signature-broken')], false],
  ['taken back', ['result-revoked'], [by()], false],
])(
  'says that a paper was altered only where somebody truly signed another: %s',
  (_what, faults, signatures, altered) => {
    expect(isAltered({ faults, signatures })).toBe(altered);
  },
);
