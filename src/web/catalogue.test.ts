/** What pages say of numbers, and of what is not known. */
import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import type { Manifest } from '#procedure/pack.ts';
import { importedPack } from '../../test/support/imported.ts';
import { province, shipped, testPlatform } from '../../test/support/platform.ts';
import {
  channelName,
  costText,
  factsShown,
  feeBasis,
  limitsText,
  paperCount,
  settingsText,
  shownByCode,
  usualHours,
} from './catalogue.ts';
import { formatsFor, translator } from './i18n.ts';
import type { View } from './view.ts';

const view = (lang: 'vi' | 'en' | 'hi') => ({ t: translator(lang), lang, platform: { province } }) as unknown as View;

it('one paper is no papers', () => {
  expect(paperCount(view('en'), { originals: 1, copies: 1 })).toBe('1 original, 1 copy');
  expect(paperCount(view('en'), { originals: 2, copies: 3 })).toBe('2 originals, 3 copies');
  expect(paperCount(view('hi'), { originals: 0, copies: 1 })).toBe('1 प्रति');
  expect(paperCount(view('vi'), { originals: 1, copies: 0 })).toBe('1 bản chính');
  expect(paperCount(view('vi'), { originals: 1, copies: 0, anyForm: true })).toMatch(/^1 bản chính, hoặc bản sao có/);
  expect(paperCount(view('vi'), { originals: 1, copies: 1, anyForm: true })).toMatch(
    /^1 bản chính, 1 bản sao; thay bản chính được nộp bản sao có công chứng/,
  );
});

describe('in person', () => {
  const said = (sequence: string) =>
    channelName(view('vi'), importedPack('1.000777', { published: { sequence } }).manifest, 'counter');
  it('is at a centre only where the source says so', () => {
    expect(said('')).toBe('Trực tiếp (nơi nộp chưa công bố)');
    expect(said('Gửi Phiếu tới Phòng Cảnh sát quản lý hành chính.')).toBe(
      'Trực tiếp (nơi nộp: xem các bước thực hiện)',
    );
    expect(said('Nộp hồ sơ tại Trung tâm Phục vụ hành chính công.')).toBe('Tại trung tâm');
  });
});

it('what an officer set by another text rests on that, and what the procedure sets says where it is from', async () => {
  const { platform } = await testPlatform();
  const shown = must(await shownByCode(platform, '1.001612'));
  const law = 'Điều 2 Nghị quyết số 12/2026/NQ-HĐND';
  expect(feeBasis(view('vi'), shown, law, 'online')).toBe(law);
  expect(feeBasis(view('en'), shown, law, 'online')).toBe(`${law} (in Vietnamese in the source)`);
  expect(feeBasis(view('vi'), shown, 'csdl', 'online')).toMatch(/Cơ sở dữ liệu quốc gia.*chưa/);
});

it('usual time is told from ten ended dossiers on', () => {
  const run = { from: '2026-11-25T01:00:00Z', to: '2026-11-25T03:00:00Z' };
  expect(usualHours(view('vi'), Array(9).fill(run))).toBeUndefined();
  expect(usualHours(view('vi'), Array(10).fill(run))).toBe(2);
});

describe('where settings are from', () => {
  const setting = (source: string, confirmed = false) =>
    ({ source, confirmed }) as Parameters<typeof settingsText>[1][number];
  it('is said once, with each source and each text that was not compared once', () => {
    const said = settingsText(view('vi'), [
      setting('Điều 6 Nghị định 31/2021/NĐ-CP; Nghị định 96/2026/NĐ-CP chưa đối chiếu'),
      setting('Nghị định 297/2025/NĐ-CP; Nghị định 96/2026/NĐ-CP chưa đối chiếu'),
    ]);
    expect(said).toBe(
      'Đang áp dụng trên hệ thống, căn cứ: Điều 6 Nghị định 31/2021/NĐ-CP; Nghị định 297/2025/NĐ-CP; chưa đối chiếu văn bản gốc, kể cả Nghị định 96/2026/NĐ-CP.',
    );
    expect(settingsText(view('vi'), [setting('A'), setting('A'), setting('B')]).match(/A/g)).toHaveLength(1);
  });

  it('keeps apart what was compared and what was not', () => {
    expect(settingsText(view('en'), [setting('A', true), setting('B')])).toBe(
      'Applied here on the basis of (source in Vietnamese): A. Applied here on the basis of (source in Vietnamese): B; not yet compared with the original text.',
    );
  });
});

describe('a time that the source says in part', () => {
  const said = (sequence: string, lang: 'vi' | 'en' | 'hi' = 'vi') =>
    limitsText(view(lang), importedPack('1.000777', { published: { sequence } }), { limit: { unstated: true } });
  const TWO =
    'a) Tổ chức nộp hồ sơ;\nb) Trong thời hạn 08 ngày làm việc kể từ ngày nhận được hồ sơ đầy đủ, hợp lệ, cơ quan thẩm định hồ sơ.\nc) Trong thời hạn 08 ngày làm việc kể từ ngày nhận được báo cáo kết quả khảo nghiệm, cơ quan trình ban hành quyết định.\nd) Trong thời hạn 01 ngày làm việc kể từ ngày ban hành quyết định, cơ quan thông báo công khai quyết định.';
  it('is told by its stages, never as not published', () => {
    expect(said(TWO)).toBe(
      'Chưa rõ thời hạn chung; nguồn nêu từng giai đoạn: 08 ngày làm việc kể từ ngày nhận được hồ sơ đầy đủ; 08 ngày làm việc kể từ ngày nhận được báo cáo kết quả khảo nghiệm',
    );
    for (const lang of ['en', 'hi'] as const) expect(said(TWO, lang)).toContain('báo cáo kết quả khảo nghiệm');
    expect(said('Nộp hồ sơ tại Trung tâm.')).toBe('Chưa công bố, hỏi Trung tâm Phục vụ hành chính công');
  });
});

describe('a time that hangs on the case', () => {
  const byCase = { limit: { byCase: true as const }, feeUnknown: 'unstated' as const };
  const pack = (sequence: string, channels: object[] = [], change: Partial<Manifest> = {}) =>
    importedPack('1.000777', { published: { sequence, channels }, channels: { online: byCase }, ...change });
  const time = (one: ReturnType<typeof pack>, lang: 'vi' | 'en' | 'hi' = 'vi') =>
    limitsText(view(lang), one, one.manifest.channels.online!);
  const row = (days: number, channel = 'online') => ({ channel, time: days, unit: 'working_day' });
  const KINDS =
    'Trong thời hạn không quá 35 ngày (đối với dự án nhóm A), 25 ngày (đối với dự án nhóm B) kể từ ngày nhận đủ hồ sơ hợp lệ, cơ quan chuyên môn ra văn bản thông báo kết quả thẩm định.';
  const TWO =
    'a) Trường hợp cấp mới:\nTrong thời hạn 03 ngày làm việc kể từ ngày nhận được hồ sơ, Sở cấp Giấy chứng nhận.\nb) Trường hợp cấp lại:\nTrong thời hạn 02 ngày làm việc kể từ ngày nhận được hồ sơ, Sở cấp lại Giấy chứng nhận.';

  it('is told with its times, each with its case as the source says it', () => {
    expect(time(pack(KINDS))).toBe(
      'Tùy từng trường hợp, nguồn ghi: “Trong thời hạn không quá 35 ngày (đối với dự án nhóm A), 25 ngày (đối với dự án nhóm B) kể từ ngày nhận đủ hồ sơ hợp lệ”',
    );
    // Without a case in its sentence, with what is done within it.
    expect(time(pack(TWO))).toMatch(
      /03 ngày làm việc [^”]*cấp Giấy chứng nhận”; “[^”]*02 ngày làm việc [^”]*cấp lại Giấy/,
    );
    for (const lang of ['en', 'hi'] as const)
      expect(time(pack(KINDS), lang)).toContain('25 ngày (đối với dự án nhóm B)');
  });

  it('is told as its table has it, and that nobody says which is whose; what is not known stays so', () => {
    expect(time(pack('Nộp hồ sơ.', [row(5), row(5, 'in_person'), row(30)]))).toBe(
      '5 ngày làm việc hoặc 30 ngày làm việc, tùy từng trường hợp; nguồn không nêu thời hạn nào của trường hợp nào',
    );
    for (const rows of [[], [row(5)], [row(5), { channel: 'online', time: null, unit: null }]])
      expect(time(pack('Nộp hồ sơ.', rows))).toBe('Tùy từng trường hợp');
    const departures = [{ field: 'limit.online', source: ['x'], value: '{}', law: 'x', why: 'x' }];
    expect(time(pack(KINDS, [row(5), row(30)], { departures }))).toBe('Tùy từng trường hợp');
  });
});

describe('a table that says something and not all', () => {
  const rows = (change: object) => ['online', 'in_person'].map((channel) => ({ channel, ...change }));
  const pack = (change: object, published: object = {}) =>
    importedPack('1.000777', { published: { sequence: 'Nộp hồ sơ.', channels: rows(change), ...published } });
  const time = (one: ReturnType<typeof pack>) => limitsText(view('vi'), one, { limit: { unstated: true } });
  const cost = ({ manifest }: ReturnType<typeof pack>) =>
    costText(view('vi'), manifest, { limit: { unstated: true }, feeUnknown: 'unstated' });

  it('is not «not published»: a number without a unit, beside the stages of the text, and a fee of 0', () => {
    expect(time(pack({ time: 3, unit: 'unstated' }))).toBe('Nguồn ghi 3, chưa rõ đơn vị (ngày, ngày làm việc hay giờ)');
    const sequence =
      'Trong thời hạn 20 ngày kể từ ngày nhận được đề nghị xác minh, cơ quan trả lời.\nTrong thời hạn 02 ngày làm việc kể từ ngày nhận được trả lời, cơ quan đăng ký.';
    expect(time(pack({ time: 5, unit: 'unstated' }, { sequence }))).toMatch(
      /^Nguồn ghi 5, chưa rõ đơn vị.*từng giai đoạn: 20 ngày/,
    );
    expect(cost(pack({ feeVnd: 0 }))).toMatch(/^Bản công bố ghi 0 đồng/);
  });
  it('of what the Council sets says that the amount is not known here and whom to ask, and that the record has 0', () => {
    const of = (code: string, lang: 'vi' | 'en' | 'hi') => {
      const { manifest } = shipped.get(code)!;
      return costText(view(lang), manifest, manifest.channels.counter!);
    };
    expect(of('1.013225', 'vi')).toBe(
      'Theo nghị quyết của Hội đồng nhân dân; hệ thống chưa có mức thu, hỏi Trung tâm Phục vụ hành chính công',
    );
    expect(of('1.013831', 'vi')).toMatch(/^Chưa chắc: bản công bố ghi 0 đồng.*Hội đồng nhân dân.*Hỏi Trung tâm/);
    for (const lang of ['en', 'hi'] as const) expect(of('1.013831', lang)).toContain('0 ');
    const { manifest } = pack({ feeVnd: 0 });
    expect(costText(view('vi'), manifest, { limit: { unstated: true }, feeUnknown: 'byCouncil' })).toMatch(
      /^Chưa chắc/,
    );
  });
  it('says nothing of another place, of one way alone, or of what it leaves open', () => {
    for (const published of [{ elsewhere: true }, { extent: 'index' }]) {
      expect(time(pack({ time: 3, unit: 'unstated' }, published))).not.toContain('3');
      expect(cost(pack({ feeVnd: 0 }, published))).not.toContain('0 đồng');
    }
    expect(time(pack({ time: 5, unit: 'day' }))).toContain('Chưa công bố');
    expect(cost(pack({ feeVnd: null }))).toContain('Chưa công bố');
  });
});

describe('who is named beside the facts of a result', () => {
  const facts = { applicant: 'Nguyễn Thị An', applicantId: '022188000001' };
  const labels = (code: string | undefined, lang: 'vi' | 'en' | 'hi' = 'vi') =>
    factsShown(view(lang), code ? shipped.get(code) : undefined, facts).map(({ label }) => label);

  it('is who applied where it is about somebody else, or nobody knows here about whom', () => {
    for (const code of ['1.001193', '2.000986', undefined])
      expect(labels(code)).toEqual(['Người nộp hồ sơ', 'Số định danh của người nộp hồ sơ']);
    for (const lang of ['en', 'hi'] as const) expect(labels('1.001193', lang)).not.toEqual(labels('1.013225', lang));
  });

  it('is who has it where it is their own', () => {
    expect(labels('1.013225')).toEqual(['Người được cấp', 'Số định danh']);
  });

  it('has the words of its kind of number, and money is written as money', () => {
    const of = (code: string, more: object) =>
      factsShown(
        { ...view('vi'), fmt: formatsFor('vi') } as View,
        shipped.get(code),
        more as Record<string, unknown>,
      ).map(({ label, text }) => [label, text]);
    expect(of('1.013225', { applicantId: 'C7654321' })).toEqual([['Số hộ chiếu', 'C7654321']]);
    expect(of('1.001193', { applicantId: 'C7654321' })).toEqual([
      ['Số giấy tờ tùy thân của người nộp hồ sơ', 'C7654321'],
    ]);
    expect(of('1.001612', { capitalVnd: 50_000_000 })[0]?.[1]).toContain('50.000.000');
  });
});
