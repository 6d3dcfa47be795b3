import { describe, expect, it } from 'vitest';
import { papers, record } from '../../../test/support/national.ts';
import { isCountDoubtful } from '../said.ts';
import { readRecord } from './read.ts';

const read = (dossierText: string) => readRecord(record({ dossierText }));
const listed = (dossierText: string) =>
  read(dossierText).components.map(({ name, originals, copies }) => `${name} ${originals}/${copies}`);
const doubts = (dossierText: string) =>
  read(dossierText).doubts.map(({ id, about }) => (about ? `${id}:${about}` : id));

describe('the list of papers', () => {
  it('keeps a paper of copies alone, and tells rows of no quantity from papers', () => {
    const text = papers(
      '* Giấy tờ phải nộp:',
      ['Lưu ý: giấy tờ nước ngoài phải được hợp pháp hóa lãnh sự.', 0, 0],
      ['- Bản sao quyết định thành lập', 0, 2],
      ['- Đơn đề nghị theo mẫu.Mau01.docx', 1, 0],
    );
    expect(listed(text)).toEqual(['Bản sao quyết định thành lập 0/2', 'Đơn đề nghị theo mẫu 1/0']);
    expect(read(text).notes).toEqual(['Lưu ý: giấy tờ nước ngoài phải được hợp pháp hóa lãnh sự']);
    expect(doubts(text)).toEqual([]);
  });

  it('joins rows marked «+» under «một trong các giấy tờ sau», also a pledge that the table does not count', () => {
    const rows = (pledge: string) =>
      papers(
        '* Giấy tờ phải nộp:',
        ['+ Văn bản của cơ quan y tế xác nhận quan hệ cha con', 1, 0],
        ['- Chứng cứ chứng minh quan hệ gồm một trong các giấy tờ, tài liệu sau đây:', 0, 0],
        [`+ ${pledge}`, 0, 0],
      );
    const pledge = 'Trường hợp không có chứng cứ thì phải có văn bản cam đoan của các bên';
    const [joined, ...others] = read(rows(pledge)).components;
    expect([joined.oneOf, joined.originals, others]).toEqual([
      ['Văn bản của cơ quan y tế xác nhận quan hệ cha con', pledge],
      1,
      [],
    ]);
    expect(doubts(rows(pledge))).toContain('alternatives-doubtful:c1');
    // A row that names no paper leaves nobody to say which belong together.
    expect(listed(rows('Người tiếp nhận đối chiếu'))).toEqual([
      'Văn bản của cơ quan y tế xác nhận quan hệ cha con 1/0',
    ]);
  });

  it('keeps the number of a document whole before the file of its form, and no count in a name', () => {
    const under = 'mẫu quy định tại Mẫu số 22đ Phụ lục kèm theo Thông tư số 09/2026/TT-BNNMT';
    const text = papers(
      '',
      [`01 bản chính Báo cáo đề xuất: ${under}22 đ sửa.docx`, 1, 0],
      ['01 bản chính hoặc bản sao giấy phép', 1, 0],
      ['02 bản chính hợp đồng', 1, 0],
    );
    expect(listed(text)).toEqual([
      `Báo cáo đề xuất: ${under} 1/0`,
      '01 bản chính hoặc bản sao giấy phép 1/0',
      '02 bản chính hợp đồng 1/0',
    ]);
  });

  it('tells a note with a quantity from a paper, and says that a row was left out', () => {
    const text = papers('', ['Ghi chú: nộp một trong hai cách trên.', 1, 0], ['Đơn đề nghị', 1, 0]);
    expect(listed(text)).toEqual(['Đơn đề nghị 1/0']);
    expect(doubts(text)).toEqual(['papers-left-out']);
  });

  it('shows a row that the list repeats once, and doubts what the repeated one counts otherwise', () => {
    const same = papers('', ['Đơn đề nghị', 1, 0], ['Giấy phép đã cấp', 0, 1], ['- Đơn đề nghị.', 1, 0]);
    expect(listed(same)).toEqual(['Đơn đề nghị 1/0', 'Giấy phép đã cấp 0/1']);
    expect(doubts(same)).toEqual([]);
    const other = papers('', ['Đơn đề nghị', 1, 0], ['Giấy phép đã cấp', 0, 1], ['ĐƠN ĐỀ NGHỊ', 2, 0]);
    expect(listed(other)).toEqual(['Đơn đề nghị 1/0', 'Giấy phép đã cấp 0/1']);
    expect(doubts(other)).toEqual(['quantity-doubtful:c1']);
  });

  it('keeps the same paper of two cases', () => {
    const text =
      papers('Trường hợp cấp mới:', ['Đơn đề nghị', 1, 0]) + papers('Trường hợp cấp lại:', ['Đơn đề nghị', 1, 0]);
    expect(listed(text)).toHaveLength(2);
  });

  it('doubts papers that begin alike and end in the same sentence: they may be one in several wordings', () => {
    const known =
      ' theo pháp luật. Trường hợp đã có trong Cơ sở dữ liệu quốc gia về đất đai thì được thay thế bằng dữ liệu';
    const text = papers(
      '',
      [`Giấy chứng nhận quyền sử dụng đất${known}.`, 1, 1],
      ['Báo cáo khảo sát', 2, 0],
      [`Giấy chứng nhận quyền sở hữu nhà ở và quyền sử dụng đất ở${known}`, 1, 1],
    );
    expect(listed(text)).toHaveLength(3);
    const alike = doubts(text).filter((one) => one.startsWith('alternatives'));
    expect(alike).toEqual(['alternatives-doubtful:c1', 'alternatives-doubtful:c3']);
  });

  it('says alternatives that a line lists once, and keeps what else the line says', () => {
    const [listedOnce, more] = read(
      papers(
        '',
        ['Một trong các giấy tờ sau: + Giấy chứng nhận quyền sử dụng đất; + Quyết định giao đất.', 1, 0],
        ['Một trong các giấy tờ sau: Hộ chiếu; Thẻ căn cước (không yêu cầu đối với trẻ em).', 1, 0],
      ),
    ).components;
    expect(listedOnce).toMatchObject({
      name: 'Một trong các giấy tờ sau',
      oneOf: ['Giấy chứng nhận quyền sử dụng đất', 'Quyết định giao đất'],
    });
    expect(more.name).toContain('không yêu cầu đối với trẻ em');
  });

  it('parts a quantity from the number of the form that it ran into', () => {
    const text = papers('', ['Đơn đề nghị theo Mẫu số 18', 1, 0], ['Báo cáo', 9, 0]);
    expect(listed(text)).toEqual(['Đơn đề nghị theo Mẫu số 18 1/0', 'Báo cáo 9/0']);
    expect(doubts(text)).toEqual(['quantity-doubtful:c1', 'quantity-doubtful:c2']);
  });

  it('says that an original is doubtful where its name asks for a photocopy', () => {
    const text = papers('', ['Giấy tờ về đất (bản phô tô hoặc có chứng thực)', 1, 1], ['Đơn đề nghị', 1, 0]);
    expect(doubts(text)).toEqual(['component-copy-or-original:c1']);
  });

  it('says that the steps ask for more sets than the table counts', () => {
    const sets = (stepsText: string, originals: number) =>
      readRecord(record({ stepsText, dossierText: papers('', ['Đơn đề nghị', originals, 0]) })).doubts.filter(
        ({ id }) => id === 'quantity-sets',
      ).length;
    expect(sets('Bước 1: Chủ đầu tư nộp 02 bộ hồ sơ.', 1)).toBe(1);
    expect(sets('Bước 1: Chủ đầu tư nộp hai bộ hồ sơ.', 2)).toBe(0);
    expect(sets('Bước 1: Chủ đầu tư nộp 01 bộ hồ sơ.', 1)).toBe(0);
  });

  it('takes «một trong các giấy tờ sau» as one paper with alternatives', () => {
    const text = papers('', ['Một trong các giấy tờ sau: Hộ chiếu; Thẻ căn cước; Giấy chứng nhận căn cước', 0, 1]);
    expect(read(text).components).toEqual([
      expect.objectContaining({ copies: 1, oneOf: ['Hộ chiếu', 'Thẻ căn cước', 'Giấy chứng nhận căn cước'] }),
    ]);
    expect(doubts(text)).toEqual(['component-of-register:c1']);
    const table = papers('Một trong các giấy tờ sau:', ['- Hộ chiếu', 1, 0], ['- Thẻ căn cước', 1, 0]);
    expect(read(table).components.map(({ oneOf }) => oneOf)).toEqual([['Hộ chiếu', 'Thẻ căn cước']]);
  });

  it('doubts that a paper is asked for by itself which stands under «một trong các giấy tờ sau» in a mixed list', () => {
    const text = papers(
      '',
      ['+ Văn bản của cơ quan y tế xác nhận quan hệ cha con', 1, 0],
      ['- Chứng cứ chứng minh quan hệ cha, con gồm một trong các giấy tờ, tài liệu sau đây:', 0, 0],
      ['- Bản sao hộ chiếu của người nước ngoài', 0, 1],
    );
    expect(doubts(text)).toEqual(['alternatives-doubtful:c1']);
  });

  it('names each alternative as a paper, and their list without the words that lead up to them', () => {
    const text = papers('Một trong các giấy tờ sau gồm:', ['- hộ chiếu', 1, 0], ['- thẻ căn cước', 1, 0]);
    expect(read(text).components[0].oneOf).toEqual(['Hộ chiếu', 'Thẻ căn cước']);
    const slashed = papers('', ['Hộ chiếu/thẻ căn cước/giấy chứng nhận căn cước', 1, 0]);
    expect(read(slashed).components[0].oneOf).toEqual(['Hộ chiếu', 'Thẻ căn cước', 'Giấy chứng nhận căn cước']);
  });

  it('doubts a name with half a bracket, and cuts a long one between words', () => {
    const torn = papers('', ['Bản sao quyết định;đối với hồ sơ của tổ chức)', 1, 0], ['Tài liệu: +) Hợp đồng', 1, 0]);
    expect(doubts(torn).filter((one) => one.startsWith('component-doubtful'))).toEqual(['component-doubtful:c1']);
    const note = `Lưu ý: ${'giấy tờ '.repeat(300)}`;
    expect(read(papers('', [note, 0, 0], ['Đơn đề nghị', 1, 0])).notes[0]).toMatch(/(?: giấy| tờ)…$/);
  });

  it('takes one paper in two forms as one paper', () => {
    const form = papers('', ['Bản chính hoặc bản sao Giấy khám sức khỏe', 1, 0]);
    expect([read(form).components[0].oneOf, doubts(form)]).toEqual([[], ['component-either-form:c1']]);
  });

  it('keeps a line that only joins papers by «hoặc» whole, and doubts which of them stand in for each other', () => {
    for (const name of [
      'Hợp đồng hoặc văn bản thỏa thuận hoặc quyết định của Tòa án nhân dân về việc xác lập quyền kèm theo sơ đồ',
      'Giấy tờ về giao đất hoặc giấy tờ về việc mua nhà ở theo quy định tại Điều 140 Luật Đất đai (nếu có)',
      'Bản sao Hộ chiếu hoặc giấy tờ có giá trị thay thế',
      'Bản khai theo mẫu 01 hoặc Bản khai theo mẫu 02',
    ]) {
      const text = papers('', [name, 0, 1]);
      const found = read(text).components;
      expect(found.map((one) => [one.name, one.oneOf.length > 0 && !one.joined])).toEqual([[name, false]]);
      expect(doubts(text)).toContain('alternatives-doubtful:c1');
    }
  });

  it('keeps whose papers a list is of, and what is only to be shown', () => {
    const adoption =
      papers('Hồ sơ của người nhận con nuôi', ['Giấy khám sức khỏe', 1, 0]) +
      papers('Hồ sơ của người được nhận làm con nuôi: ', ['Giấy khám sức khỏe', 1, 0]);
    expect(read(adoption).components.map(({ group, shown }) => [group, shown])).toEqual([
      ['Hồ sơ của người nhận con nuôi', undefined],
      ['Hồ sơ của người được nhận làm con nuôi', undefined],
    ]);
    const guardian =
      papers('* Giấy tờ phải xuất trình: ', ['- Hộ chiếu/Thẻ căn cước/Giấy chứng nhận căn cước', 1, 0]) +
      papers('* Giấy tờ phải nộp:', ['- Văn bản cử người giám hộ', 1, 0]);
    expect(read(guardian).components.map(({ group, shown }) => [group, shown])).toEqual([
      ['Giấy tờ phải xuất trình', true],
      ['Giấy tờ phải nộp', undefined],
    ]);
    const alone = papers('Người yêu cầu chứng thực phải xuất trình các giấy tờ sau:', ['Bản chính giấy tờ', 1, 0]);
    expect(read(alone).components).toEqual([
      expect.objectContaining({ group: 'Người yêu cầu chứng thực phải xuất trình', shown: true, case: null }),
    ]);
    const plain = read(papers('Thành phần hồ sơ:', ['Đơn đề nghị', 1, 0])).components;
    expect(plain).toEqual([{ name: 'Đơn đề nghị', originals: 1, copies: 0, oneOf: [], case: null }]);
  });

  it('tells what a heading in brackets says as a note', () => {
    const text = papers('(Cơ quan khai thác dữ liệu thì không phải nộp)', ['Đơn đề nghị', 1, 0]);
    expect(read(text).notes).toEqual(['Cơ quan khai thác dữ liệu thì không phải nộp']);
  });

  it('tells what is said of one case, or beside its heading, as said of that case', () => {
    const aside =
      '(Trường hợp không quy định là bản chính thì nộp bản sao. Trường hợp nộp trực tuyến: nộp bản điện tử).';
    const text =
      papers(`1. Đối với trường hợp còn thẻ: ${aside}`, ['Đơn đề nghị', 1, 0]) +
      papers('Trường hợp thẻ hết hiệu lực', ['Công dân thực hiện đồng thời thủ tục cấp thẻ căn cước.', 0, 0]);
    expect(read(text).notes).toEqual([
      'Đối với trường hợp còn thẻ: Trường hợp không quy định là bản chính thì nộp bản sao. Trường hợp nộp trực tuyến: nộp bản điện tử',
      'Trường hợp thẻ hết hiệu lực: Công dân thực hiện đồng thời thủ tục cấp thẻ căn cước',
    ]);
    expect(read(text).components.map((one) => one.case)).toEqual(['Đối với trường hợp còn thẻ']);
  });

  it('names the case that a list is for', () => {
    const text =
      papers('Trường hợp 1: Cấp mới, hồ sơ gồm:', ['Đơn đề nghị', 1, 0]) +
      papers('Trường hợp 2: Cấp lại', ['Đơn đề nghị', 1, 0], ['Giấy phép cũ', 1, 0]);
    expect(read(text).components.map((one) => [one.case, one.name])).toEqual([
      ['Trường hợp 1: Cấp mới', 'Đơn đề nghị'],
      ['Trường hợp 2: Cấp lại', 'Đơn đề nghị'],
      ['Trường hợp 2: Cấp lại', 'Giấy phép cũ'],
    ]);
  });

  it('leaves out what the office writes, and says so', () => {
    const text = papers('', ['Dự thảo quyết định của Ủy ban nhân dân', 1, 0], ['Đơn đề nghị', 1, 0]);
    expect([listed(text), doubts(text)]).toEqual([['Đơn đề nghị 1/0'], ['papers-of-office']]);
  });

  it('doubts an original that is counted as a copy, and then tells nobody the number', () => {
    const name = 'Bản sao Giấy chứng tử hoặc bản chính Giấy xác nhận của Ủy ban nhân dân cấp xã';
    const found = doubts(papers('', [name, 0, 1]));
    expect(found).toContain('component-original-as-copy:c1');
    expect(isCountDoubtful({ id: 'c1', originals: 0, copies: 1 }, found)).toBe(true);
    expect(isCountDoubtful({ id: 'c2', originals: 0, copies: 1 }, found)).toBe(false);
    expect(doubts(papers('', [name, 1, 1]))).not.toContain('component-original-as-copy:c1');
  });

  it.each([
    ['Bản chính hoặc bản sao có chứng thực văn bản xác nhận hoàn cảnh gia đình', 1, 1],
    ['Bản chính hoặc bản điện tử Giấy khám sức khỏe', 1, 0],
    ['Bản sao có chứng thực hoặc bản chính Giấy phép', 0, 1],
    ['Trích lục bản đồ vị trí khu đất (bản sao/bản chính)', 1, 1],
  ])('doubts the count of what is handed in in either form: %s', (name, originals, copies) => {
    const found = doubts(papers('', [name, originals, copies]));
    expect(found).toContain('component-either-form:c1');
    expect(isCountDoubtful({ id: 'c1', originals, copies }, found)).toBe(true);
  });

  it('doubts no count of an original with its copy', () => {
    for (const name of ['Bản sao giấy phép kèm bản chính để đối chiếu', 'Đơn (bản chính), bản sao giấy phép'])
      expect(doubts(papers('', [name, 1, 1]))).not.toContain('component-either-form:c1');
  });

  it('doubts a copy that is counted as an original, and a list that is not there', () => {
    expect(doubts(papers('', ['Bản sao hộ chiếu', 1, 0]))).toEqual(['component-copy-or-original:c1']);
    expect(doubts('')).toEqual(['components-unstated']);
  });
});
