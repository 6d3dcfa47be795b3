/** After the certificate of a linked birth is issued police and insurance go on: what law allows of work in progress stays possible. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { pauseUsedUp } from '#dossier/clock.ts';
import type { Act, Command } from '#dossier/commands.ts';
import { variables } from '#dossier/context.ts';
import { decide } from '#dossier/decide.ts';
import { isOnTime } from '#dossier/decide-outcome.ts';
import { nextWake } from '#dossier/decide-time.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { evolve } from '#dossier/evolve.ts';
import { followersOf, whyRefused } from '#dossier/followers.ts';
import { isPossible } from '#dossier/possible.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { readPack } from '#procedure/pack.ts';
import type { ResultClaims } from '#spine/credentials.ts';
import { MemoryStatus } from '#spine/memory-status.ts';
import type { Paper } from '#spine/papers.ts';
import { eventsGiven, givenWhole, stateGiven } from '#views/given.ts';
import { linkedBirth } from '../../test/support/linked-birth.ts';
import {
  holder,
  local,
  person,
  province,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { asIssued } from './as-issued.ts';
import { letterOf, resultPaper } from './documents.ts';
import { openActs } from './open-acts.ts';
import { SYSTEM } from './perform.ts';
import { publishPacks } from './publish.ts';
import { type PaperShop, signResult } from './sign-result.ts';

const linked = shipped.get('2.000986')!;
const binh = person('binh');
const police = holder('06862-ca', 'specialist');
const chair = holder('06862', 'head');

let test: TestPlatform;
const birth = linkedBirth(() => test, 'police-late');
const { story, state, act, work } = birth;
const eventsOf = async (command: Command, actor: Actor) =>
  must(await act(command, actor)).events.map((event) => event.type);

async function refusedBy(command: Command, actor: Actor) {
  const before = JSON.stringify(await test.store.load(birth.id));
  const outcome = await act(command, actor);
  expect(JSON.stringify(await test.store.load(birth.id))).toBe(before);
  return isRefusal(outcome) ? outcome.code : outcome.events.map((event) => event.type).join();
}

async function toPolice() {
  const components = [{ component: 'residence-papers', originals: 0, copies: 1 }];
  await birth.handIn({
    channel: 'online',
    answers: { separateResidence: true },
    components,
    delivery: { method: 'online' },
  });
  for (const step of ['receive', 'register', 'population', 'sign', 'issue']) await work(step);
  expect(await state()).toMatchObject({ status: 'issued', tasks: [{ step: 'residence', unit: '06862-ca' }] });
}

async function possible(name: Act, by: Actor) {
  const now = await state();
  const at = test.clock.now();
  const rules = must(await test.platform.procedureByHash(now.procedure.hash));
  const asked = { rules, province, at, atText: at.toString(), absences: [], by };
  return isPossible(now, name, asked, now.tasks[0]);
}

const asked = (item = 'residence-papers'): Command => ({
  act: 'request-supplement',
  items: [{ item, reason: 'Thiếu ý kiến của chủ hộ' }],
});
const handedIn: Command = {
  act: 'supplement-dossier',
  components: [{ component: 'residence-papers', originals: 0, copies: 1 }],
};
const due = async () => test.platform.province.calendar.print(Temporal.Instant.from((await state()).clock!.dueAt));

beforeEach(async () => {
  test = await testPlatform();
  await toPolice();
});

describe('a part that police or insurance refuse', () => {
  const head = holder('06862-ca', 'head');
  const why = 'Chủ hộ là ông Trần Văn Lâm ghi không đồng ý';
  const no = { residenceOutcome: 'refused', residenceAddress: undefined, residenceRefusal: 'householder' };
  const complete = async (result: Record<string, unknown>): Promise<Command> => ({
    act: 'complete-task',
    task: (await state()).tasks[0].id,
    result,
  });
  const rulesOf = async () => must(await test.platform.procedureByHash((await state()).procedure.hash));
  /** What who applied is told, by the state, the events and the lines of what follows. */
  const toldTo = async (who: Actor) => {
    const now = await state();
    const events = (await test.store.readEvents(birth.id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const isWhole = givenWhole(who, events);
    return JSON.stringify([
      stateGiven(who, now),
      eventsGiven(who, events),
      events.filter(isWhole),
      followersOf(await rulesOf(), now),
    ]);
  };

  it('rests on a ground that is chosen, and no words stand for one', async () => {
    for (const [result, expected] of [
      [{ ...no, residenceRefusal: undefined, residenceReason: why }, 'form-invalid'],
      [{ ...no, residenceRefusal: 'neighbours', residenceReason: why }, 'form-invalid'],
      [{ ...no, residenceRefusal: 'registered-elsewhere', residenceReason: why }, 'form-invalid'],
      [no, 'form-invalid'],
      [{ ...no, residenceReason: 'Theo quy định' }, 'reason-names-nothing'],
      [{ ...no, residenceReason: 'Gia đình chưa được tổ trưởng tổ dân phố xác nhận' }, 'reason-no-condition'],
      [{ ...no, residenceReason: 'Gia đình chưa đóng đủ các khoản quỹ của khu phố' }, 'reason-no-condition'],
      [{ ...no, residenceReason: 'Cha mẹ chưa đăng ký tạm trú dài hạn tại phường' }, 'reason-residence'],
      [{ ...no, residenceReason: 'Chờ ý kiến lãnh đạo' }, 'reason-of-office'],
    ] as const)
      expect(await refusedBy(await complete(result), police), JSON.stringify(result)).toBe(expected);
  });

  it('is of another residence only where that one can be told and is not the place that was asked for', async () => {
    const residenceAddress = 'Thôn Đông, xã Tiên Yên, thành phố Quảng Ninh';
    const elsewhere = {
      ...no,
      residenceRefusal: 'registered-elsewhere',
      residenceReason: 'Đã đăng ký theo hộ bà ngoại',
    };
    for (const [foundResidence, expected] of [
      ['abc def ghi', 'residence-found-unread'],
      ['12 34', 'form-invalid'],
      ['Xã Tiên Yên, thành phố Quảng Ninh', 'form-invalid'],
      ['Thôn Đông, xã Tiên Yên, thành phố Quảng Ninh', 'residence-found-same'],
      ['thôn đông - XÃ TIÊN YÊN', 'residence-found-same'],
      ['thôn đông, Xã Tiên Yên, tỉnh Quảng Ninh', 'residence-found-same'],
      ['Thôn Đông, xã Tiên Yên, huyện Tiên Yên, tỉnh Quảng Ninh', 'residence-found-same'],
      ['Thôn Đông, phường Cửa Lạ, thành phố Quảng Ninh', 'form-invalid'],
    ] as const)
      expect(await refusedBy(await complete({ ...elsewhere, foundResidence }), police), foundResidence).toBe(expected);
    // What was typed before the choice was changed is asked for no more, and stands against nothing.
    for (const changed of [{ residenceRefusal: 'householder' }, { residenceOutcome: 'registered', residenceAddress }])
      for (const foundResidence of ['abc', residenceAddress, 'Phường Hạ Long Bốn, tỉnh Quảng Ninh']) {
        const now = await state();
        const result = { ...elsewhere, ...changed, foundResidence };
        const at = test.clock.now();
        const context = { at, atText: at.toString(), by: police, province, rules: await rulesOf(), absences: [] };
        expect(decide(now, await complete(result), context as never), foundResidence).not.toHaveProperty('code');
      }
    const foundResidence = 'Số 5 phố Huế, phường Hai Bà Trưng, thành phố Hà Nội';
    must(await act(await complete({ ...elsewhere, foundResidence }), police));
    expect((await state()).tasks[0].step).toBe('residence-confirm');
  });

  it('counts once the head of that body has confirmed it, and is told to nobody outside until then', async () => {
    expect(await eventsOf(await complete({ ...no, residenceReason: why }), police)).toEqual(['task-completed']);
    const waits = await state();
    expect(waits.tasks).toMatchObject([{ step: 'residence-confirm', unit: '06862-ca', post: 'head' }]);
    expect(waits.partsToConfirm).toEqual({ residence: { confirm: 'residence-confirm', by: police.id } });
    expect(followersOf(await rulesOf(), waits)[0]).toEqual({ step: 'residence', name: expect.anything() });
    expect(await toldTo(binh)).not.toMatch(/Trần Văn Lâm|householder|Luật Cư trú/);
    expect(await toldTo(police)).toContain('Trần Văn Lâm');
    // Neither who refused it, whatever post they hold, nor with nothing chosen.
    const own = { ...waits, partsToConfirm: { residence: { confirm: 'residence-confirm', by: head.id } } };
    const at = test.clock.now();
    const context = { at, atText: at.toString(), by: head, province, rules: await rulesOf(), absences: [] };
    const confirm = await complete({ residenceConfirmed: 'confirmed' });
    expect(decide(own, confirm, context as never)).toMatchObject({ code: 'part-own' });
    expect(await refusedBy(confirm, police)).toBe('not-permitted');
    expect(await refusedBy(await complete({}), head)).toBe('form-invalid');
    expect(await eventsOf(confirm, head)).toEqual(['task-completed']);
    const after = await state();
    expect([after.partsToConfirm, after.tasks[0].step]).toEqual([undefined, 'insurance']);
    const told = await toldTo(binh);
    expect(told).toContain(why);
    const [residence] = followersOf(await rulesOf(), after);
    expect(whyRefused(residence.outcome!, 'vi')).toBe(
      `Chủ hộ, chủ sở hữu chỗ ở hợp pháp không đồng ý (khoản 2 Điều 20 Luật Cư trú số 68/2020/QH14). ${why}`,
    );
  });

  it('is returned by the head with a reason, and what was concluded first is told to nobody', async () => {
    must(await act(await complete({ ...no, residenceReason: why }), police));
    const [{ id: task }] = (await state()).tasks;
    must(await act({ act: 'return-task', task, to: 'residence', reason: 'Chủ hộ đã đồng ý ngày 25/11' }, head));
    expect(await state()).toMatchObject({ tasks: [{ step: 'residence' }], partsToConfirm: { residence: {} } });
    expect(await toldTo(binh)).not.toMatch(/Trần Văn Lâm|householder/);
    await work('residence');
    const after = await state();
    expect([after.partsToConfirm, after.tasks[0].step]).toEqual([undefined, 'insurance']);
    expect(await toldTo(binh)).not.toMatch(/Trần Văn Lâm|householder/);
    expect(await toldTo(head)).toContain('Trần Văn Lâm');
  });

  it('is of a card only that the child holds one already, by its number', async () => {
    await work('residence');
    // One that is given holds from the birth on, and not from a year that was typed wrong.
    const card = { insuranceOutcome: 'issued', cardNumber: 'TE1222600088800' };
    const insurer = holder((await state()).tasks[0].unit, 'specialist');
    const rules = await rulesOf();
    for (const [cardFrom, isWrong] of [
      ['2026-11-19', true],
      ['2026-11-20', false],
      ['2027-01-24', false],
      ['2027-01-25', true],
      ['2036-11-25', true],
    ] as const)
      expect(
        isRefusal(
          rules.checkForm('insurance', { ...card, cardFrom }, '2026-11-25', { childDateOfBirth: '2026-11-20' }),
        ),
        cardFrom,
      ).toBe(isWrong);
    expect(await refusedBy(await complete({ ...card, cardFrom: '2036-11-25' }), insurer)).toBe('form-invalid');
    const none = { insuranceOutcome: 'refused', insuranceRefusal: 'card-held' };
    const given = 'Thẻ đã cấp theo đề nghị của mẹ';
    for (const [result, expected] of [
      [{ ...none, insuranceReason: given }, 'form-invalid'],
      [{ ...none, heldCard: 'đã có thẻ', insuranceReason: given }, 'form-invalid'],
      [{ ...none, insuranceRefusal: 'parents', heldCard: 'TE1222600088800', insuranceReason: given }, 'form-invalid'],
      [{ ...none, heldCard: '00000000', insuranceReason: given }, 'form-invalid'],
      [{ ...none, heldCard: '1111111111', insuranceReason: given }, 'form-invalid'],
      [
        { ...none, heldCard: 'TE1222600088800', insuranceReason: 'Cha mẹ chưa đăng ký tạm trú dài hạn' },
        'reason-residence',
      ],
    ] as const)
      expect(await refusedBy(await complete(result), insurer), JSON.stringify(result)).toBe(expected);
    const held = { ...none, heldCard: 'TE1222600088800', insuranceReason: given };
    must(await act(await complete(held), insurer));
    const [{ step, unit, post }] = (await state()).tasks;
    expect([step, post]).toEqual(['insurance-confirm', 'head']);
    must(await act(await complete({ insuranceConfirmed: 'confirmed' }), holder(unit, post)));
    expect((await state()).tasks[0].step).toBe('notice');
  });
});

describe('a supplement that the police ask for after the certificate was issued', () => {
  it('stops the work and the clock, and comes back to where it was', async () => {
    expect(await possible('request-supplement', police)).toBe(true);
    const { result, clock } = await state();
    expect(await eventsOf(asked(), police)).toEqual(['supplement-requested']);
    const waiting = await state();
    expect(waiting).toMatchObject({ status: 'awaiting-supplement', rounds: 1, result, outcome: 'approved' });
    expect(isOnTime(waiting, test.clock.now().toString())).toBe(true);
    const [task] = waiting.tasks;
    const done = story.results!['residence'];
    expect(await refusedBy({ act: 'complete-task', task: task.id, result: done }, police)).toBe('not-in-this-status');
    // What was asked for cannot be withdrawn any more: the certificate is there.
    expect(await refusedBy({ act: 'withdraw-dossier', reason: 'Đổi ý' }, binh)).toBe('not-in-this-status');
    test.clock.moveTo(local('2026-11-25T15:00'));
    expect(await eventsOf(handedIn, binh)).toEqual(['dossier-supplemented']);
    const back = await state();
    expect(back).toMatchObject({ status: 'issued', tasks: [{ step: 'residence' }], result, clock: { restarts: 0 } });
    expect(back.supplement).toBeUndefined();
    const { calendar } = province;
    const [from, to] = [clock!.dueAt, back.clock!.dueAt].map((iso) => Temporal.Instant.from(iso));
    // The date moves by the time the supplement took.
    const [pause] = back.clock!.pauses;
    const took = calendar.measureMs(Temporal.Instant.from(pause.from), Temporal.Instant.from(pause.to!));
    expect(took).toBeGreaterThan(0);
    expect(calendar.measureMs(from, to)).toBe(took);
    for (const step of ['residence', 'insurance', 'notice']) await work(step);
    expect(isOnTime(await state(), test.clock.now().toString())).toBe(true);
    await work('return');
    expect(await state()).toMatchObject({ status: 'delivered', result });
  });
  it('moves the date by two working days at most', async () => {
    const before = Temporal.Instant.from((await state()).clock!.dueAt);
    must(await act(asked(), police));
    test.clock.moveTo(local('2026-12-02T09:00'));
    must(await act(handedIn, binh));
    const after = Temporal.Instant.from((await state()).clock!.dueAt);
    expect(province.calendar.measureMs(before, after)).toBe(province.calendar.dayLengthMs * 2);
    // Computed again, it is the same date.
    expect(await eventsOf({ act: 'recompute-due' }, SYSTEM)).toEqual([]);
  });
  it('that is not answered ends nothing: the police conclude on what there is', async () => {
    const { result, clock } = await state();
    must(await act(asked(), police));
    const { deadline } = (await state()).supplement!;
    const waits = await state();
    const wake = pauseUsedUp(province.calendar, waits.clock!)!;
    expect(nextWake(waits, province.calendar)).toBe(wake);
    expect(Date.parse(wake)).toBeLessThan(Date.parse(deadline));
    test.clock.moveTo(Temporal.Instant.from(deadline));
    expect((await eventsOf({ act: 'wake-dossier' }, SYSTEM))[0]).toBe('supplement-missed');
    const back = await state();
    expect(back).toMatchObject({ status: 'issued', outcome: 'approved', result, tasks: [{ step: 'residence' }] });
    expect(back.supplement).toBeUndefined();
    const moved = [clock!.dueAt, back.clock!.dueAt].map((iso) => Temporal.Instant.from(iso));
    expect(province.calendar.measureMs(moved[0], moved[1])).toBe(province.calendar.dayLengthMs * 2);
    await work('residence');
    expect((await state()).tasks).toMatchObject([{ step: 'insurance' }]);
  });
  it('asks for nothing that the certificate says or rests on, and once only', async () => {
    const { answers } = await state();
    const rules = must(await test.platform.procedureByHash((await state()).procedure.hash));
    const items = [...rules.fieldsOf('apply'), ...rules.components.map(({ id }) => id)];
    const offered = items.filter((item) => !rules.isInResult(item));
    const ofResidence = ['residencePlace', 'separateResidence', 'firstCareHospital', 'residence-papers'];
    const ofForms = ['declaration', 'residence-form', 'insurance-form'];
    expect(offered.toSorted()).toEqual([...ofResidence, ...ofForms, 'applicantResidence', 'feeExemption'].toSorted());
    const counted = Object.keys(answers).filter((name) => rules.isInResult(name));
    expect(counted).toEqual(expect.arrayContaining(['parentage', 'fatherBy', 'marriageNumber', 'marriageDate']));
    for (const item of counted) expect(await refusedBy(asked(item), police), item).toBe('supplement-item-issued');
    expect(await refusedBy(asked('nothing'), police)).toBe('supplement-item-unknown');
    expect(await refusedBy({ act: 'request-supplement', items: [] }, police)).toBe('supplement-items-needed');
    must(await act(asked('residencePlace'), police));
    must(await act({ act: 'supplement-dossier', answers: { residencePlace: 'Thôn Tây, xã Tiên Yên' } }, binh));
    expect(await refusedBy(asked(), police)).toBe('supplement-rounds-used');
    expect(await possible('request-supplement', police)).toBe(false);
  });
  it('that was asked for about the father before that was refused changes nothing of the certificate', async () => {
    must(await act(asked('residencePlace'), police));
    const now = await state();
    const rules = must(await test.platform.procedureByHash(now.procedure.hash));
    const items = ['parentage', 'fatherBy', 'fatherName', 'residencePlace'];
    const before: DossierState = {
      ...now,
      supplement: { ...now.supplement!, items: items.map((item) => ({ item, reason: 'Ghi chưa rõ' })) },
    };
    const at = test.clock.now();
    const context = { at, atText: at.toString(), by: binh, province, rules, absences: [] };
    const given = (answers: Record<string, unknown>) =>
      decide(
        before,
        { act: 'supplement-dossier', answers: { residencePlace: 'Thôn Tây, xã Tiên Yên', ...answers } },
        context,
      );
    for (const answers of [{ parentage: 'father-unknown' }, { fatherBy: 'none' }, { fatherName: 'Nguyễn Văn Khác' }])
      expect(given(answers), JSON.stringify(answers)).toMatchObject({ code: 'supplement-item-issued' });
    // What cannot be changed is not asked for: neither left out nor said again is it missing.
    const { parentage, fatherBy, fatherName } = before.answers;
    for (const answers of [{}, { parentage, fatherBy, fatherName }]) {
      const [event] = must(given(answers));
      expect(event).toMatchObject({
        type: 'dossier-supplemented',
        answers: { residencePlace: 'Thôn Tây, xã Tiên Yên' },
      });
      const after = evolve(before, event);
      for (const { result, vars } of [before, after].map((one) => ({
        result: one.result,
        vars: variables(one, rules),
      })))
        expect([result, rules.entryOf(vars)]).toEqual([now.result, rules.entryOf(variables(now, rules))]);
    }
  });
  it('is open to who applied at every door, as long as it is waited for', async () => {
    expect(await openActs(test.platform, await state(), binh)).not.toContain('supplement-dossier');
    must(await act(asked(), police));
    expect(await possible('supplement-dossier', binh)).toBe(true);
    expect(await openActs(test.platform, await state(), binh)).toContain('supplement-dossier');
    must(await act(handedIn, binh));
    expect(await openActs(test.platform, await state(), binh)).not.toContain('supplement-dossier');
  });
  it('keeps nobody from signing the certificate, or from taking it back, which ends the rest', async () => {
    must(await act(asked(), police));
    const signed = { file: 'f'.repeat(64), sizeBytes: 10, signatures: [] };
    expect(await eventsOf({ act: 'sign-result', ...signed }, SYSTEM)).toEqual(['result-signed']);
    expect((await state()).status).toBe('awaiting-supplement');
    const { unit } = await state();
    const head = holder(province.revokingUnit('2.000986', unit, '2026-11-25')!, 'head');
    expect(await possible('revoke-result', head)).toBe(false);
    const why = { reason: 'Sai họ tên mẹ', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' };
    const proposal: Command = { act: 'propose-revocation', ...why };
    expect(await eventsOf(proposal, holder(unit, 'specialist'))).toEqual(['revocation-proposed']);
    expect(await possible('revoke-result', head)).toBe(true);
    expect(await eventsOf({ act: 'revoke-result' }, head)).toEqual(['result-revoked']);
    const after = await state();
    expect(after).toMatchObject({ status: 'closed', tasks: [], result: { revoked: { reason: 'Sai họ tên mẹ' } } });
    expect([after.supplement, nextWake(after, province.calendar)]).toEqual([undefined, undefined]);
  });
});

describe('an apology while others follow the result', () => {
  it('sets the new date once, and on time is still measured by the date of law', async () => {
    test.clock.moveTo(local('2026-12-01T08:00'));
    must(await act({ act: 'wake-dossier' }, SYSTEM));
    const law = (await state()).clock!.dueAt;
    expect(await possible('extend-dossier', chair)).toBe(true);
    const to = local('2026-12-03T17:00').toString();
    const late: Command = { act: 'extend-dossier', reason: 'Công an đang xác minh chỗ ở', dueAt: to };
    expect(await refusedBy({ ...late, reason: ' ' }, chair)).toBe('reason-needed');
    expect(await refusedBy({ ...late, dueAt: law }, chair)).toBe('extension-not-later');
    expect(await eventsOf(late, chair)).toEqual(['dossier-extended']);
    expect(await state()).toMatchObject({
      status: 'issued',
      extension: { to, late: true },
      clock: { dueAt: to, lawDueAt: law },
      tasks: [{ step: 'residence' }],
    });
    expect(await refusedBy(late, chair)).toBe('extension-used');
    for (const step of ['residence', 'insurance', 'notice']) await work(step);
    expect(isOnTime(await state(), test.clock.now().toString())).toBe(false);
  });
});

describe('work that follows the result', () => {
  it('goes back to a step that follows it, too, and never to one the certificate rests on', async () => {
    expect(await possible('return-task', police)).toBe(false);
    await work('residence');
    const [task] = (await state()).tasks;
    const insurer = holder(task.unit, task.post);
    expect(await possible('return-task', insurer)).toBe(true);
    const back = (to: string): Command => ({ act: 'return-task', task: task.id, to, reason: 'Địa chỉ chưa khớp' });
    for (const to of ['register', 'population', 'sign', 'issue'])
      expect(await refusedBy(back(to), insurer), to).toBe('return-target-unknown');
    expect(await eventsOf(back('residence'), insurer)).toEqual(['task-returned']);
    expect(await state()).toMatchObject({ status: 'issued', tasks: [{ step: 'residence', unit: '06862-ca' }] });
    for (const step of ['residence', 'insurance', 'notice', 'return']) await work(step);
    expect((await state()).status).toBe('delivered');
  });
  it('asks other units where the procedure knows of that, and nobody where it does not', async () => {
    const question: Command = { act: 'consult-unit', units: ['so-tu-phap'], question: 'Về chỗ ở hợp pháp?' };
    expect(await possible('consult-unit', police)).toBe(false);
    expect(await refusedBy(question, police)).toBe('not-at-this-step');
    const consulting = must(
      readPack({
        ...linked.files,
        'procedure.yaml': `${linked.files['procedure.yaml']}\nconsultation: { limit: { workingHours: 4 }, silence: wait, law: nd-63 }\n`,
        'process.bpmn': linked.files['process.bpmn']
          .replace(
            '<bpmn:message id="m-extend"',
            '<bpmn:message id="m-consult" name="consult" /><bpmn:message id="m-extend"',
          )
          .replace(
            '<bpmn:boundaryEvent id="on-extend"',
            `<bpmn:boundaryEvent id="on-consult" cancelActivity="false" attachedToRef="handling"><bpmn:outgoing>f-consult</bpmn:outgoing><bpmn:messageEventDefinition id="d-consult" messageRef="m-consult" /></bpmn:boundaryEvent><bpmn:endEvent id="end-consult"><bpmn:incoming>f-consult</bpmn:incoming></bpmn:endEvent><bpmn:sequenceFlow id="f-consult" sourceRef="on-consult" targetRef="end-consult" /><bpmn:boundaryEvent id="on-extend"`,
          ),
      }),
    );
    test = await testPlatform();
    await publishPacks(test.store, [{ pack: consulting, status: 'published', reasons: [] }]);
    await toPolice();
    expect(await possible('consult-unit', police)).toBe(true);
    expect(await eventsOf(question, police)).toEqual(['unit-consulted']);
    const [{ id: consultation, unit, post }] = (await state()).consultations;
    const answer: Command = { act: 'answer-consultation', consultation, opinion: 'agree', text: 'Đủ căn cứ' };
    expect(await eventsOf(answer, holder(unit, post!))).toEqual(['consultation-answered']);
    expect(await refusedBy(answer, holder(unit, post!))).not.toBe('consultation-answered');
    expect((await state()).status).toBe('issued');
  });
  it('is over where only handing out is left: then none of these acts is open', async () => {
    for (const step of ['residence', 'insurance', 'notice']) await work(step);
    const { tasks } = await state();
    expect(tasks.map((task) => task.act)).toEqual(['deliver-result']);
    const counter = holder(tasks[0].unit, tasks[0].post);
    const extend: Command = { act: 'extend-dossier', reason: 'Lý do rõ', dueAt: local('2026-12-09T17:00').toString() };
    const back: Command = { act: 'return-task', task: tasks[0].id, to: 'notice', reason: 'Lý do rõ' };
    for (const [command, who] of [
      [asked(), counter],
      [extend, chair],
      [back, counter],
    ] as const) {
      expect(await refusedBy(command, who), command.act).toBe('not-in-this-status');
      expect(await possible(command.act, who), command.act).toBe(false);
    }
    expect(await due()).toContain('/2026');
  });
});

describe('the certificate, signed and shown', () => {
  const overwritten = { parentage: 'father-unknown', motherMarriage: 'none' };

  it('is what was issued, whatever was done while the signing service waited, and long after', async () => {
    // A certificate that speaks of what follows it would say something else after each of these acts.
    const letter = `${linked.files['letters/birth-certificate.md']}\nCư trú: {{residence.residenceAddress}}\n`;
    const files = { ...linked.files, 'letters/birth-certificate.md': letter };
    test = await testPlatform();
    const pack = must(readPack(files));
    await publishPacks(test.store, [{ pack, status: 'published', reasons: [] }]);
    await toPolice();
    const rules = must(await test.platform.procedureByHash(pack.hash));
    const shown = async (now: DossierState) => resultPaper(test.platform, rules, pack, now)!;
    const issued = await state();
    const printed: Paper[] = [];
    const claims: ResultClaims[] = [];
    const waiting = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    let isAway = true;
    const shop = {
      printer: async () => ({ print: (paper: Paper) => Buffer.from(String(printed.push(paper))) }),
      signer: async () => ({
        sign: async (pdf: Uint8Array) => {
          asked.resolve();
          await waiting.promise;
          if (isAway) throw new Error('the service is away');
          return pdf;
        },
      }),
      issuer: async () => ({
        issue: async (one: ResultClaims) => String(claims.push(one)),
        signList: async () => '',
      }),
      statuses: new MemoryStatus(),
      files: { keep: async () => ({ hash: 'a'.repeat(64), sizeBytes: 9 }) },
      addressOf: (code: string) => `/check/${code}`,
      listAddress: (list: number) => `/status/${list}`,
    } as unknown as PaperShop;
    const first = signResult(test.platform, shop, birth.id);
    await asked.promise;
    must(await act({ act: 'request-supplement', items: [{ item: 'residencePlace', reason: 'Ghi rõ thôn' }] }, police));
    must(await act({ act: 'supplement-dossier', answers: { residencePlace: 'Thôn Tây, xã Tiên Yên' } }, binh));
    await work('residence');
    waiting.resolve();
    await expect(first).rejects.toThrow('away');
    isAway = false;
    // The queue comes back, after all of that.
    await signResult(test.platform, shop, birth.id);
    const after = await state();
    expect(after.result?.signed?.file).toBe('a'.repeat(64));
    expect(printed).toHaveLength(2);
    expect(printed[1]).toEqual(printed[0]);
    expect(claims).toMatchObject([
      { number: issued.result!.number, facts: { fatherName: issued.answers['fatherName'] } },
    ]);
    expect(await shown(after)).not.toEqual(await shown(issued));
    expect(await shown(await asIssued(test.platform, after))).toEqual(await shown(issued));
    expect((await asIssued(test.platform, after)).result).toEqual(after.result);
  });
  it('names the father also where an answer of before took him out of the dossier', async () => {
    const now = await state();
    const rules = must(await test.platform.procedureByHash(linked.hash));
    const father = Object.keys(now.answers).filter((name) => name.startsWith('father') || name.startsWith('marriage'));
    const [by, at] = [{ kind: 'citizen' as const, id: binh.id, name: 'Bình' }, test.clock.now().toString()];
    const event = { type: 'dossier-supplemented', at, by, answers: overwritten, cleared: father, components: [] };
    const later = evolve(now, event as unknown as DossierEvent);
    const named = String(now.answers['fatherName']).toUpperCase();
    const says = (one: DossierState) => JSON.stringify(resultPaper(test.platform, rules, linked, one));
    expect(says(now)).toContain(named);
    expect(says(later)).not.toContain(named);
    expect(says(await asIssued(test.platform, later))).toEqual(says(now));
    expect(
      letterOf(test.platform, linked.letters['birth-certificate'], await asIssued(test.platform, later), linked),
    ).toContain(named);
  });
});
