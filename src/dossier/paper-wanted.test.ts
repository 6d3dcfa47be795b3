/** What says that a paper is lacking or is to be handed in, and what is plainly none of that. */
import { describe, expect, it } from 'vitest';
import { foldVietnamese } from '#kernel/text.ts';
import { wantedPapers } from './paper-wanted.ts';

const isWanted = (text: string) => [text, foldVietnamese(text)].map((one) => wantedPapers(one).length > 0);

describe('a paper', () => {
  it.each([
    'Bên chuyển nhượng chưa chứng minh được là đang độc thân',
    'Không chứng minh được tình trạng hôn nhân của người bán',
    'Thiếu sơ đồ thửa đất có chữ ký các hộ liền kề',
    'Người xin chuyển nhượng phải nộp giấy xác nhận không tranh chấp của tổ dân phố',
    'Chưa nộp giấy xác nhận không tranh chấp của tổ dân phố',
    'Thiếu mảnh trích đo bản đồ địa chính thửa đất',
    'Chưa có biên lai nộp thuế đất phi nông nghiệp năm 2025',
    'Không có đơn xin chuyển nhượng có xác nhận của thôn',
    'Cần có bản cam kết không lấn chiếm',
    'Yêu cầu bổ sung trích lục bản đồ',
    'Đề nghị chủ đầu tư cung cấp phương án thi công',
    'Biên lai thuế năm 2025: chưa có',
    'Biên lai thuế năm 2025 chưa nộp',
    'Sơ đồ thửa đất còn thiếu',
    'Giấy xác nhận của hộ liền kề phải có',
    'Bản chính hợp đồng không có trong hồ sơ',
    'Chưa xuất trình chứng chỉ hành nghề của người thiết kế',
    'Hồ sơ không kèm bản vẽ hoàn công',
    'Hồ sơ chưa đầy đủ',
    'Chỉ giải quyết khi có văn bản đồng ý của các hộ liền kề',
    'Đất đang có tranh chấp, chưa có biên bản hòa giải',
    'Nộp thêm hóa đơn mua vật liệu',
    'Cần biên bản giám định',
    'Các hộ liền kề chưa ký, phải làm đơn xin xác nhận lại',
    'Chưa được tổ dân phố cấp giấy xác nhận không tranh chấp',
    'Chưa có văn bản của Sở Xây dựng',
    'Không thấy tờ khai thuế',
    'Còn thiếu các giấy tờ sau: sổ đỏ bản chính',
    'Biên lai thuế, chưa có',
    'Vui lòng mang theo hộ chiếu bản gốc',
    'Không cung cấp được hóa đơn, chứng từ',
    'Ông An phải xin xác nhận của khu phố',
    'Bên bán chưa lập hợp đồng mua bán',
    'Thửa đất không đủ hồ sơ chứng minh nguồn gốc',
    'Không nộp quyết định giao đất',
    'Chưa có báo cáo thẩm tra thiết kế xây dựng',
    'Chủ đầu tư thiếu giấy phép môi trường',
    'Bà Lan chưa gửi kèm bản sao có chứng thực',
    'Danh sách hộ dân chưa được cung cấp',
    'Hồ sơ thiếu thuyết minh thiết kế',
    'Không chứng minh được quyền sử dụng đất bằng giấy tờ hợp pháp',
    'Chưa có ý kiến bằng văn bản của hộ liền kề',
    'Không có sự đồng ý bằng văn bản của đồng sở hữu',
    'Ông An còn nợ giấy xác nhận của hộ liền kề',
    'Bắt buộc kèm ảnh hiện trạng thửa đất',
    'Chưa hoàn thiện hồ sơ',
    'Ông An chưa đưa ra được giấy tờ mua bán',
    'Đề nghị bổ sung: Sơ đồ thửa đất',
    'Cần bổ sung:\n- Sơ đồ thửa đất\n- Biên lai thuế',
    'Sơ đồ thửa đất, trích lục, biên lai thuế đều chưa có',
  ])('is lacking or is to be handed in, with tones and without: %s', (text) =>
    expect(isWanted(text)).toEqual([true, true]),
  );

  it.each([
    'Thửa đất không có trong quy hoạch',
    'Không có đường vào',
    'Giấy chứng nhận ghi diện tích 120 m2',
    'Hợp đồng ký sau ngày bị kê biên',
    'Đất đang có tranh chấp với hộ liền kề',
    'Giấy chứng sinh bị tẩy xóa ngày sinh',
    'Hợp đồng chuyển nhượng chưa công chứng',
    'Bản vẽ thiết kế thiếu mặt cắt móng',
    'Hệ thống thoát nước chưa có trong bản vẽ',
    'Văn bản ủy quyền chưa có chữ ký của người ủy quyền',
    'Người nộp hồ sơ không phải người sử dụng đất',
    'Thửa đất chưa được cấp Giấy chứng nhận',
    'Công trình xây dựng không được cấp phép',
    'Số giấy chứng nhận kết hôn khai không có trong cơ sở dữ liệu hộ tịch',
    'Người nộp cung cấp giấy chứng nhận giả',
    'Chưa nộp tiền sử dụng đất theo thông báo',
    'Không có tên trong hợp đồng',
    'Biên bản kiểm tra ngày 20/11/2026 ghi móng nhà lấn 0,5 m',
    'Không có quyền sử dụng đất theo giấy chứng nhận',
    'Hồ sơ này không cần giấy ủy quyền, nhưng tên trẻ có chữ số',
    'Chữ ký trong hợp đồng không phải của bên bán',
    'Thiếu 20 m2 so với diện tích tối thiểu ghi trong giấy chứng nhận',
    'Bản sao quyết định cho thấy đất đã bị thu hồi',
    'Đất không đủ diện tích tối thiểu để tách thửa',
    'Bên nhận chưa đủ điều kiện nhận chuyển nhượng',
    'Cam kết của chủ đầu tư trái với quy hoạch',
    'Luật sửa đổi, bổ sung một số điều về hợp đồng cấm việc này',
    'Công trình không có chỗ đỗ xe',
    'Đơn vị tư vấn không có năng lực thiết kế',
    'Phương án kiến trúc vượt chiều cao 12 m',
    'Hồ sơ không đủ điều kiện theo Điều 45',
    'Hợp đồng không có hiệu lực vì người ký không có thẩm quyền',
    'Cần xác nhận lại ranh giới vì hai hộ đang tranh chấp',
    'Giấy chứng sinh nộp khi đăng ký khai sinh không bị tẩy xóa, sửa chữa',
    'Doanh nghiệp nhận đầu tư phải là doanh nghiệp khởi nghiệp sáng tạo',
    'Không thể cấp phép vì vượt tầng cao',
    'Trích lục bản đồ thể hiện thửa đất nằm trong hành lang lưới điện',
    'Chủ hộ chưa nộp phí thẩm định hồ sơ',
    'Ngày nộp hồ sơ sau ngày đất bị thu hồi',
    'Hợp đồng nộp kèm đơn ghi giá khác nhau',
    'Bên bán đã chết trước ngày ký hợp đồng',
    'Theo biên bản hòa giải ngày 3/10, hai hộ không thống nhất ranh giới',
    'Công an phường có văn bản trả lời người này không thường trú',
    'Hợp đồng không có chữ ký của vợ',
    'Công trình không đủ khoảng lùi theo phương án đã duyệt',
    'Nhà đầu tư không thực hiện cam kết bảo vệ môi trường',
    'Người ký hợp đồng không có năng lực hành vi dân sự',
    'Số định danh trong tờ khai không có trong cơ sở dữ liệu',
    'Chủ đầu tư tự ý xây dựng khi chưa được cấp phép',
    'Bản vẽ không thể hiện lối thoát hiểm',
  ])('is not said to be lacking: %s', (text) => expect(isWanted(text)).toEqual([false, false]));
});

it('is looked for in a text that repeats itself at once', () => {
  // «Hiện nay» was read in two ways, and 25 of them took 24 seconds: now as many as a text may have.
  for (const word of [
    'hiện nay ',
    'đến nay ',
    'chưa được ',
    'cần phải ',
    'kèm theo ',
    'sau đây ',
    'giấy ',
    'nộp ',
    'phải có ',
  ])
    expect(wantedPapers(`${word.repeat(300)}x`).length, word).toBeLessThan(2);
});

it('is told clause by clause', () => {
  const found = wantedPapers('Đất đang có tranh chấp, thiếu sơ đồ thửa đất; chưa nộp biên lai thuế và trích lục');
  expect(found).toEqual([
    { clause: 'thiếu sơ đồ thửa đất', sort: 'so do', name: 'so do thua dat' },
    { clause: 'chưa nộp biên lai thuế', sort: 'bien lai', name: 'bien lai thue' },
    { clause: 'trích lục', sort: 'trich luc', name: 'trich luc' },
  ]);
});
