/** What a pack tells the public: nothing that its source does not say, whichever reading made it. */
import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { EARLIER_REASONS, earlierPack, importedPack } from '../../test/support/imported.ts';
import { genericLetter } from './generic-letter.ts';
import { lawText } from './law.ts';
import { readLetter } from './letter.ts';
import type { Manifest } from './pack.ts';
import { genericPaper } from './paper-kinds.ts';
import {
  asSaid,
  deciderDoubts,
  doubtOf,
  endsCut,
  isAtCentre,
  isDoubted,
  isIndexLine,
  isZeroPublished,
  placeDoubts,
  publishedText,
  unknownsOf,
} from './said.ts';

const CODE = '1.000777';

describe('a source that speaks of another province', () => {
  const { manifest } = importedPack(CODE);
  const reasons = ['other-province:name Hà Tĩnh', 'province-unstated:announced 1404/QĐ-UBND'];

  it('has none of its times and fees told as certain, nor its body as who decides, until an officer has looked', () => {
    expect(isDoubted('limit', 'counter', reasons)).toBe(true);
    expect(isDoubted('fee', 'online', reasons)).toBe(true);
    expect(deciderDoubts(manifest, reasons).map(({ field }) => field)).toEqual(['name Hà Tĩnh']);
    expect(placeDoubts(manifest, reasons)).toHaveLength(2);
    const limits = (of: Manifest, why: readonly string[]) =>
      Object.values(asSaid(of, why).channels).map(({ limit, feeUnknown }) => [limit, feeUnknown]);
    const unknown = [{ unstated: true }, 'unstated'];
    expect(new Set(limits(manifest, reasons).map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify(unknown)]),
    );
    const channels = { counter: { limit: { workingDays: 7 }, free: '«không thu phí»' } };
    expect(limits({ ...manifest, channels }, reasons)).toEqual([unknown]);
    expect(limits({ ...manifest, channels }, ['other-province:papers Hà Tĩnh'])).toEqual([
      [{ workingDays: 7 }, undefined],
    ]);
    expect(placeDoubts({ ...manifest, decidedBy: { unit: 'place', basis: 'x' } }, reasons)).toEqual([]);
  });
});

describe('a pack of the earlier reading', () => {
  const said = (change: Partial<Manifest>, reasons = EARLIER_REASONS) =>
    asSaid({ ...earlierPack(CODE).manifest, ...change }, reasons);
  const limit = (workingDays: number) => ({ channels: { online: { limit: { workingDays }, law: 'l1' } } });

  it('has its fifteen days, its silence on fees and its empty list of papers told as unknown', () => {
    const manifest = said({});
    expect(Object.values(manifest.channels)).toEqual([
      { limit: { unstated: true }, law: 'l1', feeUnknown: 'unstated' },
      { limit: { unstated: true }, law: 'l1', feeUnknown: 'unstated' },
    ]);
    expect(manifest).toMatchObject({ componentsUnknown: true, result: {} });
    expect(manifest.result.code).toBeUndefined();
    expect(manifest.decider).toBeUndefined();
    expect(unknownsOf(earlierPack(CODE), EARLIER_REASONS)).toEqual([
      'decider',
      'limit',
      'fee',
      'components',
      'steps',
      'result',
    ]);
  });

  it('keeps fifteen days that its source states', () => {
    expect(said(limit(15), ['fee-unstated']).channels.online?.limit).toEqual({ workingDays: 15 });
    expect(said(limit(20)).channels.online?.limit).toEqual({ workingDays: 20 });
  });

  it('does not make working hours of hours, until an officer has said that they are', () => {
    const hours = { channels: { online: { limit: { workingHours: 24 }, free: '«Miễn phí»' } } };
    expect(said(hours, ['time-hours-unsaid:online']).channels.online?.limit).toEqual({ hours: 24 });
    expect(said(hours).channels.online?.limit).toEqual({ workingHours: 24 });
    const decidedBy = { unit: 'x' } as never;
    expect(said({ ...hours, decidedBy }, ['time-hours-unsaid:online']).channels.online?.limit).toEqual({
      workingHours: 24,
    });
  });

  it('does not make days of a number without a unit, nor the same day of a zero', () => {
    expect(said(limit(7), ['time-unit-unstated']).channels.online?.limit).toEqual({ unstated: true });
    const zero = { channels: { online: { limit: { sameDay: true as const } } } };
    expect(said(zero, ['time-zero']).channels.online?.limit).toEqual({ unstated: true });
    expect(said(zero, []).channels.online?.limit).toEqual({ sameDay: true });
  });

  it('keeps an amount, a code and a decider that its source states', () => {
    const fees = [{ id: 'fee', amountVnd: 50_000, before: 'result' as const, law: 'l1' }];
    const manifest = said({
      channels: { online: { limit: { workingDays: 3 }, fees } },
      result: { code: 'G15.000031' },
      published: { competentAuthority: 'Chi cục Hải quan khu vực' },
    });
    expect(manifest.channels.online).toEqual({ limit: { workingDays: 3 }, fees });
    expect(manifest.result.code).toBe('G15.000031');
    expect(manifest.decider).toBe('Chi cục Hải quan khu vực');
  });
});

describe('a pack of this reading', () => {
  it('is told as it is, also where one channel has fifteen days and another none', () => {
    const channels: Manifest['channels'] = {
      online: { limit: { workingDays: 15 }, feeUnknown: 'byCase' },
      counter: { limit: { unstated: true }, free: '«Không»' },
    };
    const { manifest } = importedPack(CODE, { channels });
    expect(asSaid(manifest, ['time-unstated:counter']).channels).toEqual(channels);
  });

  it('lists what is not known, from who decides to the law', () => {
    const whole = importedPack(
      CODE,
      { channels: { online: { limit: { byCase: true }, feeUnknown: 'byCouncil' } } },
      { result: 'Giấy phép' },
    );
    expect(unknownsOf(whole, [])).toEqual([]);
    const bare = importedPack(CODE, { decider: undefined, audience: undefined, components: [], published: {} });
    expect(unknownsOf(bare, ['channels-unstated', 'legal-basis-unstated:law'])).toEqual([
      'decider',
      'audience',
      'channels',
      'limit',
      'fee',
      'components',
      'steps',
      'result',
      'law',
    ]);
  });

  it('does not know who decides where the source names a body that is no more, or none of this province', () => {
    const decides = (decider: string, reasons: string[] = [], change: Partial<Manifest> = {}) => {
      const pack = importedPack(CODE, { decider, ...change });
      const doubts = deciderDoubts(pack.manifest, reasons).map(({ id }) => id);
      return [unknownsOf(pack, reasons).includes('decider'), doubts];
    };
    expect(decides('Công an cấp xã')).toEqual([false, []]);
    expect(decides('Công an huyện')).toEqual([true, ['decider-abolished']]);
    expect(decides('Công an huyện', ['decider-abolished'])).toEqual([true, ['decider-abolished']]);
    expect(decides('Sở Kế hoạch và Đầu tư', ['decider-unknown:Sở Kế hoạch và Đầu tư'])).toEqual([
      true,
      ['decider-unknown'],
    ]);
    expect(decides('Chi cục Thủy sản', ['decider-unknown:Chi cục Thủy sản'])).toEqual([false, []]);
    expect(decides('Công an huyện', [], { decidedBy: { outside: 'Công an cấp xã', basis: 'QĐ 1' } })).toEqual([
      false,
      [],
    ]);
  });
  it('does not take no papers for unknown papers where something says that none are needed', () => {
    const none = importedPack(CODE, { components: [], componentsNone: '«Không quy định»' });
    expect(unknownsOf(none, [])).not.toContain('components');
  });
});

it('tells of our own packs what they say', () => {
  const { manifest } = importedPack(CODE, { origin: 'law', components: [] });
  expect(asSaid(manifest, ['time-unstated'])).toBe(manifest);
  expect(unknownsOf(importedPack(CODE, { origin: 'law', components: [] }), [])).toEqual([]);
});

it('reads a reason as its kind and the field it is of', () => {
  expect(doubtOf('time-unstated:channels.online')).toEqual({ id: 'time-unstated', field: 'channels.online' });
  expect(doubtOf('several-tiers')).toEqual({ id: 'several-tiers' });
});

it('does not take «no information» for a text', () => {
  const { manifest } = importedPack(CODE, { published: { conditions: 'Không có thông tin', sequence: ' Bước 1 ' } });
  expect([
    publishedText(manifest, 'conditions'),
    publishedText(manifest, 'sequence'),
    publishedText(manifest, 'x'),
  ]).toEqual(['', 'Bước 1', '']);
});

it.each([
  ['Quyết định công nhận ban quản trị', 'decision'],
  ['Quyết định giao khu vực biển của Nghị định số 11/2021/NĐ-CP', 'decision'],
  ['Thông báo kết quả', 'notice'],
  ['Công văn trả lời', 'notice'],
  ['Văn bản chấp thuận', 'notice'],
  ['Phiếu trả lời', 'notice'],
  ['Cập nhật thông tin trong Cơ sở dữ liệu về cư trú', 'notice'],
  ...[
    'Giấy phép môi trường',
    'Giấy chứng nhận theo Nghị định số 11/2021/NĐ-CP',
    'Chứng chỉ hành nghề',
    'Thẻ căn cước',
    'Bằng lái xe',
    'Sổ đỏ',
    'Bản sao trích lục',
    'Trích lục khai sinh',
    'Văn bản phân chia di sản được chứng thực',
    'Quyết định chấp thuận theo Mẫu số 13.TC',
    'Quyết định hoặc thông báo',
    'Quyết định/Giấy phép',
    'Văn bản A; Văn bản B',
    'Nghị quyết',
    'Biên bản hòa giải',
  ].map((name) => [name, undefined] as const),
] as const)('has for «%s» the generic paper %s', (name, kind) => {
  expect(genericPaper(name)).toBe(kind);
  expect(genericPaper(name, [{ name }, { name: 'Thông báo' }])).toBeUndefined();
});

it('writes a generic decision of who is competent, with what the review rests on first', () => {
  const { law, steps } = importedPack(CODE).manifest;
  const decidedBy = {
    unit: 'ubnd-tinh',
    basis: 'Điều 3 Nghị định số 9/2026/NĐ-CP; Điều 5 Luật Thủy sản số 18/2017/QH14',
  };
  const of = { code: CODE, law, steps, decidedBy };
  const { head, body } = must(readLetter('result', genericLetter('Quyết định về việc Công nhận {{x}} ban', 'Tên', of)));
  expect(head).toMatchObject({ kind: 'decision', symbol: 'QĐ-{unit}', form: 'Mẫu chung do địa phương soạn thảo' });
  expect(head.recipients?.[0]).toBe('Như Điều 2');
  expect(body).toMatch(/^# QUYẾT ĐỊNH\n\n## Về việc công nhận x ban\n\n### \{\{upper case\(authority\)\}\}/);
  expect(body.split('\n').filter((line) => line.startsWith('Căn cứ '))).toEqual([
    'Căn cứ Điều 3 Nghị định số 9/2026/NĐ-CP;',
    'Căn cứ Điều 5 Luật Thủy sản số 18/2017/QH14;',
    'Căn cứ Nghị định số 44/2026/NĐ-CP;',
    'Căn cứ hồ sơ mã số {{code}} của {{applicant.name}}, địa chỉ: {{applicant.address}}.',
  ]);
  expect(body).toContain(
    '### QUYẾT ĐỊNH:\n\n**Điều 1.** {{decide.content}}\n\n**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký.',
  );
  expect(genericLetter('Quyết định', 'Cấp [a]', of)).toContain('## Về việc giải quyết thủ tục “Cấp a”');
});

it('writes a generic letter in which nothing that the source says is layout or a placeholder', () => {
  const { law, steps } = importedPack(CODE).manifest;
  const text = genericLetter('Giấy phép {{applicant.idNumber}} # *x*', 'Tên [a](b) {{code}}', {
    code: CODE,
    law,
    steps,
  });
  const { head, body } = must(readLetter('result', text));
  expect(head).toMatchObject({ kind: 'notice', symbol: 'TB-{unit}', form: 'Mẫu chung do địa phương soạn thảo' });
  expect(body).toContain('**Giấy phép applicant.idNumber x**');
  expect(body).toContain('“Tên a (b) code”');
  // The laws of the record, the agency and the officer's text; nothing of how the form came about.
  expect(body).toContain('Căn cứ Nghị định số 44/2026/NĐ-CP;');
  expect(body).toContain('{{decide.content}}');
  expect(body).toContain('{{agency}} thông báo kết quả');
  expect(body).not.toContain('Mẫu chung');
});

it('names in a generic letter the one result there is, and none of several', () => {
  const { law, steps } = importedPack(CODE).manifest;
  const bodyOf = (name: string, results?: { name: string }[]) =>
    must(readLetter('result', genericLetter(name, 'Tên', { code: CODE, law, steps, results }))).body;
  expect(bodyOf('Giấy phép môi trường', [{ name: 'Giấy phép môi trường' }])).toContain(': **Giấy phép môi trường**.');
  const several = [
    bodyOf('Giấy phép', [{ name: 'Giấy phép' }, { name: 'Văn bản chấp thuận' }]),
    bodyOf('Giấy chứng nhận loại A; Giấy chứng nhận loại B'),
    bodyOf('Giấy chứng nhận loại A hoặc Giấy chứng nhận loại B'),
    bodyOf('- Giấy chứng nhận loại A\n- Giấy chứng nhận loại B'),
    bodyOf('Kết quả giải quyết'),
  ];
  for (const body of several) {
    expect(body).toContain('thông báo kết quả giải quyết thủ tục “Tên” (mã ');
    expect(body).toContain(') như sau:\n\n{{decide.content}}');
    expect(body).not.toContain('**');
  }
  expect(several[0]).toContain('thông báo để {{addressee}} được biết, thực hiện./.');
});

describe('a citation that is doubted', () => {
  const law = {
    l1: { number: '7/2025/NQ-CP', title: '7/2025/NQ-CP' },
    l2: { number: '9/2026/NĐ-CP', title: '9/2026/NĐ-CP' },
  };
  it('is told without its number, also in packs that were read before it was marked', () => {
    const said = asSaid(importedPack(CODE, { law }).manifest, ['law-number-doubtful:7/2025/NQ-CP']).law;
    expect([lawText(said, 'l1 Điều 3'), lawText(said, 'l2')]).toEqual([
      'Điều 3 Nghị quyết của Chính phủ (số hiệu đang rà soát)',
      'Nghị định số 9/2026/NĐ-CP',
    ]);
  });
});

describe('where something is handed in', () => {
  const at = (sequence: string, change: Partial<Manifest> = {}) =>
    isAtCentre(importedPack(CODE, { published: { sequence }, ...change }).manifest);
  it('is a centre only where the source says it, or an officer opened it to be received there', () => {
    expect(at('')).toBe(false);
    expect(at('Bước 1: gửi Phiếu đề nghị tới Phòng Cảnh sát quản lý hành chính.')).toBe(false);
    expect(at('Nộp hồ sơ tại Bộ phận một cửa của cơ quan thuế.')).toBe(false);
    expect(at('Người yêu cầu nộp hồ sơ tại Trung tâm Phục vụ hành chính công.')).toBe(true);
    expect(at('', { decidedBy: { unit: 'so-tai-chinh', basis: 'x' } })).toBe(true);
    expect(at('', { origin: 'law' })).toBe(true);
  });
});

describe('what an import took in', () => {
  const fees = [{ id: 'fee', amountVnd: 160_000, before: 'result' as const }];
  const channels: Manifest['channels'] = {
    online: { limit: { workingDays: 3 }, fees },
    counter: { limit: { workingDays: 3 }, fees },
  };

  it('of the first way to hand in is told of none, until an officer has said it of each', () => {
    const { manifest } = importedPack(CODE, { channels });
    const open = { limit: { unstated: true }, feeUnknown: 'unstated' };
    expect(asSaid(manifest, ['first-channel-only']).channels).toEqual({ online: open, counter: open });
    const reviewed = { ...manifest, decidedBy: { unit: 'so-y-te', basis: 'QĐ 1' } };
    expect(asSaid(reviewed, ['first-channel-only']).channels).toEqual(channels);
  });

  it('of a fee below any that is set is told as unknown, beside the time that is known', () => {
    const slip = [{ ...fees[0], amountVnd: 1 }];
    const { manifest } = importedPack(CODE, { channels: { online: { limit: { workingDays: 3 }, fees: slip } } });
    expect(asSaid(manifest, []).channels.online).toEqual({ limit: { workingDays: 3 }, feeUnknown: 'unstated' });
  });

  it('is a line of the index where it says so, and where an import of before kept no text', () => {
    const of = (published: Record<string, unknown>) => isIndexLine(importedPack(CODE, { published }).manifest);
    expect([of({ extent: 'index' }), of({ extent: 'record' }), of({ sequence: '', url: 'x' })]).toEqual([
      true,
      false,
      true,
    ]);
    expect(of({ sequence: 'Bước 1' })).toBe(false);
    expect(isIndexLine({ ...importedPack(CODE).manifest, origin: 'law', published: {} })).toBe(false);
  });

  it('says 0 in its table, also where its text says that some pay', () => {
    const zero = [{ channel: 'online', feeVnd: 0 }];
    const of = (rows: object[]) => isZeroPublished(importedPack(CODE, { published: { channels: rows } }).manifest);
    expect([of(zero), of([]), of([{ feeVnd: 9000 }]), of([...zero, { feeVnd: 9000 }])]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

it.each([
  ['lập hồ sơ theo quy định tại mục 13.3 (', true],
  ['NLĐ: lập hồ sơ theo quy định tại mục', true],
  ['nhà đầu tư nước ngoài (nếu có);\n+', true],
  ['Bước 3: Trả kết quả', false],
  ['theo quy định tại mục 13.3.', false],
  ['lập danh mục', false],
])('tells whether a published text was cut: «%s»', (text, cut) => {
  expect(endsCut(text)).toBe(cut);
});
