/** Knowing the hash of a file attaches it to nothing: whoever acts names what they brought, or what the dossier has. */
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Channel } from '#dossier/state.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import type { SignerIdentity } from '#spine/papers.ts';
import { actsOf } from '../../test/support/acts.ts';
import { delegation, withDelegations } from '../../test/support/delegations.ts';
import {
  anotherBirth,
  officer,
  partyOf,
  person,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { startDossier } from './perform.ts';
import { type PaperRoom, signScans } from './take-in.ts';

const [an, binh, counter] = [person('an'), person('binh'), officer('hong-gai.counter.hoa')];
const [OF_AN, OF_CUC, OF_NOBODY] = ['a', 'c', '0'].map((one) => one.repeat(64));
let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  const owners: Record<string, string> = { [OF_AN]: 'citizen:an', [OF_CUC]: 'citizen:cuc' };
  Object.assign(test.platform, {
    findOwnFile: async (hash: string, owner: string) =>
      owners[hash] === owner ? { type: 'application/pdf', scan: 'clean' } : undefined,
  });
  withDelegations(test, [delegation('an', 'binh')]);
});
const { act, stateOf } = actsOf(() => test, an);

const paper = (file: string, component = 'birth-proof') => ({ component, originals: 1, copies: 0, file });
const draft = (file: string, by: Actor, channel: Channel = by.kind === 'officer' ? 'counter' : 'online') => ({
  ...({ act: 'draft-dossier', channel, applicant: partyOf('an'), place: '06685' } as const),
  ...(channel === 'counter' && { receivingUnit: '06685-mc', delivery: { method: 'counter' as const } }),
  ...(by === binh && { representative: { ...partyOf('binh'), authority: 'x' } }),
  answers: anotherBirth(),
  components: [paper(file)],
});
const begin = (file: string, by: Actor) => startDossier(test.platform, '1.001193', draft(file, by) as never, by);

describe('a file', () => {
  it.each([
    ['who applies', an],
    ['who represents them', binh],
    ['the counter', counter],
  ])('is taken from nobody who did not bring it: %s', async (_, by) => {
    for (const file of [OF_CUC, OF_NOBODY]) {
      const refused = await begin(file, by);
      expect(refused).toMatchObject({ code: 'paper-file-unknown' });
      if (isRefusal(refused))
        for (const language of LANGUAGES) expect(refusalText(refused, language)).not.toMatch(/undefined|\{/);
    }
  });

  it('is refused likewise when it comes with a later act', async () => {
    const { dossierId } = must(await begin(OF_AN, an));
    for (const one of [
      draft(OF_CUC, an),
      { act: 'submit-dossier', components: [paper(OF_CUC)] },
      { act: 'supplement-dossier', components: [paper(OF_CUC)] },
    ])
      expect(await act(dossierId, one)).toMatchObject({ code: 'paper-file-unknown' });
    expect((await stateOf(dossierId)).components.map(({ file }) => file)).toEqual([OF_AN]);
  });

  it('that the dossier has is named again by who acts on it', async () => {
    const { dossierId } = must(await begin(OF_AN, an));
    must(await act(dossierId, draft(OF_AN, binh), an));
    must(await act(dossierId, draft(OF_AN, binh), binh));
    expect((await stateOf(dossierId)).components.map(({ file }) => file)).toEqual([OF_AN]);
  });

  it('that one officer scanned is signed by no colleague whose own scans waited meanwhile', async () => {
    const scanned = 'b'.repeat(64);
    const findOwnFile = async () => ({ type: 'application/pdf', scan: 'clean' });
    Object.assign(test.platform, { findOwnFile });
    const { dossierId } = must(await begin(scanned, counter));
    must(await act(dossierId, { act: 'submit-dossier' }, counter));
    const signers: string[] = [];
    const room = {
      shop: {
        files: {
          open: async () => Readable.from([Buffer.from('x')]),
          keep: async () => ({ hash: 'd'.repeat(64), sizeBytes: 1 }),
        },
        signer: async () => ({
          sign: async (pdf: Uint8Array, [by]: SignerIdentity[]) => {
            signers.push(by.id);
            return pdf;
          },
        }),
      },
      shelf: { scanState: async () => 'clean' },
      typeOf: async () => 'application/pdf',
      asPdf: async (pdf: Uint8Array) => ({ pdf, pages: 1 }),
    } as unknown as PaperRoom;
    await signScans(test.platform, room, dossierId, 'hong-gai.civil.minh');
    expect([signers, (await stateOf(dossierId)).components[0].signed]).toEqual([[], undefined]);
    await signScans(test.platform, room, dossierId, counter.id);
    expect(signers).toEqual([counter.id]);
    expect((await stateOf(dossierId)).components[0].signed).toMatchObject({ file: 'd'.repeat(64) });
  });
});
