/** What the shipped packs say of law and results, beside what is known elsewhere in the project. */
import { expect, it } from 'vitest';
import { province, shipped } from '../../test/support/platform.ts';

const LANGUAGES = ['vi', 'en', 'hi'];
const begins = (source: string, number: string) => {
  if (!source.includes(number)) return undefined;
  const [, day, month, year] = /hiệu lực từ (\d\d)\/(\d\d)\/(\d{4})/u.exec(source) ?? [];
  return day && `${year}-${month}-${day}`;
};

it('a document whose first day the province knows is listed with that day', () => {
  const known = new Map(
    (province.source.law ?? []).flatMap(({ replacedBy, source = '' }) => {
      const from = replacedBy && begins(source, replacedBy);
      return from ? [[replacedBy, from] as const] : [];
    }),
  );
  expect(known.get('31/2024/QH15')).toBe('2024-08-01');
  const listed = [...shipped.values()].flatMap(({ manifest }) =>
    Object.values(manifest.law).filter(({ number }) => known.has(number)),
  );
  expect(listed.length).toBeGreaterThan(8);
  for (const { number, from } of listed) expect(String(from), number).toBe(known.get(number));
});

it('a notice that asks for more is the result of no procedure', () => {
  for (const { manifest } of shipped.values())
    for (const { name } of manifest.results ?? []) expect(name, manifest.code).not.toMatch(/sửa đổi, bổ sung|từ chối/u);
  expect(shipped.get('1.001612')!.manifest.results).toEqual([
    { code: 'KQ.G12.001041', name: 'Giấy chứng nhận đăng ký hộ kinh doanh' },
  ]);
});

it.each(LANGUAGES)(
  'a linked birth says in %s that the certificate comes first, and who gives the identity card',
  (lang) => {
    const words = shipped.get('2.000986')!.words[lang];
    expect(words['know.identity-card']).toContain('301/2026/NĐ-CP');
    expect(words['know.order']).toBeTruthy();
  },
);

it.each(LANGUAGES)('who appraises a permit reads in %s how soon a reason is told after a supplement', (lang) => {
  const { forms, words } = shipped.get('1.013225')!;
  for (const form of ['appraise', 'review']) expect(Object.keys(forms[form].schema.properties)).toContain('conclusion');
  expect(words[lang]['hint.conclusion']).toMatch(/217\/2026\/NĐ-CP/u);
});
