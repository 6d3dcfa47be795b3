/** Units, as rows of competence name them, and posts. */
import { bodyNamesOn } from '#authority/named-unit.ts';
import { named, today, unitName, type View } from './view.ts';

/** What it takes to name a unit. */
export type Naming = Pick<View, 't' | 'lang' | 'platform' | 'now'>;

/** A unit as a row of competence names it: a code, `place`, or `place:ROLE`, the office with that role which serves the place. */
export function unitReferenceName(view: Naming, reference: string): string {
  const { t, lang, platform } = view;
  if (reference === 'place') return t('procedure.decides-commune');
  if (!reference.startsWith('place:')) return unitName(view, reference);
  const names = platform.province.source.communeOffices
    .filter((one) => one.name && one.roles?.includes(reference.slice(6)))
    .map((one) => named(one.name ?? {}, lang).replace('{name}', t('procedure.of-place')));
  return [...new Set(names)].join(' / ') || reference;
}

/** A body outside the province's own offices, in the reader's language beside the name that the source gives. */
export const bodyName = (view: Pick<View, 'lang' | 'platform' | 'now'>, body: string): string =>
  named({ ...bodyNamesOn(view.platform.province, body, today(view)) }, view.lang);

export function postName({ platform, lang }: Pick<View, 'platform' | 'lang'>, post: string): string {
  const found = platform.province.source.posts.find((one) => one.id === post);
  return found ? (lang === 'vi' ? found.name.vi : named(found.name, lang)) : post;
}
