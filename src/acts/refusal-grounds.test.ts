/** A refusal rests on what the officer chose of what there is: what was published, this case, what was concluded, or what the system refuses as well. */
import { beforeEach, describe, expect, it } from 'vitest';
import { makeServer } from '#api/server.ts';
import { wasAskedFor } from '#dossier/asked-for.ts';
import type { Command } from '#dossier/commands.ts';
import { groundsFor, groundsOfConclusion } from '#dossier/conclusion-grounds.ts';
import { conclusionsOf, isAdverse, takenBack } from '#dossier/conclusions.ts';
import { type Ground, type GroundRef, groundKey, groundOf, ofRefusal } from '#dossier/refusal-grounds.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, LANGUAGES, must, type Outcome, refusalText } from '#kernel/outcome.ts';
import { stateGiven } from '#views/given.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { type TimelineNames, timelineOf } from '#views/timeline.ts';
import { textOf } from '#web/message-words.ts';
import { actsOf, code, codes, SHOWN_BY, concludeAgainst as takenBackAgainst } from '../../test/support/acts.ts';
import { birthUntil, houseSubmitted, storyHandedIn } from '../../test/support/begun.ts';
import { importedPack, publishImported } from '../../test/support/imported.ts';
import {
  anotherBirth,
  holder,
  officer,
  partyOf,
  person,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';
import { slipsFor } from './documents.ts';
import { groundsAtCounter, groundsNow } from './found-now.ts';
import { rejectionText } from './notices.ts';
import { type Performed, perform, SYSTEM, startDossier } from './perform.ts';

const HOUSEHOLD = '1.001612';
const BIRTH = '1.001193';
const LAND = '1.013831';
const HOA = officer('hong-gai.counter.hoa');
const CITIZEN: GroundRef = { kind: 'condition', id: 'condition.citizen', shownBy: SHOWN_BY };

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const { act, eventsOf, stateOf, toldLast } = actsOf(() => test, HOA);

/** Brought to the counter of Hồng Gai. */
const reception = (procedure: string, grounds: readonly GroundRef[] | undefined, more: object = {}) =>
  startDossier(
    test.platform,
    procedure,
    {
      ...({ act: 'refuse-reception', channel: 'counter', receivingUnit: '06685-mc' } as const),
      ...{
        applicant: partyOf('an'),
        law: 'Điều 16 Luật Hộ tịch số 60/2014/QH13',
      },
      ...(grounds && { grounds }),
      lawChecked: true,
      ...more,
    },
    HOA,
  );
const codeOf = (outcome: Outcome<unknown>): string => {
  if (isRefusal(outcome))
    for (const language of LANGUAGES) expect(refusalText(outcome, language)).not.toMatch(/undefined|\{|\[object/);
  return code(outcome);
};
const groundsOf = ({ events }: Performed): readonly Ground[] => {
  const [event] = events.filter((one) => one.type === 'dossier-refused');
  return event?.grounds ?? [];
};

/** Taken in at the counter on paper and not received yet. */
async function birthAtCounter(): Promise<string> {
  const { noticeNumber: _, ...answers } = anotherBirth();
  const draft = {
    act: 'draft-dossier',
    channel: 'counter',
    applicant: partyOf('an'),
    place: '06685',
    receivingUnit: '06685-mc',
    answers,
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
    delivery: { method: 'counter' },
  } satisfies Command;
  const { dossierId } = must(await startDossier(test.platform, BIRTH, draft, HOA));
  must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, HOA));
  return dossierId;
}
const refuse = (id: string, grounds?: readonly GroundRef[], more: object = {}, by = HOA) =>
  perform(
    test.platform,
    id,
    {
      act: 'refuse-dossier',
      // Once it is received, who signs explains the ground.
      ...(by !== HOA && { reason: 'Giấy chứng sinh bị tẩy xóa ngày sinh' }),
      law: 'Điều 16 Luật Hộ tịch số 60/2014/QH13',
      ...(grounds && { grounds }),
      ...more,
    } as Command,
    by,
  );

describe('a refusal at the counter', () => {
  it('given a published condition, when it is chosen, then event, form 03 and message have it in full', async () => {
    const done = must(await reception(HOUSEHOLD, [CITIZEN]));
    expect(groundsOf(done)).toMatchObject([
      { ...CITIZEN, words: { vi: expect.stringContaining('công dân Việt Nam') } },
    ]);
    const rules = must(await test.platform.procedure(HOUSEHOLD));
    const [slip] = slipsFor(test.platform, rules, done.dossierId, await eventsOf(done.dossierId));
    expect(JSON.stringify(slipPaper(slip).blocks)).toMatch(
      /Chưa đáp ứng yêu cầu, điều kiện đã công bố: «Chủ hộ và từng thành viên.*\(thể hiện tại văn bản số 12\/TB-UBND/,
    );
    const [told] = await toldLast(done.dossierId);
    expect(textOf(told, 'vi').what).toMatch(
      /Lý do: Chưa đáp ứng yêu cầu, điều kiện.*thể hiện tại văn bản số 12\/TB-UBND ngày 20\/11\/2026 của Ủy ban/,
    );
    expect(textOf(told, 'en').what).toMatch(/A published condition is not met.*shown by document no\. 12\/TB-UBND/);
  });

  it('given none, an unknown one or one that another case asks for, when it is sent, then it is refused', async () => {
    expect(codeOf(await reception(HOUSEHOLD, undefined))).toBe('ground-needed');
    expect(codeOf(await reception(HOUSEHOLD, []))).toBe('ground-needed');
    for (const ground of [
      { kind: 'condition', id: 'tổ trưởng tổ dân phố xác nhận' },
      { kind: 'condition', id: 'reason.husband-found' },
      { kind: 'component', id: 'drawings' },
      // Of a family alone.
      { kind: 'component', id: 'family-authorisation' },
      { kind: 'answer', id: 'businessName' },
      { kind: 'check', code: 'not-eligible' },
      { kind: 'closed' },
      { kind: 'place' },
      { kind: 'other' },
    ])
      expect([ground, codeOf(await reception(HOUSEHOLD, [CITIZEN, ground as GroundRef]))]).toEqual([
        ground,
        'ground-not-listed',
      ]);
  });

  it('given a paper or an answer that is missing, unclear or wrong, then that is a matter of form 02 and no ground', async () => {
    const answered = { answers: { businessName: 'Công ty Quán Mới' } };
    for (const ground of [
      { kind: 'answer', id: 'businessName' },
      { kind: 'component', id: 'request' },
    ] as const) {
      const refused = await reception(HOUSEHOLD, [ground], answered);
      expect(codeOf(refused)).toBe('ground-not-listed');
      expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('yêu cầu bổ sung, hoàn thiện (Mẫu số 02)');
    }
    const rules = must(await test.platform.procedure(BIRTH));
    for (const answers of [{}, anotherBirth()])
      expect(
        (await groundsAtCounter(test.platform, rules, { receivingUnit: '06685-mc', answers }, HOA)).filter(
          ({ kind }) => kind === 'component' || kind === 'answer',
        ),
      ).toEqual([]);
  });

  it('given what the system refuses too, when that is chosen, then it rests on its words; and on no check that it passes', async () => {
    const applicant = { name: 'Công ty cổ phần Công nghệ Vịnh Xanh', idNumber: '5700000011', address: 'Hạ Long' };
    const ground = { kind: 'check', code: 'applicant-kind' } as const;
    const done = must(await reception(BIRTH, [ground], { applicant }));
    expect(groundsOf(done)).toMatchObject([{ ...ground, words: { vi: expect.stringContaining('cá nhân') } }]);
    expect(codeOf(await reception(HOUSEHOLD, [ground]))).toBe('ground-not-listed');
    // Missing papers and fields are a matter of form 02.
    for (const missing of ['components-missing', 'form-invalid', 'papers-none'])
      expect(codeOf(await reception(HOUSEHOLD, [{ kind: 'check', code: missing }]))).toBe('ground-not-listed');
  });

  const found = async (code: string, answers: object, more: object = {}) => {
    const rules = must(await test.platform.procedure(code));
    const before = { receivingUnit: '06685-mc', applicant: partyOf('an'), place: '06685', answers, ...more };
    return groundsAtCounter(test.platform, rules, before as never, HOA);
  };
  const NOT_ELIGIBLE = { kind: 'check', code: 'not-eligible' } as const;

  it('given who the rules keep out, then the system says so by what is answered, and never an officer', async () => {
    const abroad = [{ kind: 'condition', id: 'reason.foreign-birth' }] as const;
    // Nothing is answered: which questions come first is said, in words.
    const asked = await reception(BIRTH, abroad);
    expect(codeOf(asked)).toBe('ground-unanswered');
    expect(isRefusal(asked) && refusalText(asked, 'vi')).toMatch(/Hãy ghi trước: .*[Ss]inh/);
    const here = anotherBirth();
    expect(codeOf(await reception(BIRTH, abroad, { place: '06685', answers: here }))).toBe('ground-found-alone');
    const there = { ...here, bornAt: 'abroad', childPlaceOfBirth: 'Viêng Chăn, Lào' };
    expect(codeOf(await reception(BIRTH, abroad, { place: '06685', answers: there }))).toBe('ground-found-alone');
    const done = must(await reception(BIRTH, [NOT_ELIGIBLE], { place: '06685', answers: there }));
    expect(groundsOf(done)[0].words.vi).toMatch(/\(theo nội dung đã khai «.*»\)/);
    const shown = [{ ...NOT_ELIGIBLE, shownBy: SHOWN_BY }] as never;
    expect(codeOf(await reception(BIRTH, shown, { place: '06685', answers: there }))).toBe('shown-by-unasked');
  });

  it('given some answers, then each rule that they settle is a ground, and one that they do not is none', async () => {
    const born = { childDateOfBirth: '2000-01-01' };
    const [adult, ...others] = await found(BIRTH, born);
    expect([adult, others]).toMatchObject([NOT_ELIGIBLE, []]);
    expect(adult.words.vi).toMatch(/18 tuổi.*theo nội dung đã khai «.*: 01\/01\/2000»\)/);
    expect(codeOf(await reception(BIRTH, [NOT_ELIGIBLE], { answers: born }))).toBe('done');
    expect(codeOf(await reception(BIRTH, [NOT_ELIGIBLE], { answers: { childDateOfBirth: '2026-11-01' } }))).toBe(
      'grounds-awaited',
    );
    const land = await found(LAND, { landDispute: 'pending' });
    expect(land.map(groundKey)).toEqual(
      expect.arrayContaining(['check:not-eligible', 'condition:condition.no-dispute']),
    );
    expect(land.filter(({ kind }) => kind === 'check')).toHaveLength(1);
    expect(land[0].words.vi).toContain('tranh chấp');
    const over = [{ kind: 'condition', id: 'reason.term-over' }] as const;
    expect(codeOf(await reception(LAND, over, { answers: { landDispute: 'pending' } }))).toBe('ground-unanswered');
    const house = await found('1.013225', { floors: 3, plannedArea: 'no', totalAreaM2: 240 });
    expect(house.map(groundKey)).toContain('check:not-needed');
    expect((await found('1.013225', { floors: 3 })).map(groundKey)).not.toContain('check:not-needed');
    const foreign = [{ kind: 'condition', id: 'reason.foreign-nationality' }] as const;
    for (const answers of [{ childNationality: 'Việt Nam' }, { ...anotherBirth(), childNationality: 'Việt Nam' }]) {
      expect(codeOf(await reception(BIRTH, foreign, { answers }))).not.toBe('done');
      expect((await found(BIRTH, answers)).map(groundKey)).not.toContain('check:not-eligible');
    }
    // What no form takes says nothing.
    expect((await found(LAND, { landDispute: 'rumour' })).map(groundKey)).not.toContain('check:not-eligible');
  });

  it('given a condition, then what shows it is needed: a document, a paper that lies there or an answer that was given', async () => {
    const by = (shownBy: unknown, more: object = {}) =>
      reception(
        LAND,
        [{ kind: 'condition', id: 'condition.no-dispute', ...(shownBy ? { shownBy } : {}) } as never],
        more,
      );
    expect(codeOf(await by(undefined))).toBe('shown-by-needed');
    expect(codeOf(await by({ kind: 'rumour' }))).toBe('shown-by-needed');
    for (const wrong of [
      { issuer: '' },
      { issuer: 'Ông Nguyễn Văn A' },
      { number: 'không số' },
      { number: '' },
      { number: 'Chưa có số 0' },
      { number: 'thiếu bản chính 1' },
      { issued: '' },
    ])
      expect([wrong, codeOf(await by({ ...SHOWN_BY, ...wrong }))]).toEqual([wrong, 'shown-by-document']);
    const sentence = { ...SHOWN_BY, number: 'thiếu bản chính hợp đồng số 1' };
    expect(codeOf(await by(sentence))).toBe('shown-by-document');
    for (const issued of ['2099-01-01', '1899-01-01', '2026-02-30'])
      expect([issued, codeOf(await by({ ...SHOWN_BY, issued }))]).toEqual([issued, 'shown-by-date']);
    expect(codeOf(await by({ kind: 'component', id: 'birth-proof' }))).toBe('shown-by-not-there');
    expect(codeOf(await by({ kind: 'answer', id: 'landPlot' }))).toBe('shown-by-not-there');
    expect(codeOf(await by({ kind: 'answer', id: 'unknown' }))).toBe('shown-by-not-there');
    // Any paper of the request could stand beside a condition of a pack of ours: there an authority says it.
    expect(codeOf(await by({ kind: 'component', id: 'original-certificate' }))).toBe('shown-by-not-there');
    // What answers of a pack of ours say is for its rules. Another one would stand beside the condition here.
    const answers = { landDispute: 'pending', landPlot: 'Thửa 21, tờ bản đồ 14' };
    for (const id of ['landDispute', 'landPlot'])
      expect(codeOf(await by({ kind: 'answer', id }, { answers }))).toBe('shown-by-not-there');
    // Each thing that shows it is told, and the same one once.
    const court = { ...SHOWN_BY, issuer: 'Tòa án nhân dân khu vực 1', number: 'Số 05/TB-TA' };
    const dispute = (shownBy: object) => ({ kind: 'condition', id: 'condition.no-dispute', shownBy }) as never;
    const both = must(await reception(LAND, [dispute(SHOWN_BY), dispute(court), dispute(court)]));
    expect(groundsOf(both).map(({ words }) => words.en)).toEqual([
      expect.stringContaining('12/TB-UBND'),
      expect.stringContaining('document no. 05/TB-TA of 20/11/2026, Tòa án nhân dân khu vực 1'),
    ]);
  });

  it('given what another answer mends, then it is no ground; and of what is one, no hint and no note on its source is printed', async () => {
    const answers = { ...anotherBirth(), childName: 'Lê Gia Bảo' };
    const curable = { place: '06685', answers };
    for (const ground of [
      { kind: 'condition', id: 'reason.surname-of-parent' },
      { kind: 'check', code: 'not-eligible' },
    ] as const)
      expect(codeOf(await reception(BIRTH, [ground], curable)), groundKey(ground)).toBe('grounds-none');
    // What is only to be declared keeps nobody out.
    const partner = [{ kind: 'condition', id: 'condition.general-partner', shownBy: SHOWN_BY }] as const;
    expect(codeOf(await reception(HOUSEHOLD, partner))).toBe('ground-not-listed');
    const land = { place: '06685', answers: { changeKind: 'transfer', landSeizure: 'yes' } };
    const rules = must(await test.platform.procedure(LAND));
    const offered = await groundsAtCounter(
      test.platform,
      rules,
      { receivingUnit: '06685-mc', applicant: partyOf('an'), ...land },
      HOA,
    );
    for (const { words } of offered) expect(words.vi).not.toMatch(/đối chiếu|hãy |sửa lại/iu);
  });

  it('given a case that is received at its place alone, then another centre refuses on that, and its own does not', async () => {
    const at = (place: string, changeKind = 'public-gift') =>
      reception(LAND, [{ kind: 'place' }], { place, answers: { changeKind } });
    expect(groundsOf(must(await at('06793')))).toMatchObject([
      { kind: 'place', words: { vi: expect.stringContaining('chỉ tiếp nhận tại Trung tâm') } },
    ]);
    expect(codeOf(await at('06685'))).toBe('ground-not-listed');
    // Anybody is received at any centre.
    expect(codeOf(await at('06793', 'transfer'))).toBe('ground-not-listed');
  });

  it('given a procedure that is not open, then only the document of law that closed it is a ground', async () => {
    const closed = [{ kind: 'closed' }] as const;
    const publish = (status: 'needs-review' | 'closed') =>
      publishImported(test.store as never, importedPack('1.990002'), { status, reasons: [] });
    const byLaw = 'Bãi bỏ theo Quyết định số 9/2026/QĐ-UBND của Ủy ban nhân dân thành phố.';
    const because = (basis?: string) => Object.assign(test.platform, { findClosing: async () => basis });
    // Waiting to be looked at is the office's own state, whatever was said when it was closed before.
    await publish('needs-review');
    because(byLaw);
    expect(codeOf(await reception('1.990002', closed))).toBe('grounds-none');
    await publish('closed');
    for (const basis of [undefined, 'Phí chưa rõ', 'Bãi bỏ theo QĐ 9', 'Bãi bỏ theo Nghị định 01/2021/NĐ-CP']) {
      because(basis);
      expect([basis, codeOf(await reception('1.990002', closed))]).toEqual([basis, 'grounds-none']);
    }
    because(byLaw);
    expect(groundsOf(must(await reception('1.990002', closed)))).toMatchObject([
      { kind: 'closed', words: { vi: `Thủ tục đã dừng tiếp nhận hồ sơ: ${byLaw.replace(/\.$/, '')}` } },
    ]);
    expect(codeOf(await reception(HOUSEHOLD, closed))).toBe('ground-not-listed');
  });
});

it('given the door of the counter, then it takes no reason, says so, and takes what shows a condition', async () => {
  const findBearer = async () => ({ id: 't', actor: HOA, scopes: ['act'], expiresAt: '2100-01-01T00:00:00Z' });
  const api = await makeServer({ platform: test.platform, findBearer, version: 'x', isHealthy: async () => true });
  const { id: _, ...applicant } = partyOf('an');
  const brought = { procedure: LAND, channel: 'counter', receivingUnit: '06685-mc', applicant, lawChecked: true };
  const dispute = { kind: 'condition', id: 'condition.no-dispute' };
  const send = async (grounds: object[], more: object = {}) => {
    const payload = { ...brought, law: 'Điều 45 Luật Đất đai số 31/2024/QH15', grounds, ...more };
    const headers = { authorization: 'Bearer x' };
    const done = await api.inject({ method: 'POST', url: '/v1/dossiers/refused', headers, payload });
    return [done.statusCode, done.json()['code'], done.body] as const;
  };
  const written = await send([{ ...dispute, shownBy: SHOWN_BY }], { reason: 'Thiếu bản chính hợp đồng' });
  expect(written).toMatchObject([400, 'request-invalid', expect.stringContaining('reason')]);
  expect(await send([dispute])).toMatchObject([422, 'shown-by-needed', expect.anything()]);
  expect(await send([{ ...dispute, shownBy: { ...SHOWN_BY, why: 'x' } }])).toMatchObject([
    400,
    'request-invalid',
    expect.anything(),
  ]);
  expect((await send([{ ...dispute, shownBy: SHOWN_BY }]))[0]).toBe(201);
  await api.close();
});

describe('of an imported procedure', () => {
  const open = async (code: string, published: object, more: object = {}) => {
    await publishImported(test.store as never, importedPack(code, { published: { ...published }, ...more }), {
      status: 'published',
      reasons: [],
    });
    return must(await test.platform.procedure(code));
  };

  it('the lines that it publishes and who may apply are grounds; our own form is none', async () => {
    const rules = await open('1.990003', { conditions: '- Có kho riêng;\n- Đáp ứng điều kiện theo quy định' });
    const listed = (await groundsAtCounter(test.platform, rules, { receivingUnit: '06685-mc' }, HOA)).map(groundKey);
    const [store] = rules.conditions;
    expect(listed).toEqual([`condition:${store.id}`]);
    const reason = 'Chưa được tổ trưởng tổ dân phố xác nhận';
    expect(codeOf(await reception('1.990003', undefined, { reason }))).toBe('reason-unused');
    expect(codeOf(await reception('1.990003', [{ kind: 'answer', id: 'request' }]))).toBe('ground-not-listed');
    const shownBy = { kind: 'answer', id: 'request' };
    const answers = { request: 'Xin cấp phép kho chung với hộ bên cạnh' };
    const answered = must(
      await reception('1.990003', [{ kind: 'condition', id: store.id, shownBy }] as never, { answers }),
    );
    expect(groundsOf(answered)).toMatchObject([
      { shownBy, words: { vi: expect.stringMatching(/theo nội dung đã khai «.*: .+»/) } },
    ]);
    const [event] = answered.events.filter(({ type }) => type === 'dossier-refused');
    expect((event as { reason: string }).reason).toBe(groundsOf(answered)[0].words.vi);
    const [{ id: paper }] = rules.components;
    const byPaper = { kind: 'condition', id: store.id, shownBy: { kind: 'component', id: paper } };
    const shown = must(await reception('1.990003', [byPaper] as never, { answers }));
    expect(groundsOf(shown)[0].words.vi).toMatch(/\(thể hiện tại giấy tờ «.*»\)$/);
    // Who may apply is found by who stands there, and named in words.
    const audience = await reception('1.990003', [{ kind: 'condition', id: 'audience' }]);
    expect(codeOf(audience)).toBe('ground-found-alone');
    expect(isRefusal(audience) && refusalText(audience, 'vi')).toContain('«đối tượng thực hiện»');
    const done = must(await reception('1.990003', [{ kind: 'condition', id: store.id, shownBy: SHOWN_BY }]));
    expect(groundsOf(done)[0].words.vi).toContain('«Có kho riêng»');
  });

  it('that publishes nothing, nothing can be refused at receipt', async () => {
    const rules = await open('1.990004', { conditions: 'Không có thông tin' }, { audience: undefined, components: [] });
    expect(await groundsAtCounter(test.platform, rules, { receivingUnit: '06685-mc' }, HOA)).toEqual([]);
    expect(codeOf(await reception('1.990004', [{ kind: 'condition', id: 'audience' }]))).toBe('ground-found-alone');
    expect(codeOf(await reception('1.990004', undefined))).toBe('grounds-none');
  });
});

describe('a refusal of what was handed in', () => {
  it('rests on no paper or answer before it is received, and after that on none that who signs names alone', async () => {
    const id = await birthAtCounter();
    const grounds = [
      { kind: 'component', id: 'birth-proof' },
      { kind: 'answer', id: 'childName' },
      { kind: 'condition', id: 'reason.foreign-birth' },
    ] as const;
    for (const ground of [undefined, ...grounds.slice(0, 2)])
      expect(codeOf(await refuse(id, ground && [ground]))).toBe('grounds-none');
    expect((await stateOf(id)).status).toBe('submitted');
    must(await perform(test.platform, id, { act: 'receive-dossier' }, HOA));
    const head = holder('06685', 'head');
    const refused = await refuse(id, undefined, {}, head);
    expect(codeOf(refused)).toBe('refusal-unconcluded');
    if (isRefusal(refused)) expect(refusalText(refused, 'vi')).toContain('để bước thẩm định kết luận trước');
    for (const ground of [...grounds, { kind: 'check', code: 'not-eligible' }, { kind: 'closed' }] as const)
      expect(codeOf(await refuse(id, [ground], {}, head)), groundKey(ground)).toBe('refusal-unconcluded');
    expect((await stateOf(id)).status).toBe('in-progress');
  });

  it('given a paper that a register proves, then it is no ground', async () => {
    const id = await birthAtCounter();
    const state = await stateOf(id);
    const rules = must(await test.platform.procedure(BIRTH));
    const held = {
      ...state,
      components: [{ component: 'birth-proof', originals: 0, copies: 0, register: 'birth-notice' }],
    };
    const listed = (await groundsNow(test.platform, rules, held, HOA)).map(groundKey);
    expect(listed).not.toContain('component:birth-proof');
  });
});

describe('a refusal of what was received', () => {
  const law = 'Điều 16 Luật Hộ tịch số 60/2014/QH13';
  const LINES = 'Kinh doanh pháo nổ là ngành, nghề cấm đầu tư kinh doanh';

  /** Brought to who decides, as the case of the pack records it. */
  async function decided(procedure: string, name: string): Promise<string> {
    const { dossierId: id, results, handedIn } = await storyHandedIn(test, procedure, name);
    must(handedIn);
    for (let i = 0; i < 9 && (await stateOf(id)).tasks[0]?.act !== 'decide-dossier'; i++) {
      for (const { id: fee, amountVnd, paidAt } of (await stateOf(id)).fees)
        if (!paidAt)
          must(
            await perform(
              test.platform,
              id,
              { act: 'pay-fee', confirmed: true, fee, amountVnd, reference: id },
              SYSTEM,
            ),
          );
      await work(test.platform, id, results);
    }
    return id;
  }
  const reject = async (id: string, grounds: readonly GroundRef[] | undefined, more: object = {}) => {
    const [task] = (await stateOf(id)).tasks;
    const command = { act: 'decide-dossier', task: task.id, outcome: 'rejected', lawChecked: true, ...more };
    return perform(
      test.platform,
      id,
      { law, ...command, ...(grounds && { grounds }) } as Command,
      holder(task.unit, task.post),
    );
  };
  /** By who has the appraisal, against what is asked for. */
  async function concludeAgainst(id: string, note: string): Promise<void> {
    const [task] = (await stateOf(id)).tasks;
    const result = { conclusion: 'does-not-meet', siteCheck: true, note };
    const by = holder(task.unit, task.post);
    const answer = task.returned && { answer: 'Đã kiểm tra lại' };
    const despite = 'Ý kiến đã được xem xét';
    must(await act(id, { act: 'complete-task', task: task.id, result, despite, ...answer }, by));
  }
  const rejectedOn = ({ events }: Performed) =>
    events.flatMap((one) => (one.type === 'dossier-rejected' ? (one.grounds ?? []) : []));

  it('given a conclusion against it, when another reason is written, then it rests on the conclusion or is refused', async () => {
    const id = await decided(HOUSEHOLD, 'against');
    const stranger = 'Chủ hộ cư trú tại phường Hồng Gai nên không được đăng ký tại Bãi Cháy';
    expect(codeOf(await reject(id, undefined, { reason: 'Ngành, nghề bị cấm đầu tư kinh doanh' }))).toBe(
      'ground-needed',
    );
    expect(codeOf(await reject(id, [], { reason: LINES }))).toBe('ground-needed');
    for (const [ground, expected] of [
      [{ kind: 'conclusion', id: 'sign' }, 'ground-not-listed'],
      [{ kind: 'opinion', id: 'so-xay-dung' }, 'ground-not-listed'],
      [{ kind: 'place' }, 'ground-not-listed'],
      [{ kind: 'closed' }, 'ground-not-listed'],
      // Those are for who appraises, also beside what they concluded.
      [{ kind: 'condition', id: 'condition.lines' }, 'refusal-unconcluded'],
      [{ kind: 'answer', id: 'businessName' }, 'refusal-unconcluded'],
      [{ kind: 'law', law, words: 'Cư trú tại phường khác' }, 'refusal-unconcluded'],
    ] as const)
      for (const beside of [[], [{ kind: 'conclusion', id: 'appraise' }]] as const)
        expect([ground, codeOf(await reject(id, [...beside, ground], { reason: LINES }))]).toEqual([ground, expected]);
    const against = [{ kind: 'conclusion', id: 'appraise' }] as const;
    expect(codeOf(await reject(id, against, { reason: stranger }))).toBe('reason-residence');
    const done = must(await reject(id, against, { reason: `${LINES}.` }));
    expect(rejectedOn(done)).toMatchObject([
      { kind: 'conclusion', id: 'appraise', words: { vi: expect.stringMatching(/^Kết luận không đủ .*pháo nổ/) } },
    ]);
    // The applicant reads the ground once, where who signs only repeats who appraised.
    const [told] = await toldLast(id);
    expect(textOf(told, 'vi').what.match(/pháo nổ/g)).toHaveLength(1);
    expect(textOf(told, 'en').what).toContain('Concluded against it at the step');
    const rules = must(await test.platform.procedure(HOUSEHOLD));
    expect(rejectionText(test.platform, rules, done.state)).toMatch(
      /Lý do: Kết luận không đủ [^\n]*pháo nổ[^\n]*\n\n(?!Cụ thể)/,
    );
    // An event of before has no ground, and reads as it did.
    const { grounds: _, ...decision } = done.state.decision!;
    const before = { ...done.state, decision };
    expect(rejectionText(test.platform, rules, before)).toContain(`Lý do: ${LINES}.`);
  });

  it('given that every step concluded for it, then nothing is a ground, and it is returned to the appraisal', async () => {
    const id = await decided('1.013225', 'self-designed');
    const why = { reason: 'Chiều cao vượt quy chế quản lý kiến trúc', law: 'luat-xay-dung Điều 44' };
    const refused = await reject(id, undefined, why);
    expect(codeOf(refused)).toBe('refusal-unconcluded');
    if (isRefusal(refused)) expect(refusalText(refused, 'vi')).toContain('trả hồ sơ về bước đó');
    for (const ground of [
      { kind: 'conclusion', id: 'appraise' },
      { kind: 'component', id: 'neighbour-pledge' },
      { kind: 'answer', id: 'heightM' },
    ] as const)
      expect(codeOf(await reject(id, [ground], why))).toBe('refusal-unconcluded');
    const against = await takenBackAgainst(test.platform, id);
    const done = must(await reject(id, against, { law: 'luat-xay-dung Điều 44' }));
    expect(rejectedOn(done)).toMatchObject([{ kind: 'conclusion', rests: [{ kind: 'law' }] }]);
    // Who signs adds nothing: the paper says what was concluded, and no empty explanation.
    const rules = must(await test.platform.procedureByHash(done.state.procedure.hash));
    expect(rejectionText(test.platform, rules, done.state)).not.toMatch(/Cụ thể|undefined/);
  });

  it('rests on the opinion of a unit that disagrees beside who appraised against it, and on none alone', async () => {
    const id = await houseSubmitted(test);
    must(await perform(test.platform, id, { act: 'receive-dossier' }, HOA));
    const desk = holder('06685-kt', 'specialist');
    const units = ['so-xay-dung', 'cong-an-tinh'];
    must(await perform(test.platform, id, { act: 'consult-unit', units, question: 'Có vướng quy hoạch không?' }, desk));
    const why = 'Thửa đất thuộc lộ giới đường dự kiến mở';
    for (const { id: consultation, unit } of (await stateOf(id)).consultations) {
      const disagrees = unit === 'so-xay-dung';
      const answer = (text: string) =>
        perform(
          test.platform,
          id,
          { act: 'answer-consultation', consultation, opinion: disagrees ? 'disagree' : 'agree', text },
          holder(unit, 'head'),
        );
      // Against somebody it says what is not met, as a refusal does.
      if (disagrees) expect(codeOf(await answer('Cán bộ phụ trách đang đi công tác'))).toBe('reason-of-office');
      must(await answer(why));
    }
    const refuseIt = (grounds: readonly GroundRef[]) =>
      perform(
        test.platform,
        id,
        { act: 'refuse-dossier', grounds, reason: 'Trong lộ giới dự kiến', law: 'luat-xay-dung Điều 44' },
        holder('06685', 'head'),
      );
    const opinion = { kind: 'opinion', id: 'so-xay-dung' } as const;
    expect(codeOf(await refuseIt([opinion]))).toBe('refusal-unconcluded');
    // Nor is a conclusion against it: it would be that opinion again.
    const [task] = (await stateOf(id)).tasks;
    const result = { conclusion: 'does-not-meet', siteCheck: true, note: why };
    const alone = { act: 'complete-task', task: task.id, result, grounds: [opinion], despite: why } as const;
    expect(codeOf(await perform(test.platform, id, alone, desk))).toBe('ground-opinion-alone');
    await concludeAgainst(id, why);
    expect(codeOf(await refuseIt([{ kind: 'opinion', id: 'cong-an-tinh' }]))).toBe('ground-not-listed');
    // One that was recorded before this, on an opinion alone, is no more than that.
    const state = await stateOf(id);
    const rules = must(await test.platform.procedure('1.013225'));
    const head = holder('06685', 'head');
    const keysOf = async (one: DossierState) =>
      ofRefusal(one, await groundsNow(test.platform, rules, one, head)).map(groundKey);
    expect(await keysOf(state)).toEqual(['conclusion:appraise', 'opinion:so-xay-dung']);
    const words = { vi: 'x', en: 'x', hi: 'x' };
    expect(await keysOf({ ...state, restsOn: { appraise: [{ ...opinion, words }] } })).toEqual([]);
    const { restsOn: _, ...old } = state;
    expect(await keysOf(old)).toContain('conclusion:appraise');
    const done = must(await refuseIt([opinion]));
    expect(rejectedOn(done)).toMatchObject([{ kind: 'opinion', words: { vi: `Sở Xây dựng không đồng ý: ${why}` } }]);
  });

  it('rests on no conclusion that was sent back, until its step is done again; nor is it granted meanwhile', async () => {
    const id = await houseSubmitted(test);
    must(await perform(test.platform, id, { act: 'receive-dossier' }, HOA));
    await concludeAgainst(id, 'Chiều cao vượt quy chế quản lý kiến trúc');
    const head = holder('06685', 'head');
    const against = [{ kind: 'conclusion', id: 'appraise' }] as const;
    const rules = must(await test.platform.procedure('1.013225'));
    const keysOf = async () => (await groundsNow(test.platform, rules, await stateOf(id), head)).map(groundKey);
    expect(await keysOf()).toContain('conclusion:appraise');
    const [task] = (await stateOf(id)).tasks;
    const back = { act: 'return-task', task: task.id, to: 'appraise', reason: 'Đo lại chiều cao' } as const;
    must(await perform(test.platform, id, back, holder(task.unit, task.post)));
    expect(await keysOf()).not.toContain('conclusion:appraise');
    const sentBack = await stateOf(id);
    expect(conclusionsOf(rules, sentBack).map(({ step }) => step)).not.toContain('appraise');
    expect(takenBack(rules, sentBack)).toMatchObject([{ step: 'appraise', favourable: false }]);
    expect(isAdverse(rules, sentBack)).toBe(true);
    const refused = await refuse(id, against, { reason: 'Vượt chiều cao', law: 'luat-xay-dung Điều 44' }, head);
    expect(codeOf(refused)).toBe('refusal-unconcluded');
    await concludeAgainst(id, 'Chiều cao đo lại vẫn vượt quy chế quản lý kiến trúc');
    expect(await keysOf()).toContain('conclusion:appraise');
    // What was concluded before the work went back to an earlier step does not stand either.
    const { doneBy, ...state } = await stateOf(id);
    const { at } = doneBy!['appraise'];
    const returns = [
      {
        from: 'sign',
        to: 'receive',
        by: 'x',
        at: Temporal.Instant.from(at).add({ seconds: 1 }).toString(),
        reason: 'y',
      },
    ];
    const later = { ...state, doneBy, returns, doneSteps: ['receive', 'appraise'] };
    expect(conclusionsOf(rules, later)).toEqual([]);
    expect(isAdverse(rules, later)).toBe(true);
  });

  it('given what registers hold against it by now, or a conclusion of before without words, then these are grounds', async () => {
    const head = holder('06685', 'head');
    const answers = anotherBirth();
    const twins = await birthUntil(test, 'decide-dossier', answers);
    const rules = must(await test.platform.procedure(BIRTH));
    const keysOf = async (state = stateOf(twins)) =>
      (await groundsNow(test.platform, rules, await state, head)).map(groundKey);
    expect(await keysOf()).not.toContain('check:value-stands');
    const first = await birthUntil(test, 'decide-dossier', answers);
    const [task] = (await stateOf(first)).tasks;
    must(await perform(test.platform, first, { act: 'decide-dossier', task: task.id, outcome: 'approved' }, head));
    expect(await keysOf()).toContain('check:value-stands');
    expect(await keysOf()).not.toContain('conclusion:check');
    const { results, ...state } = await stateOf(twins);
    const old = { ...state, results: { ...results, check: { conclusion: 'does-not-meet' } } };
    expect(await keysOf(Promise.resolve(old))).toContain('conclusion:check');
  });
});

describe('a conclusion against the request', () => {
  const HOUSE = '1.013225';
  const NOTE = 'Móng nhà lấn chỉ giới đường đỏ 0,8 m';
  const OF_LAW = {
    kind: 'law',
    law: 'Điều 44 Luật Xây dựng số 135/2025/QH15',
    words: 'Công trình không lấn chỉ giới đường đỏ',
  } as const;

  async function houseAt(step: string): Promise<string> {
    const id = await houseSubmitted(test);
    must(await perform(test.platform, id, { act: 'receive-dossier' }, HOA));
    if (step !== 'appraise') await work(test.platform, id, { appraise: { conclusion: 'meets', siteCheck: true } });
    return id;
  }
  const conclude = async (id: string, grounds: readonly object[] | undefined, more: object = {}) => {
    const [task] = (await stateOf(id)).tasks;
    const result = {
      conclusion: 'does-not-meet',
      ...(task.step === 'appraise' ? { siteCheck: false, note: NOTE } : { finding: NOTE }),
    };
    const command = { act: 'complete-task', task: task.id, result, ...(grounds && { grounds }), ...more };
    return perform(test.platform, id, command as Command, holder(task.unit, task.post));
  };
  const restsOf = ({ events }: Performed): readonly Ground[] =>
    events.flatMap((one) => (one.type === 'task-completed' ? (one.grounds ?? []) : []));
  /** By form 02 for one item, which is brought as said. */
  async function asked(id: string, item: string, brought: object): Promise<void> {
    const { tasks, applicant } = await stateOf(id);
    const by = holder(tasks[0].unit, tasks[0].post);
    const items = [{ item, reason: 'Không khớp với hồ sơ thiết kế' }];
    must(await perform(test.platform, id, { act: 'request-supplement', items, contactPhone: '0203 3825 825' }, by));
    expect(codeOf(await conclude(id, [OF_LAW]))).toBe('not-in-this-status');
    must(await perform(test.platform, id, { act: 'supplement-dossier', ...brought }, person(applicant.id!)));
  }
  const rejectOn = async (id: string, grounds: readonly GroundRef[], reason: string, despite?: string) => {
    const [task] = (await stateOf(id)).tasks;
    const command = { act: 'decide-dossier', task: task.id, outcome: 'rejected', grounds, reason, law: OF_LAW.law };
    return perform(
      test.platform,
      id,
      { ...command, ...(despite && { despite }) } as Command,
      holder(task.unit, task.post),
    );
  };

  it('rests on what is chosen of this case, or on a condition of law in words, and on nothing else', async () => {
    const id = await houseAt('appraise');
    expect(codeOf(await conclude(id, undefined))).toBe('ground-needed');
    expect(codeOf(await conclude(id, []))).toBe('ground-needed');
    for (const ground of [
      { kind: 'component', id: 'neighbour-pledge' },
      { kind: 'condition', id: 'Hộ liền kề chưa ký' },
      // Its own, and one of a step that concludes after it.
      { kind: 'conclusion', id: 'appraise' },
      { kind: 'conclusion', id: 'site-check' },
      { kind: 'opinion', id: 'so-xay-dung' },
      { kind: 'check', code: 'not-eligible' },
      { kind: 'rumour', id: 'x' },
    ])
      expect([ground, codeOf(await conclude(id, [OF_LAW, ground]))]).toEqual([ground, 'ground-not-listed']);
    const refusedOf = async (more: object) => codes(await conclude(id, [{ ...OF_LAW, ...more }]));
    expect(await refusedOf({ law: '' })).toEqual(['law-needed']);
    expect(await refusedOf({ law: 'Luật Xây dựng số 135/2025/QH15' })).toEqual(['law-article-needed']);
    expect(await refusedOf({ law: 'Điều 5 theo quy định' })).toEqual(['law-vague']);
    expect(await refusedOf({ law: 'Điều 91 Luật Xây dựng số 50/2014/QH13' })).toEqual(['law-ended']);
    expect(await refusedOf({ words: ' ' })).toEqual(['reason-needed']);
    expect(await refusedOf({ words: 'Không đủ điều kiện theo quy định' })).toEqual(['reason-names-nothing']);
    expect(await refusedOf({ words: 'Chủ đầu tư phải nộp bản sao sổ hộ khẩu' })).not.toEqual(['done']);
    // What no list has, and what is another procedure's, is looked up first.
    const unlisted = { law: 'Điều 3 Thông tư số 77/2025/TT-BXD' };
    expect(await refusedOf(unlisted)).toEqual(['law-unlisted']);
    const foreign = { law: 'Điều 16 Luật Hộ tịch số 60/2014/QH13' };
    expect(await refusedOf(foreign)).toEqual(['law-foreign']);
    const checked = must(await conclude(id, [{ ...OF_LAW, ...unlisted }], { lawChecked: true }));
    expect(checked.events).toMatchObject([{ type: 'task-completed', lawChecked: '77/2025/TT-BXD' }]);
    expect((await stateOf(id)).restsOn).toMatchObject({ appraise: [{ kind: 'law', said: OF_LAW.words }] });
  });

  it('through the API names its grounds, and without one is answered with those that there are', async () => {
    const id = await houseAt('appraise');
    const [task] = (await stateOf(id)).tasks;
    const findBearer = async () => ({
      id: 't',
      actor: holder(task.unit, task.post),
      scopes: ['act'],
      expiresAt: '2100-01-01T00:00:00Z',
    });
    const api = await makeServer({ platform: test.platform, findBearer, version: 'x', isHealthy: async () => true });
    const result = { conclusion: 'does-not-meet', siteCheck: false, note: NOTE };
    const send = async (more: object) => {
      const url = `/v1/dossiers/${id}/complete-task`;
      const headers = { authorization: 'Bearer x' };
      const done = await api.inject({ method: 'POST', url, headers, payload: { task: task.id, result, ...more } });
      return { status: done.statusCode, body: done.json() as Record<string, unknown> };
    };
    const none = await send({});
    expect([none.status, none.body['code']]).toEqual([422, 'ground-needed']);
    expect(JSON.stringify(none.body)).toMatch(/"listed":"law"/);
    expect((await send({ grounds: [{ kind: 'rumour' }] })).status).toBe(400);
    expect((await send({ grounds: [{ ...OF_LAW, why: 'x' }] })).status).toBe(400);
    expect((await send({ grounds: [OF_LAW] })).status).toBe(200);
    await api.close();
    expect((await stateOf(id)).restsOn?.['appraise']).toMatchObject([{ kind: 'law', said: OF_LAW.words }]);
  });

  it('given a conclusion for the request, when grounds come with it, then which was meant is asked', async () => {
    const id = await houseAt('appraise');
    const fit = { result: { conclusion: 'meets', siteCheck: true } };
    expect(codes(await conclude(id, [OF_LAW], fit))).toEqual(['choice-contradicted']);
    expect(codes(await conclude(id, [{ kind: 'answer', id: 'heightM' }], fit))).toEqual(['choice-contradicted']);
    must(await conclude(id, undefined, fit));
    expect((await stateOf(id)).restsOn).toBeUndefined();
  });

  it('rests on a paper or an answer only once form 02 asked for that very item, and the round is over', async () => {
    const id = await birthAtCounter();
    must(await perform(test.platform, id, { act: 'receive-dossier' }, HOA));
    const proof = { kind: 'component', id: 'birth-proof' } as const;
    const name = { kind: 'answer', id: 'childName' } as const;
    const result = { conclusion: 'does-not-meet', note: 'Giấy chứng sinh ghi mẹ là người khác' };
    const say = (grounds: readonly object[]) => conclude(id, grounds, { result, lawChecked: true });
    for (const ground of [proof, name]) {
      const refused = await say([OF_LAW, ground]);
      expect([ground, codeOf(refused)]).toEqual([ground, 'ground-unasked']);
      if (isRefusal(refused)) expect(refusalText(refused, 'vi')).toMatch(/Mẫu số 02; Điều 17 Nghị định 118\/2025/);
    }
    expect(codeOf(await say([{ kind: 'component', id: 'marriage' }]))).toBe('ground-not-listed');
    await asked(id, 'birth-proof', { components: [{ component: 'birth-proof', originals: 1, copies: 0 }] });
    expect((await stateOf(id)).askedFor).toEqual(['birth-proof']);
    expect(codeOf(await say([name]))).toBe('ground-unasked');
    // The form offers what may be chosen, and no more.
    const rules = must(await test.platform.procedure(BIRTH));
    const all = await groundsNow(test.platform, rules, await stateOf(id), HOA);
    const offered = groundsFor('check', await stateOf(id), all).map(groundKey);
    expect(offered.filter((one) => /^(component|answer):/.test(one))).toEqual(['component:birth-proof']);
    expect(restsOf(must(await say([proof])))).toMatchObject([proof]);
    // Kept before what was asked for was: then what came in tells it.
    const { askedFor: _, ...old } = await stateOf(id);
    expect(wasAskedFor('birth-proof', old)).toBe(true);
    expect(wasAskedFor('childName', old)).toBe(false);
  });

  it('does not say that a paper is lacking which is there, or which nobody was asked for, whatever it rests on', async () => {
    const { dossierId: id, handedIn } = await storyHandedIn(test, LAND, 'against');
    must(handedIn);
    const [receipt] = (await stateOf(id)).tasks;
    must(await perform(test.platform, id, { act: 'receive-dossier' }, holder(receipt.unit, receipt.post)));
    const law = 'Điều 45 Luật Đất đai số 31/2024/QH15';
    const fit = { kind: 'condition', id: 'condition.no-dispute' } as const;
    const [task] = (await stateOf(id)).tasks;
    const by = holder(task.unit, task.post);
    const say = (note: string, words?: string) => {
      const grounds = words === undefined ? [fit] : [{ kind: 'law', law, words }];
      const result = { conclusion: 'does-not-meet', note };
      return perform(test.platform, id, { act: 'complete-task', task: task.id, result, grounds } as Command, by);
    };
    const DISPUTE = 'Thửa đất đang có tranh chấp với hộ liền kề';
    for (const words of [
      'Thiếu bản chính hợp đồng chuyển nhượng',
      'Chưa nộp hợp đồng chuyển nhượng quyền sử dụng đất',
      'Hợp đồng chuyển nhượng không phải bản chính',
      'Chưa có bản chính giấy chứng nhận',
    ])
      for (const refused of [await say(words), await say(DISPUTE, words)])
        expect([words, codes(refused)]).toEqual([words, ['reason-paper-here']]);
    // Nor that any other paper is, or is to be handed in.
    for (const words of [
      'Thiếu sơ đồ thửa đất có chữ ký các hộ liền kề',
      'Người xin chuyển nhượng phải nộp giấy xác nhận không tranh chấp của tổ dân phố',
      'Thiếu mảnh trích đo bản đồ địa chính thửa đất',
      'Chưa có biên lai nộp thuế đất phi nông nghiệp năm 2025',
    ])
      for (const refused of [await say(words), await say(DISPUTE, words)])
        expect([words, codes(refused)]).toEqual([words, ['reason-paper-wanted']]);
    // Nor that all is right.
    expect(codes(await say('Không thấy gì sai cả, hồ sơ đủ'))).toEqual(['reason-grants']);
    must(await say(DISPUTE));
    const [sign] = (await stateOf(id)).tasks;
    const grounds = [{ kind: 'conclusion', id: task.step }] as const;
    const reason = 'Chưa nộp giấy xác nhận không tranh chấp của tổ dân phố';
    const reject = { act: 'decide-dossier', task: sign.id, outcome: 'rejected', grounds, reason, law } as const;
    const signed = await perform(test.platform, id, reject as Command, holder(sign.unit, sign.post));
    expect(codes(signed)).toContain('reason-paper-wanted');
  });

  it('stands in the refusal that rests on it with its own grounds, each once', async () => {
    const id = await houseAt('site-check');
    const answer = { kind: 'answer', id: 'heightM' } as const;
    await asked(id, 'heightM', { answers: { heightM: 11.4 } });
    const done = must(await conclude(id, [OF_LAW, answer, answer]));
    expect(restsOf(done).map((one) => one.words.vi)).toEqual([
      'Nội dung khai không đúng: Chiều cao công trình (m)',
      'Không đáp ứng điều kiện tại Điều 44 Luật Xây dựng số 135/2025/QH15: Công trình không lấn chỉ giới đường đỏ',
    ]);
    const conclusion = { kind: 'conclusion', id: 'site-check' } as const;
    const rejected = must(await rejectOn(id, [conclusion], NOTE));
    const rules = must(await test.platform.procedure(HOUSE));
    const paper = rejectionText(test.platform, rules, rejected.state);
    expect(paper).toMatch(
      /Lý do: Kết luận không đủ điều kiện [^\n]*: Móng nhà lấn [^\n]*\. Căn cứ của kết luận: Nội dung khai không đúng: Chiều cao [^\n]*; Không đáp ứng điều kiện tại Điều 44/,
    );
    for (const once of [/Chiều cao công trình/g, /Móng nhà lấn/g, /Công trình không lấn/g])
      expect([once, paper.match(once)?.length]).toEqual([once, 1]);
    const [told] = await toldLast(id);
    expect(textOf(told, 'vi').what).toMatch(/Căn cứ của kết luận: .*Không đáp ứng điều kiện tại Điều 44/);
    expect(textOf(told, 'en').what).toMatch(/The conclusion rests on: .*A condition of Điều 44/i);
    const events = await eventsOf(id);
    const names = {
      procedure: '',
      step: String,
      item: String,
      law: String,
      decision: String,
    } as unknown as TimelineNames;
    const lines = timelineOf(id, events, test.platform.province, 'vi', names);
    expect(lines.filter(({ detail }) => detail.includes('Công trình không lấn'))).toHaveLength(2);
    const slip = slipsFor(test.platform, rules, id, events).find(({ form }) => form === '06')!;
    expect(JSON.stringify(slipPaper(slip).blocks)).toContain('Không đáp ứng điều kiện tại Điều 44');
    // Nobody outside reads of it before the refusal is signed.
    const during = { ...done.state };
    expect(JSON.stringify(stateGiven({ kind: 'citizen' }, during))).not.toContain('Công trình không lấn');
  });

  it('of an earlier step is a ground of a later one, and of one before that neither', async () => {
    const id = await houseAt('site-check');
    const state = must(await conclude(id, [OF_LAW])).state;
    const rules = must(await test.platform.procedure(HOUSE));
    const all = await groundsNow(test.platform, rules, state, HOA);
    const keysFor = (step: string) => groundsFor(step, state, all).map(groundKey);
    expect(keysFor('review')).toContain('conclusion:site-check');
    expect(keysFor('site-check')).not.toContain('conclusion:site-check');
    expect(keysFor('appraise')).not.toContain('conclusion:site-check');
    const later = { ...state, restsOn: { ...state.restsOn, review: [] } };
    expect(
      isRefusal(groundsOfConclusion([{ kind: 'conclusion', id: 'site-check' }], later, 'review', contextOf(rules))),
    ).toBe(false);
  });
  const contextOf = (rules: object) =>
    ({ rules, province: test.platform.province, at: test.clock.now(), atText: '', by: HOA, absences: [] }) as never;

  it('that is taken back and done anew rests on what it says now; one of before without grounds is chosen like any', async () => {
    const id = await houseAt('site-check');
    const [{ id: first }] = (await stateOf(id)).tasks;
    must(await conclude(id, [OF_LAW]));
    const [sign] = (await stateOf(id)).tasks;
    const back = { act: 'return-task', task: sign.id, to: 'site-check', reason: 'Đo lại mốc chỉ giới' } as const;
    must(await perform(test.platform, id, back, holder(sign.unit, sign.post)));
    const found = { finding: 'Đã đo lại, không lấn', conclusion: 'meets' };
    must(await conclude(id, undefined, { result: found, answer: 'Đã đo lại theo mốc' }));
    expect((await stateOf(id)).restsOn).toEqual({});
    expect(first).toBeGreaterThan(0);
    const other = await houseAt('site-check');
    const { restsOn: _, ...old } = must(await conclude(other, [OF_LAW])).state;
    const rules = must(await test.platform.procedure(HOUSE));
    const [ground] = (await groundsNow(test.platform, rules, old as never, HOA)).filter(
      (one) => one.kind === 'conclusion',
    );
    expect(ground.rests).toBeUndefined();
    expect(ground.words.vi).toMatch(/Móng nhà lấn/);
  });

  it('rests on what registers hold against it by now, and on that while they do', async () => {
    const answers = anotherBirth();
    const twin = await birthUntil(test, 'complete-task', answers);
    const standing = { kind: 'check', code: 'value-stands' } as const;
    const against = async () => {
      const [task] = (await stateOf(twin)).tasks;
      const result = { conclusion: 'does-not-meet', note: 'Trẻ đã được đăng ký khai sinh' };
      const command = { act: 'complete-task', task: task.id, result, grounds: [standing] } as const;
      return perform(test.platform, twin, command, holder(task.unit, task.post));
    };
    expect(codeOf(await against())).toBe('ground-not-listed');
    const first = await birthUntil(test, 'decide-dossier', answers);
    const [task] = (await stateOf(first)).tasks;
    const approve = { act: 'decide-dossier', task: task.id, outcome: 'approved' } as const;
    // Granted, with a ground of a refusal: which of the two was meant is asked.
    const both = { ...approve, grounds: [{ kind: 'component', id: 'birth-proof' }] } as Command;
    expect(codes(await perform(test.platform, first, both, holder('06685', 'head')))).toEqual(['choice-contradicted']);
    must(await perform(test.platform, first, approve, holder('06685', 'head')));
    expect(restsOf(must(await against()))).toMatchObject([standing]);
  });
});

it('a tick of a form is read as the ground that it was', () => {
  for (const ground of [
    { kind: 'condition', id: 'p-1234567890' },
    { kind: 'check', code: 'not-eligible' },
    { kind: 'conclusion', id: 'site-check' },
    { kind: 'opinion', id: 'so-xay-dung' },
    { kind: 'closed' },
  ] as const)
    expect(groundOf(groundKey(ground))).toEqual(ground);
});
