/** What people say for a procedure, among the ones that a province has: found among the first three, or said to be not here. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishPacks } from '#acts/publish.ts';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { PostgresStore } from '#adapters/postgres/postgres-store.ts';
import type { DossierState } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { shippedPacks } from '#main/system.ts';
import { convertRecord } from '#procedure/catalogue.ts';
import { readPack } from '#procedure/pack.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { nationalIsHere, nationalRecords } from '../../test/support/national.ts';
import { searchWords, typedWords } from './everyday-words.ts';

const BIRTH = '1.001193';
const LAND = '1.013831';
const BUILDING = '1.013225';
const HOUSEHOLD = '1.001612';
const CORRECTION = '1.004859';

const FOUND: readonly [said: string, code: string][] = [
  ['mới sinh con', BIRTH],
  ['vợ mới đẻ', BIRTH],
  ['làm giấy khai sinh cho con cần giấy tờ gì', BIRTH],
  ['lam khai sinh', BIRTH],
  ['khai xinh cho con', BIRTH],
  ['giaays khai sinh', BIRTH],
  ['nhập khẩu cho con mới sinh', '2.000986'],
  ['thẻ bảo hiểm y tế cho bé', '2.000986'],
  ['con ngoài giá thú', '1.000689'],
  ['nhận cha cho con', '1.001022'],
  ['làm giám hộ cho cháu', '1.004837'],
  ['cưới', '1.000894'],
  ['lấy vợ', '1.000894'],
  ['đăng kí kết hôn', '1.000894'],
  ['dang ky ket hon o dau', '1.000894'],
  ['mất giấy kết hôn', '1.004746'],
  ['ly hôn ở nước ngoài', '2.000554'],
  ['ghi chú kết hôn', '2.002189'],
  ['sai ngày sinh trong giấy khai sinh', CORRECTION],
  ['đổi họ cho con', CORRECTION],
  ['đổi dân tộc', CORRECTION],
  ['tôi muốn đổi tên', CORRECTION],
  ['xác nhận sơ yếu lý lịch', '2.000884'],
  ['chứng thực chữ ký', '2.000884'],
  ['giấy uỷ quyền', '2.000884'],
  ['dịch thuật công chứng', '2.000992'],
  ['bản sao bằng tốt nghiệp', '2.000908'],
  ['chia di sản bố mẹ để lại', '2.001406'],
  ['cắt khẩu', '1.003197'],
  ['xóa hộ khẩu người chết', '1.003197'],
  ['tách khẩu', '1.010038'],
  ['tach ho khau', '1.010038'],
  ['ở trọ', '1.004194'],
  ['đăng ký tạm chú', '1.004194'],
  ['gia hạn tạm trú', '1.002755'],
  ['đi vắng lâu ngày', '1.003677'],
  ['chưa có hộ khẩu', '1.010040'],
  ['đổi chủ hộ', '1.010039'],
  ['sống trên thuyền', '1.013313'],
  ['đăng ký vneid mức 2', '3.000228'],
  ['vneid bị khoá', '3.000275'],
  ['sang tên sổ đỏ', LAND],
  ['sang tên sổ hồng', LAND],
  ['bán nhà', LAND],
  ['bố mẹ cho đất', LAND],
  ['thừa kế đất', LAND],
  ['đất chưa có sổ', '1.013978'],
  ['làm sổ đỏ lần đầu', '1.013978'],
  ['sổ đỏ cũ rách', '1.012783'],
  ['tách thửa', '1.012784'],
  ['chia đất cho con', '1.012784'],
  ['hàng xóm lấn đất', '1.012812'],
  ['tranh chap dat', '1.012812'],
  ['xoá nợ tiền sử dụng đất', '1.013988'],
  ['bổ sung nhà vào sổ đỏ', '1.013995'],
  ['đất nông nghiệp hết hạn', '1.013947'],
  ['xin phép xây nhà', BUILDING],
  ['xay nha 3 tang', BUILDING],
  ['sửa nhà', BUILDING],
  ['gia hạn giấy phép xây dựng', '1.013227'],
  ['mở quán ăn', HOUSEHOLD],
  ['bán hàng online', HOUSEHOLD],
  ['giấy phép kinh doanh', HOUSEHOLD],
  ['xoá đăng ký kinh doanh', '1.001266'],
  ['đóng cửa hàng', '1.001266'],
  ['nghỉ bán hàng', '1.001266'],
  ['hộ kinh doanh lên công ty', '2.001999'],
  ['mất giấy tàu cá', '1.003634'],
  ['bán tàu cá', '1.003681'],
  ['đóng tàu cá', '1.004344'],
  ['nuôi hàu', '1.014801'],
  ['thuê mặt biển', '1.005401'],
  ['tiền đẻ', '2.000693'],
  ['thai sản', '2.000693'],
  ['nghỉ ốm', '1.001667'],
  ['tai nạn lao động', '1.001643'],
  ['chuyển nơi nhận lương hưu', '1.001742'],
  ['mất giấy chứng nhận đầu tư', '1.009665'],
  ['giấy phép môi trường', '1.010727'],
  ['điều chỉnh giấy chứng nhận đầu tư', '1.009647'],
  ['bố mất để lại đất', LAND],
  ['bố mất chia thừa kế', '2.001406'],
  ['mẹ mất sang tên sổ đỏ', LAND],
  ['đăng ký khai sinh muộn', BIRTH],
  ['sinh đôi', BIRTH],
  ['giấy phép xây dựng', BUILDING],
  ['khai xinh', BIRTH],
  ['rách sổ đỏ', '1.012783'],
  ['I want to invest', '1.009664'],
  ['buy a house', LAND],
  ['công chứng chữ ký', '2.000884'],
];

const NOT_HERE: readonly [said: string, matter: string][] = [
  ['ông mất', 'khai tử'],
  ['death', 'khai tử'],
  ['divorce', 'ly hôn'],
  ['mất sổ đỏ', 'do bị mất'],
  ['cấp lại sổ đỏ', 'do bị mất'],
  ['khai thác cát', 'khoáng sản'],
  ['gas', 'khí'],
  ['bán rượu', 'rượu'],
  ['mở trường mầm non', 'mầm non'],
  ['xuất khẩu lao động', 'làm việc ở nước ngoài'],
  ['bố tôi vừa mất', 'khai tử'],
  ['khai tử', 'khai tử'],
  ['giay chung tu', 'khai tử'],
  ['người nhà qua đời', 'khai tử'],
  ['bằng lái xe', 'giấy phép lái xe'],
  ['bằn lái se', 'giấy phép lái xe'],
  ['đổi bằng lái', 'giấy phép lái xe'],
  ['đăng ký xe máy', 'đăng ký xe'],
  ['hộ chiếu', 'hộ chiếu'],
  ['làm căn cước', 'thẻ căn cước'],
  ['mất cccd', 'thẻ căn cước'],
  ['lý lịch tư pháp', 'lý lịch tư pháp'],
  ['giấy độc thân', 'tình trạng hôn nhân'],
  ['nhập hộ khẩu', 'đăng ký thường trú'],
  ['sao y công chứng', 'chứng thực bản sao'],
  ['di chúc', 'di chúc'],
  ['ly dị', 'ly hôn'],
  ['kết hôn với người nước ngoài', 'yếu tố nước ngoài'],
  ['mở công ty', 'thành lập doanh nghiệp'],
  ['mã số thuế', 'mã số thuế'],
  ['trợ cấp thất nghiệp', 'thất nghiệp'],
  ['rút bảo hiểm xã hội một lần', 'bảo hiểm xã hội một lần'],
  ['hộ nghèo', 'hộ nghèo'],
  ['khuyết tật', 'khuyết tật'],
  ['mai táng phí', 'mai táng'],
  ['nghĩa vụ quân sự', 'nghĩa vụ quân sự'],
  ['lên thổ cư', 'chuyển mục đích'],
  ['nhận con nuôi', 'con nuôi'],
  ['tạm ngừng kinh doanh', 'tạm ngừng'],
  ['xác nhận nơi cư trú', 'cư trú'],
  ['hộ khẩu', 'đăng ký thường trú'],
  ['an toàn thực phẩm', 'an toàn thực phẩm'],
  ['pccc', 'phòng cháy'],
  ['đổi tên công ty', 'doanh nghiệp'],
  ['nhập quốc tịch', 'quốc tịch'],
  ['giành quyền nuôi con', 'ly hôn'],
  ['khai thuế', 'thuế'],
  ['đơn khiếu nại', 'khiếu nại'],
  ['vay vốn ngân hàng', 'vay vốn'],
];

/** First is what is meant, or anything; never is it said of something else that it is not here. */
const NOTHING_CLAIMED: readonly [said: string, first?: string][] = [
  ['trẻ bị bỏ rơi', BIRTH],
  ['tre bi bo roi', BIRTH],
  ['khai sinh cho trẻ bị bỏ rơi', BIRTH],
  ['nhặt được trẻ sơ sinh', BIRTH],
  ['bé sơ sinh bị bỏ rơi', BIRTH],
  ['bị bỏ rơi'],
  ['bỏ đói'],
  ['thừa kế khi bố mất'],
  ['thừa kế đất', LAND],
  ['nhận thừa kế sau khi mẹ qua đời'],
  ['013225', BUILDING],
  ['1.013225', BUILDING],
  ['013831', LAND],
  ['thuế đất'],
  ['thuê đất'],
  ['cây xanh'],
  ['bán hoa quả'],
  ['cầu đường'],
  ['cho chó ăn'],
  ['nước sạch'],
  ['thẻ học sinh'],
  ['hồ sơ bệnh án'],
  ['giấy ra viện'],
  ['bà bán bún'],
  ['xe đạp'],
  ['cấp nước'],
  ['đèn đường'],
  ['bố dượng'],
  ['con riêng của vợ'],
  ['bé bị ốm nặng'],
  ['tờ khai nhà'],
  ['khách sạn'],
  ['rượt đuổi'],
  ['cướp giật'],
  ['cười'],
  ['ly hợp'],
  ['hồ khẩu'],
  ['căn cứ pháp lý'],
  ['sửa xe đạp'],
  ['đồ chơi trẻ em'],
  ['khai sinh', BIRTH],
  ['sinh con', BIRTH],
  ['xây nhà', BUILDING],
  ['mở quán phở', HOUSEHOLD],
  ['sổ đỏ', LAND],
];

describe.skipIf(!nationalIsHere)('what people say, among the procedures of a province', () => {
  let database: TestDatabase;
  let doors: PostgresDoors;
  const find = (words: string) => doors.findProcedures(searchWords(words), { limit: 10, offset: 0 });
  beforeAll(async () => {
    database = await testDatabase();
    doors = new PostgresDoors(database.pool);
    const store = new PostgresStore(database.pool, database.writers, (state: DossierState) => state);
    const own = shippedPacks();
    const imported = nationalRecords().filter(({ code }) => !own.has(code));
    await publishPacks(store, [
      ...[...own.values()].map((pack) => ({ pack, status: 'published' as const, reasons: [] })),
      ...imported.map((one) => ({
        pack: must(readPack(convertRecord(one, undefined, { clerk: 'clerk' }).files)),
        status: 'needs-review' as const,
        reasons: ['fee-unstated'],
      })),
    ]);
  });
  afterAll(() => database?.drop());

  it('is found among the first three', async () => {
    const wrong: string[] = [];
    for (const [said, code] of FOUND) {
      const { hits, missing } = await find(said);
      const first = hits.slice(0, 3).map((hit) => hit.code);
      if (!first.includes(code) || missing.length)
        wrong.push(`${said} → ${code}: ${first.join(' ')} ${missing.map(({ names }) => names).join(' ')}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is said to be not here where no procedure is of it, and nothing else is shown', async () => {
    const wrong: string[] = [];
    for (const [said, matter] of NOT_HERE) {
      const { total, missing } = await find(said);
      const named = missing.map((one) => one.matter['vi']).join(' ');
      if (total || !named.includes(matter)) wrong.push(`${said} → ${matter}: ${total} ${named}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is never said to be not here where another thing was asked for', async () => {
    const wrong: string[] = [];
    for (const [said, code] of NOTHING_CLAIMED) {
      const { hits, missing } = await find(said);
      if (missing.length || (code && hits[0]?.code !== code))
        wrong.push(`${said}: ${missing.map(({ matter }) => matter['vi'])} ${hits.slice(0, 3).map((hit) => hit.code)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is told from other words by its marks; without them, or with a wrong one, it is the same', async () => {
    const first = async (said: string) => (await find(said)).hits[0]?.code;
    for (const said of ['sổ đỏ', 'so do', 'sỗ đỏ', 'sổ đo', 'sô dỏ']) expect(await first(said), said).toBe(LAND);
    for (const said of ['sơ đồ', 'sơ đồ vị trí', 'bản vẽ sơ đồ', 'mất sơ đồ'])
      expect(await first(said), said).not.toBe(LAND);
    expect(searchWords('mất sơ đồ')).toMatchObject({ folded: 'mat so do', others: ['so', 'do'], matters: [] });
  });

  it('is found by the very words too, by who asks so', async () => {
    const { hits } = await doors.findProcedures(typedWords('khai báo tạm vắng'), { limit: 3, offset: 0 });
    expect(hits[0].code).toBe('1.003677');
  });

  it('is partly found where most of it is in no procedure', async () => {
    for (const words of ['đăng ký hiến tạng', 'xin giấy phép nổ mìn'])
      expect(await find(words), words).toSatisfy(({ total, isPartly }) => total === 0 || isPartly);
    expect((await find('tách hộ')).isPartly).toBe(false);
  });
});
