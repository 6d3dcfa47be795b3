/**
 * On what a conclusion against the request rests: on what a refusal may, or on a condition that law sets and the procedure does not publish,
 * named by document and article (Decree 63/2010/NĐ-CP Art. 18.5). Who signs sees which of the two it is, and compares the second.
 */
import { LANGUAGES, type Outcome, refuse, refuseAll } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import type { Context } from './context.ts';
import { refuseGround } from './law-cited.ts';
import { refuseReasonOfRefusal } from './reason.ts';
import { type Ground, type GroundRef, groundKey, nameOf, possibleGrounds } from './refusal-grounds.ts';
import type { Words } from './rules.ts';
import type { DossierState } from './state.ts';
import { refuseUnlawfulReason } from './unlawful-reasons.ts';

type ByLaw = Extract<GroundRef, { kind: 'law' }>;

/** Of all there are, those of a step: never its own conclusion before it was returned, nor one of a step after it. */
export function groundsFor<One extends GroundRef | Ground>(
  step: string,
  { doneSteps }: Pick<DossierState, 'doneSteps'>,
  grounds: readonly One[],
): One[] {
  const own = doneSteps.indexOf(step);
  const before = own < 0 ? doneSteps : doneSteps.slice(0, own);
  return grounds.filter((one) => one.kind !== 'conclusion' || before.includes(one.id));
}

/** Those that were chosen, each once; refused where there is none, one that is none of this case, or law that cannot be one. */
export function groundsOfConclusion(
  chosen: readonly GroundRef[] | undefined,
  state: DossierState,
  step: string,
  context: Context,
): Outcome<readonly Ground[]> {
  const possible = groundsFor(step, state, possibleGrounds(state, context));
  const listed = [...possible.map(groundKey), 'law'].join(', ');
  if (!chosen?.length) return refuse('ground-needed', { listed });
  const known = new Set(possible.map(groundKey));
  const strange = chosen.find((one) => one.kind !== 'law' && !known.has(groundKey(one)));
  if (strange) return refuse('ground-not-listed', { ground: nameOf(strange, context.rules), listed });
  const laws = chosen.filter((one) => one.kind === 'law');
  const unfit = refuseAll(...laws.flatMap((one) => refusalsOf(one, state, context)));
  if (unfit) return unfit;
  const keys = new Set(chosen.map(groundKey));
  const listedOnes = possible
    .filter((one) => keys.has(groundKey(one)))
    .map(({ under: _under, bare: _bare, ...ground }) => ground);
  return [...listedOnes, ...laws.map((one) => inWords(one, context))];
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
