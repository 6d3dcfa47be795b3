/** A supplement that leaves what was asked for as it was is sent only with the reason for it. */
import { describe, expect, it } from 'vitest';
import type { Command } from '#dossier/commands.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { everyRefusal, isRefusal, must } from '#kernel/outcome.ts';
import { timelineOf } from '#views/timeline.ts';
import {
  birthAnswers,
  holder,
  houseAnswers,
  partyOf,
  person,
  province,
  testPlatform,
} from '../../test/support/platform.ts';
import { perform, startDossier } from './perform.ts';

const FILE = 'a'.repeat(64);
const place = { childPlaceOfBirth: birthAnswers.childPlaceOfBirth };
const paper = (file?: string) => [{ component: 'drawings', originals: 2, copies: 0, ...(file && { file }) }];

/** Of a building permit where papers are asked for, of a birth elsewhere. */
async function asked(...items: string[]) {
  const test = await testPlatform();
  Object.assign(test.platform, { findOwnFile: async () => ({ type: 'application/pdf', scan: 'clean' }) });
  const isPaper = items.includes('drawings');
  const drawn = ['form', 'land-paper', 'drawings'].map((component) => ({
    component,
    originals: 2,
    copies: 2,
    file: FILE,
  }));
  const draft: Command = {
    act: 'draft-dossier',
    channel: 'online',
    applicant: partyOf(isPaper ? 'dung' : 'an'),
    place: '06685',
    answers: isPaper ? { ...houseAnswers, landAddress: 'Khu 7, phường Hồng Gai' } : birthAnswers,
    components: isPaper ? drawn : [{ component: 'birth-proof', originals: 1, copies: 0 }],
  };
  const by = person(isPaper ? 'dung' : 'an');
  const { dossierId } = must(await startDossier(test.platform, isPaper ? '1.013225' : '1.001193', draft, by));
  must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, by));
  const list = items.map((item) => ({ item, reason: 'Ghi đủ tên xã, phường' }));
  const contact = { contact: 'Phạm Thị Hoa', contactPhone: '0203 3825 111' };
  const ask: Command = { act: 'request-supplement', items: list, ...contact };
  must(await perform(test.platform, dossierId, ask, holder('06685-mc', 'counter')));
  const send = (what: Omit<Extract<Command, { act: 'supplement-dossier' }>, 'act'>) =>
    perform(test.platform, dossierId, { act: 'supplement-dossier', ...what }, by);
  return { test, dossierId, send };
}

describe('a supplement', () => {
  it('keeps whom to ask about it', async () => {
    const { test, dossierId } = await asked('childPlaceOfBirth');
    const { state } = (await test.store.load(dossierId))!;
    expect(state.supplement).toMatchObject({ contact: 'Phạm Thị Hoa', contactPhone: '0203 3825 111' });
  });

  it.each([
    ['an answer as it was', ['childPlaceOfBirth'], { answers: place }],
    [
      'the same answer with other spaces',
      ['childPlaceOfBirth'],
      { answers: { childPlaceOfBirth: ' Phường Việt  Hưng, thành phố Quảng Ninh' } },
    ],
    ['the file that was there', ['drawings'], { components: paper(FILE) }],
    [
      'one of two as it was',
      ['childPlaceOfBirth', 'childName'],
      { answers: { ...place, childName: 'Nguyễn Gia Bảo Khánh' } },
    ],
  ])('with %s is refused without a reason, and the round stays open', async (_, items, what) => {
    const { test, dossierId, send } = await asked(...items);
    const refused = await send(what);
    expect(isRefusal(refused) && [refused.code, refused.params['ids']]).toEqual(['supplement-unchanged', [items[0]]]);
    expect(isRefusal(await send({ ...what, kept: '.' }))).toBe(true);
    expect((await test.store.load(dossierId))!.state.status).toBe('awaiting-supplement');
    const done = must(await send({ ...what, kept: 'Tên bệnh viện đã đúng theo giấy chứng sinh' }));
    const kept = { items: [items[0]], reason: 'Tên bệnh viện đã đúng theo giấy chứng sinh' };
    expect(done.events).toMatchObject([{ type: 'dossier-supplemented', kept }]);
    const events = (await test.store.readEvents(dossierId)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const lines = timelineOf(dossierId, events, province, 'vi', { step: String, item: String, law: String });
    expect(lines.map(({ detail }) => detail)).toContain(`Giữ nguyên: ${items[0]}. ${kept.reason}`);
  });

  it('with one as it was and another missing is told both at once', async () => {
    const { send } = await asked('childPlaceOfBirth', 'childName');
    const refused = await send({ answers: place });
    expect(isRefusal(refused) && everyRefusal(refused).map(({ code, params }) => [code, params['ids']])).toEqual([
      ['supplement-incomplete', ['childName']],
      ['supplement-unchanged', ['childPlaceOfBirth']],
    ]);
  });

  it.each([
    [
      'another answer',
      ['childPlaceOfBirth'],
      { answers: { childPlaceOfBirth: 'Phường Hồng Gai, thành phố Quảng Ninh' } },
    ],
    ['another file', ['drawings'], { components: paper('b'.repeat(64)) }],
    ['a paper by hand', ['drawings'], { components: paper() }],
  ])('with %s needs no reason', async (_, items, what) => {
    const { send } = await asked(...items);
    expect(must(await send(what)).events[0]).not.toHaveProperty('kept');
  });
});
