/** The paper of an act before it is done: as it will be printed, with what was typed, and nothing written. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { Province } from '#authority/province.ts';
import type { Command } from '#dossier/commands.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import type { Paper } from '#spine/papers.ts';
import { CONDITION, concludeAgainst, publishCondition } from '../../test/support/acts.ts';
import { birthUntil } from '../../test/support/begun.ts';
import { holder, officer, province, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { propose } from '../../test/support/revocation.ts';
import { resultPaper, takingBackPaper } from './documents.ts';
import { perform } from './perform.ts';
import { type Preview, previewAct } from './preview.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const BIRTH = '1.001193';
const LAW = 'Điều 16 Luật Hộ tịch số 60/2014/QH13';
const chair = holder('06685', 'head');
const provincial = holder('ubnd-tinh', 'head');
const stateOf = async (id: string) => (await test.store.load(id))!.state;
const shownOf = async (id: string) => ({
  rules: must(await test.platform.procedureByHash((await stateOf(id)).procedure.hash)),
  pack: shipped.get(BIRTH)!,
});
const preview = async (id: string, command: Command, actor: Actor) =>
  previewAct(test.platform, await shownOf(id), id, command, actor);

/** As a paper after the act, but for the number, which is drawn as it is recorded. */
const unnumbered = ({ number: _, ...paper }: Paper) => paper;

async function shownThenDone(id: string, command: Command, actor: Actor): Promise<{ seen: Paper; made: Paper }> {
  const before = await test.store.readEvents(id);
  const { paper: seen } = must(await preview(id, command, actor));
  expect(await test.store.readEvents(id)).toEqual(before);
  const { state } = must(await perform(test.platform, id, command, actor));
  const { rules, pack } = await shownOf(id);
  const made = state.result?.revoked
    ? takingBackPaper(test.platform, rules, pack, state)
    : resultPaper(test.platform, rules, pack, state);
  return { seen: seen!, made: made! };
}

describe('a paper is shown before it is signed, as it is then printed,', () => {
  it('of a decision against the request', async () => {
    const id = await birthUntil(test, 'decide-dossier');
    const grounds = await concludeAgainst(test.platform, id);
    const [{ id: task }] = (await stateOf(id)).tasks;
    const why = { reason: 'Khai trùng', law: LAW };
    const against: Command = { act: 'decide-dossier', task, outcome: 'rejected', grounds, ...why };
    const { seen, made } = await shownThenDone(id, against, chair);
    expect([seen.number, made.number]).toEqual(['Số: ……/TB-UBND', 'Số: 01/TB-UBND']);
    expect(unnumbered(seen)).toEqual(unnumbered(made));
    expect(JSON.stringify(seen.blocks)).toContain('Cụ thể: Khai trùng.');
  });

  it('of an apology with a new date, which is made once', async () => {
    const id = await birthUntil(test, 'decide-dossier');
    const before = await test.store.readEvents(id);
    const dueAt = '2026-11-27T17:00:00+07:00';
    const extend: Command = { act: 'extend-dossier', dueAt, reason: 'Chờ cơ sở y tế xác nhận giấy chứng sinh' };
    const { slip } = must(await preview(id, extend, chair));
    expect(slip).toMatchObject({ form: '04', reason: extend.reason, newDue: expect.stringContaining('27/11/2026') });
    expect(await test.store.readEvents(id)).toEqual(before);
  });

  it('of a refusal after reception', async () => {
    const id = await birthUntil(test, 'decide-dossier');
    const grounds = await concludeAgainst(test.platform, id);
    const { seen, made } = await shownThenDone(id, { act: 'refuse-dossier', grounds, law: LAW }, chair);
    expect(seen.number).toBe('Số: ……/TB-UBND');
    expect(unnumbered(seen)).toEqual(unnumbered(made));
    // Who signs adds no word, and nothing stands there for one.
    expect(JSON.stringify(seen.blocks)).toMatch(/Lý do: Kết luận không đủ điều kiện/);
    expect(JSON.stringify(seen.blocks)).not.toContain('Cụ thể');
  });

  it('of a result that is taken back', async () => {
    const id = await birthUntil(test, 'deliver-result');
    must(await propose(test.platform, id, { reason: 'Cấp sai người đứng tên', law: LAW }));
    const { seen, made } = await shownThenDone(id, { act: 'revoke-result' }, provincial);
    expect([seen.title, seen.number, made.number]).toEqual(['QUYẾT ĐỊNH', 'Số: ……/QĐ-UBND', 'Số: 01/QĐ-UBND']);
    expect(unnumbered(seen)).toEqual(unnumbered(made));
  });

  it('of a decision that is taken back before its result is issued', async () => {
    const competence = province.source.competence.filter(({ role }) => role !== 'revoke');
    test = await testPlatform(undefined, must(Province.from({ ...province.source, competence })));
    const id = await birthUntil(test, 'issue-result');
    must(await propose(test.platform, id, { reason: 'Cấp sai người đứng tên', law: LAW }));
    const { seen, made } = await shownThenDone(id, { act: 'revoke-result' }, chair);
    expect([seen.title, seen.number]).toEqual(['THÔNG BÁO', 'Số: ……/TB-UBND']);
    expect(unnumbered(seen)).toEqual(unnumbered(made));
  });

  it('of what was asked for, when it is approved', async () => {
    const id = await birthUntil(test, 'decide-dossier');
    const [{ id: task }] = (await stateOf(id)).tasks;
    const seen = must(await preview(id, { act: 'decide-dossier', task, outcome: 'approved' }, chair)) as Preview;
    expect(seen.paper).toMatchObject({ title: 'GIẤY KHAI SINH', signatures: [{ name: chair.name }] });
    expect(seen.paper!.number).toContain('……');
    expect((await stateOf(id)).decision).toBeUndefined();
  });

  it('of a refusal at reception: form 03', async () => {
    const id = await birthUntil(test, 'receive-dossier');
    const counter = officer('hong-gai.counter.hoa');
    publishCondition(test.platform);
    const grounds = [CONDITION];
    const seen = must(await preview(id, { act: 'refuse-dossier', grounds, law: LAW }, counter));
    expect(seen).toMatchObject({ slip: { form: '03', number: '……/PTC-TTPVHCC' } });
    expect(seen).toMatchObject({ slip: { grounds: [{ vi: expect.stringContaining('Điều kiện để thử') }] } });
    expect((await stateOf(id)).status).toBe('submitted');
  });
});

it('what would be refused is refused before', async () => {
  const id = await birthUntil(test, 'decide-dossier');
  const codeOf = async (command: Command, actor: Actor) => {
    const outcome = await preview(id, command, actor);
    return isRefusal(outcome) ? outcome.code : 'shown';
  };
  const refusal = { act: 'refuse-dossier', reason: 'Khai trùng', law: LAW } as const;
  expect(await codeOf(refusal, chair)).toBe('refusal-unconcluded');
  expect(await codeOf({ ...refusal, reason: '.' }, chair)).toBe('reason-vague');
  expect(await codeOf({ ...refusal, law: 'abc' }, chair)).toBe('law-vague');
  expect(await codeOf(refusal, officer('hong-gai.civil.minh'))).toBe('not-permitted');
  const other = await previewAct(test.platform, await shownOf(id), id, refusal, chair, { ifSeq: 1 });
  expect(isRefusal(other) && other.code).toBe('stale-version');
});
