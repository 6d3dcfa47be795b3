import { describe, expect, it } from 'vitest';
import { channelCondition, conditionSaid, headsCase, statesCondition } from './conditions.ts';

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
      'Sơ đồ nhà ở, trừ trường hợp đã nộp giấy tờ có sơ đồ phù hợp với hiện trạng',
      'Phương án nuôi trồng theo Mẫu số 16 của Nghị định số 44/2026/NĐ-CP. (đối với Hồ sơ của cá nhân Việt Nam)',
      'Giấy khám sức khỏe do bệnh viện cấp. (trừ trường hợp cha dượng nhận con riêng của vợ)',
      'Sơ đồ khu vực biển, trong đó thể hiện tọa độ đối với trường hợp thay đổi diện tích khu vực biển',
      'Ngoài các thành phần hồ sơ nêu trên, đối với dự án nhóm B, người đề nghị cung cấp dữ liệu BIM',
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
      'Tờ khai (Mẫu CT01), trong đó ghi rõ ý kiến đồng ý của chủ hộ, trừ trường hợp đã có ý kiến đồng ý bằng văn bản',
      'Tờ khai theo mẫu, trong đó ghi rõ mức ngân sách đề nghị, báo giá của bên cung cấp (nếu có)',
      'Văn bản xác nhận tình trạng hôn nhân: + Trường hợp là cặp vợ chồng: Giấy chứng nhận kết hôn. + Trường hợp độc thân: Giấy xác nhận',
      'Danh sách nhà thầu kèm theo mã số chứng chỉ của nhà thầu thẩm tra (nếu có)',
      'Đơn đề nghị theo mẫu',
      'Báo cáo của các trường hợp đã giải quyết',
    ])
      expect(statesCondition(name), name).toBe(false);
  });

  it('says it by words of its own, or only as it is read', () => {
    for (const [name, said] of [
      ['Tài liệu khác có liên quan (nếu có)', '(nếu có)'],
      ['Giấy phép đã cấp (đối với trường hợp bị rách, nát).', '(đối với trường hợp bị rách, nát)'],
      ['Trường hợp ủy quyền, nộp văn bản ủy quyền', 'Trường hợp ủy quyền'],
      ['Nếu công dân đã ly hôn thì phải nộp trích lục', 'Nếu công dân đã ly hôn'],
      ['Văn bản ủy quyền trong trường hợp ủy quyền ghi chú. Khi đó …', 'trong trường hợp ủy quyền ghi chú'],
      [
        'Mẫu điện tử (do công dân cung cấp, nếu nộp hồ sơ trực tuyến)',
        '(do công dân cung cấp, nếu nộp hồ sơ trực tuyến)',
      ],
    ])
      expect(conditionSaid(name), name).toBe(said);
    for (const name of [
      'Văn bản đề nghị, gồm cả cam kết chịu chi phí, rủi ro nếu dự án không được chấp thuận',
      'Sơ đồ, trong đó thể hiện tọa độ đối với trường hợp thay đổi diện tích',
      'Giấy khám sức khỏe (trừ trường hợp cha dượng nhận con riêng)',
      'Đơn đề nghị',
    ])
      expect(conditionSaid(name), name).toBeUndefined();
    expect(['Trường hợp 1: Cấp mới', 'Đối với tổ chức', 'Hồ sơ cấp lại'].map(headsCase)).toEqual([true, true, false]);
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
