/** Who has to be told by hand or by post stays on the list of the centre until it is recorded that they were told of each notice, and how. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PostgresStore } from '#adapters/postgres/postgres-store.ts';
import type { Actor } from '#authority/permission.ts';
import { nextWake } from '#dossier/decide-time.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { fold, foldText } from '#dossier/evolve.ts';
import { afterTomorrow, legalDate } from '#dossier/legal-date.ts';
import type { Applicant, DossierState } from '#dossier/state.ts';
import { withUntold } from '#dossier/untold.ts';
import { everyRefusal, isRefusal, must } from '#kernel/outcome.ts';
import { type Message, Undeliverable } from '#spine/messages.ts';
import { TargetAway } from '#spine/targets.ts';
import { dossierView } from '#views/dossier-view.ts';
import { formatsFor, translator } from '#web/i18n.ts';
import { textOf } from '#web/message-words.ts';
import { noticeText, untoldAt } from '#web/office/untold.tsx';
import type { View } from '#web/view.ts';
import { actsOf, codes, messagesOf } from '../../test/support/acts.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { LINKED_PAPERS } from '../../test/support/linked-birth.ts';
import { policePack } from '../../test/support/outside.ts';
import {
  holder,
  local,
  partyOf,
  province,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import { work } from '../../test/support/scenes.ts';
import { slipsFor } from './documents.ts';
import { deliverMessage, notify, type PostOffice } from './notify.ts';
import { startDossier, wakeDossier } from './perform.ts';
import { Platform } from './platform.ts';
import { publishPacks } from './publish.ts';
import { AT_COUNTER, IN_PERSON, tellingsOf, unsentBy } from './tellings.ts';
import { TOLD_EVENTS } from './told-events.ts';

const counter = holder('06862-mc', 'counter');
const LAW = 'Điều 70 Luật Hộ tịch số 60/2014/QH13';
let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  test.clock.moveTo(local('2026-11-25T08:30'));
});
const { act, stateOf, eventsOf, toldLast } = actsOf(() => test, counter);

const listed = async (unit = '06862-mc') => {
  const { rows } = await test.store.findDossiers({ untold: true }, { receivingUnits: [unit] }, { limit: 9 });
  return rows.map((row) => row.id);
};
const stands = async (id: string) => ((await stateOf(id)).untold ?? []).map(({ type }) => type);
const told = (of: readonly number[] | undefined, text = 'Đã gọi điện báo') => ({
  ...{ act: 'send-message', topic: 'reply', text, told: 'phone' },
  ...(of && { of }),
});
const seqs = async (id: string) => ((await stateOf(id)).untold ?? []).map(({ seq }) => seq);

type Case = { answers: Record<string, unknown>; results: Record<string, Record<string, unknown>> };

/** A linked birth that the counter takes in of somebody whom no account is known of. */
async function atCounter(contact: Partial<Applicant> = {}, name = 'counter') {
  const { id: _account, ...applicant } = partyOf('binh');
  const { answers, results } = shipped.get('2.000986')!.cases[name] as Case;
  const components = LINKED_PAPERS.map((component) => ({ component, originals: 1, copies: 1 }));
  const draft = { channel: 'counter', applicant: { ...applicant, ...contact }, place: '06862' } as const;
  const whole = { ...draft, receivingUnit: '06862-mc', answers, components, delivery: { method: 'counter' } };
  const begun = await startDossier(test.platform, '2.000986', { act: 'draft-dossier', ...whole } as never, counter);
  const { dossierId: id } = must(begun);
  must(await act(id, { act: 'submit-dossier' }));
  return { id, results };
}

/** Works on it until it is issued, or has that step open. */
async function until(id: string, results: Case['results'], is: (state: DossierState) => boolean) {
  for (let i = 0; i < 12 && !is(await stateOf(id)); i++) await work(test.platform, id, results);
  expect(is(await stateOf(id))).toBe(true);
}
const isIssued = ({ status }: DossierState) => status === 'issued';

const ASK = { act: 'request-supplement', items: [{ item: 'residence-form', reason: 'Thiếu chữ ký của chủ hộ' }] };
/** The specialist asks for a supplement. */
async function asked(contact: Partial<Applicant> = {}) {
  const { id, results } = await atCounter(contact);
  await until(id, results, ({ clock }) => Boolean(clock));
  must(await act(id, ASK));
  return { id, results };
}

describe('who is reached', () => {
  it.each([{ phone: '0912345678' }, { email: 'binh@example.vn' }, {}])(
    'is nobody by %j where nothing here sends to it',
    async (contact) => {
      const { id } = await asked(contact);
      expect(await stands(id)).toEqual(['supplement-requested']);
      expect(await listed()).toEqual([id]);
      expect(codes(await act(id, { act: 'send-message', topic: 'reply', text: 'Mời bổ sung' }))).toEqual([
        'telling-needed',
      ]);
    },
  );

  it('is who has a telephone number where text messages leave, and not by the other way', async () => {
    test.platform = new Platform({ ...test.platform, ways: { sms: true } });
    const { id } = await asked({ phone: '0912345678' });
    expect(await listed()).toEqual([]);
    must(await act(id, { act: 'send-message', topic: 'reply', text: 'Mời bổ sung' }));
    const { id: byMail } = await asked({ email: 'binh@example.vn' });
    expect(await listed()).toEqual([byMail]);
  });

  it('is nobody once the carrier failed for good, whose time to answer does not run then', async () => {
    test.platform = new Platform({ ...test.platform, ways: { sms: true } });
    const { id } = await asked({ phone: '0912345678' });
    const { seq } = await stateOf(id);
    const office = postOffice(() => {
      throw new Undeliverable('no such number');
    });
    await notify(test.platform, office, id, seq);
    expect(await stands(id)).toEqual([]);
    await deliverMessage(test.platform, office, office.kept[0].id);
    expect((await stateOf(id)).untold).toMatchObject([{ seq, type: 'supplement-requested' }]);
    expect((await stateOf(id)).supplement?.unbegun).toBe(true);
    expect(await listed()).toEqual([id]);
    // Once, however often the job is repeated.
    await deliverMessage(test.platform, office, office.kept[0].id);
    expect(await stands(id)).toEqual(['supplement-requested']);
  });

  it('stays reached while a carrier may still deliver', async () => {
    test.platform = new Platform({ ...test.platform, ways: { sms: true } });
    const { id } = await asked({ phone: '0912345678' });
    const office = postOffice(() => {
      throw new Error('busy');
    });
    await notify(test.platform, office, id, (await stateOf(id)).seq);
    await expect(deliverMessage(test.platform, office, office.kept[0].id)).rejects.toThrow('busy');
    expect(await stands(id)).toEqual([]);
  });

  it('is nobody once the carrier has been away for most of a day; the letter keeps every try', async () => {
    test.platform = new Platform({ ...test.platform, ways: { sms: true } });
    const { id } = await asked({ phone: '0912345678' });
    let isAway = true;
    let tries = 0;
    const office = postOffice(() => {
      tries++;
      if (isAway) throw new TargetAway('sms', 'the gateway says 503');
    });
    await notify(test.platform, office, id, (await stateOf(id)).seq);
    const deliver = () => deliverMessage(test.platform, office, office.kept[0].id);
    for (let i = 0; i < 20; i++) await expect(deliver()).rejects.toBeInstanceOf(TargetAway);
    expect(await stands(id)).toEqual([]);
    test.clock.moveTo(test.clock.now().add({ hours: 21 }));
    await expect(deliver()).rejects.toBeInstanceOf(TargetAway);
    expect(await stands(id)).toEqual(['supplement-requested']);
    isAway = false;
    await deliver();
    expect(tries).toBe(22);
    // The counter has it on its list, and says when it was told.
    expect(await listed()).toEqual([id]);
  });

  it('is whoever stands at the counter with the slip in the hand', async () => {
    const { id, results } = await atCounter({ phone: '0912345678' });
    await until(id, results, ({ clock }) => Boolean(clock));
    const office = postOffice(() => {});
    const { seq } = await stateOf(id);
    for (let n = 1; n <= seq; n++) await notify(test.platform, { ...office, carriers: {} }, id, n);
    expect(await stands(id)).toEqual([]);
  });

  it('is whoever writes from an account: its mailbox has what was sent, and the term begins', async () => {
    const { id } = await asked();
    test.clock.moveTo(local('2026-12-25T09:00'));
    const { idNumber, name } = partyOf('binh');
    const own: Actor = { kind: 'citizen', id: 'other', name, idNumber, assurance: 2 };
    must(await act(id, { act: 'send-message', topic: 'question', text: 'Tôi bổ sung ở đâu?' }, own));
    expect(await listed()).toEqual([]);
    const { supplement } = await stateOf(id);
    expect(supplement).not.toHaveProperty('unbegun');
    expect(Date.parse(supplement!.deadline)).toBeGreaterThan(Date.parse('2027-01-05T00:00:00Z'));
  });
});

describe('a note that the person was told', () => {
  it('names its notices and clears these alone', async () => {
    const { id, results } = await atCounter();
    await until(id, results, isIssued);
    expect(await stands(id)).toEqual(['result-issued']);
    const seen = await seqs(id);
    const { unit } = await stateOf(id);
    const why = { reason: 'Sai họ tên mẹ', law: LAW };
    must(
      await takeBack(test.platform, id, why, holder(province.revokingUnit('2.000986', unit, '2026-11-25')!, 'head')),
    );
    expect(await stands(id)).toEqual(['result-revoked']);
    // The form was opened before the result was taken back.
    must(await act(id, told(seen, 'Đã gọi điện báo có Giấy khai sinh')));
    expect(await stands(id)).toEqual(['result-revoked']);
    // What tells of nothing clears nothing.
    must(await act(id, told([], 'Đã gọi hỏi số điện thoại')));
    expect(await stands(id)).toEqual(['result-revoked']);
    expect(await listed()).toEqual([id]);
    must(await act(id, told(await seqs(id), 'Đã gửi quyết định thu hồi')));
    expect(await stands(id)).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  it('is refused where it names none, and where it names what the dossier does not have', async () => {
    const { id } = await asked();
    expect(codes(await act(id, told(undefined)))).toEqual(['telling-of-needed']);
    for (const wrong of [0, -1, 1.5, 9999]) expect(codes(await act(id, told([wrong])))).toEqual(['telling-of-nothing']);
    expect(await stands(id)).toEqual(['supplement-requested']);
  });
});

describe('what is handed out', () => {
  it.each([
    { method: 'post', to: 'applicant', consignment: 'EB123456785VN', otherwise: 'Bận, xin gửi bưu điện' },
    { method: 'counter', to: 'applicant' },
  ])('tells that it is ready and nothing else: %j', async (how) => {
    const { id, results } = await atCounter();
    await until(id, results, isIssued);
    const police = (await stateOf(id)).tasks[0];
    must(await act(id, { ...ASK, task: police.id }, holder(police.unit, police.post)));
    expect(await stands(id)).toEqual(['result-issued', 'supplement-requested']);
    must(await act(id, { act: 'deliver-issued', ...how }));
    expect(await stands(id)).toEqual(['supplement-requested']);
    expect(await listed()).toEqual([id]);
  });

  it('is no file for who has no account to take it from', async () => {
    test.platform = new Platform({ ...test.platform, ways: { sms: true } });
    const { id, results } = await atCounter({ phone: '0912345678' });
    await until(id, results, isIssued);
    const events = await eventsOf(id);
    const signed = { act: 'sign-result', file: 'f'.repeat(64), sizeBytes: 9, signatures: [] };
    must(await act(id, signed, { kind: 'system', id: 'system', name: 'Motcua' }));
    const online = { act: 'deliver-issued', method: 'online', to: 'applicant', otherwise: 'Xin bản điện tử' };
    expect(codes(await act(id, online))).toEqual(['online-no-account']);
    expect((await eventsOf(id)).length).toBe(events.length + 1);
  });

  it('leaves what followed it to be told when that is done', async () => {
    const { id, results } = await atCounter({}, 'residence-refused');
    await until(id, results, isIssued);
    must(await act(id, { act: 'deliver-issued', method: 'counter', to: 'applicant' }));
    expect(await stands(id)).toEqual([]);
    await until(id, results, ({ tasks }) => tasks.some((task) => task.act === 'deliver-result'));
    expect(await stands(id)).toEqual(['task-completed']);
    const [message] = await toldLast(id);
    const { what } = textOf({ ...message, id: 'x' } as Message, 'vi');
    expect(what).toContain('Không giải quyết: Chủ hộ, chủ sở hữu chỗ ở hợp pháp không đồng ý');
    expect(what).not.toContain('{{');
  });
});

describe('a supplement that nobody was told of', () => {
  it('does not lapse; its time runs from the day on which it is recorded that they were told', async () => {
    const { id } = await asked({ phone: '0912345678' });
    const slip = async () => {
      const rules = must(await test.platform.procedureByHash((await stateOf(id)).procedure.hash));
      return slipsFor(test.platform, rules, id, await eventsOf(id)).find(({ form }) => form === '02');
    };
    expect(await slip()).not.toHaveProperty('answerBy');
    expect(await slip()).toHaveProperty('answerDays');
    const view = dossierView(await stateOf(id), test.clock.now().toString(), []);
    expect(view.untold).toMatchObject([{ type: 'supplement-requested' }]);
    test.clock.moveTo(local('2027-01-28T09:00'));
    must(await wakeDossier(test.platform, id));
    expect(await stateOf(id)).toMatchObject({ status: 'awaiting-supplement' });
    must(await act(id, told(await seqs(id), 'Đã giao phiếu 02')));
    const { supplement, status } = await stateOf(id);
    expect(status).toBe('awaiting-supplement');
    const { hash } = (await stateOf(id)).procedure;
    const days = must(await test.platform.procedureByHash(hash)).supplement.answerWorkingDays;
    const expected = province.calendar.endAfterDays(test.clock.now(), days).toString();
    expect(supplement).toMatchObject({ deadline: expected });
    expect(supplement).not.toHaveProperty('unbegun');
    expect(await slip()).toMatchObject({ answerBy: province.calendar.print(Temporal.Instant.from(expected)) });
    test.clock.moveTo(Temporal.Instant.from(expected).add({ hours: 1 }));
    must(await wakeDossier(test.platform, id));
    expect(await stateOf(id)).toMatchObject({ status: 'lapsed' });
    // That it ended is another notice.
    expect(await stands(id)).toEqual(['supplement-lapsed']);
  });

  it('keeps an ordinary clock stopped: law says of no most there', async () => {
    const { id } = await asked();
    test.clock.moveTo(local('2027-01-28T09:00'));
    expect(must(await wakeDossier(test.platform, id)).events).toEqual([]);
    const state = await stateOf(id);
    expect(legalDate(state)).toMatchObject({ paused: { reason: 'supplement' } });
    expect(nextWake(state, province.calendar)).toBeUndefined();
  });

  it('is taken in late while its time has not begun, and needs no telling then', async () => {
    const { id } = await asked();
    test.clock.moveTo(local('2027-01-28T09:00'));
    const components = [{ component: 'residence-form', originals: 1, copies: 0 }];
    must(await act(id, { act: 'supplement-dossier', components, broughtBy: { as: 'applicant' } }));
    expect(await stands(id)).toEqual([]);
  });

  it('is told to who applied, where somebody else carried it, and refused without a word of who did', async () => {
    const { id } = await asked();
    const components = [{ component: 'residence-form', originals: 1, copies: 0 }];
    const bring = (broughtBy?: object) => act(id, { act: 'supplement-dossier', components, broughtBy });
    const code = async (broughtBy?: object) => {
      const done = await bring(broughtBy);
      return isRefusal(done) ? everyRefusal(done).map((one) => one.code) : [];
    };
    expect(await code()).toEqual(['bringer-needed']);
    expect(await code({ as: 'neighbour' })).toEqual(['choice-unknown']);
    expect(await code({ as: 'representative' })).toEqual(['bringer-no-representative']);
    expect(await code({ as: 'other' })).toEqual(['bringer-incomplete']);
    expect(await code({ as: 'other', name: '0912345678' })).toEqual(['name-unreadable']);
    expect(await code({ as: 'authorised', name: 'Lê Thị Hoa', idNumber: '12', paper: 'Giấy số 1' })).toEqual([
      'bringer-incomplete',
      'recipient-id',
    ]);
    const authorised = { as: 'authorised', name: 'Lê Thị Hoa', paper: 'Giấy số 1', paperDate: '2036-01-01' };
    const { idNumber } = (await stateOf(id)).applicant;
    expect(await code({ ...authorised, idNumber })).toEqual(['bringer-is-applicant', 'recipient-paper-date']);
    expect(await code({ as: 'applicant', idNumber: '001099999999' })).toEqual(['recipient-number-differs']);
    must(await bring({ as: 'other', name: '  Lê  Thị Hoa ' }));
    const event = (await eventsOf(id)).findLast(({ type }) => type === 'dossier-supplemented');
    expect(event).toMatchObject({ broughtBy: { as: 'other', name: 'Lê Thị Hoa' }, unsent: true });
    // They have neither account nor telephone: the counter has to tell them.
    expect((await stands(id)).at(-1)).toContain('dossier-supplemented');
    const rules = must(await test.platform.procedureByHash((await stateOf(id)).procedure.hash));
    const [telling] = tellingsOf(test.platform, rules, event!, await stateOf(id));
    expect(telling.kind).toBe('supplement-in');
    expect(telling.params['broughtBy']).toContain('Lê Thị Hoa (người mang giúp, không có giấy ủy quyền)');
  });

  it('keeps the date of a dossier of before', async () => {
    const { id } = await asked();
    const events = await eventsOf(id);
    const old = events.map((event) => ({ ...event, unsent: undefined }));
    const state = fold(id, old as DossierEvent[]);
    expect(state.supplement).not.toHaveProperty('unbegun');
    expect(state.untold).toMatchObject([{ type: 'supplement-requested' }]);
  });
});

it('lists the oldest first, and names what the person must be told', async () => {
  const first = await atCounter({}, 'residence-refused');
  await until(first.id, first.results, isIssued);
  must(await act(first.id, { act: 'deliver-issued', method: 'counter', to: 'applicant' }));
  await until(first.id, first.results, ({ tasks }) => tasks.some((task) => task.act === 'deliver-result'));
  test.clock.moveTo(local('2026-11-30T09:00'));
  const second = await asked();
  const view = {
    ...{ platform: test.platform, lang: 'vi', t: translator('vi'), fmt: formatsFor('vi') },
  } as unknown as View;
  const { rows, more } = await untoldAt(view, '06862-mc');
  expect([rows.map(({ row }) => row.id), more]).toEqual([[first.id, second.id], false]);
  const said = rows.flatMap(({ untold }) => untold.map((one) => noticeText(view, one)));
  expect(said[0]).toContain('kể cả phần không được giải quyết');
  expect(said.join()).not.toMatch(/Hoàn thành bước|Ký số|Nhận kết quả từ/);
});

it('lists what a body outside says, and that it refuses', async () => {
  await publishPacks(test.store, [{ pack: policePack(), status: 'published', reasons: [] }]);
  const lan = holder('06685-mc', 'counter');
  const { id: _account, ...applicant } = partyOf('binh');
  const draft = { act: 'draft-dossier', channel: 'counter', applicant, place: '06685', receivingUnit: '06685-mc' };
  const whole = {
    ...draft,
    answers: { request: 'Đăng ký thường trú' },
    components: [],
    delivery: { method: 'counter' },
  };
  const { dossierId: id } = must(await startDossier(test.platform, '1.990001', whole as never, lan));
  const by = (command: object) => act(id, command, lan);
  must(await by({ act: 'submit-dossier' }));
  for (const fee of (await stateOf(id)).fees)
    must(await by({ act: 'pay-fee', confirmed: true, fee: fee.id, amountVnd: fee.amountVnd, reference: 'BL-1' }));
  must(await by({ act: 'receive-dossier', task: (await stateOf(id)).tasks[0].id }));
  expect(await stands(id)).toEqual([]);
  const [handing] = (await stateOf(id)).tasks;
  must(await by({ act: 'hand-over-dossier', task: handing.id, receiver: 'Nguyễn Văn Công' }));
  must(await by({ act: 'record-outside', note: 'Đề nghị bổ sung ảnh' }));
  const [result] = (await stateOf(id)).tasks;
  const refusal = {
    outcome: 'refused',
    theirReason: 'Không đủ điều kiện',
    theirLaw: LAW,
    number: '9/TB',
    issuedOn: '2026-11-25',
  };
  must(await by({ act: 'record-outside-result', task: result.id, ...refusal }));
  expect(await stands(id)).toEqual(['dossier-handed-over', 'outside-recorded', 'outside-result-recorded']);
  expect(await listed('06685-mc')).toEqual([id]);
  // Whoever takes the refusal at the counter has it in the hand, and how far it was matters no more.
  const events = await eventsOf(id);
  const last = (event: object) => withUntold(fold(id, events), event as DossierEvent).untold?.map(({ type }) => type);
  const delivered = { type: 'result-delivered', at: '2026-11-26T03:00:00Z', recipient: 'B', by: events[0].by };
  expect(last({ ...delivered, method: 'post' })).toEqual(['outside-result-recorded']);
  const [{ id: task, act: open }] = (await stateOf(id)).tasks;
  expect(open).toBe('deliver-result');
  must(await by({ act: 'deliver-result', task, method: 'counter', to: 'applicant' }));
  expect(await stands(id)).toEqual([]);
  expect(await listed('06685-mc')).toEqual([]);
});

describe('whatever people are told', () => {
  const ofOfficers = new Set([
    ...['revocation-proposed', 'proposal-reminded', 'proposal-late', 'proposal-declined', 'proposal-withdrawn'],
    ...['unit-consulted', 'consultation-reminded', 'consultation-answered', 'consultation-lapsed'],
    ...['consultation-withdrawn', 'task-returned', 'due-warned', 'due-passed'],
    ...['outside-result-entered', 'outside-correction-proposed'],
  ]);
  const fee = { id: 'f', amountVnd: 5000, law: LAW, before: 'result' };
  const outside = { body: 'Công an tỉnh' };
  const result = { code: '', number: '1', issuedAt: '2026-11-25T03:00:00Z' };
  const dueAt = '2026-12-01T10:00:00Z';
  const clock = { dueAt, receivedAt: dueAt, startedAt: dueAt, warnAt: dueAt, pauses: [], restarts: 0 };
  const delivered = { method: 'counter', recipient: 'B' };
  const flow = { process: {}, opened: [{ act: 'deliver-result' }], closed: [] };
  /** One of each, and the state it needs. */
  const samples: Partial<Record<DossierEvent['type'], [object, object?]>> = {
    'dossier-supplemented': [{ answers: {}, components: [], broughtBy: { as: 'other', name: 'B' } }],
    'dossier-submitted': [{}, { fees: [{ ...fee, before: 'receipt' }] }],
    'dossier-received': [{ clock }],
    'dossier-handed-over': [outside, { outside }],
    'outside-recorded': [{ note: 'Bổ sung ảnh' }, { outside }],
    'outside-result-recorded': [{ outcome: 'refused' }, { outside }],
    'outside-result-corrected': [{ outcome: 'refused', why: 'Nhầm' }, { outside }],
    'supplement-requested': [{ items: [], deadline: dueAt }],
    'draft-sent': [{ deadline: dueAt }],
    'payment-requested': [{ fee }],
    'payment-stopped': [
      { fees: ['f'], amountVnd: 1, reason: 'x', document: { number: '1', on: '2026-11-25', by: 'Y' } },
    ],
    'case-fee-set': [{ fee }],
    'fee-set-anew': [{ totalVnd: 1, paidVnd: 0, more: fee, instead: [], reason: 'x', law: LAW }],
    'fee-paid': [{ fee: 'f', amountVnd: 1, reference: 'r' }],
    'payment-struck': [{ fee: 'f', amountVnd: 1, reference: 'r', reason: 'x', proposedBy: { id: 'o', name: 'O' } }],
    'fee-refunded': [{ fee: 'f', amountVnd: 1, reference: 'r', reason: 'x' }],
    'fee-kept': [{ fee: 'f', amountVnd: 1, reason: 'x', law: LAW }],
    'surplus-received': [{ fee: 'f', amountVnd: 1, reference: 'r', why: 'paid-before' }],
    'surplus-returned': [{ amountVnd: 1, reference: 'r', returnedBy: 'q' }],
    'dossier-extended': [{ clock, reason: 'x' }],
    'dossier-refused': [{ reason: 'x', law: LAW }],
    'dossier-rejected': [{ reason: 'x', law: LAW }],
    'dossier-withdrawn': [{ reason: 'x', request: { by: 'applicant', way: 'post', on: '2026-11-25' } }],
    'supplement-lapsed': [{ deadline: dueAt }],
    'supplement-missed': [{ deadline: dueAt }],
    'result-issued': [{}, { result }],
    'result-signed': [{}, { result }],
    'issued-result-delivered': [delivered],
    'result-delivered': [delivered],
    'result-revoked': [{ reason: 'x', law: LAW }, { result }],
    'message-sent': [{ topic: 'reply', text: 'x' }],
    'task-completed': [{ step: 'insurance', result: {}, flow }, { result }],
  };

  it('reaches them or has to be told at the counter', async () => {
    const { answers } = shipped.get('2.000986')!.cases['residence-refused'] as Case;
    const { id } = await atCounter();
    const rules = must(await test.platform.procedure('2.000986'));
    const base = await stateOf(id);
    for (const type of TOLD_EVENTS) {
      if (ofOfficers.has(type)) continue;
      const sample = samples[type];
      if (!sample) throw new Error(`${type} has no sample: is anybody told of it?`);
      const followers = type === 'task-completed' ? { answers, doneSteps: ['residence', 'insurance'] } : {};
      const state = { ...base, tasks: [], channel: 'post', ...followers, ...sample[1] } as DossierState;
      const event = { type, at: dueAt, by: { id: 'x', name: 'X', kind: 'officer' }, ...sample[0] } as DossierEvent;
      const reached = { ...state, applicant: { ...state.applicant, id: 'binh' } };
      expect(tellingsOf(test.platform, rules, event, state), type).not.toEqual([]);
      // Where it is signed here, it is told of when it is.
      const signing = new Platform({ ...test.platform, signsResults: true });
      expect(tellingsOf(signing, rules, event, state).length > 0, type).toBe(type !== 'result-issued');
      expect(unsentBy(test.platform, rules, event, reached), type).toBeUndefined();
      const unsent = unsentBy(test.platform, rules, event, state);
      expect(unsent, type).toBe(IN_PERSON.has(type) ? undefined : true);
      if (!unsent) continue;
      const { untold } = withUntold({ ...state, seq: 99, untold: [] }, { ...event, unsent });
      expect(untold, type).toMatchObject([{ seq: 99, type }]);
      // At the counter they stand there as it is handed in and received.
      const there = unsentBy(test.platform, rules, event, { ...state, channel: 'counter' });
      expect(there, type).toBe(!AT_COUNTER.has(type));
    }
  });
});

it('is told that it was withdrawn where somebody authorised came for it, and not where they came themselves', async () => {
  const { id } = await atCounter();
  const state = await stateOf(id);
  const rules = must(await test.platform.procedure('2.000986'));
  const unsent = (by: 'applicant' | 'authorised') => {
    const request = { by, name: 'X', way: 'in-person', on: '2026-11-25' };
    const at = { type: 'dossier-withdrawn', at: '2026-11-25T02:00:00Z', reason: 'x', request };
    const event = { ...at, by: { id: 'x', name: 'X', kind: 'officer' } } as DossierEvent;
    return unsentBy(test.platform, rules, event, { ...state, status: 'withdrawn' });
  };
  expect([unsent('applicant'), unsent('authorised')]).toEqual([false, true]);
});

describe.each(['memory', 'PostgreSQL'])('a supplement after the result, kept in %s', (kept) => {
  let database: TestDatabase | undefined;
  beforeEach(async () => {
    if (kept === 'memory') return;
    database = await testDatabase();
    test = await testPlatform(new PostgresStore<DossierState>(database.pool, database.writers, foldText));
    test.clock.moveTo(local('2026-11-25T08:30'));
  });
  afterEach(() => database?.drop());

  it.each([
    { who: 'nobody was told', contact: {}, unbegun: true },
    { who: 'they were told', contact: { id: 'binh' }, unbegun: undefined },
  ])('stops the date no longer than law lets it, where $who', async ({ contact, unbegun }) => {
    const { id, results } = await atCounter(contact);
    await until(id, results, isIssued);
    const before = (await stateOf(id)).clock!;
    const [police] = (await stateOf(id)).tasks;
    must(await act(id, { ...ASK, task: police.id }, holder(police.unit, police.post)));
    const asked = await stateOf(id);
    expect(asked.supplement?.unbegun).toBe(unbegun);
    const { calendar } = province;
    const end = calendar.addDays(test.clock.now(), 2);
    expect(nextWake(asked, calendar)).toBe(end.toString());

    const lists = async () => {
      const timing = (is: 'soon' | 'late' | 'on-time') => ({
        is,
        at: (is === 'soon' ? afterTomorrow(calendar, test.clock.now()) : test.clock.now()).toString(),
      });
      const found = async (is: 'soon' | 'late' | 'on-time') => {
        const scope = { units: [asked.unit] };
        return (await test.store.findDossiers({ timing: timing(is) }, scope, { limit: 9 })).rows.length > 0;
      };
      const dueBefore = afterTomorrow(calendar, test.clock.now()).toString();
      const desk = { unit: police.unit, post: police.post, dueBefore };
      return {
        ...{ soon: await found('soon'), late: await found('late'), onTime: await found('on-time') },
        desk: await test.store.countTasks(desk),
      };
    };
    const wake = async () => must(await wakeDossier(test.platform, id)).events.map(({ type }) => type);
    test.clock.moveTo(end.subtract({ minutes: 1 }));
    expect(await wake()).toEqual([]);
    expect(legalDate(await stateOf(id))).toEqual({
      paused: { reason: 'supplement', since: asked.clock!.pauses[0].from },
    });
    expect(await lists()).toEqual({ soon: false, late: false, onTime: false, desk: 0 });

    test.clock.moveTo(end);
    expect(await wake()).toEqual(['supplement-pause-ended']);
    const runs = await stateOf(id);
    const dueAt = runs.clock!.dueAt;
    expect(calendar.measureMs(Temporal.Instant.from(before.dueAt), Temporal.Instant.from(dueAt))).toBe(
      calendar.dayLengthMs * 2,
    );
    expect(runs).toMatchObject({ status: 'awaiting-supplement', supplement: asked.supplement! });
    expect(legalDate(runs)).toMatchObject({ at: dueAt });
    expect(legalDate(runs).paused).toBeUndefined();
    expect(nextWake(runs, calendar)).toBe(
      [runs.clock!.warnAt, ...(unbegun ? [] : [asked.supplement!.deadline])].sort()[0],
    );
    expect(await lists()).toMatchObject({ late: false, onTime: true });
    if (!unbegun) return;

    test.clock.moveTo(Temporal.Instant.from(runs.clock!.warnAt));
    expect(await wake()).toEqual(['due-warned']);
    expect((await toldLast(id)).map(({ kind }) => kind)).toContain('due-near');
    test.clock.moveTo(Temporal.Instant.from(dueAt).subtract({ hours: 1 }));
    expect(await lists()).toEqual({ soon: true, late: false, onTime: true, desk: 1 });
    test.clock.moveTo(Temporal.Instant.from(dueAt).add({ hours: 1 }));
    expect(await wake()).toEqual(['due-passed']);
    expect((await toldLast(id)).map(({ kind }) => kind)).toContain('due-over');
    expect(await lists()).toEqual({ soon: true, late: true, onTime: false, desk: 1 });
    const components = [{ component: 'residence-form', originals: 1, copies: 0 }];
    must(await act(id, { act: 'supplement-dossier', components, broughtBy: { as: 'applicant' } }));
    // It neither begins again, nor is given back more than that.
    expect((await stateOf(id)).clock).toMatchObject({ dueAt, restarts: 0 });
    expect(await lists()).toMatchObject({ late: true, desk: 1 });
  });
});

/** A post office that keeps what it is given, and one carrier. */
function postOffice(send: () => void): PostOffice & { kept: Message[] } {
  const kept: Message[] = [];
  const deliveries: { messageId: string; way: 'sms'; address: string; state: string; attempts: number }[] = [];
  const mine = ({ messageId }: { messageId: string }) => deliveries.find((one) => one.messageId === messageId)!;
  return {
    kept,
    messages: {
      add: async (message: Message) => Boolean(kept.push(message)),
      find: async (id: string) => kept.find((one) => one.id === id),
      findPreference: async () => undefined,
      listSubscriptions: async () => [],
      addDelivery: async (messageId: string, way: 'sms', address: string) =>
        void deliveries.push({ messageId, way, address, state: 'waiting', attempts: 0 }),
      waiting: async () => deliveries.filter(({ state }) => state === 'waiting'),
      listDeliveries: async () => deliveries,
      markSent: async (one: { messageId: string }) => void Object.assign(mine(one), { state: 'sent' }),
      markFailed: async (one: { messageId: string }, _error: string, over: boolean) =>
        void Object.assign(mine(one), over ? { state: 'failed' } : {}),
    },
    carriers: { sms: { send: async () => send() } },
    addJob: async () => {},
    quiet: { from: '22:00', to: '06:00' },
    write: () => ({ id: 'x', subject: '', text: '', short: '', url: '' }),
  } as unknown as PostOffice & { kept: Message[] };
}

it('sends the same messages to who has an account', async () => {
  const { id } = await asked({ id: 'binh' });
  expect((await messagesOf(test.platform, id, (await stateOf(id)).seq)).map(({ kind }) => kind)).toEqual([
    'supplement',
  ]);
  expect((await eventsOf(id)).some((event) => 'unsent' in event)).toBe(false);
  expect(await listed()).toEqual([]);
});
