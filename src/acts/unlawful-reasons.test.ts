/** What nobody is refused on once it is received, by who concludes and who decides, and in the reason of a supplement. */
import { beforeAll, describe, expect, it } from 'vitest';
import { refuseLacking, refuseWanted } from '#dossier/lacking.ts';
import { unlistedPaper } from '#dossier/reason-papers.ts';
import type { Rules } from '#dossier/rules.ts';
import type { DossierState } from '#dossier/state.ts';
import { refuseOtherPaper, refuseReasonOfSupplement, refuseUnlawfulReason } from '#dossier/unlawful-reasons.ts';
import { LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { anotherBirth, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';

let test: TestPlatform;
const rules: Record<string, Rules> = {};
beforeAll(async () => {
  test = await testPlatform();
  for (const code of shipped.keys()) rules[code] = must(await test.platform.procedure(code));
});

const BIRTH = '1.001193';
const HOUSEHOLD = '1.001612';
const PERMIT = '1.013225';
const LAND = '1.013831';

/** Of a child of ten days, brought by a grandparent, whose mother lives in the ward. */
const answersOf = (code: string): Record<string, unknown> =>
  code === BIRTH
    ? { ...anotherBirth(), relation: 'relative', motherResidence: 'Tổ 3, phường Hồng Gai' }
    : code === HOUSEHOLD
      ? { founder: 'person', filedBy: 'self', businessName: 'Hộ kinh doanh Quán Mới' }
      : {};

function refused(
  code: string,
  reason: string,
  { answers = answersOf(code), channel = 'counter', fees = [] as object[] } = {},
) {
  const state = { answers, results: {}, components: [], place: '06685', channel, fees } as unknown as DossierState;
  const context = {
    rules: rules[code],
    province: test.platform.province,
    registers: test.platform.registers.registers as never,
  };
  const found = refuseUnlawfulReason(reason, state, context, {
    explains: [{ words: { vi: 'Nhà xây sai lộ giới', en: '', hi: '' } }],
  });
  if (found)
    for (const language of LANGUAGES) expect(refusalText(found, language)).not.toMatch(/undefined|\{|\[object/);
  return found?.code;
}

describe('a refusal', () => {
  it.each([
    'Hệ thống đang bảo trì, mời quay lại vào ngày mai',
    'Phần mềm một cửa bị lỗi nên chưa nhập được hồ sơ của ông Nguyễn Văn An',
    'Cơ sở dữ liệu quốc gia về dân cư đang nâng cấp, không tra cứu được',
    'Hôm nay mạng internet bị gián đoạn tại trung tâm',
    'Cổng dịch vụ công quốc gia không truy cập được',
    'Máy in hỏng, không in được giấy tiếp nhận',
  ])('does not rest on the machines of the office: %s', (reason) =>
    expect(refused(BIRTH, reason)).toBe('reason-of-office'),
  );
});

it('a paper of the case is lacking where it was asked for and did not come, and nowhere else', () => {
  const said = (text: string, more: Partial<DossierState> = {}, channel = 'counter') => {
    const state = {
      ...{ answers: { changeKind: 'transfer' }, results: {}, components: [], place: '06793', channel },
      ...more,
    } as unknown as DossierState;
    const found = refuseLacking(text, state, rules[LAND]);
    if (found)
      for (const language of LANGUAGES) expect(refusalText(found, language)).not.toMatch(/undefined|\{|\[object/);
    return found?.code;
  };
  const TEXT = 'Thiếu hợp đồng chuyển nhượng';
  const ORIGINAL = 'Thiếu bản chính hợp đồng chuyển nhượng';
  const given = (originals: number, copies: number, more: object = {}) => ({
    components: [{ component: 'contract', originals, copies, ...more }],
  });
  const round = (...kept: string[]) => ({
    askedFor: ['contract'],
    supplements: [{ at: '2026-11-26T02:00:00Z', items: ['contract'], ...(kept.length && { kept }) }],
  });
  expect(said(TEXT)).toBe('reason-paper-unasked');
  expect(said(TEXT, given(0, 1))).toBe('reason-paper-here');
  expect(said(TEXT, given(1, 0))).toBe('reason-paper-here');
  // A copy came, and the original is asked for first.
  expect(said(ORIGINAL, given(0, 1))).toBe('reason-paper-unasked');
  expect(said(ORIGINAL, given(0, 0, { file: 'a' }), 'online')).toBe('reason-paper-here');
  // Asked for, and its time is up.
  expect(said(TEXT, { askedFor: ['contract'] })).toBeUndefined();
  expect(said(TEXT, { askedFor: ['original-certificate'] })).toBe('reason-paper-unasked');
  // Asked for and left as it was; or brought, as a copy, or as it was asked for.
  expect(said(ORIGINAL, { ...given(1, 0), ...round('contract') })).toBeUndefined();
  expect(said(ORIGINAL, { ...given(0, 1), ...round() })).toBeUndefined();
  expect(said(TEXT, { ...given(1, 0), ...round() })).toBe('reason-paper-here');
  // Any other paper too, unless form 02 asked for that very one and it did not come.
  const wanted = (text: string, ...askedFor: string[]) =>
    refuseWanted(text, { answers: {}, components: [], askedFor } as unknown as DossierState, rules[LAND])?.code;
  const MAP = 'Thiếu mảnh trích đo bản đồ địa chính thửa đất';
  for (const [expected, ...asked] of [
    [undefined, MAP, 'measurement'],
    ['reason-paper-wanted', MAP, 'contract'],
    ['reason-paper-wanted', `${MAP}; chưa có biên lai nộp thuế sử dụng đất năm 2025`, 'measurement'],
    ['reason-paper-wanted', `${MAP} và biên lai nộp thuế`, 'measurement'],
    ['reason-paper-wanted', 'Chưa có biên lai nộp thuế sử dụng đất năm 2025', 'contract', 'original-certificate'],
    [undefined, 'Không bổ sung hồ sơ trong thời hạn đã yêu cầu', 'contract'],
    ['reason-paper-wanted', 'Không bổ sung hồ sơ trong thời hạn đã yêu cầu'],
  ] as [string | undefined, string, ...string[]][])
    expect([...asked, wanted(...asked)]).toEqual([...asked, expected]);
  // What is wrong with a paper, and what is no paper of the case, is no want of one.
  for (const other of [
    'Hợp đồng chuyển nhượng bị tẩy xóa',
    'Bên chuyển nhượng chưa có quyền chuyển nhượng',
    'Đất có tranh chấp',
  ])
    expect([other, said(other, given(1, 0))]).toEqual([other, undefined]);
});

it('a paper is named as whoever wrote it has it', () => {
  for (const written of ['giấy chứng nhận an toàn thực phẩm', 'Giay chung nhan an toan thuc pham'])
    expect(unlistedPaper(`Không có ${written}`, [])).toBe(written);
});

const LACKED = new Set([
  'Người nộp không có giấy chứng nhận quyền sử dụng đất đối với thửa đất',
  'Bên chuyển nhượng không có Giấy chứng nhận quyền sử dụng đất',
  'Thiếu tờ khai đăng ký khai sinh',
  'Thiếu giấy đề nghị đăng ký hộ kinh doanh',
  'Chưa nộp bản gốc giấy chứng nhận đã cấp',
]);

describe('a refusal, by whomever', () => {
  it.each([
    [BIRTH, 'Chưa nộp giấy chứng nhận kết hôn của cha mẹ trẻ'],
    [BIRTH, 'Thiếu trích lục kết hôn'],
    [BIRTH, 'Chưa nộp bản sao căn cước công dân của mẹ'],
    [BIRTH, 'Chưa có bản sao công chứng căn cước của cha'],
    [BIRTH, 'Hồ sơ thiếu bản photo CCCD'],
    [BIRTH, 'Ông bà không có giấy ủy quyền'],
    [BIRTH, 'Bà ngoại đi đăng ký phải có văn bản ủy quyền của mẹ'],
    [BIRTH, 'giấy xác nhận nơi cư trú'],
    [BIRTH, 'Chưa có giấy xác nhận thông tin về cư trú (CT07)'],
    [BIRTH, 'Mẹ chưa cung cấp giấy xác nhận tình trạng hôn nhân'],
    [BIRTH, 'Yêu cầu có giấy xác nhận độc thân của mẹ'],
    [BIRTH, 'Thiếu giấy khai sinh của mẹ'],
    [BIRTH, 'Chưa nộp thẻ bảo hiểm y tế của mẹ'],
    [BIRTH, 'Thiếu giấy chứng sinh bản giấy'],
    [BIRTH, 'Phải nộp quyết định thuận tình ly hôn của mẹ'],
    [BIRTH, 'Giấy chứng nhận kết hôn của cha mẹ chưa được công chứng, chưa nộp'],
    [BIRTH, 'CHUA NOP GIAY CHUNG NHAN KET HON'],
    [HOUSEHOLD, 'Chưa có hợp đồng thuê nhà'],
    [HOUSEHOLD, 'Thiếu giấy chứng nhận quyền sử dụng đất của địa điểm kinh doanh'],
    [HOUSEHOLD, 'Chủ hộ chưa nộp bản sao thẻ căn cước'],
    [HOUSEHOLD, 'Không có phiếu lý lịch tư pháp'],
    [HOUSEHOLD, 'Cần nộp giấy khám sức khỏe của chủ hộ'],
    [HOUSEHOLD, 'Chủ hộ tự nộp nhưng không có giấy ủy quyền của hộ gia đình'],
    [HOUSEHOLD, 'Thiếu ảnh thẻ 3x4'],
    [HOUSEHOLD, 'Chưa nộp giấy giới thiệu của tổ dân phố'],
  ])('%s does not rest on a paper that the case does not ask for: %s', (code, reason) => {
    expect(refused(code, reason)).toBe('reason-paper-not-due');
  });

  it.each([
    'Quá 60 ngày',
    'Đã quá thời hạn 60 ngày kể từ ngày sinh',
    'Quá hạn đăng ký khai sinh',
    'Đăng ký khai sinh trễ hạn',
  ])('does not rest on a term that ends no right: %s', (reason) => expect(refused(BIRTH, reason)).toBe('reason-term'));

  it.each([
    [BIRTH, 'Ông bà không cư trú tại phường Hồng Gai'],
    [BIRTH, 'Không cư trú tại phường'],
    [BIRTH, 'Cha, mẹ đều không cư trú tại phường Hồng Gai'],
    [HOUSEHOLD, 'Chủ hộ không thường trú tại phường'],
    [PERMIT, 'Chủ đầu tư không có hộ khẩu tại phường'],
    [LAND, 'Bên nhận không thường trú tại xã'],
  ])('%s does not rest on a residence that does not matter, when it is decided: %s', (code, reason) =>
    expect(refused(code, reason)).toBe('reason-residence'),
  );

  it.each([
    ['reason-of-office', BIRTH, 'Đã hết giờ tiếp nhận, mời ông bà quay lại ngày mai'],
    ['reason-of-office', HOUSEHOLD, 'Hồ sơ đến sau giờ làm việc nên không tiếp nhận'],
    ['reason-of-office', PERMIT, 'Hết số thứ tự trong ngày'],
    ['reason-fee-not-due', BIRTH, 'Chưa nộp lệ phí đăng ký khai sinh 50.000 đồng'],
    ['reason-fee-not-due', BIRTH, 'Công dân không đóng lệ phí hộ tịch'],
    ['reason-fee-not-due', BIRTH, 'Lệ phí khai sinh chưa được nộp'],
    ['reason-way-open', BIRTH, 'Thủ tục này chỉ nhận trực tuyến, không nhận trực tiếp'],
    ['reason-way-open', HOUSEHOLD, 'Đề nghị công dân nộp qua Cổng dịch vụ công quốc gia'],
    ['reason-way-open', PERMIT, 'Không tiếp nhận hồ sơ giấy'],
    ['reason-no-condition', BIRTH, 'Mẹ chưa có tài khoản định danh điện tử mức độ 2'],
    ['reason-no-condition', HOUSEHOLD, 'Chủ hộ chưa cài VNeID'],
    ['reason-no-condition', BIRTH, 'Cha mẹ chưa đăng ký kết hôn nên không đăng ký khai sinh được'],
    ['reason-no-condition', BIRTH, 'Bố mẹ cháu chưa cưới'],
    ['reason-no-condition', BIRTH, 'Con ngoài giá thú nên không nhận hồ sơ'],
    ['reason-no-condition', BIRTH, 'Trẻ là con thứ ba, vi phạm chính sách dân số'],
    ['reason-no-condition', BIRTH, 'Gia đình sinh con thứ 4'],
    ['reason-no-condition', BIRTH, 'Gia đình chưa đóng quỹ khuyến học của khu phố'],
    ['reason-no-condition', HOUSEHOLD, 'Chủ hộ còn nợ thủy lợi phí và phí vệ sinh'],
    ['reason-no-condition', HOUSEHOLD, 'Gia đình chưa hoàn thành nghĩa vụ lao động công ích'],
    ['reason-no-condition', BIRTH, 'Mẹ chưa đủ 18 tuổi'],
    ['reason-no-condition', BIRTH, 'Người mẹ dưới 18 tuổi khi sinh con'],
    ['reason-no-condition', BIRTH, 'Tờ khai viết tay, không đánh máy'],
    ['reason-no-condition', HOUSEHOLD, 'Giấy đề nghị chưa đánh máy'],
    ['reason-no-condition', HOUSEHOLD, 'Chủ hộ chỉ học hết lớp 5, không đủ trình độ'],
    ['reason-no-condition', HOUSEHOLD, 'Chủ hộ đã trên 70 tuổi'],
    ['reason-no-condition', HOUSEHOLD, 'Vốn kinh doanh quá ít'],
    ['reason-no-condition', HOUSEHOLD, 'Chưa đủ vốn tối thiểu 100 triệu đồng'],
    ['reason-no-condition', HOUSEHOLD, 'Trên địa bàn phường đã có quá nhiều hộ kinh doanh'],
    ['reason-no-condition', HOUSEHOLD, 'Phường không cho mở thêm quán ăn'],
    ['reason-no-condition', BIRTH, 'Chưa được tổ trưởng tổ dân phố xác nhận'],
    ['reason-no-condition', HOUSEHOLD, 'Gia đình chưa đóng đủ các khoản quỹ của khu phố'],
    ['reason-no-condition', HOUSEHOLD, 'Tổ dân phố chưa đồng ý cho mở quán'],
    ['reason-no-condition', BIRTH, 'Tên trẻ trùng với tên cụ trong họ, đề nghị đổi'],
    ['reason-paper-not-due', BIRTH, 'Tờ khai chưa có xác nhận của trưởng khu phố'],
    ['reason-paper-not-due', HOUSEHOLD, 'Thiếu ý kiến đồng ý của tổ dân phố'],
    ['reason-paper-not-due', HOUSEHOLD, 'Không có giấy chứng nhận an toàn thực phẩm'],
    ['reason-paper-not-due', HOUSEHOLD, 'Chưa có giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm'],
    ['reason-paper-not-due', HOUSEHOLD, 'Hợp đồng thuê địa điểm chưa được công chứng'],
    ['reason-paper-not-due', HOUSEHOLD, 'Chưa công chứng hợp đồng thuê'],
    ['reason-paper-not-due', HOUSEHOLD, 'Thiếu văn bản đồng ý của chủ nhà'],
    ['reason-paper-not-due', BIRTH, 'Chưa có giấy xác nhận của công an phường'],
    ['reason-paper-not-due', PERMIT, 'Thiếu giấy xác nhận hạnh kiểm'],
  ])('%s: %s does not rest on: %s', (expected, code, reason) => {
    expect(refused(code, reason)).toBe(expected);
    // Whoever types no tones says the same.
    expect(refused(code, foldVietnamese(reason))).toBe(expected);
  });

  it('rests on a fee that is asked for, and on no other', () => {
    const unpaid = 'Chưa nộp lệ phí đăng ký hộ kinh doanh';
    expect(refused(HOUSEHOLD, unpaid, { fees: [{}] })).toBeUndefined();
    expect(refused(HOUSEHOLD, unpaid)).toBe('reason-fee-not-due');
    // Nobody published what it costs: the counter sets it for the dossier.
    expect(refused(PERMIT, 'Chưa nộp lệ phí cấp giấy phép')).toBeUndefined();
    expect(refused(LAND, 'Thủ tục này không nhận qua bưu chính', { channel: 'post' })).toBeUndefined();
    expect(refused(HOUSEHOLD, 'Chủ hộ chưa kích hoạt VNeID', { channel: 'online' })).toBeUndefined();
  });

  it('rests on where the parents live, where that is elsewhere', () => {
    const answers = { ...anotherBirth(), motherResidence: 'Khu 2, phường Bãi Cháy' };
    const reason = 'Cha, mẹ đều không cư trú tại phường Hồng Gai';
    expect(refused(BIRTH, reason, { answers })).toBeUndefined();
  });

  it.each([
    [BIRTH, 'Trẻ đã được đăng ký khai sinh tại xã Tiên Yên ngày 01/10/2026'],
    [BIRTH, 'Giấy chứng sinh bị tẩy xóa ngày sinh'],
    [BIRTH, 'Tên mẹ trong giấy chứng sinh không khớp với cơ sở dữ liệu quốc gia về dân cư'],
    [BIRTH, 'Cha mẹ không có đăng ký kết hôn nên không ghi được phần về cha'],
    [BIRTH, 'Số giấy chứng nhận kết hôn khai không có trong cơ sở dữ liệu hộ tịch'],
    [BIRTH, 'Ngày kết hôn khai khác với giấy chứng nhận kết hôn'],
    [BIRTH, 'Người nộp không phải cha, mẹ, ông, bà hay người thân thích của trẻ'],
    [BIRTH, 'Trẻ có mẹ quốc tịch Lào, thuộc thủ tục khai sinh có yếu tố nước ngoài'],
    [BIRTH, 'Trẻ sinh tại nước ngoài'],
    [BIRTH, 'Mẹ không cư trú tại Việt Nam, trẻ sinh ở nước ngoài'],
    [BIRTH, 'Trẻ mang họ khác họ cha, mẹ mà không có căn cứ'],
    [BIRTH, 'Số giấy chứng sinh điện tử không tồn tại'],
    [BIRTH, 'Người được đăng ký đã đủ 18 tuổi'],
    [BIRTH, 'Chưa niêm yết đủ 07 ngày về trẻ bị bỏ rơi'],
    [BIRTH, 'Giấy chứng nhận kết hôn giả, Công an đang điều tra'],
    [BIRTH, 'Hồ sơ này không cần giấy ủy quyền, nhưng tên trẻ đặt trái quy định: có chữ số'],
    [HOUSEHOLD, 'Bà Cúc đang là chủ doanh nghiệp tư nhân Hạ Long'],
    [HOUSEHOLD, 'Chủ hộ đã đứng tên một hộ kinh doanh khác'],
    [HOUSEHOLD, 'Tên hộ kinh doanh trùng với hộ đã đăng ký trên địa bàn phường'],
    [HOUSEHOLD, 'Ngành nghề đăng ký bị cấm đầu tư kinh doanh'],
    [HOUSEHOLD, 'Chủ hộ chưa đủ 18 tuổi'],
    [HOUSEHOLD, 'Chủ hộ là người nước ngoài, không phải công dân Việt Nam'],
    [HOUSEHOLD, 'Địa chỉ trụ sở không có thực'],
    [HOUSEHOLD, 'Chữ ký trong văn bản ủy quyền không phải của thành viên hộ'],
    [PERMIT, 'Trái quy hoạch phân khu đã duyệt'],
    [PERMIT, 'Công trình lấn chỉ giới đường đỏ 1,2 m'],
    [PERMIT, 'Hệ thống thoát nước chưa có trong bản vẽ'],
    [PERMIT, 'Hệ thống điện bị lỗi thiết kế ở tầng 2'],
    [PERMIT, 'Người nộp không có giấy chứng nhận quyền sử dụng đất đối với thửa đất'],
    [PERMIT, 'Công trình đã khởi công trước khi xin phép'],
    [PERMIT, 'Thửa đất ở tỉnh Bắc Ninh'],
    [PERMIT, 'Chiều cao vượt quá 12 m so với quy hoạch'],
    [LAND, 'Thửa đất đang bị kê biên để thi hành án'],
    [LAND, 'Đất đang có tranh chấp tại Tòa án'],
    [LAND, 'Hợp đồng chuyển nhượng chưa công chứng'],
    [LAND, 'Bên chuyển nhượng không có Giấy chứng nhận quyền sử dụng đất'],
    [LAND, 'Bên nhận không sinh sống trong khu vực rừng phòng hộ'],
    [LAND, 'Diện tích tách thửa nhỏ hơn mức tối thiểu'],
    [LAND, 'Thời hạn sử dụng đất đã hết'],
    [BIRTH, 'Cha không có mặt để ký tờ khai'],
    [BIRTH, 'Trẻ đã chết trước khi đăng ký'],
    [BIRTH, 'Cha và mẹ đang tranh chấp về họ của trẻ'],
    [BIRTH, 'Tên của trẻ có chữ số'],
    [BIRTH, 'Năm sinh của mẹ khai sau năm sinh của trẻ'],
    [BIRTH, 'Văn bản ủy quyền chưa có chữ ký của người ủy quyền'],
    [BIRTH, 'Thiếu tờ khai đăng ký khai sinh'],
    [BIRTH, 'Mẹ có chồng nhưng khai cha là người khác'],
    [BIRTH, 'Cha mẹ chưa đăng ký kết hôn, chưa làm thủ tục nhận con nên không ghi tên cha được'],
    [BIRTH, 'Tờ khai không theo mẫu, không đọc được tên của trẻ'],
    [HOUSEHOLD, 'Chủ hộ đang bị Tòa án cấm kinh doanh'],
    [HOUSEHOLD, 'Chủ hộ đang chấp hành hình phạt tù'],
    [HOUSEHOLD, 'Thành viên hộ gia đình chưa đủ 18 tuổi'],
    [HOUSEHOLD, 'Tên hộ kinh doanh có cụm từ công ty'],
    [HOUSEHOLD, 'Chủ hộ còn nợ thuế'],
    [HOUSEHOLD, 'Chủ hộ là công chức đang làm việc tại sở'],
    [HOUSEHOLD, 'Giấy đề nghị không có chữ ký của chủ hộ'],
    [HOUSEHOLD, 'Thiếu giấy đề nghị đăng ký hộ kinh doanh'],
    [HOUSEHOLD, 'Địa chỉ trụ sở không ghi số nhà, thôn'],
    [HOUSEHOLD, 'Vốn ghi bằng số khác vốn ghi bằng chữ'],
    [BIRTH, 'Người đến muốn đổi tên của trẻ, không phải đăng ký khai sinh'],
    [BIRTH, 'Mẹ chưa ký ở trang cuối của văn bản ủy quyền'],
    [HOUSEHOLD, 'Cơ quan thuế báo đã đủ căn cứ để xác định chủ hộ đang bị cấm kinh doanh'],
    [LAND, 'Ranh giới thửa đất chưa rõ, hai bên chưa nói đến chỗ cuối thửa'],
    [PERMIT, 'Bản vẽ thiết kế thiếu mặt cắt móng'],
    [PERMIT, 'Không phù hợp quy hoạch nông thôn mới'],
    [LAND, 'Hợp đồng tặng cho chưa được chứng thực'],
    [LAND, 'Chưa nộp bản gốc giấy chứng nhận đã cấp'],
    [LAND, 'Đất đã có quyết định thu hồi'],
    ['1.009664', 'Vốn góp để thực hiện dự án không đủ theo cam kết'],
    ['1.009664', 'Dự án thuộc ngành nghề chưa được tiếp cận thị trường'],
  ])('%s rests on what law knows: %s', (code, reason) => {
    // Of a paper of the case nobody says that it is lacking before it was asked for.
    expect(refused(code, reason)).toBe(LACKED.has(reason) ? 'reason-paper-unasked' : undefined);
  });
});

it.each([
  [LAND, 'Bên cho thế chấp không có văn bản đồng ý của ngân hàng'],
  [BIRTH, 'Trẻ bị bỏ rơi chưa có biên bản do cơ quan có thẩm quyền lập'],
  [BIRTH, 'Không có biên bản về việc trẻ bị bỏ rơi'],
  [BIRTH, 'Chưa có văn bản xác nhận của cơ sở y tế về việc mang thai hộ'],
  [BIRTH, 'Chưa nộp văn bản thừa nhận con chung của vợ chồng'],
  [HOUSEHOLD, 'Chưa có giấy chứng nhận đủ điều kiện về phòng cháy, chữa cháy'],
  [PERMIT, 'Thiếu bản cam kết bảo đảm an toàn đối với công trình liền kề'],
  [PERMIT, 'Chưa có báo cáo thẩm tra thiết kế xây dựng'],
  [PERMIT, 'Chưa có văn bản ý kiến của cơ quan văn hóa'],
  [LAND, 'Chưa có văn bản đồng ý của bên nhận thế chấp'],
  [LAND, 'Thiếu mảnh trích đo bản đồ địa chính'],
  [LAND, 'Chưa có văn bản thỏa thuận về việc cấp chung một giấy chứng nhận'],
  ['1.009664', 'Không có văn bản chứng minh năng lực tài chính'],
])('%s rests on no paper that form 02 did not ask for: %s', (code, reason) =>
  expect(refused(code, reason)).toBe('reason-paper-wanted'),
);

describe('the place, under the name of another ground', () => {
  it.each([
    [BIRTH, 'Không thuộc thẩm quyền giải quyết của phường Hồng Gai'],
    [BIRTH, 'Không thuộc thẩm quyền'],
    [BIRTH, 'Không thuộc địa bàn'],
    [PERMIT, 'Thửa đất thuộc phường Bãi Cháy quản lý'],
    [PERMIT, 'Việc này do Ủy ban nhân dân phường Bãi Cháy giải quyết'],
    [BIRTH, 'Hồ sơ thuộc trách nhiệm của xã Tiên Yên'],
    [BIRTH, 'Nộp trực tiếp tại Công an phường, Trung tâm không nhận'],
    [HOUSEHOLD, 'Địa điểm kinh doanh không thuộc địa bàn phường Hồng Gai'],
    [BIRTH, 'Ngoài địa bàn phụ trách của phường'],
    [BIRTH, 'Không cùng địa giới hành chính với phường'],
    [BIRTH, 'Phường chúng tôi không phụ trách việc này'],
    [BIRTH, 'Phường khác phải giải quyết'],
    [BIRTH, 'Không phải việc của phường này'],
    [BIRTH, 'Vượt quyền hạn của phường'],
    [BIRTH, 'Đề nghị nộp tại Ủy ban nhân dân nơi cư trú'],
  ])('%s is refused to nobody for that, also by who signs: %s', (code, reason) => {
    for (const said of [reason, foldVietnamese(reason)])
      expect(['reason-elsewhere', 'reason-residence']).toContain(refused(code, said));
  });

  it.each([
    [
      PERMIT,
      'Công trình trong khu kinh tế thuộc thẩm quyền của Ban Quản lý Khu kinh tế, không thuộc thẩm quyền của phường',
    ],
    [HOUSEHOLD, 'Công việc đăng ký không thuộc thẩm quyền của Ủy ban nhân dân cấp xã'],
    [LAND, 'Thửa đất thuộc quy hoạch đường của phường'],
    [BIRTH, 'Trẻ đã được đăng ký khai sinh tại phường Bãi Cháy'],
    [PERMIT, 'Nhà xây sai lộ giới'],
  ])('%s may say what is no place of another commune: %s', (code, reason) => {
    expect(refused(code, reason)).toBeUndefined();
  });
});

describe('the reason of a supplement', () => {
  const inPack = (code: string, item: string, reason: string) => refuseOtherPaper({ item, reason }, rules[code])?.code;
  const of = (item: string, reason: string) => inPack(BIRTH, item, reason);
  it.each([
    ['motherName', 'Nộp giấy xác nhận tình trạng hôn nhân của mẹ'],
    ['motherName', 'Đề nghị nộp bản sao căn cước của mẹ'],
    ['birth-proof', 'Giấy chứng sinh mờ; nộp thêm giấy chứng nhận kết hôn'],
    ['motherResidence', 'Cung cấp giấy xác nhận cư trú'],
  ])('for %s calls for no other paper: %s', (item, reason) => expect(of(item, reason)).toBe('supplement-other-paper'));
  it.each([
    ['birth-proof', 'Chưa nộp giấy chứng sinh bản chính'],
    ['motherName', 'Họ tên mẹ khác với giấy chứng sinh'],
    ['motherResidence', 'Địa chỉ ghi thiếu tên phường'],
    ['marriageNumber', 'Số giấy chứng nhận kết hôn ghi chưa đúng'],
    ['marriageNumber', 'Thiếu số giấy chứng nhận kết hôn'],
    ['authorisation', 'Chưa có văn bản ủy quyền có chứng thực'],
  ])('for %s may say: %s', (item, reason) => expect(of(item, reason)).toBeUndefined());

  it.each([
    'Thiếu sơ đồ đấu nối cấp nước',
    'Bản vẽ thiếu sơ đồ vị trí công trình',
    'Cần bổ sung sơ đồ hệ thống thoát nước',
  ])('is read with its tones where it has them: %s', (reason) => {
    expect(inPack(PERMIT, 'drawings', reason)).toBeUndefined();
    expect(refused(PERMIT, reason)).toBe('reason-paper-wanted');
  });
  it.each(['Thiếu sổ đỏ', 'thieu so do', 'Nộp thêm sổ hồng của nhà bên', 'Thieu giay chung nhan quyen su dung dat'])(
    'is read without them where it has none: %s',
    (reason) => expect(inPack(PERMIT, 'drawings', reason)).toBe('supplement-other-paper'),
  );

  function weighed(code: string, item: string, reason: string): string | undefined {
    const state = { answers: answersOf(code), results: {}, components: [], place: '06685', channel: 'counter' };
    const asked = {
      rules: rules[code],
      province: test.platform.province,
      registers: test.platform.registers.registers as never,
    };
    const found = refuseReasonOfSupplement({ item, reason }, state as unknown as DossierState, asked);
    if (found)
      for (const language of LANGUAGES) expect(refusalText(found, language)).not.toMatch(/undefined|\{|\[object/);
    return found?.code;
  }
  it.each([
    [BIRTH, 'childName', 'Gia đình chưa đóng đủ các khoản quỹ của khu phố'],
    [HOUSEHOLD, 'businessAddress', 'Chưa được tổ trưởng tổ dân phố xác nhận'],
    [PERMIT, 'drawings', 'Đề nghị xin ý kiến đồng ý của tổ dân phố'],
    [BIRTH, 'motherResidence', 'Bổ sung xác nhận của trưởng thôn'],
    [BIRTH, 'childName', 'Tên trẻ trùng với tên cụ trong họ, đề nghị đổi'],
    [BIRTH, 'childName', 'Tên không hay, nên đặt tên khác cho cháu'],
    [BIRTH, 'childName', 'Đề nghị chọn tên khác cho trẻ'],
    [BIRTH, 'birth-proof', 'Trẻ là con thứ ba của gia đình'],
    [BIRTH, 'birth-proof', 'Chưa nộp lệ phí đăng ký khai sinh'],
    [BIRTH, 'birth-proof', 'Hệ thống đang bảo trì, mời quay lại ngày mai'],
    [HOUSEHOLD, 'businessAddress', 'Chủ hộ không thường trú tại phường'],
    [HOUSEHOLD, 'businessAddress', 'Đề nghị nộp trực tuyến qua Cổng dịch vụ công quốc gia'],
  ])('%s: for %s asks for nothing that no rule asks for: %s', (code, item, reason) => {
    expect(weighed(code, item, reason)).toBe('supplement-no-rule');
    expect(weighed(code, item, foldVietnamese(reason))).toBe('supplement-no-rule');
  });
  it('names something, like any reason against who applied', () => {
    expect(weighed(BIRTH, 'motherResidence', 'Chờ ý kiến lãnh đạo')).toBe('supplement-no-rule');
    expect(weighed(BIRTH, 'birth-proof', 'Hồ sơ đầy đủ, hợp lệ')).toBe('reason-names-nothing');
    expect(weighed(BIRTH, 'childName', 'Theo quy định')).toBe('reason-names-nothing');
    expect(weighed(BIRTH, 'childName', 'x')).toBe('reason-vague');
    expect(inPack(HOUSEHOLD, 'businessName', 'Thiếu văn bản đồng ý của chủ nhà')).toBe('supplement-other-paper');
  });
  it.each([
    [BIRTH, 'childPlaceOfBirth', 'Ghi đủ tên xã, phường'],
    [BIRTH, 'childPlaceOfBirth', 'Địa chỉ nơi sinh chưa ghi thôn, tổ dân phố'],
    [BIRTH, 'birth-proof', 'Ảnh mờ'],
    [BIRTH, 'birth-proof', 'Ảnh chụp bị mờ, không đọc được số giấy'],
    [BIRTH, 'birth-proof', 'Thiếu trang 2'],
    [BIRTH, 'birth-proof', 'Giấy đã hết hạn'],
    [BIRTH, 'birth-proof', 'Giấy chứng sinh không có chữ ký, con dấu của cơ sở y tế'],
    [BIRTH, 'birth-proof', 'Văn bản của người làm chứng chưa có chữ ký'],
    [BIRTH, 'childName', 'Tên của trẻ ghi khác với giấy chứng sinh, đề nghị ghi lại'],
    [BIRTH, 'childName', 'Tên có chữ số, đề nghị đổi'],
    [
      BIRTH,
      'childName',
      'Tên John Smith không phải tiếng Việt hay tiếng dân tộc khác của Việt Nam, đề nghị đặt tên khác',
    ],
    [BIRTH, 'childName', 'Họ của trẻ khác với thỏa thuận của cha, mẹ'],
    [BIRTH, 'motherName', 'Sai họ tên mẹ'],
    [BIRTH, 'marriageNumber', 'Số giấy chứng nhận kết hôn ghi chưa đúng'],
    [BIRTH, 'parentage', 'Đề nghị khai lại về cha, mẹ'],
    [BIRTH, 'parentage', 'Theo dữ liệu hộ tịch, bà đang có chồng khi sinh trẻ'],
    [HOUSEHOLD, 'businessName', 'Tên trùng với hộ đã đăng ký trong phường'],
    [HOUSEHOLD, 'businessName', 'Tên trùng với hộ kinh doanh khác trong phường, đề nghị đặt tên khác'],
    [HOUSEHOLD, 'businessAddress', 'Địa chỉ ghi thiếu số nhà, khu phố'],
    [HOUSEHOLD, 'businessLines', 'Ghi rõ ngành nghề theo hệ thống ngành kinh tế'],
    [PERMIT, 'drawings', 'Bản vẽ thiếu mặt cắt móng'],
    [PERMIT, 'drawings', 'Bản vẽ chưa có chữ ký của người thiết kế'],
    [PERMIT, 'drawings', 'Tệp không mở được'],
    [LAND, 'landPlot', 'Số thửa ghi khác với giấy chứng nhận đã cấp'],
    [LAND, 'landAddress', 'Địa chỉ thửa đất chưa ghi khu, phường'],
  ])('%s: for %s says what is missing, wrong or unclear: %s', (code, item, reason) =>
    expect(weighed(code, item, reason)).toBeUndefined(),
  );

  /** Whatever the name of a paper says in two to six words, and the whole of it. */
  const saidIn = (name: string): string[] => {
    const words = name.split(/\s+/);
    const parts = words.flatMap((_, i) => [2, 3, 4, 5, 6].map((many) => words.slice(i, i + many).join(' ')));
    return [...new Set([...parts, name])];
  };
  it('says of every item of every pack that it is lacking, in the words of its own name, and calls for no other paper by that', () => {
    const wrong: string[] = [];
    for (const [code, { components, itemName }] of Object.entries(rules))
      for (const { id } of components)
        for (const said of saidIn(itemName(id).vi))
          for (const reason of [`Thiếu ${said}`, `Bản chụp thiếu ${said.toLocaleLowerCase('vi')}`])
            if (inPack(code, id, reason)) wrong.push(`${code} ${id}: ${reason}`);
    expect(wrong).toEqual([]);
  });
});
