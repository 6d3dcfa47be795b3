/** What is told of other open dossiers of the same matter: of few one by one, and of twins where births are meant. */
import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { translator } from './i18n.ts';
import { Same, type ToldSame } from './same-matter.tsx';
import type { View } from './view.ts';

const view = { t: translator('vi'), lang: 'vi' } as View;
const words = (vi: string) => ({ vi, en: vi, hi: vi });
const told = (many: number, isBirth: boolean, to?: 'office' | 'both') => {
  const same = Array.from({ length: many }, (_, i) => ({
    ...{ state: { id: `d${i}`, code: `H49-${i}`, applicant: { idNumber: '022085001234' } } },
    ...{ name: words('Thủ tục'), items: [words('Số thửa')], isBirth },
  })) as unknown as ToldSame[];
  return render(Same({ view, same, to }));
};

it('speaks of twins for births alone', () => {
  for (const to of [undefined, 'both'] as const) {
    expect(told(1, true, to)).toContain('sinh đôi');
    expect(told(1, false, to)).not.toContain('sinh đôi');
    expect(told(1, false, to)).toContain('nếu là việc khác thì');
  }
});

it('names three, and leads to the others', () => {
  expect(told(3, false)).not.toContain('hồ sơ khác');
  const many = told(20, false);
  expect(many.match(/href="\/my\/dossiers\/d/g)).toHaveLength(3);
  expect(many).toMatch(/href="\/my\/dossiers">và 17 hồ sơ khác</);
  expect(told(20, false, 'office')).toMatch(/href="\/office\/search\?q=022085001234">và 17 hồ sơ khác</);
});
