/**
 * On what is refused before it is received. What the system finds it finds alone, by who applies and by what is answered; a condition that
 * the procedure publishes is chosen, with what shows that it is not met. Nobody writes a word of their own (Decree 63/2010/NĐ-CP Art. 18.5;
 * form 03 of Circular 03/2025/TT-VPCP): the reason is composed of these.
 */
import {
  LANGUAGES,
  type Language,
  type Outcome,
  type Refusal,
  refusalText,
  refuse,
  refuseAll,
} from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { answerWords } from './answer-words.ts';
import type { Context } from './context.ts';
import {
  asPublished,
  CHECKS,
  type Ground,
  type GroundRef,
  groundKey,
  groundLines,
  isByRules,
  nameOf,
  type Offered,
} from './refusal-grounds.ts';
import type { Rules, Words } from './rules.ts';
import { isIn, type ShownBy, shownWords } from './shown-by.ts';
import type { DossierState } from './state.ts';
import { isStockReason } from './stock-reasons.ts';

type Asked = Pick<Context, 'province' | 'at' | 'foundNow'> & { rules: Rules };
type Condition = Rules['conditions'][number];

const inLanguages = (say: (language: Language) => string): Words =>
  Object.fromEntries(LANGUAGES.map((language) => [language, say(language)])) as unknown as Words;
const said = (words: Phrase): Words => inLanguages((language) => phraseText(words, language));
const bare = (text: string): string => text.replace(/[\s.]+$/u, '');

/** Every ground there is before it is received. There is no other. */
export const groundsAtReceipt = (state: DossierState, asked: Asked): Offered[] => [
  ...foundNow(state, asked),
  ...closedOf(state, asked),
  ...placeOf(state, asked),
  ...conditionsOf(state, asked.rules),
];

/** What the system finds itself, and needs nothing that shows it. */
export const isFound = ({ kind }: Pick<Ground, 'kind'>): boolean =>
  kind === 'check' || kind === 'closed' || kind === 'place';

/** Of each check what it found, with the answers by which a rule says so. */
function foundNow(state: DossierState, { foundNow: found, rules }: Asked): Offered[] {
  const bars = (found?.bars ?? []).map(({ refusal, by }) => ({ refusal, by }));
  const isBarred = (one: Refusal) => bars.some(({ refusal }) => reasonIn(refusal) === reasonIn(one));
  // What a rule says of whole answers, and of some of them, is one.
  const others = (found?.refusals ?? [])
    .filter((one) => CHECKS.includes(one.code) && !(isByRules(one) && isBarred(one)))
    .map((refusal) => ({ refusal, by: [] as readonly string[] }));
  const all = [...bars, ...others].flatMap(({ refusal, by }) => {
    const published = asPublished(refusal, rules);
    return published ? [{ refusal: published, by }] : [];
  });
  return [...Map.groupBy(all, ({ refusal }) => refusal.code)].map(([code, list]) => ({
    kind: 'check',
    code,
    words: inLanguages((language) => list.map((one) => checkText(one, state, rules, language)).join(' ')),
  }));
}

const reasonIn = ({ params }: Refusal): string | undefined => (params['reason'] as Words | undefined)?.vi;

function checkText(
  { refusal, by }: { refusal: Refusal; by: readonly string[] },
  { answers }: DossierState,
  rules: Rules,
  language: Language,
): string {
  const text = refusalText(refusal, language);
  const shown = by
    .filter((field) => answers[field] !== undefined)
    .map((field) => answerWords(rules, field, answers[field])[language])
    .join('; ');
  if (!shown) return text;
  return `${phraseText(phrase('ground-shown', { ground: bare(text), shown: phraseText(phrase('shown-answer', { text: shown }), language) }), language)}.`;
}

const closedOf = (state: DossierState, { foundNow: found }: Asked): Ground[] =>
  found?.closed && !isIn(state)
    ? [{ kind: 'closed', words: said(phrase('ground-closed', { text: bare(found.closed) })) }]
    : [];

/** Received at the centre of its place alone, and this is another. */
function placeOf(state: DossierState, { rules, province, at }: Asked): Ground[] {
  const place = state.place ? province.findUnit(state.place) : undefined;
  const centre = place && province.centreOf(place);
  if (!centre || !state.receivingUnit || centre.code === state.receivingUnit) return [];
  if (!rules.isReceivedAtPlace({ ...soFar(state, rules).given, place: state.place })) return [];
  const unit = province.nameOf(centre, province.calendar.dateOf(at));
  return [{ kind: 'place', words: said(phrase('ground-place', { unit })) }];
}

function soFar({ answers, channel, applicant, place }: DossierState, rules: Rules) {
  const { open, out } = rules.openOf('apply', answers);
  const given = Object.fromEntries(Object.entries(answers).filter(([name]) => !out.has(name)));
  return { given: { ...given, channel, applicant, place: place ?? null }, open };
}

/** Conditions of this case; what says who is kept out is never chosen, and what says only that law is to be kept is none. */
function conditionsOf(state: DossierState, rules: Rules): Offered[] {
  const { given } = soFar(state, rules);
  return rules.conditions
    .filter((one) => !one.bars && rules.isAsked(one, given) && !isStockReason(one.text.vi))
    .map(({ id, text }) => ({
      kind: 'condition',
      id,
      words: said(phrase('ground-condition', { text })),
      under: 'condition',
      bare: text,
    }));
}

export interface Awaited {
  id: string;
  text: Words;
  /** The questions of the application to be answered first. */
  fields: readonly Words[];
}

/** Who may be kept out, and conditions of a case, of which the answers do not say yet whether it is so. */
export function awaitedAtReceipt(state: DossierState, rules: Rules, grounds: readonly Offered[] = []): Awaited[] {
  const { open } = soFar(state, rules);
  const found = grounds.filter(isFound).map(({ words }) => words.vi);
  return rules.conditions.flatMap((one) => {
    const fields = readBy(one, rules).filter((name) => open.has(name));
    const isSaid = found.some((text) => text.includes(one.text.vi));
    return fields.length && !isSaid ? [{ id: one.id, text: one.text, fields: fields.map(rules.itemName) }] : [];
  });
}

const readBy = (one: Condition, rules: Rules): readonly string[] => one.bars ?? rules.readIn(one);

/** Who may apply: never chosen, for who stands there says it. */
const AUDIENCE = 'audience';

/** Those that were chosen, each with what shows it; refused where there is none, one that is none of this case, or nothing that shows it. */
export function chosenAtReceipt(
  chosen: readonly GroundRef[] | undefined,
  state: DossierState,
  asked: Asked,
): Outcome<readonly Ground[]> {
  const possible = groundsAtReceipt(state, asked);
  const strange = (chosen ?? []).filter((one) => !possible.some((known) => groundKey(known) === groundKey(one)));
  const early = refuseAll(...strange.map((one) => refuseFoundAlone(one, state, asked, possible)));
  if (early) return early;
  if (!possible.length) return refuseNone(state, asked.rules);
  const listed = possible.map(groundKey).join(', ');
  if (!chosen?.length) return refuse('ground-needed', { listed });
  if (strange.length) return refuse('ground-not-listed', { ground: nameOf(strange[0], asked.rules), listed });
  const told = new Map(
    chosen.flatMap((one) => {
      const known = possible.find((other) => groundKey(other) === groundKey(one));
      return known
        ? [[JSON.stringify([groundKey(one), shownIn(one)]), asShown(known, shownIn(one), state, asked)]]
        : [];
    }),
  );
  const all = [...told.values()];
  const unfit = refuseAll(...all.map((one) => ('refused' in one ? one : false)));
  return unfit ?? all.filter((one): one is Ground => 'kind' in one);
}

/** At the counter answers may still come, and with them what the system finds. */
function refuseNone(state: DossierState, rules: Rules): Refusal {
  const fields = isIn(state) ? [] : awaitedAtReceipt(state, rules).flatMap((one) => one.fields);
  const each = [...new Map(fields.map((one) => [one.vi, one])).values()];
  return each.length ? refuse('grounds-awaited', { fields: each }) : refuse('grounds-none');
}

const shownIn = (one: GroundRef): ShownBy | undefined => ('shownBy' in one ? one.shownBy : undefined);

/** Who is kept out, and who may apply, is found by what is said; until it is, it is asked for. */
function refuseFoundAlone(
  ground: GroundRef,
  state: DossierState,
  { rules }: Asked,
  possible: readonly Offered[],
): Refusal | undefined {
  if (ground.kind !== 'condition') return undefined;
  const awaited = awaitedAtReceipt(state, rules, possible).find(({ id }) => id === ground.id);
  if (awaited) return refuse('ground-unanswered', { ground: awaited.text, fields: awaited.fields });
  const bar = rules.conditions.find(({ id, bars }) => id === ground.id && bars);
  if (bar || ground.id === AUDIENCE) return refuse('ground-found-alone', { ground: nameOf(ground, rules) });
  return undefined;
}

/** With what shows it, in the same words everywhere. */
function asShown(
  { under: _under, bare: text, ...ground }: Offered,
  shownBy: ShownBy | undefined,
  state: DossierState,
  asked: Asked,
): Outcome<Ground> {
  if (ground.kind !== 'condition') return shownBy ? refuse('shown-by-unasked', { ground: ground.words }) : ground;
  const condition = { id: ground.id, text: text ?? ground.words };
  if (!shownBy) return refuse('shown-by-needed', { ground: condition.text, id: ground.id });
  const shown = shownWords(shownBy, condition, state, asked);
  if ('code' in shown) return shown;
  const words = inLanguages((language) =>
    phraseText(
      phrase('ground-shown', { ground: bare(ground.words[language]), shown: shown.words[language] }),
      language,
    ),
  );
  return { ...ground, words, shownBy: shown.shownBy };
}

/** The reason that the event keeps, as everything that reads it prints it: the grounds, one behind the other, and no more. */
export const composedReason = (grounds: readonly Ground[]): string => groundLines(grounds).map(bare).join('; ');
