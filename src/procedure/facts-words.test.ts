import { expect, it } from 'vitest';
import { province, registers, shipped } from '../../test/support/platform.ts';
import { examinePack } from './check.ts';

it.each(['field.kind', 'option.kind.private-house'])('a datum of a register needs its word %s', (word) => {
  const pack = shipped.get('1.013225')!;
  const { [word]: _, ...vi } = pack.words['vi'];
  const faultsOf = (words: typeof pack.words) =>
    examinePack({ ...pack, words }, registers.registers, new Set(province.source.posts.map(({ id }) => id)))
      .map(({ params }) => JSON.stringify(params))
      .filter((text) => text.includes(word));
  expect(faultsOf(pack.words)).toEqual([]);
  expect(faultsOf({ ...pack.words, vi })).toHaveLength(1);
});

it('what tells one dossier from another is an answer of the application', () => {
  const pack = shipped.get('1.001193')!;
  const faultsOf = (about: string) =>
    examinePack(
      { ...pack, manifest: { ...pack.manifest, about } },
      registers.registers,
      new Set(province.source.posts.map(({ id }) => id)),
    )
      .map(({ params }) => JSON.stringify(params))
      .filter((text) => text.includes('about-field'));
  expect(faultsOf('childName')).toEqual([]);
  expect(faultsOf('shopName')).toHaveLength(1);
});
