/** Papers in the lists that their source sets them out in, by case and by whose they are: the same on every page. */
import type { ComponentSource } from '#procedure/pack.ts';
import { type Shown, wordsFor } from './catalogue.ts';
import type { View } from './view.ts';

/** By the heading of their list; none where the source has one list alone. */
export function paperLists<Paper extends Pick<ComponentSource, 'id'>>(
  view: View,
  { pack }: Pick<Shown, 'pack'>,
  papers: readonly Paper[],
): [heading: string, papers: Paper[]][] {
  const words = wordsFor(view, pack);
  const sources = new Map(pack.manifest.components.map((one) => [one.id, one]));
  const headingOf = ({ id }: Paper): string => {
    const { case: one, group } = sources.get(id) ?? {};
    const parts = [one && (words(`case.${one}`) ?? one), group && (words(`group.${group}`) ?? group)];
    return parts.filter(Boolean).join(' – ');
  };
  return [...Map.groupBy(papers, headingOf)];
}
