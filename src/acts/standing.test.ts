/** What stands once in a register stands a second time only where an officer wrote why, and names beside what. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, must, type Outcome, refusalText } from '#kernel/outcome.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import {
  holder,
  newborn,
  partyOf,
  person,
  province,
  shipped,
  type TestPlatform,
  testPlatform,
  unsetFee,
  withDraftsOpen,
} from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import { storyOf } from './check-pack.ts';
import { type Performed, perform } from './perform.ts';
import { foreseeEntered } from './proofs.ts';
import { briefly } from './standing.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  test.platform = withDraftsOpen(test.platform);
});

interface Told {
  answers?: Record<string, unknown>;
  /** By step, beside what the story records there. */
  more?: Record<string, Record<string, unknown>>;
  applicant?: string;
}

let id = '';
const load = async () => (await test.store.load(id))!.state;

async function submitted(code: string, name: string, told: Told = {}) {
  const { dossierId, results, handedIn } = await storyHandedIn(test, code, name, told);
  must(handedIn);
  id = dossierId;
  return results;
}

/** What the act that ends the wanted step answers, or whatever is refused before it. */
async function until(step: string, code: string, name: string, told: Told = {}): Promise<Outcome<Performed>> {
  return goOn(step, await submitted(code, name, told), told.more);
}

async function goOn(
  step: string,
  results: Record<string, Record<string, unknown>> = {},
  more: Record<string, Record<string, unknown>> = {},
): Promise<Outcome<Performed>> {
  for (let i = 0; i < 15; i++) {
    const { tasks, applicant, answers } = await load();
    if (!tasks.length) {
      // The draft is with the applicant.
      must(await perform(test.platform, id, { act: 'confirm-draft' }, person(applicant.id!)));
      continue;
    }
    const [task] = tasks;
    const [officer] = province.holders(task.unit, task.post, '2026-11-25');
    const by = { kind: 'officer', id: officer.id, name: officer.name } as const;
    const number =
      task.step === 'population' ? { personalId: newborn(answers['childDateOfBirth'] as string | undefined) } : {};
    const own = { ...results[task.step], ...number, ...more[task.step] };
    const result = Object.keys(own).length ? own : undefined;
    const again = task.returned && { answer: 'Đã xem lại hồ sơ' };
    const command = { act: task.act, task: task.id, ...unsetFee(task.act), ...(result && { result }), ...again };
    const done = await perform(test.platform, id, command as never, by);
    if (isRefusal(done) || task.step === step) return done;
  }
  throw new Error(`never at ${step}`);
}

const foreseen = async (code: string) =>
  foreseeEntered(test.platform, must(await test.platform.procedure(code)), await load());

const BIRTH = '1.001193';
const LINKED = '2.000986';

describe('a child of unknown parents', () => {
  it('is registered once, whoever brings it, until an officer writes why it is another child', async () => {
    must(await until('sign', BIRTH, 'both-unknown'));
    const first = (await load()).code!;
    const refused = await until('sign', BIRTH, 'both-unknown');
    expect(refused).toMatchObject({ code: 'value-entered-before', params: { before: first } });
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('Lý do xác định là trẻ khác');
    // Nobody got it to sign, and everybody at the office reads it.
    expect((await load()).tasks[0].step).toBe('check');
    expect(await foreseen(BIRTH)).toMatchObject({ code: 'value-entered-before' });
    const story = must(storyOf(shipped.get(BIRTH)!, 'both-unknown'));
    expect(await goOn('check', story.results, { check: { anotherChild: 'x' } })).toMatchObject({
      code: 'reason-vague',
    });
    const anotherChild = 'Trẻ thứ hai, biên bản số 12 lập cùng ngày';
    must(await goOn('check', story.results, { check: { anotherChild } }));
    const told = await foreseen(BIRTH);
    expect(told).toMatchObject({ code: 'value-entered-beside', params: { before: first, reason: anotherChild } });
    must(await goOn('sign', story.results));
    expect((await load()).decision!.entry!.besides).toEqual({ childPlaceOfBirth: first });
  });

  it('is the same child where a mother is named later, in the linked procedure too', async () => {
    const linked = must(storyOf(shipped.get(LINKED)!, 'counter'));
    const { childName, childDateOfBirth, bornAt, birthFacility, childPlaceOfBirth } = linked.answers as Record<
      string,
      string
    >;
    const place = {
      bornAt,
      birthFacility: birthFacility.toUpperCase(),
      childPlaceOfBirth: childPlaceOfBirth.toUpperCase(),
    };
    const child = { childName, childDateOfBirth, ...place };
    must(await until('sign', BIRTH, 'both-unknown', { answers: child }));
    const first = (await load()).code!;
    expect(await until('sign', LINKED, 'counter')).toMatchObject({
      code: 'value-entered-before',
      params: { before: first },
    });
  });

  it('is told by the number of its notice of birth under another name', async () => {
    const notice = { noticeNumber: 'GCS-77', childDateOfBirth: '2026-11-20' };
    must(await until('sign', BIRTH, 'both-unknown', { answers: notice }));
    const other = { ...notice, childName: 'Nguyễn Văn Khác', noticeNumber: 'gcs 77' };
    expect(await until('sign', BIRTH, 'both-unknown', { answers: other })).toMatchObject({
      code: 'value-entered-before',
      params: { value: 'gcs 77, 20/11/2026' },
    });
  });

  it('is taken by a first registration even where a reason was written', async () => {
    const why = { check: { anotherChild: 'Viết lý do khi chưa có trẻ nào' } };
    must(await until('sign', BIRTH, 'both-unknown', { more: why }));
    expect((await load()).decision!.entry!.besides).toBeUndefined();
    expect(await until('sign', BIRTH, 'both-unknown')).toMatchObject({ code: 'value-entered-before' });
  });
});

describe('a child of a mother of whom a birth is registered', () => {
  const MOTHER = '022190000001';
  /** A notice of its own by name and day: a number has no words. */
  const numberOf = (name: string) => [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 1e9, 0);
  const born = (childDateOfBirth: string, childName = 'Nguyễn Gia Bảo', more: Record<string, unknown> = {}): Told => ({
    answers: {
      // The city is one since September.
      ...(childDateOfBirth < '2026-09-01' && { childPlaceOfBirth: 'Phường Việt Hưng, tỉnh Quảng Ninh' }),
      ...{ childName, childDateOfBirth, noticeNumber: `GCS-${numberOf(childName)}-${childDateOfBirth}` },
      ...more,
    },
  });

  it('is asked about on the same day and within 200 days, whatever its name and place', async () => {
    must(await until('sign', BIRTH, 'online', born('2026-02-10')));
    const first = (await load()).code!;
    const spelled = born('2026-02-10', 'Nguyễn Da Bảo', {
      birthFacility: 'Trạm y tế xã Tiên Yên',
      childPlaceOfBirth: 'Xã Tiên Yên, tỉnh Quảng Ninh',
    });
    const refused = await until('sign', BIRTH, 'online', spelled);
    const near = { value: MOTHER, day: '2026-02-10', own: '2026-02-10', before: first };
    expect(refused).toMatchObject({ code: 'value-near', params: near });
    expect((await load()).tasks[0].step).toBe('check');
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toBe(
      `Số định danh cá nhân hoặc số giấy tờ tùy thân của mẹ «${MOTHER}»: Sổ đăng ký khai sinh đã có mục ngày 10/02/2026 theo hồ sơ ${first}, trùng hoặc quá gần ngày 10/02/2026 của hồ sơ này. Nếu vẫn giải quyết, hãy ghi lý do tại mục «Lý do xác định là trẻ khác» (đang ở bước sau thì trả về bước có mục đó); nếu không thì kết luận hoặc quyết định không chấp thuận.`,
    );
    // Who has no work on it by which it changes reads what stands, and no more.
    const seen = (await foreseen(BIRTH))!;
    expect(refusalText(briefly(seen), 'vi')).toBe(
      `Số định danh cá nhân hoặc số giấy tờ tùy thân của mẹ: «${MOTHER}, 10/02/2026» đã có trong Sổ đăng ký khai sinh, theo hồ sơ ${first}. Cơ quan giải quyết sẽ xem xét.`,
    );
    for (const day of ['2026-08-29', '2025-07-25'])
      expect(await until('sign', BIRTH, 'online', born(day, 'Nguyễn Gia Phúc')), day).toMatchObject({
        code: 'value-near',
        params: { before: first },
      });
    for (const day of ['2026-08-30', '2025-07-24'])
      must(await until('sign', BIRTH, 'online', born(day, 'Nguyễn Gia Lâm')));
  });

  it('is asked about by the name and residence of a mother without a number within 200 days, however they are typed', async () => {
    const nameless = {
      relation: 'relative',
      motherIdNumber: undefined,
      motherName: 'Nguyễn Thị Ánh',
      motherResidence: 'Thôn Đông, xã Tiên Yên',
    };
    const of = (day: string, name: string, more: object = {}) => born(day, name, { ...nameless, ...more });
    must(await until('sign', BIRTH, 'online', of('2026-02-10', 'Nguyễn Gia Bảo')));
    const first = (await load()).code!;
    const typed = { motherName: 'NGUYEN THI ANH', motherResidence: 'thon dong,  XÃ TIÊN YÊN' };
    for (const more of [{}, typed]) {
      const refused = await until('sign', BIRTH, 'online', of('2026-08-29', 'Nguyễn Gia Phúc', more));
      expect(refused).toMatchObject({ code: 'value-near', params: { day: '2026-02-10', before: first } });
      expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('Lý do xác định là trẻ khác');
    }
    must(await until('sign', BIRTH, 'online', of('2026-08-30', 'Nguyễn Gia Lâm')));
  });

  it('is asked about by her name alone on one day, unless both mothers have a number', async () => {
    let book = 45;
    const of = (name: string, more: object = {}) =>
      born('2026-02-10', name, {
        relation: 'relative',
        marriageNumber: `${++book}/2019`,
        motherName: 'Nguyễn Thị Ánh',
        motherIdNumber: undefined,
        motherResidence: `Xã ${name}`,
        ...more,
      });
    const numbered = (n: number) => ({ motherIdNumber: `02219000000${n}`, motherBirthYear: 1990 });
    must(await until('sign', BIRTH, 'online', of('Nguyễn Gia Bảo', numbered(7))));
    const first = (await load()).code!;
    must(await until('sign', BIRTH, 'online', of('Nguyễn Gia Phúc', numbered(8))));
    const alone = of('Nguyễn Gia Lâm');
    expect(await until('sign', BIRTH, 'online', alone)).toMatchObject({ code: 'value-near' });
    must(
      await until('sign', BIRTH, 'online', { ...alone, more: { check: { anotherChild: 'Hai bà mẹ trùng họ tên' } } }),
    );
    const { besides } = (await load()).decision!.entry!;
    expect(besides!['motherName']).toContain(first);
    expect(await until('sign', BIRTH, 'online', of('Nguyễn Gia An', numbered(9)))).toMatchObject({
      code: 'value-near',
      params: { value: 'Nguyễn Thị Ánh' },
    });
  });

  it('is asked about where another mother has it by the same marriage, or of the same father, on one day', async () => {
    const of = (n: number, more: object) =>
      born('2026-02-10', `Nguyễn Gia Bảo ${['An', 'Bình', 'Châu'][n]}`, {
        ...{ relation: 'relative', motherName: `Lê Thị ${'ABC'[n]}`, motherIdNumber: `02219000000${n + 7}` },
        ...{ motherBirthYear: 1990, motherResidence: `Tổ ${n}, xã Tiên Yên`, ...more },
      });
    const father = { fatherIdNumber: '022088000077', fatherBirthYear: 1988 };
    must(await until('sign', BIRTH, 'online', of(0, father)));
    const first = (await load()).code!;
    expect(await until('sign', BIRTH, 'online', of(1, {}))).toMatchObject({ code: 'value-entered-before' });
    const other = of(2, { ...father, marriageNumber: '99/2019' });
    expect(await until('sign', BIRTH, 'online', other)).toMatchObject({ code: 'value-entered-before' });
    const why = { check: { anotherChild: 'Đã đối chiếu, hai giấy chứng sinh của hai bệnh viện' } };
    must(await until('sign', BIRTH, 'online', { ...other, more: why }));
    expect((await load()).decision!.entry!.besides).toEqual({ fatherIdNumber: first });
  });

  it('is a twin with the reason, and the next is asked about both', async () => {
    must(await until('sign', BIRTH, 'online', born('2026-02-10')));
    const first = (await load()).code!;
    const twin = { ...born('2026-02-10', 'Nguyễn Gia Phúc'), more: { check: { anotherChild: 'Sinh đôi' } } };
    must(await until('population', BIRTH, 'online', twin));
    expect(await foreseen(BIRTH)).toMatchObject({ code: 'value-entered-beside', params: { before: first } });
    must(await goOn('sign'));
    const { code: second, decision } = await load();
    expect(decision!.entry!.besides).toEqual({ motherIdNumber: first, marriageNumber: first });
    const third = { ...born('2026-02-11', 'Nguyễn Gia An'), more: { check: { anotherChild: 'Sinh ba' } } };
    must(await until('sign', BIRTH, 'online', third));
    const { besides } = (await load()).decision!.entry!;
    expect(besides!['motherIdNumber'].split(', ').sort()).toEqual([first, second!].sort());
  });

  it('is asked about at the signature too: of two that are both ready, the second', async () => {
    await until('population', BIRTH, 'online', born('2026-02-10'));
    const one = id;
    await until('population', BIRTH, 'online', born('2026-02-10', 'Nguyễn Gia Phúc'));
    const sign = async (dossier: string) => {
      id = dossier;
      const [task] = (await load()).tasks;
      const [officer] = province.holders(task.unit, task.post, '2026-11-25');
      const by = { kind: 'officer', id: officer.id, name: officer.name } as const;
      return perform(test.platform, dossier, { act: task.act, task: task.id, ...unsetFee(task.act) } as never, by);
    };
    const other = id;
    const outcomes = [await sign(one), await sign(other)];
    expect(outcomes.map((outcome) => isRefusal(outcome) && outcome.code)).toEqual([false, 'value-near']);
    expect(await foreseen(BIRTH)).toMatchObject({ code: 'value-near' });
  });

  it('is asked about in the linked procedure, and of one mother alone', async () => {
    must(await until('sign', BIRTH, 'online', born('2026-02-10')));
    const linked = (motherIdNumber: string) => born('2026-05-10', 'Trần Gia Phúc', { motherIdNumber });
    expect(await until('sign', LINKED, 'counter', linked('022 190 000 001'))).toMatchObject({ code: 'value-near' });
    must(await until('sign', LINKED, 'counter', linked('022190000009')));
  });

  it('is asked about by its name, day and its mother’s name, wherever it was born and however the accents are typed', async () => {
    const told = (childName: string, motherName: string, childPlaceOfBirth: string) =>
      born('2026-02-10', childName, { motherName, childPlaceOfBirth, motherIdNumber: undefined, relation: 'relative' });
    must(await until('sign', BIRTH, 'online', told('Lê Hòa', 'Lê Thị Hạnh', 'Phường Bãi Cháy, tỉnh Quảng Ninh')));
    const first = (await load()).code!;
    for (const [name, mother] of [
      ['Lê Hòa', 'Lê Thị Hanh'],
      ['LE HOA', 'LE THI HANH'],
    ]) {
      const refused = await until('sign', BIRTH, 'online', told(name, mother, 'Xã Tiên Yên, tỉnh Quảng Ninh'));
      expect(refused).toMatchObject({ code: 'value-entered-before', params: { before: first } });
      expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain(`«${name}, 10/02/2026, ${mother}»`);
    }
  });

  it('is asked about no more once the birth was taken back', async () => {
    must(await until('print', BIRTH, 'online', born('2026-11-05')));
    const revoker = holder(province.revokingUnit(BIRTH, '06685', '2026-11-25')!, 'head');
    const law = 'Điều 70 Luật Hộ tịch số 60/2014/QH13';
    must(await takeBack(test.platform, id, { reason: 'Đăng ký sai', law }, revoker));
    must(await until('sign', BIRTH, 'online', born('2026-11-10', 'Nguyễn Gia Phúc')));
  });
});

describe('a plot with a building permit', () => {
  const HOUSE = '1.013225';
  it('gets a further permit only with the reason, and the first is named', async () => {
    must(await until('issue', HOUSE, 'no-site-check'));
    const { code, result } = await load();
    const refused = await until('sign', HOUSE, 'no-site-check');
    expect(refused).toMatchObject({ code: 'value-entered-before', params: { before: `${code} (${result!.number})` } });
    const story = must(storyOf(shipped.get(HOUSE)!, 'no-site-check'));
    const furtherPermit = 'Công trình thứ hai trên cùng thửa đất';
    must(await goOn('appraise', story.results, { appraise: { furtherPermit } }));
    must(await goOn('sign', story.results));
    expect((await load()).decision!.entry!.besides).toEqual({ landPlot: code });
  });

  it('asks for nothing of another plot', async () => {
    must(await until('sign', HOUSE, 'no-site-check'));
    must(await until('sign', HOUSE, 'no-site-check', { answers: { landPlot: 'Thửa 22, tờ bản đồ 14' } }));
  });

  it('is known however it is written', async () => {
    must(await until('sign', HOUSE, 'no-site-check'));
    const refused = await until('sign', HOUSE, 'no-site-check', {
      answers: { landPlot: 'to ban do so 014, thua dat 21' },
    });
    expect(refused).toMatchObject({ code: 'value-entered-before' });
  });
});

describe('a plot that can be read in two ways', () => {
  const HOUSE = '1.013225';
  const held = (landPlot: string) =>
    test.store.loadEntries([
      {
        register: 'land-right',
        subject: partyOf('dung').idNumber,
        data: { landPlot, commune: '06793' },
        trueSince: '2026-01-01',
        knownSince: '2026-01-01T00:00:00Z',
        origin: '01a21037-e81f-735f-9b25-9756b2475cdf#7',
      },
    ]);
  const typed = (landPlot?: string): Told => ({ answers: { landPlot } });

  it('is asked for again where it is typed, and taken as it is from the register', async () => {
    const refused = await storyHandedIn(test, HOUSE, 'no-site-check', typed('931/114')).catch((error: Error) => error);
    expect(String(refused)).toContain('Thửa 21, tờ bản đồ 14');
    await held('931/114');
    const { handedIn } = await storyHandedIn(test, HOUSE, 'no-site-check', { ...typed(undefined), applicant: 'dung' });
    must(handedIn);
  });

  it.each(['Thửa 931, tờ bản đồ 114', 'Thửa 114, tờ bản đồ 931'])('is asked about against «%s»', async (written) => {
    await held('931/114');
    const story = must(storyOf(shipped.get(HOUSE)!, 'no-site-check'));
    must(await until('sign', HOUSE, 'no-site-check', { ...typed(undefined), applicant: 'dung' }));
    const first = (await load()).code!;
    expect(await until('sign', HOUSE, 'no-site-check', typed(written))).toMatchObject({
      code: 'value-entered-before',
      params: { before: first },
    });
    must(await goOn('sign', story.results, { appraise: { furtherPermit: 'Công trình thứ hai trên thửa đất' } }));
    // What the second has beside the first is known of both.
    expect(await until('sign', HOUSE, 'no-site-check', typed(written))).toMatchObject({ code: 'value-entered-before' });
  });

  it('is asked about of each of several plots, also of those that a further permit adds', async () => {
    const story = must(storyOf(shipped.get(HOUSE)!, 'no-site-check'));
    must(await until('sign', HOUSE, 'no-site-check', typed('Thửa 21, 22, tờ bản đồ 14')));
    const first = (await load()).code!;
    await until('sign', HOUSE, 'no-site-check', typed('Thửa 22, 23, tờ bản đồ 14'));
    const furtherPermit = 'Công trình thứ hai trên thửa đất 22';
    must(await goOn('sign', story.results, { appraise: { furtherPermit } }));
    const { code: second, decision } = await load();
    expect(decision!.entry!.besides).toEqual({ landPlot: first });
    for (const [plot, before] of [
      [21, first],
      [22, first],
      [23, second],
    ])
      expect(await until('sign', HOUSE, 'no-site-check', typed(`Thửa ${plot}, tờ bản đồ 14`))).toMatchObject({
        params: { before },
      });
  });
});

describe.each([
  ['QN.SANDBOX', 'admitted', 'furtherTest', 'solution'],
  ['QN.VENTURE', 'seed', 'furtherInvestment', 'applicantName'],
])('a decision of %s', (code, name, field, value) => {
  it('for the same company is given again only with the reason', async () => {
    must(await until('decide', code, name));
    const first = (await load()).code!;
    const refused = await until('decide', code, name);
    expect(refused).toMatchObject({ code: 'value-entered-before', params: { before: first } });
    const story = must(storyOf(shipped.get(code)!, name));
    must(await goOn('decide', story.results, { decide: { [field]: 'Giai đoạn hai, theo kế hoạch đã thay đổi' } }));
    expect((await load()).decision!.entry!.besides).toEqual({ [value]: first });
  });
});
