/**
 * Nobody is refused, and nothing is asked for by law, on documents of another procedure alone: among those that who acts names there is one
 * that the procedure itself lists, that took the place of one of those, or that is of every procedure. Otherwise who acts says that they
 * looked it up, and the event keeps that.
 */
import { knownLaw, lawNumberKey, lawNumbersIn, numbersIn } from '#kernel/law-text.ts';
import type { DossierEvent } from './events.ts';
import { type NamedContext, namedLaws } from './law-cited.ts';
import type { Rules } from './rules.ts';

const AGAINST: readonly DossierEvent['type'][] = [
  'dossier-refused',
  'dossier-rejected',
  'supplement-requested',
  'revocation-proposed',
];

/** The setting of the province that names documents by which every procedure is done. */
const OF_ALL = 'law-of-every-procedure';

export type OwnContext = NamedContext & { rules: Pick<Rules, 'laws' | 'lawText' | 'lawNames' | 'decidedBy'> };

/** The law that a conclusion against the request rests on itself, beside what the procedure publishes. */
export const lawsIn = ({ grounds = [] }: Extract<DossierEvent, { type: 'task-completed' }>) =>
  grounds.filter((one) => one.kind === 'law');

/** The numbers that an event names, where none of them is the procedure's own. */
export function foreignLaw(
  event: DossierEvent,
  { grounds, reasons }: { grounds: readonly string[]; reasons: readonly string[] },
  { province, rules, at }: OwnContext,
): string[] {
  const isAgainst = AGAINST.includes(event.type) || (event.type === 'task-completed' && lawsIn(event).length > 0);
  if (!isAgainst || !rules.laws.length) return [];
  const texts = grounds.length ? grounds.map((one) => rules.lawText(one)) : reasons;
  const named = texts.flatMap(grounds.length ? numbersIn : lawNumbersIn);
  if (!named.length || rules.lawNames.some((name) => texts.some((text) => text.includes(name)))) return [];
  const ofAll = province.valueOf(OF_ALL, province.calendar.dateOf(at))?.value;
  const own = rules.laws.flatMap((one) => [one.number, one.title, province.law.endOf(one)?.replacedBy ?? '']);
  // By what a review found that an office may decide it, that office may also say that it may not.
  if (rules.decidedBy) own.push(...numbersIn(rules.lawText(rules.decidedBy.basis)));
  const isOwn = knownLaw([...own, typeof ofAll === 'string' ? ofAll : '']);
  return named.some(isOwn) ? [] : [...new Set(named)];
}

/** What the procedure rests on today, as people cite it: the first of its list. */
export function ownLaw(context: OwnContext): string[] {
  const held = new Set(
    namedLaws(context)
      .filter(({ ended }) => !ended)
      .map(({ number }) => lawNumberKey(number)),
  );
  return context.rules.lawNames
    .filter((name) => numbersIn(name).every((number) => held.has(lawNumberKey(number))))
    .slice(0, SHOWN);
}

const SHOWN = 6;
