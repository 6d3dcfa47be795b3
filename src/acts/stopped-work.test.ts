/** The certificate of a linked birth is taken back, or that is proposed, while police and insurance go on: what they do ends by that decision, and they know it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { mayAct } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { evolve } from '#dossier/evolve.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, LANGUAGES, must } from '#kernel/outcome.ts';
import type { Message } from '#spine/messages.ts';
import { textOf } from '#web/message-words.ts';
import { messagesOf } from '../../test/support/acts.ts';
import { LINKED_PAPERS, linkedBirth } from '../../test/support/linked-birth.ts';
import { holder, province, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { officersTold } from './notify-officers.ts';
import { subjectOf } from './perform.ts';
import { readingScope } from './reading-scope.ts';

const DATE = '2026-11-25';
let test: TestPlatform;
const birth = linkedBirth(() => test, 'three-agencies');
const police = holder('06862-ca', 'specialist');

beforeEach(async () => {
  test = await testPlatform();
  await birth.handIn({
    channel: 'counter',
    components: LINKED_PAPERS.concat('birth-proof').map((component) => ({ component, originals: 1, copies: 1 })),
    delivery: { method: 'counter' },
  });
  for (const step of ['receive', 'register', 'population', 'sign', 'issue']) await birth.work(step);
});

async function takeBack() {
  const { unit } = await birth.state();
  const why = { reason: 'Sai họ tên mẹ', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' };
  must(await birth.act({ act: 'propose-revocation', ...why }, holder(unit, 'specialist')));
  const head = holder(province.revokingUnit('2.000986', unit, DATE)!, 'head');
  return must(await birth.act({ act: 'revoke-result' }, head));
}

const mayRead = (state: DossierState, actor = police) =>
  !isRefusal(mayAct({ act: 'read-dossier', actor, dossier: subjectOf(state), province, date: DATE }));
const finds = async (officer: string) =>
  (await test.store.findDossiers({}, readingScope(test.platform, province.officers.get(officer)!, DATE), { limit: 10 }))
    .rows.length;

it('whoever had the work goes on reading the dossier, and finds it', async () => {
  const [{ unit }] = (await birth.state()).tasks;
  expect(unit).toBe('06862-ca');
  await takeBack();
  const after = await birth.state();
  expect(after).toMatchObject({ status: 'closed', tasks: [], stopped: [{ step: 'residence', unit }] });
  // As the record keeps it, too.
  test.platform.snapshots.delete(birth.id);
  expect((await test.store.load(birth.id))!.state.stopped).toEqual(after.stopped);
  expect(mayRead(after)).toBe(true);
  expect(await finds(police.id)).toBe(1);
});

describe('the other bodies that the decision names', () => {
  const insurer = holder('bhxh-tinh', 'specialist');
  const deskOf = (unit: string) =>
    [...new Set(['specialist', 'head'].flatMap((post) => province.holders(unit, post, DATE)))]
      .map(({ id }) => `officer:${id}`)
      .sort();
  const ownersOf = (sent: Message[], kind: string) =>
    sent
      .filter((one) => one.kind === kind)
      .map(({ owner }) => owner)
      .sort();
  const speaks = (message: Message, number: string) => {
    for (const language of LANGUAGES) {
      const { subject, what, next } = textOf(message, language);
      expect([subject, what, next].join(' ')).not.toMatch(/\{\{|undefined/);
      expect(what).toContain(number);
    }
  };

  it('whose turn had not come is told that nothing comes, reads the dossier and finds it', async () => {
    expect(mayRead(await birth.state(), insurer)).toBe(false);
    expect(await finds(insurer.id)).toBe(0);
    const { seq, state } = await takeBack();
    expect(state.others).toEqual([{ step: 'insurance', unit: 'bhxh-tinh', post: 'specialist', is: 'ahead' }]);
    const sent = await messagesOf(test.platform, birth.id, seq);
    expect(ownersOf(sent, 'work-not-coming')).toEqual(deskOf('bhxh-tinh'));
    const message = sent.find(({ kind }) => kind === 'work-not-coming')!;
    speaks(message, state.result!.revoked!.paper!.number);
    expect(textOf(message, 'vi').next).toContain('Không phải làm gì');
    expect(sent.filter(({ kind }) => kind === 'result-to-review')).toEqual([]);
    // As the record keeps it, too.
    test.platform.snapshots.delete(birth.id);
    const kept = (await test.store.load(birth.id))!.state;
    expect(kept.others).toEqual(state.others);
    expect(mayRead(kept, insurer)).toBe(true);
    expect(await finds(insurer.id)).toBe(1);
  });

  it('who had decided is told to look at their own result again, reads the dossier and finds it', async () => {
    await birth.work('residence');
    const { seq, state } = await takeBack();
    expect(state).toMatchObject({
      stopped: [{ step: 'insurance', unit: 'bhxh-tinh' }],
      others: [{ step: 'residence', unit: '06862-ca', is: 'done' }],
    });
    const sent = await messagesOf(test.platform, birth.id, seq);
    expect(ownersOf(sent, 'result-to-review')).toEqual(deskOf('06862-ca'));
    const message = sent.find(({ kind }) => kind === 'result-to-review')!;
    speaks(message, state.result!.revoked!.paper!.number);
    expect(textOf(message, 'vi').next).toContain('xem xét lại kết quả đó theo thẩm quyền');
    expect(sent.filter(({ kind }) => kind === 'work-not-coming')).toEqual([]);
    expect(mayRead(state)).toBe(true);
    expect(await finds(police.id)).toBe(1);
  });

  it('both had decided: both are told, and read it, though no work of theirs is open', async () => {
    await birth.work('residence');
    await birth.work('insurance');
    const { seq, state } = await takeBack();
    expect(state.others?.map(({ step, is }) => [step, is])).toEqual([
      ['residence', 'done'],
      ['insurance', 'done'],
    ]);
    const sent = await messagesOf(test.platform, birth.id, seq);
    expect(ownersOf(sent, 'result-to-review')).toEqual([...deskOf('06862-ca'), ...deskOf('bhxh-tinh')].sort());
    for (const one of [police, insurer]) {
      expect(mayRead(state, one)).toBe(true);
      expect(await finds(one.id)).toBe(1);
    }
  });

  it('a record from before it was kept goes on being read, and names nobody', async () => {
    const { events, state } = await takeBack();
    const { others: _, ...old } = events.find((one) => one.type === 'result-revoked')!;
    const { others: __, ...before } = state;
    const folded = evolve({ ...before, result: { ...state.result!, revoked: undefined } }, old as DossierEvent);
    expect(folded.others).toBeUndefined();
    expect(mayRead(folded, insurer)).toBe(false);
    expect(officersTold(province, old as DossierEvent, folded).map(({ kind }) => kind)).not.toContain(
      'work-not-coming',
    );
  });
});

it('nobody acts any more on what was taken back', async () => {
  const [task] = (await birth.state()).tasks;
  await takeBack();
  const result = birth.story.results?.residence;
  for (const command of [
    { act: task.act, task: task.id, result },
    { act: 'claim-task', task: task.id },
    { act: 'return-task', task: task.id, to: 'sign', reason: 'Sai họ tên mẹ' },
  ] as Command[]) {
    expect(isRefusal(await birth.act(command, police)), command.act).toBe(true);
  }
  expect((await birth.state()).status).toBe('closed');
});

it('they are told by which decision it ended, and that nothing is left to do', async () => {
  must(await birth.act({ act: 'claim-task', task: (await birth.state()).tasks[0].id }, police));
  const { seq, state } = await takeBack();
  const sent = await messagesOf(test.platform, birth.id, seq);
  const stopped = sent.filter((one) => one.kind === 'work-stopped');
  expect(stopped.map((one) => one.owner)).toEqual([`officer:${police.id}`]);
  const { number } = state.result!.revoked!.paper!;
  for (const language of LANGUAGES) {
    const { subject, what, next } = textOf(stopped[0], language);
    expect([subject, what, next].join(' ')).not.toMatch(/\{\{|undefined/);
    expect(what).toContain(number);
  }
  const { what, next } = textOf(stopped[0], 'vi');
  expect(what).toContain('«Công an cấp xã đăng ký thường trú»');
  expect(next).toContain('Không phải làm gì thêm');
});

it('history and forms 06 and 07 say of each that it was stopped, and no date of it is to come', async () => {
  const [before] = (await birth.told()).of('07');
  expect(before.due).toMatch(/Toàn bộ kết quả: \d\d:\d\d \d\d\/12\/2026/);
  await takeBack();
  const { of, lines } = await birth.told();
  const { number } = (await birth.state()).result!.revoked!.paper!;
  expect(lines.at(-1)!.detail).toContain('Dừng giải quyết theo quyết định này: residence');
  const [control] = of('06');
  expect(control.handovers.at(-1)).toMatchObject({
    from: expect.stringContaining('Công an xã Tiên Yên'),
    to: '',
    note: expect.stringContaining(`kết quả bị thu hồi theo Quyết định số ${number}`),
  });
  const [book] = of('07');
  expect(book.revoked).toContain('dừng giải quyết: ');
  expect(book.due).toContain('Toàn bộ kết quả: đã dừng giải quyết do thu hồi kết quả');
  expect(book.due).not.toMatch(/Toàn bộ kết quả: \d/);
  expect(control.due).toBe(book.due);
});

describe('while it is only proposed', () => {
  const why = { reason: 'Sai họ tên mẹ', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' };
  const desk = province.holders('06862-ca', 'specialist', DATE).map(({ id }) => `officer:${id}`);
  const proposer = async () => holder((await birth.state()).unit, 'specialist');
  const toldOf = async (seq: number, kind: string) =>
    (await messagesOf(test.platform, birth.id, seq)).filter((one) => one.kind === kind).map(({ owner }) => owner);
  const propose = async () => must(await birth.act({ act: 'propose-revocation', ...why }, await proposer()));

  it('whoever works on it is told, by whom and why, and that nothing is decided', async () => {
    const { seq } = await propose();
    expect(await toldOf(seq, 'result-contested')).toEqual(desk);
    const [one] = (await messagesOf(test.platform, birth.id, seq)).filter(({ kind }) => kind === 'result-contested');
    const { what, next } = textOf(one, 'vi');
    expect(what).toContain(`${(await proposer()).name} đề nghị thu hồi kết quả`);
    expect(what).toContain('Lý do: Sai họ tên mẹ.');
    expect(next).toContain('Chưa có quyết định');
    // Who decides on it is told what to do, not that.
    const head = holder(province.revokingUnit('2.000986', (await birth.state()).unit, DATE)!, 'head');
    expect(await toldOf(seq, 'revocation-proposed')).toContain(`officer:${head.id}`);
    expect(await toldOf(seq, 'result-contested')).not.toContain(`officer:${head.id}`);
  });

  it('a unit that is asked about it is told, whether it was asked before or after', async () => {
    const { state, events } = await propose();
    const proposed = events.find(({ type }) => type === 'revocation-proposed')!;
    const at = test.clock.now().toString();
    const question = { id: 'q', unit: 'bhxh-tinh', question: 'Thẻ đã cấp chưa?', by: 'Minh', askedAt: at, dueAt: at };
    const consultations = [{ ...question, silence: 'wait' as const, post: 'specialist' }];
    const by = { id: police.id, name: police.name, kind: 'officer' as const };
    const asked = { type: 'unit-consulted', at, by, consultations } as unknown as DossierEvent;
    const insurers = ['specialist', 'head'].map((post) => holder('bhxh-tinh', post).id);
    const toldOf = (event: DossierEvent, of: DossierState) =>
      officersTold(province, event, of).filter((one) => one.kind === 'result-contested');
    expect(toldOf(proposed, state).map((one) => one.officer)).not.toEqual(expect.arrayContaining(insurers));
    expect(toldOf(proposed, { ...state, consultations }).map((one) => one.officer)).toEqual(
      expect.arrayContaining(insurers),
    );
    const after = toldOf(asked, { ...state, consultations });
    expect(after.map((one) => one.officer)).toEqual(expect.arrayContaining(insurers));
    expect(after[0].params).toEqual({ by: (await proposer()).name, reason: why.reason });
    expect(toldOf(asked, { ...state, proposal: undefined, consultations })).toEqual([]);
  });

  it('they are told when it stands no more, withdrawn or declined', async () => {
    await propose();
    const dropped = must(await birth.act({ act: 'withdraw-proposal', reason: 'Nhầm hồ sơ' }, await proposer()));
    expect(await toldOf(dropped.seq, 'result-upheld')).toEqual(desk);
    await propose();
    const head = holder(province.revokingUnit('2.000986', (await birth.state()).unit, DATE)!, 'head');
    const declined = must(await birth.act({ act: 'decline-proposal', reason: 'Không đủ căn cứ' }, head));
    expect(await toldOf(declined.seq, 'result-upheld')).toEqual(desk);
    expect(await toldOf(declined.seq, 'proposal-declined')).toEqual([`officer:${(await proposer()).id}`]);
  });
});
