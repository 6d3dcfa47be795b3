/**
 * On what a conclusion against the request rests: on what is published, what the system finds, what an earlier step concluded, a paper or an
 * answer that form 02 asked for and is still not right (Decree 118/2025/NĐ-CP Art. 17), or on a condition that law sets and the procedure does
 * not publish, named by document and article (Decree 63/2010/NĐ-CP Art. 18.5). Who signs sees which it is, and compares the last. What
 * another unit thinks counts beside one of these alone.
 */
import { LANGUAGES, type Outcome, refuse, refuseAll } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { wasAskedFor } from './asked-for.ts';
import type { Context } from './context.ts';
import { refuseGround } from './law-cited.ts';
import { refuseReasonOfRefusal } from './reason.ts';
import {
  type Ground,
  type GroundRef,
  groundKey,
  isMoreThanOpinion,
  nameOf,
  possibleGrounds,
} from './refusal-grounds.ts';
import type { Words } from './rules.ts';
import type { DossierState } from './state.ts';
import { refuseUnlawfulReason } from './unlawful-reasons.ts';

type ByLaw = Extract<GroundRef, { kind: 'law' }>;

/**
 * Of all there are, those of a step: never its own conclusion before it was returned, nor one of a step after it; and no paper or answer
 * that nobody was asked to mend.
 */
export function groundsFor<One extends GroundRef | Ground>(
  step: string,
  state: Pick<DossierState, 'doneSteps' | 'askedFor' | 'supplements' | 'supplement'>,
  grounds: readonly One[],
): One[] {
  const { doneSteps } = state;
  const own = doneSteps.indexOf(step);
  const before = own < 0 ? doneSteps : doneSteps.slice(0, own);
  return grounds.filter((one) => {
    if (one.kind === 'conclusion') return before.includes(one.id);
    const item = itemOf(one);
    return item === undefined || wasAskedFor(item, state);
  });
}

/** The paper or the answer that form 02 would ask for. */
const itemOf = (one: GroundRef | Ground): string | undefined =>
  one.kind === 'component' || one.kind === 'answer' ? one.id : undefined;

/** Those that were chosen, each once; refused where there is none, one that is none of this case, or law that cannot be one. */
export function groundsOfConclusion(
  chosen: readonly GroundRef[] | undefined,
  state: DossierState,
  step: string,
  context: Context,
): Outcome<readonly Ground[]> {
  const all = possibleGrounds(state, context);
  const possible = groundsFor(step, state, all);
  const listed = [...possible.map(groundKey), 'law'].join(', ');
  if (!chosen?.length) return refuse('ground-needed', { listed });
  const known = new Set(possible.map(groundKey));
  const strange = chosen.find((one) => one.kind !== 'law' && !known.has(groundKey(one)));
  const item = strange && all.some((one) => groundKey(one) === groundKey(strange)) ? itemOf(strange) : undefined;
  if (item !== undefined) return refuse('ground-unasked', { item: context.rules.itemName(item) });
  if (strange) return refuse('ground-not-listed', { ground: nameOf(strange, context.rules), listed });
  const laws = chosen.filter((one) => one.kind === 'law');
  const unfit = refuseAll(...laws.flatMap((one) => refusalsOf(one, state, context)));
  if (unfit) return unfit;
  const keys = new Set(chosen.map(groundKey));
  const listedOnes = possible
    .filter((one) => keys.has(groundKey(one)))
    .map(({ under: _under, bare: _bare, ...ground }) => ground);
  const rests = [...listedOnes, ...laws.map((one) => inWords(one, context))];
  return rests.some(isMoreThanOpinion) ? rests : refuse('ground-opinion-alone');
}

const refusalsOf = ({ law, words }: ByLaw, state: DossierState, context: Context) => [
  refuseGround(state, law ?? '', context),
  refuseReasonOfRefusal(words) ?? refuseUnlawfulReason(words, state, context, { explains: [] }),
];

function inWords({ law, words: said }: ByLaw, { rules }: Context): Ground {
  const told = phrase('ground-law', { law: rules.lawText(law), text: said.trim().replace(/[\s.]+$/u, '') });
  const words = Object.fromEntries(LANGUAGES.map((one) => [one, phraseText(told, one)])) as unknown as Words;
  return { kind: 'law', law, said: said.trim(), words };
}

/** Grounds that came with a conclusion which is for the request, or with work that concludes nothing: which of the two was meant nobody knows. */
export const refuseGroundsUnasked = (chosen: readonly GroundRef[] | undefined, { rules }: Pick<Context, 'rules'>) =>
  chosen?.length ? refuse('choice-contradicted', { text: nameOf(chosen[0], rules) }) : undefined;
