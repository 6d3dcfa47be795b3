/** What lists and loads start from says what the events say, after every event there is and however a dossier began. */
import { beforeAll, describe, expect, it } from 'vitest';
import { BEGINS } from '#dossier/commands.ts';
import { allowedIn } from '#dossier/decide.ts';
import type { DossierEvent, EventType } from '#dossier/events.ts';
import { evolve, foldText } from '#dossier/evolve.ts';
import { isFiling } from '#dossier/filed.ts';
import { type DossierState, noDossier } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { FIRST_HASH } from '#spine/chain.ts';
import { MemoryStore } from '#spine/memory-store.ts';
import { AT, everyEvent, type Samples } from '../../test/support/every-event.ts';
import { type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { commitOf } from './commit.ts';
import { keptDiffers } from './kept-as-folded.ts';
import type { Procedure } from './platform.ts';

let test: TestPlatform;
let rules: Procedure;
let samples: Samples;
beforeAll(async () => {
  test = await testPlatform(new MemoryStore<DossierState>(foldText));
  rules = must(await test.platform.procedure('1.001193'));
  samples = everyEvent(rules.hash);
});

const sample = (type: EventType) => ({ type, at: AT, ...samples[type] }) as DossierEvent;
const brought = (): DossierEvent => {
  const { procedure, channel, applicant, representative, place, receivingUnit, answers } = samples['dossier-drafted'];
  const handed = { procedure, channel, applicant, representative, place, receivingUnit, answers };
  return { ...(sample('dossier-refused') as DossierEvent & { type: 'dossier-refused' }), brought: handed };
};
/** By the act that begins so. */
const beginnings: Record<(typeof BEGINS)[number], () => DossierEvent> = {
  'draft-dossier': () => sample('dossier-drafted'),
  'refuse-reception': brought,
};

/** Each event as an act of its own; what differs after any of them. */
async function differing(events: readonly DossierEvent[]): Promise<unknown[]> {
  const id = crypto.randomUUID();
  const found: unknown[] = [];
  let state = noDossier(id);
  for (const event of events) {
    const loaded = await test.store.load(id);
    const snapshot = {
      state,
      seq: loaded?.seq ?? 0,
      hash: loaded?.hash ?? FIRST_HASH,
      savedSeq: loaded?.savedSeq ?? 0,
    };
    const commit = commitOf(test.platform, snapshot, rules, [event], evolve(state, event));
    expect(await test.store.commit(commit)).toMatchObject({ result: 'committed' });
    state = must(await test.store.load(id).then((one) => one!.state));
    const { faults } = await test.store.verify(id, keptDiffers);
    found.push(...faults.map(({ parts }) => `${event.type}: ${parts}`));
  }
  return found;
}

describe('what is kept beside the events', () => {
  it('is filed by whatever begins a dossier, and no other act begins one', () => {
    expect(Object.keys(allowedIn).filter((act) => allowedIn[act as keyof typeof allowedIn].includes('none'))).toEqual([
      ...BEGINS,
    ]);
    for (const begun of Object.values(beginnings)) expect(isFiling(begun())).toBe(true);
  });

  it.each(BEGINS)('says what they say after every event on its own, of what %s began', async (act) => {
    const begun = beginnings[act]();
    for (const type of Object.keys(samples) as EventType[])
      expect([type, await differing([begun, sample(type)])]).toEqual([type, []]);
  });

  it('says it after all of them, one after the other', async () => {
    expect(await differing((Object.keys(samples) as EventType[]).map(sample))).toEqual([]);
  });
});
