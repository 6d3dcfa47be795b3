import { describe, expect, it } from 'vitest';
import { channelCondition, statesCondition } from './conditions.ts';

describe('the name of a paper', () => {
  it('says that it is asked for only in some cases', () => {
    for (const name of [
      'Văn bản ủy quyền (được chứng thực) theo quy định của pháp luật trong trường hợp ủy quyền thực hiện việc ghi chú ly hôn',
      'Các văn bản pháp lý, tài liệu khác có liên quan (nếu có)',
      'Bản chính giấy phép xây dựng đã được cấp (đối với trường hợp bị rách, nát)',
      'Trường hợp không có văn bản nêu trên thì phải có văn bản cam đoan của các bên',
      'Đối với dự án sử dụng vốn đầu tư công, hồ sơ trình thẩm định phải có tổng mức đầu tư',
      'Khi làm thủ tục trực tiếp, xuất trình Thẻ căn cước',
      'Tờ khai theo mẫu (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp)',
      '- Nếu là tổ chức nước ngoài: văn bản chứng minh tư cách pháp nhân'.normalize('NFD'),
    ])
      expect(statesCondition(name), name).toBe(true);
  });

  it('is that of a paper for everybody, whatever is told after it', () => {
    for (const name of [
      'Giấy khám sức khỏe có giá trị sử dụng nếu được cấp chưa quá 06 tháng, tính đến ngày nộp hồ sơ',
      'Bản chính Giấy chứng sinh; trường hợp không có Giấy chứng sinh thì nộp văn bản của người làm chứng',
      'Giấy tờ, văn bản mà mình sẽ yêu cầu chứng thực chữ ký. Trường hợp bằng tiếng nước ngoài thì …',
      'Tờ khai thuế trong thời hạn 01 năm trước khi chuyển đổi',
      'Quyết định phê duyệt và bản đồ, bản vẽ kèm theo (nếu có) của quy hoạch sử dụng',
      'Đơn đề nghị theo mẫu',
      'Báo cáo của các trường hợp đã giải quyết',
    ])
      expect(statesCondition(name), name).toBe(false);
  });

  it('says for which way to hand in alone it is', () => {
    const direct = 'Tờ khai theo mẫu (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp';
    expect(channelCondition(`${direct})`)).toBe('channel != "online"');
    expect(channelCondition(`${direct} hoặc gửi hồ sơ qua hệ thống bưu chính)`)).toBe('channel != "online"');
    expect(channelCondition('Khi làm thủ tục trực tiếp, xuất trình Thẻ căn cước')).toBe('channel != "online"');
    expect(
      channelCondition(
        'Mẫu hộ tịch điện tử tương tác đăng ký kết hôn (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tuyến)',
      ),
    ).toBe('channel = "online"');
    const two =
      'Tờ khai đăng ký kết hôn theo mẫu, có đủ thông tin của hai bên. Hai bên có thể khai chung vào một Tờ khai';
    expect(channelCondition(`${two} (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp);`)).toBe(
      'channel != "online"',
    );
    expect(channelCondition(`${two} (nếu nộp hồ sơ trực tuyến)`)).toBe('channel = "online"');
    expect(channelCondition(`${two} (nếu có)`)).toBeUndefined();
    // Said of two ways, or of none.
    for (const name of [
      'Tờ khai (nếu nộp theo hình thức trực tuyến hoặc gửi hồ sơ qua hệ thống bưu chính)',
      'Tờ khai (nếu nộp trực tiếp hoặc nộp trực tuyến)',
      'Các tài liệu liên quan trực tiếp khác (nếu có)',
      'Đơn đề nghị',
    ])
      expect(channelCondition(name), name).toBeUndefined();
  });
});
