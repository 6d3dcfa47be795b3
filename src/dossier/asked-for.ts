/**
 * What form 02 asked for of a dossier, in rounds that are over: only of that a conclusion against it says that a paper or an answer is not
 * right (Decree 118/2025/NĐ-CP Art. 17: what is missing, wrong or unclear is asked for first).
 */
import type { DossierState } from './state.ts';

type Asked = Pick<DossierState, 'askedFor' | 'supplements' | 'supplement'>;

/** With the round that ends now. Of rounds before this was kept, what came in is known. */
export const askedFor = ({ askedFor: before, supplements = [], supplement }: Asked): string[] => [
  ...new Set([
    ...(before ?? supplements.flatMap(({ items }) => items)),
    ...(supplement?.items ?? []).map(({ item }) => item),
  ]),
];

export const wasAskedFor = (item: string, { askedFor: all, supplements = [] }: Asked): boolean =>
  (all ?? supplements.flatMap(({ items }) => items)).includes(item);
