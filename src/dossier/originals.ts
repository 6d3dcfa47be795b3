/** Papers that are handed in before the result is given, where law says so of what came as an image or a copy. */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { variables } from './context.ts';
import type { Rules, Words } from './rules.ts';
import type { DossierState, Submitted } from './state.ts';

/**
 * `copies`: the original of whatever came as an image or a copy. `images`: of what is asked for and came as an image the paper that is asked
 * for, be it an original or a copy, or an electronic document in its place. `papers`: of those components alone.
 */
export interface OriginalsAtCollection {
  law: string;
  of: 'copies' | 'images';
  papers?: readonly string[];
}

/** The papers that are still owed, by component. What a register or another dossier proves was handed in by nobody. */
export function originalsOwed(rules: Rules, state: DossierState): string[] {
  const { originalsAtCollection: asked } = rules;
  // They were taken in when the issued result was handed out.
  if (!asked || state.handedOut) return [];
  const isOwed = asked.of === 'copies' ? isNoOriginal(state) : isImageAskedFor(rules, state);
  const owed = state.components.filter(
    (one) =>
      !one.register && one.originals + one.copies > 0 && asked.papers?.includes(one.component) !== false && isOwed(one),
  );
  return [...new Set(owed.map(({ component }) => component))];
}

const wasSent = ({ source }: Submitted, { channel }: DossierState): boolean =>
  source ? source.kind === 'upload' || source.kind === 'shelf' : channel === 'online';

const isNoOriginal = (state: DossierState) => (one: Submitted) => wasSent(one, state) || one.originals === 0;

/** What nobody asks for is owed by nobody, such as the paper of a notice of birth whose data is here. */
function isImageAskedFor(rules: Rules, state: DossierState) {
  const vars = variables(state, rules);
  const asked = new Set(rules.components.filter((one) => rules.isAsked(one, vars)).map(({ id }) => id));
  return (one: Submitted) => Boolean(one.file) && wasSent(one, state) && asked.has(one.component);
}

const GIVEN: readonly DossierState['status'][] = ['delivered', 'closed'];

/**
 * The result is signed, and not the applicant's yet: papers come first, by whatever way it is received. The office has it before.
 * `undefined` where nothing is owed. `centre`: where who applied brings them, and is told so.
 */
export function refuseBeforePapers(rules: Rules, state: DossierState, centre?: Words): Refusal | undefined {
  const owed = originalsOwed(rules, state);
  if (!owed.length || !state.result || state.result.against || GIVEN.includes(state.status)) return undefined;
  if (!centre) return refuseMissing(rules, owed);
  const law = rules.lawText(rules.originalsAtCollection!.law);
  return refuse('papers-before-result', { centre, law, papers: owed.map((one) => rules.itemName(one)) });
}

export function refuseMissing(rules: Rules, missing: readonly string[]): Refusal {
  const { of, law } = rules.originalsAtCollection!;
  return refuse(of === 'images' ? 'papers-of-images-needed' : 'originals-needed', {
    papers: missing.map((one) => rules.itemName(one)),
    law: rules.lawText(law),
  });
}

/** What somebody has yet to bring, as messages say it: the papers, and by which law. */
export function originalsTold(rules: Rules, state: DossierState): Record<string, string> {
  const asked = rules.originalsAtCollection;
  const owed: Words[] = originalsOwed(rules, state).map((one) => rules.itemName(one));
  if (!asked || !owed.length) return {};
  return { bring: JSON.stringify(owed), bringOf: asked.of, bringLaw: rules.lawText(asked.law) };
}
