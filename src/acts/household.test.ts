/** A household business: what it is called, and that somebody has one. */
import { describe, expect, it } from 'vitest';
import type { Command } from '#dossier/commands.ts';
import { decide } from '#dossier/decide.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { noDossier } from '#dossier/state.ts';
import { isVietnamese } from '#kernel/nationality.ts';
import { isRefusal, LANGUAGES, must, refusalText, refuse } from '#kernel/outcome.ts';
import type { PaymentStore } from '#spine/payments.ts';
import { timelineOf } from '#views/timeline.ts';
import { code } from '../../test/support/acts.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import { delegation, withDelegations } from '../../test/support/delegations.ts';
import { decideLand, issueLand } from '../../test/support/land.ts';
import { officer, partyOf, person, province, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { refuseSecond } from './barred.ts';
import { memberClaims, membersOfBefore } from './members.ts';
import { orderPayment } from './pay-online.ts';
import { perform, SYSTEM, startDossier } from './perform.ts';
import { findSameMatter } from './same-matter.ts';

const HOUSEHOLD = '1.001612';

it('is not handed in under the name of a company, and who applies is told which words it may not have', async () => {
  const test = await testPlatform();
  const answers = { businessName: 'Hộ kinh doanh CÔNG-TY Bún xào Cúc' };
  const { handedIn } = await storyHandedIn(test, HOUSEHOLD, 'three-days', { answers });
  expect(handedIn).toMatchObject({ code: 'form-invalid', params: { fields: [{ params: { at: 'businessName' } }] } });
  if (isRefusal(handedIn))
    for (const language of LANGUAGES) expect(refusalText(handedIn, language)).toContain('«doanh nghiệp»');
});

it('of who has one already is not handed in, before anything is paid, and says what to do', async () => {
  const test = await testPlatform();
  must((await decideLand(test, 'three-days', { procedure: HOUSEHOLD, answers: {} })).outcome);
  const answers = { businessName: 'Hộ kinh doanh Quán Mới' };
  const { handedIn, dossierId } = await storyHandedIn(test, HOUSEHOLD, 'three-days', { answers });
  // Whoever hands in for them reads nothing of theirs.
  const [rules, kept] = [must(await test.platform.procedure(HOUSEHOLD)), await test.store.load(dossierId)];
  expect(await refuseSecond(test.platform, rules, kept!.state, () => false)).toMatchObject({ code: 'stands-once' });
  expect(handedIn).toMatchObject({ code: 'stands-already', params: { value: 'Hộ kinh doanh Bún xào Cúc' } });
  if (isRefusal(handedIn)) expect(refusalText(handedIn, 'vi')).toContain('thủ tục 1.001266');
});

it('is paid by nobody once a register has something against it, whether they pay online, at the counter or by a bank', async () => {
  const test = await testPlatform();
  const waiting = await storyHandedIn(test, HOUSEHOLD, 'three-days');
  const [fee] = must(waiting.handedIn).state.fees;
  must(
    (await decideLand(test, 'three-days', { procedure: HOUSEHOLD, answers: { businessName: 'Hộ kinh doanh Cúc' } }))
      .outcome,
  );
  const pay = { act: 'pay-fee', confirmed: true, fee: fee.id, amountVnd: fee.amountVnd, reference: 'T-9' } as const;
  const [desk] = province.holders(must(waiting.handedIn).state.receivingUnit, 'counter', '2026-11-25');
  for (const by of [officer(desk.id), SYSTEM])
    expect(await perform(test.platform, waiting.dossierId, pay, by)).toMatchObject({ code: 'stands-already' });
  const payments = { orderOnce: async () => ({}) } as unknown as PaymentStore;
  const ordered = (who: string) => orderPayment(test.platform, payments, waiting.dossierId, fee.id, person(who));
  expect(await ordered('cuc')).toMatchObject({ code: 'stands-already', params: { value: 'Hộ kinh doanh Cúc' } });
  expect(await ordered('binh')).toMatchObject({ code: 'not-permitted' });
});

it('that was granted beside what was asked of its members before says so for ever', async () => {
  const test = await testPlatform();
  const { id } = await decideLand(test, 'three-days', { procedure: HOUSEHOLD, answers: {} });
  const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
  const number = partyOf('binh').idNumber;
  const told = { number, value: 'Hộ kinh doanh Hòa Bình', register: { vi: 'sổ', en: 'register', hi: 'पंजी' } };
  const asked = [refuse('member-holds', told), refuse('member-of-another', { ...told, dossier: 'H49.1' })];
  const before = events.map((event) =>
    event.type === 'dossier-decided' && event.entry ? { ...event, entry: { ...event.entry, asked } } : event,
  );
  for (const language of LANGUAGES) {
    const lines = timelineOf(id, before, province, language, { step: String, item: String, law: String });
    const detail = lines.map((line) => line.detail).join();
    for (const one of asked) expect(detail).toContain(refusalText(one, language));
    expect(detail).not.toMatch(/[{}]/);
  }
});

it('of who stands there without a name is not handed in either', async () => {
  const test = await testPlatform();
  const { readEntries } = test.store;
  const subject = partyOf('cuc').idNumber;
  const loaded = {
    register: 'business',
    subject,
    data: {},
    trueSince: '2020-01-01',
    knownSince: '2020-01-01',
    origin: 'loaded',
  };
  test.store.readEntries = async (of) => [
    ...(await readEntries.call(test.store, of)),
    ...(of === subject ? [loaded] : []),
  ];
  const { handedIn } = await storyHandedIn(test, HOUSEHOLD, 'three-days');
  expect(handedIn).toMatchObject({ code: 'stands-unnamed' });
  if (isRefusal(handedIn)) expect(refusalText(handedIn, 'vi')).toContain('thủ tục 1.001266');
});

it('of a name that another has in the commune is told so before it is paid, together with what else is wrong', async () => {
  const test = await testPlatform();
  must((await decideLand(test, 'three-days', { procedure: HOUSEHOLD, answers: {} })).outcome);
  const tried = async (businessName: string, more: object = {}) => {
    const answers = { applicantName: undefined, businessName };
    return (await storyHandedIn(test, HOUSEHOLD, 'three-days', { applicant: 'binh', answers, ...more })).handedIn;
  };
  expect(await tried('Hộ kinh doanh bún XÀO cúc')).toMatchObject({
    code: 'value-taken',
    params: { value: 'Hộ kinh doanh bún XÀO cúc' },
  });
  expect(await tried('Hộ kinh doanh Quán Bình')).toHaveProperty('code', expect.stringMatching(/^H49/));
});

it('of who has another open one is told before a second is handed in and paid', async () => {
  const test = await testPlatform();
  const first = await storyHandedIn(test, HOUSEHOLD, 'three-days');
  must(first.handedIn);
  const { state } = (await test.store.load(first.dossierId))!;
  const answers = { ...state.answers, businessName: 'Hộ kinh doanh Quán Mới' };
  const second = { ...noDossier('second'), applicant: state.applicant, place: state.place, answers };
  const found = await findSameMatter(test.platform, first.rules, second);
  expect(found).toMatchObject([{ state: { code: state.code }, once: { vi: 'Sổ đăng ký hộ kinh doanh' } }]);
  const { idNumber } = partyOf('binh');
  expect(
    await findSameMatter(test.platform, first.rules, { ...second, applicant: { ...state.applicant, idNumber } }),
  ).toEqual([]);
  must(await perform(test.platform, first.dossierId, { act: 'withdraw-dossier', reason: 'Nộp nhầm' }, person('cuc')));
  expect(await findSameMatter(test.platform, first.rules, second)).toEqual([]);
});

it('says which answer the digits of the personal number rule out, and takes what the register says', async () => {
  const test = await testPlatform();
  const tried = async (answers: Record<string, unknown>) =>
    (await storyHandedIn(test, HOUSEHOLD, 'three-days', { answers })).handedIn;
  expect(await tried({})).not.toMatchObject({ code: 'form-invalid' });
  const draft = tried({ applicantDateOfBirth: '1995-01-30' });
  await expect(draft).rejects.toThrow(/does not fit the personal number/);
  await expect(tried({ applicantSex: 'male' })).rejects.toThrow(/does not fit the personal number/);
});

it('is not begun by who has a passport, nor by who says to be a foreigner, and they are told why', async () => {
  const test = await testPlatform();
  const refused = async (applicantNationality: string) => {
    const draft = {
      act: 'draft-dossier' as const,
      channel: 'online' as const,
      applicant: partyOf('van'),
      place: '06685',
      answers: { applicantNationality },
    };
    const begun = await startDossier(test.platform, HOUSEHOLD, draft, person('van'));
    return isRefusal(begun) ? refusalText(begun, 'vi') : '';
  };
  expect(await refused('Việt Nam')).toContain('số định danh gồm 12 chữ số');
  // What is a nationality of Vietnam is one thing here and where registers say it.
  for (const nationality of [
    'Hoa Kỳ',
    'Lào',
    'Việt Nam, Hoa Kỳ',
    'Việt Nam',
    'Hoa Kỳ (gốc Việt Nam)',
    'Vietnamese',
    'người Việt Nam',
    'Việt',
    'công dân Việt Nam',
    'không phải người Việt',
  ])
    expect((await refused(nationality)).includes('người nước ngoài không đứng tên'), nationality).toBe(
      isVietnamese(nationality) === false,
    );
});

it('is not granted before its lines were held against the lists', async () => {
  const test = await testPlatform();
  const { outcome } = await decideLand(test, 'three-days', {
    procedure: HOUSEHOLD,
    answers: { industries: '4719 Mua bán pháo nổ' },
    recorded: { appraise: { lines: undefined, linesChecked: undefined } },
  });
  expect(outcome).toMatchObject({
    code: 'form-invalid',
    params: { fields: [{ params: { at: 'lines' } }, { params: { at: 'linesChecked' } }] },
  });
});

it('of a conclusion that is no choice says that alone, and not that it is against the request', async () => {
  const test = await testPlatform();
  const { outcome } = await decideLand(test, 'three-days', {
    procedure: HOUSEHOLD,
    answers: {},
    recorded: { appraise: { conclusion: 'agree' } },
  });
  expect(outcome).toMatchObject({ code: 'form-invalid', params: { fields: [{ params: { at: 'conclusion' } }] } });
  if (isRefusal(outcome)) expect(refusalText(outcome, 'en')).not.toContain('against the request');
});

it.each([
  'private-enterprise',
  'other-household',
  'limited-capacity',
  'prosecuted',
  'serving-sentence',
  'compulsory-measure',
  'court-ban',
])('is not granted where the office finds the bar %s, whatever was declared and concluded', async (barFound) => {
  const test = await testPlatform();
  const note = 'Cổng thông tin quốc gia về đăng ký doanh nghiệp, Trích lục của Tòa án nhân dân khu vực 1';
  const { outcome } = await decideLand(test, 'three-days', {
    procedure: HOUSEHOLD,
    answers: {},
    recorded: { appraise: { barFound, note, businessCode: undefined } },
  });
  expect(outcome).toMatchObject({ code: 'conclusion-against' });
});

it('has for a code of twelve digits the number of its owner alone, and of ten whatever the system gave', async () => {
  const decided = async (businessCode: string) => {
    const test = await testPlatform();
    const recorded = { appraise: { businessCode } };
    return (await decideLand(test, 'three-days', { procedure: HOUSEHOLD, answers: {}, recorded })).outcome;
  };
  const refused = await decided('022155000004');
  expect(code(refused)).toBe('form-invalid');
  if (isRefusal(refused)) expect(refusalText(refused, 'vi')).toContain('không phải số định danh cá nhân của chủ hộ');
  for (const given of ['022 155 000 003', '0221550777', '0221550777-001'])
    expect(await decided(given)).toMatchObject({ state: { status: 'decided' } });
});

describe('the members of a family', () => {
  const LONG = '022080000009';
  const family = (members: string, businessName: string) => ({
    founder: 'family',
    familyMembers: members,
    businessName,
  });
  const CUC = 'Phạm Thị Cúc, 30/01/1955, 022155000003';
  const checked = (businessCode: string) => ({
    appraise: { membersChecked: 'Đã tra Sổ đăng ký hộ kinh doanh', businessCode },
  });
  const decided = (test: TestPlatform, to: string, answers: Record<string, unknown>, more: object = {}) =>
    decideLand(test, 'three-days', {
      procedure: HOUSEHOLD,
      to,
      answers: { applicantName: undefined, ...answers },
      recorded: checked(partyOf(to).idNumber),
      ...more,
    });

  it.each([
    ['a baby', `${CUC}; Phạm Văn Bé, 02/11/2026, 022226000009`, 'từ đủ 18 tuổi'],
    ['one of seventeen', `${CUC}\nPhạm Văn Bé 26-11-2008 022208000009`, 'từ đủ 18 tuổi'],
    ['the owner alone', CUC, 'từ hai người trở lên'],
    ['not the owner', `Phạm Văn Long, 02/03/1980, ${LONG}; Phạm Thị Lan, 02/03/1982, 022182000009`, 'có cả chủ hộ'],
    ['a number of nobody', `${CUC}; Phạm Văn Long, 02/03/1980, 000000000000`, '12 chữ số'],
    ['a number of another year', `${CUC}; Phạm Văn Long, 02/03/1981, ${LONG}`, '12 chữ số'],
    ['no date', `${CUC}; Phạm Văn Long, ${LONG}`, '12 chữ số'],
  ])('%s: it is not handed in, and who applies is told what to write', async (_what, members, says) => {
    const test = await testPlatform();
    const answers = family(members, 'Hộ kinh doanh Bún xào Cúc');
    const { handedIn } = await storyHandedIn(test, HOUSEHOLD, 'three-days', { answers });
    expect(isRefusal(handedIn) ? refusalText(handedIn, 'vi') : '').toContain(says);
  });

  const BINH = 'Trần Văn Bình, 02/11/1988, 022088000002';
  const DUNG = 'Lê Quang Dũng, 19/07/1985, 022085000004';
  const REASON = 'Bà Cúc nói không còn kinh doanh nữa';
  const decision = { outcome: 'approved', reason: REASON };
  /** As it is when somebody registers while the others were handed in and paid already: what is told before is not asked. */
  const handedInBefore = async (test: TestPlatform, to: string, answers: Record<string, unknown>) => {
    const { readEntries, findHolders } = test.store;
    test.store.readEntries = async (...asked) =>
      asked[0] === partyOf(to).idNumber
        ? (await readEntries.apply(test.store, asked)).filter((one) => one.register !== 'business')
        : [];
    test.store.findHolders = async (register, ...asked) =>
      register === 'business' ? new Map() : findHolders.call(test.store, register, ...asked);
    const story = await storyHandedIn(test, HOUSEHOLD, 'three-days', {
      applicant: to,
      answers: { applicantName: undefined, ...answers },
    });
    for (const { id: fee, amountVnd } of must(story.handedIn).state.fees) {
      const pay = { act: 'pay-fee', confirmed: true, fee, amountVnd, reference: `T-${fee}` } as const;
      must(await perform(test.platform, story.dossierId, pay, SYSTEM));
    }
    Object.assign(test.store, { readEntries, findHolders });
    return story;
  };
  const appraised = async (test: TestPlatform, to: string, answers: Record<string, unknown>) => {
    const { platform, store } = test;
    const { dossierId, results } = await handedInBefore(test, to, answers);
    for (let i = 0; i < 8; i++) {
      const [task] = (await store.load(dossierId))!.state.tasks;
      const [officer] = province.holders(task.unit, task.post, '2026-11-25');
      const by = { kind: 'officer', id: officer.id, name: officer.name } as const;
      const result = { ...results[task.step], ...checked(partyOf(to).idNumber).appraise };
      const more = task.step === 'appraise' ? { result } : {};
      const outcome = await perform(platform, dossierId, { act: task.act, task: task.id, ...more } as never, by);
      if (task.step === 'appraise') return outcome;
      must(outcome);
    }
    throw new Error('never appraised');
  };

  it('own no other one: it is not handed in, and who applies learns nothing of theirs', async () => {
    const test = await testPlatform();
    must((await decideLand(test, 'three-days', { procedure: HOUSEHOLD, answers: {} })).outcome);
    const answers = family(`${BINH}; ${CUC}`, 'Hộ kinh doanh Quán Bình');
    const { outcome } = await decided(test, 'binh', answers, { decision });
    expect(outcome).toMatchObject({ code: 'member-stands-once', params: { number: '022155000003' } });
    if (!isRefusal(outcome)) return;
    for (const language of LANGUAGES) {
      expect(refusalText(outcome, language)).toContain('1.001266');
      expect(refusalText(outcome, language)).not.toContain('Bún xào Cúc');
    }
  });

  it('own no other one when it is appraised, whatever who signs would write', async () => {
    const test = await testPlatform();
    must((await decideLand(test, 'three-days', { procedure: HOUSEHOLD, answers: {} })).outcome);
    const outcome = await appraised(test, 'binh', family(`${BINH}; ${CUC}`, 'Hộ kinh doanh Quán Bình'));
    expect(outcome).toMatchObject({
      code: 'member-owns',
      params: { number: '022155000003', value: 'Hộ kinh doanh Bún xào Cúc' },
    });
    if (isRefusal(outcome)) expect(refusalText(outcome, 'vi')).toContain('thủ tục 1.001266');
    // As who applies: likewise.
    expect(await appraised(test, 'cuc', { businessName: 'Hộ kinh doanh Quán Cúc' })).toMatchObject({
      code: 'already-holds',
    });
  });

  it('are in no business of another, also when they apply alone, until that entry is taken back', async () => {
    const test = await testPlatform();
    const first = await decided(test, 'cuc', family(`${CUC}; ${BINH}`, 'Hộ kinh doanh Bún xào Cúc'));
    must(first.outcome);
    const [entry] = (await test.store.readEntries(partyOf('cuc').idNumber)).filter(
      (one) => one.register === 'business',
    );
    expect(entry.data['familyMembers']).toContain(BINH);
    const alone = { businessName: 'Hộ kinh doanh Quán Bình' };
    const another = {
      code: 'member-elsewhere',
      params: { number: '022088000002', value: 'Hộ kinh doanh Bún xào Cúc' },
    };
    expect((await decided(test, 'binh', alone, { decision })).outcome).toMatchObject(another);
    expect(await appraised(test, 'binh', alone)).toMatchObject(another);
    // As a member of a third, likewise.
    const third = family(`${DUNG}; ${BINH}`, 'Hộ kinh doanh Dũng');
    expect((await decided(test, 'dung', third, { decision })).outcome).toMatchObject({ code: 'member-stands-once' });
    expect(await appraised(test, 'dung', third)).toMatchObject(another);
    await issueLand(test, first.id);
    const { unit } = (await test.store.load(first.id))!.state;
    const why = { reason: 'Thông tin kê khai là giả mạo', law: 'Điều 116 Nghị định 168/2025/NĐ-CP' };
    for (const [act, post] of [
      ['propose-revocation', 'specialist'],
      ['revoke-result', 'head'],
    ]) {
      const [officer] = province.holders(unit, post, '2026-11-25');
      const by = { kind: 'officer', id: officer.id, name: officer.name } as const;
      must(await perform(test.platform, first.id, { act, ...(post !== 'head' && why) } as never, by));
    }
    must((await decided(test, 'binh', alone)).outcome);
  });

  it('have one claim in every dossier, so of two decided at once one is not taken', () => {
    const members = ['022085000004', '022088000002'];
    expect(memberClaims({ members })).toEqual(['member=022085000004:', 'member=022088000002:']);
    // What was claimed before is given back too.
    expect(membersOfBefore({ members: ['022088000002'] }, 'x')).toEqual(['member=022088000002:x']);
  });

  it('are no minor by the population register, whatever date of birth was written', async () => {
    const test = await testPlatform();
    // Vũ Minh Khoa was born on 26/11/2008.
    const khoa = 'Vũ Minh Khoa, 02/01/2008, 022208000006';
    const outcome = await appraised(test, 'cuc', family(`${CUC}; ${khoa}`, 'Hộ kinh doanh Bún xào Cúc'));
    expect(outcome).toMatchObject({ code: 'member-unfit', params: { number: '022208000006' } });
  });

  const OTHERS = 'Trần Văn Khác, 02/03/1988, 022088000002';
  const OTHER_DAY = 'Trần Văn Bình, 02/03/1988, 022088000002';

  it.each([
    ['another name', OTHERS, 'member-number-another'],
    ['another day of birth', OTHER_DAY, 'member-born-otherwise'],
  ])(
    'have no number that is somebody else’s (%s): not handed in, not appraised, not signed',
    async (_what, line, code) => {
      const answers = family(`${CUC}; ${line}`, 'Hộ kinh doanh Bún xào Cúc');
      const test = await testPlatform();
      const { handedIn } = await storyHandedIn(test, HOUSEHOLD, 'three-days', { answers });
      // Who applies learns nothing of what the register has.
      expect(handedIn).toMatchObject({ code: 'member-not-as-written', params: { number: '022088000002' } });
      if (isRefusal(handedIn))
        for (const language of LANGUAGES) {
          if (code === 'member-number-another') expect(refusalText(handedIn, language)).not.toContain('Bình');
          expect(refusalText(handedIn, language)).not.toContain('02/11/1988');
        }
      const later = await testPlatform();
      expect(await appraised(later, 'cuc', { applicantName: undefined, ...answers })).toMatchObject({
        code,
        params: { number: '022088000002' },
      });
      const signed = await testPlatform();
      const { store } = signed;
      // The register learns of them after the appraisal.
      const { readEntries, commit } = store;
      let isKnown = false;
      store.readEntries = async (number) =>
        number === '022088000002' && !isKnown ? [] : readEntries.call(store, number);
      store.commit = async (made) => {
        isKnown ||= made.tasks.opened.some((task) => task.act === 'decide-dossier');
        return commit.call(store, made);
      };
      const { outcome, reached } = await decided(signed, 'cuc', answers, { decision });
      expect(reached).toBe(true);
      expect(outcome).toMatchObject({ code });
    },
  );

  it.each([
    ['day of birth', 'Phạm Thị Cúc, 01/02/1955, 022155000003'],
    ['name', 'Phạm Thị Của, 30/01/1955, 022155000003'],
  ])('name the owner as the rest of the application does (%s)', async (_what, own) => {
    const test = await testPlatform();
    const answers = family(`${own}; ${BINH}`, 'Hộ kinh doanh Bún xào Cúc');
    const { handedIn } = await storyHandedIn(test, HOUSEHOLD, 'three-days', { answers });
    expect(handedIn).toMatchObject({
      code: 'member-own-line',
      params: { elsewhere: 'Phạm Thị Cúc, 30/01/1955' },
    });
    const later = await testPlatform();
    must(
      (
        await storyHandedIn(later, HOUSEHOLD, 'three-days', {
          answers: { ...answers, familyMembers: `BÀ PHẠM THỊ CÚC 30-1-1955 022155000003\n${BINH}` },
        })
      ).handedIn,
    );
  });
});

describe('of whom the population register has another day of birth than is said', () => {
  const said = { applicantDateOfBirth: '1955-12-30' };

  it('is not handed in through another, who learns nothing but that it differs', async () => {
    const test = await testPlatform();
    withDelegations(test, [delegation('cuc', 'binh')]);
    const first = await storyHandedIn(test, HOUSEHOLD, 'three-days', { answers: {} });
    const { answers, components, place } = must(first.handedIn).state;
    must(await perform(test.platform, first.dossierId, { act: 'withdraw-dossier', reason: 'Nộp lại' }, person('cuc')));
    const draft = {
      ...({ act: 'draft-dossier', channel: 'online', applicant: partyOf('cuc'), place } as const),
      representative: { ...partyOf('binh'), authority: 'Giấy ủy quyền số 1' },
      answers: { ...answers, ...said, filedBy: 'individual', noElectronicId: false },
      components,
    };
    const begun = must(await startDossier(test.platform, HOUSEHOLD, draft, person('binh')));
    const refused = await perform(test.platform, begun.dossierId, { act: 'submit-dossier' }, person('binh'));
    expect(code(refused)).toBe('answer-not-registered');
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toMatch(/Ngày, tháng, năm sinh.*Công an điều chỉnh trước/);
    expect(isRefusal(refused) && refusalText(refused, 'vi')).not.toMatch(/1955/);
  });

  it('is neither found fit nor granted where it was handed in before that was asked', async () => {
    const test = await testPlatform();
    const { dossierId: id, results, rules } = await storyHandedIn(test, HOUSEHOLD, 'three-days', { answers: {} });
    const load = async () => (await test.store.load(id))!.state;
    const [fee] = (await load()).fees;
    const paid = { act: 'pay-fee', confirmed: true, fee: fee.id, amountVnd: fee.amountVnd, reference: 'T-1' } as const;
    must(await perform(test.platform, id, paid, SYSTEM));
    const asked = async (act: 'complete-task' | 'decide-dossier', isContested: boolean) => {
      const state = await load();
      const [task] = state.tasks;
      const [by] = province.holders(task.unit, task.post, '2026-11-25');
      const held = state.answers['applicantDateOfBirth'];
      const from = { ...state.provenance['applicantDateOfBirth'], contested: true, held };
      const contested = {
        ...state,
        answers: { ...state.answers, ...said },
        provenance: { ...state.provenance, applicantDateOfBirth: from },
      };
      const at = test.clock.now();
      return decide(
        isContested ? contested : state,
        { act, task: task.id, ...(act === 'complete-task' && { result: results[task.step] }) } as Command,
        {
          ...{ rules, province, absences: [], at, atText: at.toString() },
          by: { kind: 'officer', id: by.id, name: by.name },
          registeredIdentity: { applicantDateOfBirth: held },
        },
      );
    };
    const done = async () => {
      const [task] = (await load()).tasks;
      const [by] = province.holders(task.unit, task.post, '2026-11-25');
      const result = task.act === 'complete-task' && { result: results[task.step] };
      must(await perform(test.platform, id, { act: task.act, task: task.id, ...result } as Command, officer(by.id)));
    };
    await done();
    for (const act of ['complete-task', 'decide-dossier'] as const) {
      expect(code(await asked(act, true))).toBe('answer-not-registered');
      expect(isRefusal(await asked(act, false))).toBe(false);
      if (act === 'complete-task') await done();
    }
  });
});
