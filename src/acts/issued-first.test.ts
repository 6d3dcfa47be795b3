/** The birth certificate of a linked birth is handed out when it is issued: residence and insurance go on, and what is left comes at the end. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Command, HandOver } from '#dossier/commands.ts';
import { decide } from '#dossier/decide.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { fold } from '#dossier/evolve.ts';
import { isPossible } from '#dossier/possible.ts';
import type { Slip } from '#dossier/slips.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { timelineOf } from '#views/timeline.ts';
import {
  holder,
  local,
  partyOf,
  person,
  province,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { slipsFor } from './documents.ts';
import { openActs } from './open-acts.ts';
import { perform, SYSTEM, startDossier } from './perform.ts';
import type { Story } from './story.ts';

const { answers, results = {} } = shipped.get('2.000986')!.cases['counter'] as Story;
const PAPERS = ['declaration', 'residence-form', 'insurance-form'];
const FOLLOWING = ['residence', 'insurance', 'notice'];
const counter = holder('06862-mc', 'counter');
const police = holder('06862-ca', 'specialist');

let test: TestPlatform;
let id: string;

const state = async () => (await test.store.load(id))!.state;
const at = (time: string) => test.clock.moveTo(local(time));
const act = (command: Command, by: Actor) => perform(test.platform, id, command, by);

async function work(step: string, change: Record<string, unknown> = {}) {
  const [task] = (await state()).tasks;
  expect(task.step).toBe(step);
  const result = { ...results[step], ...change };
  must(await act({ act: task.act, task: task.id, result } as Command, holder(task.unit, task.post)));
}

async function issued(
  channel: 'counter' | 'online' = 'counter',
  change: Record<string, unknown> = {},
  delivery = { method: 'counter' as 'counter' | 'post' },
) {
  at('2026-11-25T08:30');
  const components =
    channel === 'counter' ? (change['separateResidence'] ? [...PAPERS, 'residence-papers'] : PAPERS) : [];
  const draft: Command = {
    ...{ act: 'draft-dossier', channel, applicant: partyOf('binh'), place: '06862', receivingUnit: '06862-mc' },
    ...{ answers: { ...answers!, ...change }, delivery },
    components: components.map((component) => ({ component, originals: 1, copies: 1 })),
  };
  id = must(await startDossier(test.platform, '2.000986', draft, person('binh'))).dossierId;
  must(await act({ act: 'submit-dossier' }, person('binh')));
  at('2026-11-25T09:00');
  await work('receive');
  for (const step of ['register', 'population', 'sign']) await work(step);
  await work('issue');
  at('2026-11-25T10:00');
}

async function hand(more: HandOver = {}, by = counter) {
  const before = JSON.stringify(await test.store.load(id));
  const done = await act({ act: 'deliver-issued', ...more }, by);
  if (!isRefusal(done)) return done.events.map(({ type }) => type).join();
  expect(JSON.stringify(await test.store.load(id))).toBe(before);
  return done.code;
}

async function told() {
  const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
  const now = await state();
  expect(fold(id, events)).toMatchObject({ status: now.status, tasks: now.tasks });
  expect(fold(id, events).handedOut).toEqual(now.handedOut);
  const rules = must(await test.platform.procedureByHash(now.procedure.hash));
  const slips = slipsFor(test.platform, rules, id, events);
  const of = <F extends Slip['form']>(form: F) =>
    slips.filter((one): one is Extract<Slip, { form: F }> => one.form === form)[0];
  const lines = timelineOf(id, events, province, 'vi', { step: String, item: String, law: String });
  return { book: of('07'), control: of('06'), lines };
}

beforeEach(async () => {
  test = await testPlatform();
});

describe('the issued certificate', () => {
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
