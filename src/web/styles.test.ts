/** Classes of pages have a rule in the styles that these pages load: else what stands on lines of its own runs together. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const WEB = import.meta.dirname;
const textsOf = (...patterns: string[]) =>
  patterns.flatMap((pattern) => globSync(pattern, { cwd: WEB }).map((path) => readFileSync(join(WEB, path), 'utf8')));

/** With all that it uses. */
function stylesOf(name: string): string {
  const [text] = textsOf(`styles/${name}.scss`, `styles/_${name}.scss`);
  const used = [...text.matchAll(/@(?:use|import|forward) ["'](?:\.\/)?([a-z]+)["']/g)].map(([, one]) => one);
  return [text, ...used.map((one) => stylesOf(one))].join('\n');
}

const isStyled = (styles: string, name: string): boolean => {
  const [, block, part] = /^(.*?)((?:__|--).*)?$/.exec(name)!;
  return (
    styles.includes(`.${name}`) || (part !== undefined && styles.includes(`.${block}`) && styles.includes(`&${part}`))
  );
};

it.each([
  ['portal', ['portal/**/*.tsx', 'forms/**/*.tsx', 'ui/**/*.tsx', '*.tsx']],
  ['office', ['office/**/*.tsx', 'forms/**/*.tsx', '*.tsx']],
] as const)('%s', (name, patterns) => {
  const styles = stylesOf(name);
  const used = textsOf(...patterns).flatMap((text) =>
    [...text.matchAll(/class(?:es)?="([^"]*)"/g)].flatMap(([, list]) => list.split(' ')),
  );
  const own = [...new Set(used)].filter((one) => one.startsWith('mc-'));
  expect(own.length).toBeGreaterThan(20);
  expect(own.filter((one) => !isStyled(styles, one))).toEqual([]);
});
