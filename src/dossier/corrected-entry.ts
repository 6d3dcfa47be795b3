/**
 * What a register had wrongly, put right in a supplement: the entry is of another thing than the one here, such as another plot. Nothing
 * else that it filled in is of this dossier, and it stands for no paper.
 */
import { isSame, type Looked } from './proven.ts';
import type { DossierState, Provenance } from './state.ts';

type Answers = Readonly<Record<string, unknown>>;
type Asked = Pick<DossierState, 'supplement' | 'answers' | 'provenance'>;

/** By field that was asked for as wrong and is answered otherwise: where it was from. */
function correctedIn({ supplement, answers, provenance }: Asked, given: Answers): Map<string, Provenance> {
  const items = supplement?.items ?? [];
  return new Map(
    items.flatMap(({ item, wrong }): [string, Provenance][] => {
      const from = provenance[item];
      if (!wrong || !from || from.contested || given[item] === undefined) return [];
      return isSame(answers[item], given[item]) ? [] : [[item, from]];
    }),
  );
}

/** What else rested on the entries that are put right: answers that they filled in, and papers that they stood for. */
export function restedOn(state: Asked & Pick<DossierState, 'components'>, given: Answers): Set<string> {
  const corrected = correctedIn(state, given);
  const entries = new Set([...corrected.values()].map(({ entry }) => entry));
  const registers = new Set([...corrected.values()].map(({ register }) => register));
  const filled = Object.entries(state.provenance).filter(
    ([field, { entry, contested }]) => !contested && !corrected.has(field) && entries.has(entry),
  );
  const papers = state.components.filter(({ register }) => register && registers.has(register));
  return new Set([...filled.map(([field]) => field), ...papers.map(({ component }) => component)]);
}

/** The answers without what was filled in by entries that the given ones put right. */
export function withoutRested(state: Asked & Pick<DossierState, 'components'>, given: Answers): Answers {
  const rested = restedOn(state, given);
  return Object.fromEntries(Object.entries(state.answers).filter(([field]) => field in given || !rested.has(field)));
}

/**
 * The answers of before that still stand, those that are given now, with what another entry fills in where they name it, and where what
 * was put right is from: both values stay on record.
 */
export function answeredAnew(
  state: Asked & Pick<DossierState, 'components'>,
  given: Answers,
  { known }: Looked,
): { before: Answers; given: Answers; provenance?: Record<string, Provenance> } {
  const corrected = correctedIn(state, given);
  if (!corrected.size) return { before: state.answers, given };
  const gone = new Set([...corrected.values()].map(({ entry }) => entry));
  const filled: Record<string, unknown> = {};
  const provenance: Record<string, Provenance> = {};
  for (const [field, from] of corrected) provenance[field] = { ...from, contested: true, held: state.answers[field] };
  for (const field of [...corrected.keys(), ...restedOn(state, given)]) {
    const from = known?.provenance[field];
    if (!from || gone.has(from.entry)) continue;
    if (given[field] !== undefined && !isSame(given[field], known!.answers[field])) continue;
    filled[field] = known!.answers[field];
    provenance[field] = from;
  }
  return { before: withoutRested(state, given), given: { ...given, ...filled }, provenance };
}
