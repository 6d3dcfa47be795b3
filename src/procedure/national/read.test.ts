/** Who decides, at which tier, with what result and by which law. */
import { describe, expect, it } from 'vitest';
import { record } from '../../../test/support/national.ts';
import { printed, readRecord, recordedDoubts } from './read.ts';
import type { NationalRecord } from './record.ts';

const read = (more: Partial<NationalRecord> = {}) => {
  const reading = readRecord(record(more));
  return { ...reading, doubts: recordedDoubts(reading) };
};

it('doubts nothing of a record that says everything', () => {
  expect(read().doubts).toEqual([]);
});

describe('who decides', () => {
  const decider = (competentAuthority: string, more: Partial<NationalRecord> = {}) => {
    const { decider, doubts } = read({ competentAuthority, ...more });
    return [decider, doubts.filter((one) => /^decider/.test(one))];
  };
  it('is as the cell names it, in one spelling', () => {
    expect(decider('UBND cấp Xã.')).toEqual(['Ủy ban nhân dân cấp xã', []]);
    expect(decider('Chi cục Hải quan khu vực')).toEqual(['Chi cục Hải quan khu vực', []]);
  });
  it('is doubted where the cell names several, a district or other text', () => {
    expect(decider('Sở Y tế, Bộ Y tế')).toEqual(['Sở Y tế, Bộ Y tế', ['decider-several']]);
    expect(decider('Ủy ban nhân dân cấp Huyện')).toEqual(['Ủy ban nhân dân cấp huyện', ['decider-abolished']]);
    for (const cell of [
      'Công an huyện',
      'Ủy ban Nhân dân\u00a0xã,\u00a0phường,\u00a0thị trấn.',
      'Phòng Tư pháp thị xã, quận',
    ])
      expect(decider(cell)[1], cell).toEqual(['decider-abolished']);
    expect(decider('Bảo hiểm xã hội cấp Tỉnh, Bảo hiểm xã hội cấp huyện')[1]).toContain('decider-abolished');
    for (const cell of ['Bộ Tư lệnh Quân khu 3', 'Ủy ban nhân dân tỉnh và thành phố trực thuộc Trung ương'])
      expect(decider(cell)[1], cell).toEqual([]);
    expect(decider('Tên thủ tục: x Mã thủ tục: y', { stepsText: '' })).toEqual([
      '',
      ['decider-garbled', 'decider-unstated'],
    ]);
  });
  it('is taken from the text where the cell is empty, and else left empty', () => {
    const stepsText = 'Bước 1: Cá nhân nộp hồ sơ.\nBước 2: Trình Chủ tịch Ủy ban nhân dân cấp tỉnh ký quyết định.';
    expect(decider('', { stepsText })).toEqual(['Chủ tịch Ủy ban nhân dân cấp tỉnh', ['decider-from-text']]);
    const commune =
      'Bước 1: Cá nhân nộp hồ sơ.\nBước 2: Trình Ủy ban nhân dân xã, phường, thị trấn xem xét, quyết định.';
    expect(decider('', { stepsText: commune })[1]).toEqual(['decider-from-text', 'decider-abolished']);
    expect(decider('', { stepsText: '' })).toEqual(['', ['decider-unstated']]);
  });
});

describe('the tier', () => {
  const tier = (levels: string[], more: Partial<NationalRecord> = {}) => {
    const { tier, doubts } = read({ levels, ...more });
    return [tier, doubts.filter((one) => /tier|level|scope/.test(one))];
  };
  it('is that of the source, doubted where who decides is of another', () => {
    expect(tier(['Cấp xã'])).toEqual(['commune', []]);
    expect(tier(['Cấp tỉnh'], { competentAuthority: 'Sở Y tế' })).toEqual(['province', []]);
    expect(tier(['Cấp xã'], { competentAuthority: 'Sở Y tế' })).toEqual(['commune', ['tier-decider-disagree']]);
    expect(tier(['Cấp bộ'])).toEqual(['ministry', ['out-of-scope']]);
  });
  it('is doubted of several, and of customs and tax at a commune', () => {
    expect(tier(['Cấp xã', 'Cấp tỉnh'])).toEqual(['commune', ['several-tiers']]);
    expect(tier(['Cấp xã'], { field: 'Hải quan', competentAuthority: 'Chi cục Hải quan khu vực' })[1]).toEqual([
      'level-doubtful-for-vertical-sector',
      'tier-decider-disagree',
    ]);
  });
});

describe('the result', () => {
  const result = (result: string, resultCode = 'KQ.G15.000001') => {
    const { results, doubts } = read({ result, resultCode });
    return [results, doubts.filter((one) => /^result/.test(one))];
  };
  it('is no refusal, and no request for more papers', () => {
    expect(result('Văn bản từ chối giải quyết')).toEqual([[], ['result-refusal-only']]);
    expect(result('Thông báo về việc sửa đổi, bổ sung hồ sơ')).toEqual([[], ['result-supplement-only']]);
    expect(result('Giấy phép hoặc văn bản từ chối cấp')[0]).toEqual([{ code: 'KQ.G15.000001', name: 'Giấy phép' }]);
    expect(result('')).toEqual([[], ['result-unstated']]);
    expect(result('Trích lục; Trích lục (bản sao)')[1]).toEqual(['result-several']);
    expect(result('Giấy xác nhận loài nguy cấp; loài hiếm')[1]).toEqual([]);
  });
  it('has its code without the letter that ran into it', () => {
    expect(result('Giấy phép', 'KQ.G10.001197T')).toEqual([[{ code: 'KQ.G10.001197', name: 'Giấy phép' }], []]);
    expect(result('Giấy phép', 'KQ.G10.001197Q')).toEqual([
      [{ code: 'KQ.G10.001197', name: 'Giấy phép' }],
      ['result-cut'],
    ]);
    expect(result('Giấy phép', 'KQ.G15.0044641T')).toEqual([
      [{ code: 'KQ.G15.0044641', name: 'Giấy phép' }],
      ['result-code-doubtful'],
    ]);
    expect(result('Giấy phép', '')).toEqual([[{ code: null, name: 'Giấy phép' }], ['result-code-unstated']]);
  });
});

describe('laws and audience', () => {
  it('put back what a resolution lost before its full stop, where the text has it', () => {
    expect(read({ legalBases: ['7/2025/NQ-CP'], conditionsText: 'theo Nghị quyết số 66.7/2025/NQ-CP' }).laws).toEqual([
      '66.7/2025/NQ-CP',
    ]);
    expect(read({ legalBases: ['7/2025/NQ-CP'] }).doubts).toEqual(['law-number-doubtful:7/2025/NQ-CP']);
    expect(read({ legalBases: [] }).doubts).toEqual(['legal-basis-unstated']);
  });
  it('keep a name with commas whole', () => {
    expect(
      read({ audience: ['Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp', 'HTX)', 'Cán bộ, công chức'] })
        .audience,
    ).toEqual(['Công dân Việt Nam', 'Tổ chức (không bao gồm doanh nghiệp, HTX)', 'Cán bộ, công chức']);
  });
});

it('is the same of decomposed letters', () => {
  const said = record();
  const decomposed = JSON.parse(JSON.stringify(said).normalize('NFD')) as NationalRecord;
  expect(printed(readRecord(decomposed))).toEqual(printed(readRecord(said)));
});

it.each([
  ['. Đăng ký thuế lần đầu', 'Đăng ký thuế lần đầu'],
  ['Cấp giấy phép cho nhà thầu nước ngoài..', 'Cấp giấy phép cho nhà thầu nước ngoài'],
  ['Thủ tục đăng ký kết hôn.', 'Thủ tục đăng ký kết hôn'],
  ['Thủ tục A, B...', 'Thủ tục A, B...'],
])('takes stray stops off the name «%s»', (name, read) => {
  expect(readRecord(record({ name })).name).toBe(read);
});
