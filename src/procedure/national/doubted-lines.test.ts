/** Which lines of a list may be none of the applicant's: by hand, of names as records have them, and of records beside the project. */
import { describe, expect, it } from 'vitest';
import { nationalIsHere, nationalRecords, papers, record } from '../../../test/support/national.ts';
import { lineDoubt } from './doubted-lines.ts';
import { readRecord } from './read.ts';

const REGISTERS = [
  'Giấy khai sinh',
  'Bản sao Giấy khai sinh hoặc bản sao trích lục khai sinh',
  '01 bản sao có chứng thực Giấy chứng nhận kết hôn',
  'Giấy xác nhận tình trạng hôn nhân',
  'Sổ hộ khẩu (bản sao)',
  'Phiếu báo thay đổi hộ khẩu, nhân khẩu (theo mẫu quy định); Sổ hộ khẩu của cha, mẹ (bản chính)',
  'Giấy xác nhận thông tin về cư trú',
  'Bản sao thẻ Căn cước công dân còn hiệu lực',
  'Bản sao CMND/CCCD/Hộ chiếu',
  'Hộ chiếu/Thẻ căn cước công dân/Thẻ căn cước',
  'Trích lục bản đồ địa chính',
  'Bản sao Giấy chứng nhận quyền sử dụng đất',
  'Bản sao hợp lệ Giấy đăng ký kinh doanh của hộ kinh doanh',
  'Bản sao Giấy chứng nhận đăng ký doanh nghiệp',
  'Phiếu lý lịch tư pháp có giá trị sử dụng nếu được cấp chưa quá 12 tháng',
];
const OFFICES = [
  'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  'Phiếu kiểm soát quá trình giải quyết hồ sơ',
  'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
  'Biên bản kiểm tra thực địa của phòng chuyên môn',
  'Biên bản thẩm định điều kiện cơ sở',
  'Báo cáo kết quả thẩm định của cơ quan chuyên môn',
  'Tờ trình của phòng chuyên môn',
  'Mẫu số 01 ban hành kèm theo Thông tư số 03/2025/TT-VPCP',
];
const OWN = [
  'Tờ khai đăng ký khai sinh theo mẫu',
  'Đơn đề nghị cấp, cấp lại Giấy chứng nhận đăng ký doanh nghiệp',
  'Đơn đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận quyền sử dụng đất',
  'Hợp đồng chuyển nhượng quyền sử dụng đất và tài sản gắn liền với đất',
  'Văn bản thỏa thuận về việc cấp chung một Giấy chứng nhận quyền sử dụng đất',
  'Giấy đề nghị đăng ký hộ kinh doanh',
  'Giấy khám sức khỏe',
  'Bản sao giấy chứng nhận kết hôn do cơ quan có thẩm quyền của nước ngoài cấp',
  'Biên bản họp nhóm cá nhân tham gia hộ kinh doanh',
  'Giấy báo tử',
  'Giấy chứng sinh',
  'Phiếu đề nghị cấp tài khoản định danh điện tử',
];

describe('a line of the list of papers', () => {
  it.each(REGISTERS)('a register may hold: %s', (name) => expect(lineDoubt([name])).toBe('component-of-register'));
  it.each(OFFICES)('an office makes: %s', (name) => expect(lineDoubt([name])).toBe('component-of-office'));
  it.each(OWN)('is of who asks: %s', (name) => expect(lineDoubt([name])).toBeUndefined());

  it('is in doubt in the reading, and stays in the list', () => {
    const dossierText = papers('', ['Tờ khai', 1, 0], ['Bản sao Giấy khai sinh', 0, 1], ['Biên bản xác minh', 1, 0]);
    const { components, doubts } = readRecord(record({ dossierText }));
    expect(components).toHaveLength(3);
    expect(doubts.filter(({ id }) => id.startsWith('component-of-'))).toEqual([
      { id: 'component-of-register', about: 'c2' },
      { id: 'component-of-office', about: 'c3' },
    ]);
  });
});

/** Read by hand in the records: which papers of each may be none of the applicant's, as their names begin. */
const TRUE: Readonly<Record<string, readonly string[]>> = {
  '1.003681': ['Biên bản xác minh tình trạng của tàu'],
  '2.001999': ['Bản sao hợp lệ Giấy đăng ký kinh doanh'],
  '1.009647': ['Bản sao Giấy chứng nhận đăng ký đầu tư'],
  '1.013995': ['Giấy chứng nhận đã cấp'],
  '1.012818': ['Giấy chứng nhận đã cấp (bản gốc)'],
  '3.000228': ['Xuất trình thẻ Căn cước công dân'],
  '1.002755': [],
  '1.000689': ['Hộ chiếu/Thẻ căn cước công dân', 'Giấy tờ có giá trị chứng minh thông tin về cư trú'],
  '1.005400': [],
  '1.001266': ['Trường hợp chưa có tài khoản định danh điện tử'],
  '1.004478': [],
};

describe.skipIf(!nationalIsHere)('of the national records', () => {
  it.each(Object.keys(TRUE))('%s', (code) => {
    const found = nationalRecords().find((one) => one.code === code)!;
    const { components, doubts } = readRecord(found);
    const doubted = doubts
      .filter(({ id }) => id.startsWith('component-of-'))
      .map(({ about }) => components[Number(about.slice(1)) - 1].name);
    expect(doubted.map((name, i) => name.startsWith(TRUE[code][i] ?? ' '))).toEqual(TRUE[code].map(() => true));
  });
});
