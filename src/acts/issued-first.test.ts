/** The birth certificate of a linked birth is handed out when it is issued: residence and insurance go on, and what is left comes at the end. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Command, HandOver } from '#dossier/commands.ts';
import { decide } from '#dossier/decide.ts';
import { fold } from '#dossier/evolve.ts';
import { isPossible } from '#dossier/possible.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { textOf } from '#web/message-words.ts';
import { actsOf } from '../../test/support/acts.ts';
import { LINKED_PAPERS, linkedBirth } from '../../test/support/linked-birth.ts';
import { holder, local, person, province, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { openActs } from './open-acts.ts';
import { SYSTEM } from './perform.ts';

const FOLLOWING = ['residence', 'insurance', 'notice'];
const counter = holder('06862-mc', 'counter');
const police = holder('06862-ca', 'specialist');

let test: TestPlatform;
const birth = linkedBirth(() => test, 'counter');
const { state, at, act, work } = birth;

async function issued(
  channel: 'counter' | 'online' = 'counter',
  answers: Record<string, unknown> = {},
  delivery = { method: 'counter' as 'counter' | 'post' },
) {
  const papers = answers['separateResidence'] ? [...LINKED_PAPERS, 'residence-papers'] : LINKED_PAPERS;
  const components = (channel === 'counter' ? papers : []).map((component) => ({ component, originals: 1, copies: 1 }));
  await birth.handIn({ channel, receivingUnit: '06862-mc', answers, delivery, components });
  at('2026-11-25T09:00');
  await work('receive');
  for (const step of ['register', 'population', 'sign']) await work(step);
  await work('issue');
  at('2026-11-25T10:00');
}

async function hand(more: HandOver = {}, by = counter) {
  const before = JSON.stringify(await test.store.load(birth.id));
  const done = await act({ act: 'deliver-issued', ...more }, by);
  if (!isRefusal(done)) return done.events.map(({ type }) => type).join();
  expect(JSON.stringify(await test.store.load(birth.id))).toBe(before);
  return done.code;
}

async function told() {
  const { events, of, lines } = await birth.told();
  const now = await state();
  expect(fold(birth.id, events)).toMatchObject({ status: now.status, tasks: now.tasks });
  expect(fold(birth.id, events).handedOut).toEqual(now.handedOut);
  return { book: of('07')[0], control: of('06')[0], lines };
}

beforeEach(async () => {
  test = await testPlatform();
});

describe('the issued certificate', () => {
  it('is told as what it is, with what is still to come and until when', async () => {
    await issued();
    must(await act({ act: 'sign-result', file: 'f'.repeat(64), sizeBytes: 10, signatures: [] }, SYSTEM));
    const [message] = await actsOf(() => test, counter).toldLast(birth.id);
    const { subject, what } = textOf(message, 'vi');
    expect(subject).toMatch(/^Đã có Giấy khai sinh của hồ sơ H49/);
    expect(what).toMatch(/Giấy khai sinh số \d+\/2026 .* đã được ký và phát hành\. Còn chờ: Đăng ký thường trú; /);
    expect(what).toMatch(/Hẹn trả toàn bộ kết quả: 09:00 23\/12\/2026\.$/);
  });

  it('is handed out the same day by the counter, and the police go on where they were', async () => {
    await issued();
    expect(await openActs(test.platform, await state(), counter)).toContain('deliver-issued');
    const { tasks, clock } = await state();
    expect(await hand()).toBe('issued-result-delivered');
    expect(await state()).toMatchObject({
      ...{ status: 'issued', tasks, clock },
      handedOut: { at: local('2026-11-25T10:00').toString(), method: 'counter', recipient: 'Trần Văn Bình' },
    });
    expect((await state()).resultAt).toBeUndefined();
    const { book, control, lines } = await told();
    expect(book).toMatchObject({
      returned: 'Giấy khai sinh: 10:00 25/11/2026',
      returnMethod: 'Giấy khai sinh: Trực tiếp',
      signOff: 'Giấy khai sinh: Trần Văn Bình',
    });
    expect(control.handovers.at(-1)).toMatchObject({
      to: 'Người nộp hồ sơ',
      at: '10:00 25/11/2026',
      note: 'Trả Giấy khai sinh',
      giver: counter.name,
      receiver: 'Trần Văn Bình',
    });
    expect(lines.at(-1)).toMatchObject({ what: 'Trả kết quả đã phát hành', detail: 'Trực tiếp · Trần Văn Bình' });
  });

  it('is in the list of the counter from when it is issued until it is handed out, also while a supplement is awaited', async () => {
    const ahead = async (unit = '06862-mc') => {
      const listed = await test.store.findDossiers({ issuedAhead: true }, { receivingUnits: [unit] }, { limit: 9 });
      return listed.rows.map((row) => row.id);
    };
    await issued();
    expect(await ahead()).toEqual([birth.id]);
    expect(await ahead('06685-mc')).toEqual([]);
    const items = [{ item: 'residence-form', reason: 'Thiếu ý kiến của chủ hộ' }];
    must(await act({ act: 'request-supplement', items }, police));
    expect((await state()).status).toBe('awaiting-supplement');
    expect(await ahead()).toEqual([birth.id]);
    expect(await hand()).toBe('issued-result-delivered');
    expect(await ahead()).toEqual([]);
  });

  it('whose handing out is a task is in no such list', async () => {
    await issued();
    for (const step of FOLLOWING) await work(step);
    expect((await state()).tasks).toMatchObject([{ act: 'deliver-result' }]);
    const scope = { receivingUnits: ['06862-mc'] };
    expect((await test.store.findDossiers({ issuedAhead: true }, scope, { limit: 9 })).rows).toEqual([]);
  });

  it('is handed out once; the last step hands over what is left', async () => {
    await issued();
    await hand();
    expect(await hand()).toBe('result-handed-out');
    expect(await openActs(test.platform, await state(), counter)).not.toContain('deliver-issued');
    for (const step of FOLLOWING) await work(step);
    expect(await hand()).toBe('not-in-this-status');
    at('2026-12-10T09:00');
    await work('return');
    expect((await state()).status).toBe('delivered');
    const { book, control, lines } = await told();
    expect(book).toMatchObject({
      returned: 'Giấy khai sinh: 10:00 25/11/2026; Các kết quả, giấy tờ còn lại: 09:00 10/12/2026',
      returnMethod: 'Giấy khai sinh: Trực tiếp; Các kết quả, giấy tờ còn lại: Trực tiếp',
      signOff: 'Giấy khai sinh: Trần Văn Bình; Các kết quả, giấy tờ còn lại: Trần Văn Bình',
    });
    expect(control.handovers.at(-1)!.note).toMatch(/: các kết quả, giấy tờ còn lại$/);
    expect(lines.find(({ what }) => what === 'Trả kết quả')!.detail).toMatch(/^Các kết quả, giấy tờ còn lại/);
  });

  it('that nobody fetched goes with the rest, as before', async () => {
    await issued();
    for (const step of [...FOLLOWING, 'return']) await work(step);
    const { book } = await told();
    expect(book).toMatchObject({ returned: '10:00 25/11/2026', signOff: 'Trần Văn Bình' });
  });

  it('goes online and by post alike, and to whom a paper authorises', async () => {
    await issued('online', {}, { method: 'post' });
    expect(await hand()).toBe('consignment-needed');
    expect(await hand({ consignment: 'EB123456789VN' })).toBe('issued-result-delivered');
    const { book, control, lines } = await told();
    expect(book.returnMethod).toBe('Giấy khai sinh: Bưu chính (số hiệu bưu gửi EB123456789VN)');
    expect(control.handovers.at(-1)).toMatchObject({ to: 'Bưu chính công ích', receiver: '' });
    expect(lines.at(-1)!.what).toBe('Gửi kết quả qua bưu chính');
    test = await testPlatform();
    await issued();
    expect(await hand({ to: 'authorised', recipient: 'Lê Thị Hoa' })).toBe('recipient-unauthorised');
    expect(await hand({ method: 'fax' as 'post' })).toBe('choice-unknown');
  });

  it('is still to be fetched while a supplement is waited for that the police asked for', async () => {
    await issued('counter', { separateResidence: true });
    const items = [{ item: 'residence-papers', reason: 'Thiếu ý kiến của chủ hộ' }];
    must(await act({ act: 'request-supplement', items }, police));
    expect(await hand()).toBe('issued-result-delivered');
    expect((await state()).status).toBe('awaiting-supplement');
  });
});

describe('the same refusals as of any result', () => {
  it('to anybody but the counter, and before it is issued', async () => {
    await issued();
    for (const by of [police, person('binh'), SYSTEM])
      expect(await hand({}, by as Actor), by.name).toBe('not-permitted');
  });

  it('unsigned where results are signed', async () => {
    await issued();
    Object.assign(test.platform, { signsResults: true });
    expect(await hand()).toBe('result-not-signed');
    expect(await openActs(test.platform, await state(), counter)).not.toContain('deliver-issued');
    const signed: Command = { act: 'sign-result', file: 'f'.repeat(64), sizeBytes: 10, signatures: [] };
    must(await act(signed, SYSTEM));
    expect(await hand()).toBe('issued-result-delivered');
  });

  it('unpaid', async () => {
    await issued();
    const now = await state();
    const rules = must(await test.platform.procedureByHash(now.procedure.hash));
    const moment = { at: test.clock.now(), atText: test.clock.now().toString(), by: { ...counter }, absences: [] };
    const fee = { id: 'late-fee', name: 'Lệ phí', amountVnd: 8_000, law: 'Điều 11', before: 'result' as const };
    const owing = { ...now, fees: [...now.fees, fee] };
    expect(decide(owing, { act: 'deliver-issued' }, { ...moment, rules, province })).toMatchObject({
      code: 'fee-unpaid',
    });
    expect(isPossible(owing, 'deliver-issued', { ...moment, rules, province })).toBe(false);
  });

  it('while it is proposed to take it back, and once it is taken back', async () => {
    await issued();
    const { unit } = await state();
    const why = { reason: 'Sai họ tên mẹ', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' };
    must(await act({ act: 'propose-revocation', ...why }, holder(unit, 'specialist')));
    expect(await hand()).toBe('proposal-stands');
    must(await act({ act: 'revoke-result' }, holder(province.revokingUnit('2.000986', unit, '2026-11-25')!, 'head')));
    expect(await hand()).toBe('not-in-this-status');
  });
});
