/** The certificate of a linked birth is taken back while police and insurance go on: what they do ends by that decision, and they know it. */
import { beforeEach, expect, it } from 'vitest';
import { mayAct } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, LANGUAGES, must } from '#kernel/outcome.ts';
import type { Message } from '#spine/messages.ts';
import { textOf } from '#web/message-words.ts';
import { LINKED_PAPERS, linkedBirth } from '../../test/support/linked-birth.ts';
import { holder, province, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { notify, type PostOffice } from './notify.ts';
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

it('whoever had the work goes on reading the dossier, and finds it; nobody whose turn never came', async () => {
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
  const insurer = holder('bhxh-tinh', 'specialist');
  expect(mayRead(after, insurer)).toBe(false);
  expect(await finds(insurer.id)).toBe(0);
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
  const sent: Message[] = [];
  const office = {
    messages: { add: async (message: Message) => void sent.push(message), findPreference: async () => undefined },
    carriers: {},
    addJob: async () => undefined,
    quiet: { from: '21:00', to: '07:00' },
  } as unknown as PostOffice;
  await notify(test.platform, office, birth.id, seq);
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
