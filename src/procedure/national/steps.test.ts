import { describe, expect, it } from 'vitest';
import { record } from '../../../test/support/national.ts';
import { actorOf } from './actors.ts';
import { readSteps } from './steps.ts';

const read = (stepsText: string, dossierText = 'x 1 bản chính') => readSteps(record({ stepsText, dossierText }));
const told = (stepsText: string) => read(stepsText).passages.map(({ by, name }) => `${by}: ${name}`);

describe('the sequence', () => {
  it('is counted, listed or told, and each step belongs to one side', () => {
    expect(
      told('Bước 1: Người yêu cầu nộp hồ sơ.\nBước 2: Công chức kiểm tra hồ sơ.\nBước 3: Người yêu cầu nhận kết quả.'),
    ).toEqual([
      'citizen: Người yêu cầu nộp hồ sơ',
      'office: Công chức kiểm tra hồ sơ',
      'citizen: Người yêu cầu nhận kết quả',
    ]);
    expect(told('a) Tổ chức, cá nhân nộp hồ sơ;\nb) Trong thời hạn 05 ngày, Sở Y tế cấp giấy phép.')).toEqual([
      'citizen: Tổ chức, cá nhân nộp hồ sơ',
      'office: Trong thời hạn 05 ngày, Sở Y tế cấp giấy phép',
    ]);
  });

  it('gives the applicant what they have to do in a time of their own, between acts of the office', () => {
    const text = [
      'a) Cơ sở gửi hồ sơ;',
      'b) Trong thời hạn 06 ngày làm việc kể từ ngày nhận hồ sơ, Sở kiểm tra thực tế tại cơ sở.',
      'Trường hợp đạt yêu cầu, trong thời hạn 01 ngày làm việc, Sở cấp Giấy chứng nhận.',
      'Trường hợp không đạt, trong thời hạn tối đa 30 ngày cơ sở phải thực hiện khắc phục và gửi báo cáo. Nếu cần thiết, cơ quan có thẩm quyền kiểm tra lại.',
    ].join('\n');
    expect(told(text)).toEqual([
      'citizen: Cơ sở gửi hồ sơ',
      'office: Trong thời hạn 06 ngày làm việc kể từ ngày nhận hồ sơ, Sở kiểm tra thực tế tại cơ sở',
      'citizen: Trường hợp không đạt, trong thời hạn tối đa 30 ngày cơ sở phải thực hiện khắc phục và gửi báo cáo',
      'office: Nếu cần thiết, cơ quan có thẩm quyền kiểm tra lại',
    ]);
    // What the office has to do in a time of its own stays one act.
    expect(told('a) Cơ sở gửi hồ sơ;\nb) Sở kiểm tra.\nTrường hợp đạt, Sở phải gửi báo cáo. Sở cấp thẻ.')).toHaveLength(
      2,
    );
  });

  it('keeps a sentence whole that the page broke into lines', () => {
    const text = [
      'Bước 1 Cá nhân nộp hồ sơ trực tiếp từ tổ',
      'chức/cá nhân hoặc qua',
      'Hệ thống giải quyết TTHC.Bước 2 Phát hành văn bản, chuyển hồ',
      'sơ lên Sở Nội vụ giải quyết',
      '(qua Trung tâm Phục vụ hành',
      'chính công tỉnh)',
      'Hoặc chuyển văn bản.Bước 3 Chuyển hồ sơ về phòng Người',
      'có công (NCC) của Sở Nội vụ để xử lýBước 4 Thẩm định hồ sơ',
      'Sở Nội vụ có trách nhiệm:',
      'a) thẩm định;',
      'b) trả kết quả.',
    ].join('\n');
    expect(told(text)).toEqual([
      'citizen: Cá nhân nộp hồ sơ trực tiếp từ tổ chức/cá nhân hoặc qua Hệ thống giải quyết TTHC',
      'office: Phát hành văn bản, chuyển hồ sơ lên Sở Nội vụ giải quyết (qua Trung tâm Phục vụ hành chính công tỉnh)',
      'office: Chuyển hồ sơ về phòng Người có công (NCC) của Sở Nội vụ để xử lý',
      'office: Thẩm định hồ sơ',
    ]);
  });

  it('names a step by what begins as a sentence, and says where it goes on', () => {
    const text = [
      'Bước 1: Lập, nộp hồ sơ a) Cá nhân:',
      'a1) Người lao động lập hồ sơ.',
      'Bước 2: (áp dụng đối với trường hợp phải nộp tiền):',
      '- Cơ quan thuế thông báo.',
      'Bước 3: Nếu trẻ em có đủ điều kiện thì:',
      '+ Sở Tư pháp thông báo.',
    ].join('\n');
    expect(told(text)).toEqual([
      'citizen: Lập, nộp hồ sơ',
      'office: Áp dụng đối với trường hợp phải nộp tiền',
      'office: Nếu trẻ em có đủ điều kiện thì…',
    ]);
  });

  it('that a line heads by what the office does is one with what stands below it', () => {
    const text = [
      'a) Gửi hồ sơ',
      'Tổ chức, cá nhân gửi hồ sơ đến Trung tâm Phục vụ hành chính công.',
      'b) Trả lời về tính đầy đủ của hồ sơ',
      'Cơ quan có thẩm quyền trả lời ngay tính đầy đủ của hồ sơ đối với tổ chức, cá nhân nộp trực tiếp.',
      'c) Thẩm định hồ sơ và cấp giấy phép',
    ].join('\n');
    const { passages, doubts } = read(text);
    expect(passages.map(({ name, by }) => `${by}: ${name}`)).toEqual([
      'citizen: Gửi hồ sơ',
      'office: Trả lời về tính đầy đủ của hồ sơ',
      'office: Thẩm định hồ sơ và cấp giấy phép',
    ]);
    expect(doubts).toEqual([]);
  });

  it('has no notes', () => {
    expect(told('- Cá nhân nộp hồ sơ.\n- Cơ quan thuế trả kết quả.\n* Lưu ý:\n- Người nộp giữ giấy hẹn.')).toHaveLength(
      2,
    );
  });

  it('of several cases is no one sequence', () => {
    const text = [
      'a) Trường hợp cấp mới:',
      'Bước 1: Cá nhân nộp hồ sơ.',
      'Bước 2: Sở Y tế cấp giấy phép.',
      'b) Trường hợp cấp lại:',
      'Bước 1: Cá nhân nộp đơn.',
      'Bước 2: Sở Y tế cấp lại giấy phép.',
    ].join('\n');
    expect(read(text)).toMatchObject({
      numbered: true,
      severalCases: true,
      doubts: [{ id: 'several-cases-in-steps' }],
    });
    expect(read(text).passages.map(({ by }) => by)).toEqual(['citizen', 'office', 'citizen', 'office']);
  });

  it('that was cut where the papers are named goes on where they should stand', () => {
    const { passages, doubts } = read('- Cá nhân nộp hồ sơ theo mục (', ').\n- Sở Y tế cấp giấy phép.');
    expect(passages.map(({ by }) => by)).toEqual(['citizen', 'office']);
    expect(doubts.map(({ id }) => id)).toEqual(['steps-cut']);
  });
});

describe('who acts', () => {
  const cases: [string, 'office' | 'citizen'][] = [
    ['Trong thời hạn 03 ngày, người thực hiện chứng thực ký vào lời chứng', 'office'],
    ['Nếu hồ sơ hợp lệ thì người tiếp nhận cấp phiếu hẹn', 'office'],
    ['Nộp hồ sơ tại Bộ phận Một cửa', 'citizen'],
    ['Sau khi nhận thông báo, chủ tàu cá nộp phí', 'citizen'],
    ['Tổ chức cuộc họp thẩm định', 'office'],
    ['Chủ tịch Ủy ban nhân dân cấp tỉnh ký quyết định', 'office'],
    ['Chủ đầu tư gửi hồ sơ', 'citizen'],
    ['Cơ sở dữ liệu được cập nhật', 'office'],
    ['Kiểm tra quyền lợi của tổ chức, cá nhân, trả lời bằng văn bản', 'office'],
  ];
  for (const [text, by] of cases) it(`${by}: ${text}`, () => expect(actorOf(text, false).by).toBe(by));

  it('is unsure where nobody is named', () => {
    expect(actorOf('Hoàn thành', false)).toMatchObject({ by: 'office', sure: false });
  });
});
