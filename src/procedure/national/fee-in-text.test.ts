import { describe, expect, it } from 'vitest';
import { feeIn } from './fee-in-text.ts';

describe('what a text says of fees', () => {
  it('takes advice that is free for no word on the fee', () => {
    for (const text of [
      'Sở Kế hoạch và Đầu tư có trách nhiệm tư vấn, hướng dẫn miễn phí các nội dung: hồ sơ, trình tự.',
      'Tổ chức được tra cứu miễn phí thông tin trên Cổng thông tin.',
    ])
      expect(feeIn(text), text).toBeUndefined();
  });

  it('still reads what is said of the fee beside it', () => {
    expect(feeIn('Được hướng dẫn miễn phí. Lệ phí: 50.000 đồng.')).toMatchObject({ fee: 50_000 });
    expect(feeIn('Việc đăng ký không thu phí.')).toMatchObject({ fee: 0 });
    expect(feeIn('Miễn lệ phí đăng ký.')).toMatchObject({ fee: 0 });
  });

  it.each([
    'Không thu phí (Quyết định 12/QĐ-UBND)',
    'Miễn phí(Không)',
    'Phí, lệ phí: Không có',
    'Lệ phí (nếu có): Không',
  ])('takes «%s» for words that say it is free, and keeps them', (text) => {
    expect(feeIn(text)).toMatchObject({ fee: 0, quote: text });
  });

  it.each(['Phí: không quá 50.000 đồng', 'Lệ phí (nếu có)', 'Không quy định phí', '0 đồng'])(
    'takes «%s» for no such words',
    (text) => {
      expect(feeIn(text)?.fee).not.toBe(0);
    },
  );
});
