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
});
