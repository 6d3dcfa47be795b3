import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { NATIONAL, nationalIsHere } from '../../test/support/national.ts';
import { readFile } from './import.ts';
import { readNationalFile } from './national-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-national-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const HEADER =
  'code,name,ministry,field,level,kind,audience,competent_authority,announcing_decision,channels,first_time,first_time_unit,first_fee_vnd,legal_bases,url';
const line = (code: string, name = 'Cấp thẻ') =>
  `${code},${name},Bộ Tư pháp,Hộ tịch,Cấp xã,,Công dân,UBND cấp xã,1/QĐ,in_person,3,working_day,0,1/2025/NĐ-CP,http://x`;
const csv = (...lines: string[]) => [HEADER, ...lines].join('\n');
const value = {
  code: '9.000001',
  name: 'Cấp thẻ',
  level: ['Cấp xã'],
  channels: [{ channel: 'online', time: 3, unit: 'working_day', fee_vnd: 0 }],
};

/** Codes of what was read, and what was said of what was not. */
function read(path: string): string[] {
  const lines = readNationalFile(path);
  if (isRefusal(lines)) return [lines.code];
  return lines.map(({ row }) => (isRefusal(row) ? refusalText(row, 'en') : row.code));
}

describe('a file of the national database', () => {
  it('is its index, a list of records, or one record', () => {
    expect(read(file('index.csv', csv(line('9.000001'), line('9.000002'))))).toEqual(['9.000001', '9.000002']);
    expect(read(file('list.json', JSON.stringify([value, { code: '9.000002' }])))).toEqual([
      '9.000001',
      expect.stringContaining('level'),
    ]);
    expect(read(file('one.json', JSON.stringify(value)))).toEqual(['9.000001']);
  });

  it('is read the same of decomposed letters', () => {
    const rows = (text: string) => readNationalFile(file('letters.csv', text));
    expect(rows(csv(line('9.000001')).normalize('NFD'))).toEqual(rows(csv(line('9.000001'))));
  });

  it('says its channels and times as the database writes them or in plain words, and nothing else', () => {
    const said = (channels: string, unit = 'working_day') =>
      must(
        readNationalFile(
          file('said.csv', csv(line('9.000001').replace('in_person,3,working_day', `${channels},3,${unit}`))),
        ),
      ).map(({ row }) =>
        isRefusal(row) ? refusalText(row, 'en') : row.channels.map((one) => `${one.channel} ${one.unit}`),
      )[0];
    expect(said('Trực tiếp; Trực tuyến;Bưu chính', 'Ngày làm việc')).toEqual([
      'in_person working_day',
      'online working_day',
      'post working_day',
    ]);
    expect(said('"In_person,online"', 'Tháng')).toEqual(['in_person month', 'online month']);
    expect(said('', '')).toEqual(['unstated unstated']);
    expect(said('in_person;fax')).toContain('cannot read «fax» as a channel');
    for (const unit of ['Tuần', 'Năm', 'Phút'])
      expect(said('online', unit)).toContain(`cannot read «${unit}» as a unit`);
    const other = { ...value, channels: [{ channel: 'fax', time: 3, unit: 'day', fee_vnd: 0 }] };
    expect(read(file('said.json', JSON.stringify(other)))).toEqual([expect.stringContaining('«fax»')]);
  });

  it('is refused in another encoding', () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode(csv(line('9.000001'))), 0xd2, 0x41]);
    expect(read(file('other.csv', bytes))).toEqual(['text-encoding']);
  });

  it('goes on after a line with a quote astray, and reads what ends within quotes where none is', () => {
    const odd = [line('9.000002', 'Thủ "tục" thử'), line('9.000003', '"Mở')];
    expect(read(file('quote.csv', csv(line('9.000001'), ...odd, line('9.000004'))))).toEqual([
      '9.000001',
      expect.stringMatching(/Line 3 of quote\.csv/),
      expect.stringMatching(/Line 4 of quote\.csv/),
      '9.000004',
    ]);
    expect(read(file('two.csv', csv(line('9.000001', '"Cấp\nthẻ"'), line('9.000002'))))).toEqual([
      '9.000001',
      '9.000002',
    ]);
  });

  it('has no name that nobody sees, and no number that may be another', () => {
    expect(read(file('unseen.csv', csv(line('9.000001', '\u200b'))))).toEqual([expect.stringContaining('name')]);
    expect(read(file('unseen.json', JSON.stringify([{ ...value, name: '\u200b' }])))).toEqual([
      expect.stringContaining('name'),
    ]);
    for (const days of ['1.000', '0x10', '1e2', '-3', 'ba'])
      expect(read(file('days.csv', csv(line('9.000001').replace(',3,', `,${days},`)))), days).toEqual([
        expect.stringContaining('first_time'),
      ]);
    for (const fee of ['1e5', '0x10', '0.500', '1,5'])
      expect(read(file('fee.csv', csv(line('9.000001').replace(',0,', `,"${fee}",`)))), fee).toEqual([
        expect.stringContaining('first_fee_vnd'),
      ]);
    expect(read(file('good.csv', csv(line('9.000001').replace(',0,', ',150.000,'))))).toEqual(['9.000001']);
  });

  it('is read with a semicolon or a tab between its cells, and says where it has none of these', () => {
    const rows = csv(line('9.000001'), line('9.000002', '"Cấp, đổi thẻ"'));
    for (const separator of [';', '\t']) {
      const other = rows.replace('"Cấp, đổi thẻ"', 'Cấp đổi thẻ').replaceAll(',', separator);
      expect(read(file('other.csv', other))).toEqual(['9.000001', '9.000002']);
      const odd = `sep=${separator}\r\n${other}\n${line('x').replaceAll(',', separator)}`;
      expect(read(file('said.csv', odd))).toEqual([
        '9.000001',
        '9.000002',
        expect.stringMatching(/Line 5 of said\.csv.*«x»/),
      ]);
    }
    expect(read(file('said.csv', `\ufeffsep=,\n${rows}`))).toEqual(['9.000001', '9.000002']);
    const none = readNationalFile(file('bar.csv', rows.replaceAll(',', '|')));
    expect(isRefusal(none) && refusalText(none, 'en')).toContain('by a comma, a semicolon or a tab');
    const bar = readNationalFile(file('bar.csv', `sep=|\n${rows.replaceAll(',', '|')}`));
    expect(isRefusal(bar) && refusalText(bar, 'vi')).toContain('dấu chấm phẩy hay tab');
  });

  it('says which procedure stands in it twice', () => {
    const twice = [line('9.000001'), line('9.000002'), line('9.000001')];
    expect(read(file('twice.csv', csv(...twice)))).toEqual([
      '9.000001',
      '9.000002',
      expect.stringMatching(/Line 4 of twice\.csv.*9\.000001 stands on line 2 already/),
    ]);
    expect(read(file('twice.json', JSON.stringify([value, value])))[1]).toContain('stands on line 1 already');
  });

  it('says that it is cut off in its last line', () => {
    const whole = csv(line('9.000001'), line('9.000002'));
    const [, last] = must(readNationalFile(file('short.csv', whole.slice(0, -40))));
    expect(last.row).toMatchObject({ code: 'import-row-malformed', params: { file: 'short.csv', line: 3 } });
    const cut = [expect.stringMatching('9.000001'), expect.stringContaining('ends in the middle of this line')];
    expect(read(file('cut.csv', whole.slice(0, -40)))).toEqual(cut);
    expect(read(file('cut.csv', `${csv(line('9.000001'))}\n9.000002,"Cấp`))).toEqual(cut);
    expect(read(file('cut.csv', `${csv(line('9.000001'))}\n9.000002,"Cấp\n`))).toEqual(cut);
    expect(read(file('whole.csv', `${csv(line('9.000001'))}\n9.000002,Cấp\n`))[1]).toContain('2 columns');
  });

  it('is no folder, and is there', () => {
    for (const [path, words] of [
      [folder, 'it is a folder'],
      [join(folder, 'none.csv'), 'there is no such file'],
      [file('index.xlsx', 'PK\x03\x04…'), 'save it as CSV UTF-8'],
    ]) {
      const refused = readNationalFile(path);
      expect(refused).toMatchObject({ code: 'import-file-unknown' });
      expect(isRefusal(refused) && refusalText(refused, 'en')).toContain(words);
    }
  });

  it('goes on after a line with a letter that was lost', () => {
    const lines = read(file('zero.csv', csv(line('9.000001', 'C\0p'), line('9.000002'))));
    expect(lines).toEqual([expect.stringMatching(/Line 2 of zero\.csv.*C\ufffdp/s), '9.000002']);
    expect(read(file('zero.json', JSON.stringify([{ ...value, name: 'C\0p' }, value])))).toEqual([
      expect.stringMatching(/C\ufffdp/),
      '9.000001',
    ]);
  });

  it.skipIf(!nationalIsHere)(`is each of those that lie beside the project (skipped without ${NATIONAL.index})`, () => {
    const counts = Object.values(NATIONAL).map((path) => {
      const outcome = readFile(path);
      if (isRefusal(outcome)) throw new Error(outcome.code);
      // None of them says everything, so none is read without a doubt.
      return [
        outcome.readings.length,
        outcome.refusals.length,
        outcome.readings.filter(({ doubts }) => !doubts.length).length,
      ];
    });
    expect(counts).toEqual([
      [1347, 0, 0],
      [118, 0, 0],
      [1, 0, 0],
    ]);
  });
});
