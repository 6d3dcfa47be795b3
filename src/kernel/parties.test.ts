import { expect, it } from 'vitest';
import { readParties } from './parties.ts';

const read = (text: string) =>
  readParties(text)?.parties.map(({ name, idNumber, share }) => [name, idNumber, ...(share ? [share.join('/')] : [])]);

it.each([
  ['Phạm Thị Lan, số định danh 022188000777', [['Phạm Thị Lan', '022188000777']]],
  ['Phạm Thị Lan, số định danh 022188000777, phần quyền 1/4', [['Phạm Thị Lan', '022188000777', '1/4']]],
  ['Phạm Thị Lan 022 188 000 777', [['Phạm Thị Lan', '022188000777']]],
  ['Bà Phạm Thị Lan (CCCD: 022188000777), phần 1/2', [['Bà Phạm Thị Lan', '022188000777', '1/2']]],
  ['Phạm Thị Lan, sinh ngày 02/03/1988, 022188000777', [['Phạm Thị Lan', '022188000777']]],
  ['Mã Văn Sinh số 022088000777', [['Mã Văn Sinh', '022088000777']]],
  ['Liam Carter, hộ chiếu số X1234567', [['Liam Carter', 'X1234567']]],
  ['Công ty Cổ phần 319, mã số thuế 5700123456', [['Công ty Cổ phần 319', '5700123456']]],
  [
    'Phạm Thị Lan, 022188000777\nPhạm Văn Long, 022080000009;',
    [
      ['Phạm Thị Lan', '022188000777'],
      ['Phạm Văn Long', '022080000009'],
    ],
  ],
])('%j names %j', (text, parties) => expect(read(text)).toEqual(parties));

it('reads the share of who applies beside the others', () => {
  const said = readParties('Phạm Thị Lan, 022188000777, phần quyền 1/4; người nộp hồ sơ, phần quyền 1/4');
  expect(said).toMatchObject({ own: [1n, 4n], parties: [{ idNumber: '022188000777', share: [1n, 4n] }] });
});

it.each([
  'không có ai cả đâu',
  'Phạm Thị Lan',
  'Phạm Thị Lan, số định danh 000000000000',
  'Phạm Thị Lan, số định danh 022988000777',
  'Phạm Thị Lan, số định danh 02218800077',
  'Phạm Thị Lan, 022188000777, Phạm Văn Long, 022080000009',
  'Phạm Thị Lan và 5 người khác, 022188000777',
  '022188000777',
  'Lan, 022188000777',
  'Phạm Thị Lan, 022188000777, phần quyền 9/4',
  'Phạm Thị Lan, 022188000777, phần quyền 1/4, 1/2',
  'Phạm Thị Lan, 022188000777; những người còn lại',
  'người nộp hồ sơ, phần quyền 1/4',
  ' ; ',
])('%j names nobody', (text) => expect(readParties(text)).toBeUndefined());
