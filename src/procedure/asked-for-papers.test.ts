/** A choice that decides which papers are asked for is answered: nothing that stands in its place hides a paper. */
import { expect, it } from 'vitest';
import { hiddenFields } from '#engine/form/conditions.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { shipped } from '../../test/support/platform.ts';
import { compilePack } from './compile.ts';
import type { Pack } from './pack.ts';

const DAY = '2026-11-25';

const isChoice = ({ type, enum: options }: { type?: unknown; enum?: unknown }) =>
  type === 'boolean' || Array.isArray(options);

/** Choices of the application that a condition of a paper names. */
const deciding = ({ manifest, forms }: Pack): string[] =>
  Object.entries(forms['apply'].schema.properties)
    .filter(([, schema]) => isChoice(schema))
    .map(([name]) => name)
    .filter((name) => manifest.components.some(({ when }) => when && new RegExp(`\\b${name}\\b`).test(when)));

const PACKS = [...shipped.values()].filter((pack) => deciding(pack).length > 0);

it('choices that decide papers are found in most packs', () => {
  expect(PACKS.map(({ manifest }) => manifest.code)).toEqual(
    expect.arrayContaining(['1.001193', '2.000986', '1.001612', '1.013225', '1.013831', '1.009664']),
  );
});

it.each(PACKS.flatMap((pack) => deciding(pack).map((name) => [pack.manifest.code, name, pack] as const)))(
  '%s: %s left out is refused, and has no answer of its own',
  async (_, name, pack) => {
    const { schema, layout = [] } = pack.forms['apply'];
    expect(schema.properties[name]['default']).toBeUndefined();
    const told = Object.values(pack.cases).flatMap((story) => {
      const { answers = {} } = story as { answers?: Record<string, unknown> };
      return name in answers && !hiddenFields(layout, answers).has(name) ? [answers] : [];
    });
    expect(told.length, 'a case answers it').toBeGreaterThan(0);
    const rules = must(await compilePack(pack));
    for (const { [name]: _answer, ...answers } of told) {
      const checked = rules.checkForm('apply', answers, DAY);
      expect(isRefusal(checked) && JSON.stringify(checked.params)).toContain(`"${name}"`);
    }
  },
);
