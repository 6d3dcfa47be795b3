/**
 * On what receiving a dossier may be refused (form 03 of Circular 03/2025/TT-VPCP): what the procedure itself publishes, a paper or an answer
 * of this very case that is wrong, or what the system refuses as well. Who refuses chooses among these; their own words only explain the
 * choice, for no list of words could tell every ground that law does not know (Decree 63/2010/NĐ-CP Art. 18.5). Where a law sets a condition
 * that the procedure does not publish, the dossier is received, and who is competent decides. After the receipt nobody is asked for these.
 */
import { foreignBy } from '#kernel/nationality.ts';
import { LANGUAGES, type Language, type Outcome, type Refusal, refusalText, refuse } from '#kernel/outcome.ts';
import { type Names, type Phrase, phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import type { RefusalCode } from '#kernel/refusals.ts';
import { type Context, variables } from './context.ts';
import { isOrganisation, kindsOf } from './parties.ts';
import { isBlank, type Looked, provesComponent, registerOf } from './proven.ts';
import type { Component, Rules, Words } from './rules.ts';
import type { DossierState, Submitted } from './state.ts';
import { isStockReason } from './stock-reasons.ts';

export const GROUND_KINDS = ['condition', 'component', 'answer', 'check', 'closed', 'place'] as const;

/** `id`: of what is published, a paper, or a field of the application. `code`: of the refusal that the system gives now. */
export type GroundRef =
  | { kind: 'condition' | 'component' | 'answer'; id: string }
  | { kind: 'check'; code: string }
  | { kind: 'closed' | 'place' };

/** With what it says, as it was read by who chose it: papers and pages repeat it when the procedure has changed since. */
export type Ground = GroundRef & { words: Words };

/** As a form offers it: under what it stands, and what it says there. */
export type Offered = Ground & { under?: 'condition' | 'bar'; bare?: Words };

/** What the system has against a request that is about to be refused, looked up as the act is done. */
export interface AtReceipt {
  /** Everything that drafting it and handing it in would be refused for. */
  refusals: readonly Refusal[];
  /** Why the procedure is not open; nothing of what came in while it was. */
  closed?: Refusal;
  looked: Looked & Pick<Context, 'registeredNationality'>;
}

/**
 * What our own checks find against a request, and no paper, no other answer and no other place mends. That a paper is missing, or a field,
 * is a matter of form 02; where a parent or a person lives keeps nobody from handing in here (Decree 118/2025/NĐ-CP).
 */
const CHECKS: readonly RefusalCode[] = [
  'not-eligible',
  'not-needed',
  'applicant-not-eligible',
  'applicant-kind',
  'applicant-not-citizen',
  'stands-already',
  'stands-once',
  'stands-unnamed',
  'value-taken',
  'member-owns',
  'member-elsewhere',
  'member-stands-once',
  'member-unfit',
  'giver-is-receiver',
  'receiver-foreign',
];

/** The limits on who may apply, where the procedure publishes them. */
const AUDIENCE = 'audience';

/** As a tick of a form has it. */
export const groundKey = (ground: GroundRef): string =>
  'id' in ground ? `${ground.kind}:${ground.id}` : 'code' in ground ? `check:${ground.code}` : ground.kind;

export function groundOf(key: string): GroundRef {
  const [, kind = '', rest = ''] = /^([a-z]*):?([\s\S]*)$/.exec(key) ?? [];
  return (kind === 'check' ? { kind, code: rest } : rest ? { kind, id: rest } : { kind }) as GroundRef;
}

type Asked = Pick<Context, 'province' | 'at' | 'receipt'> & { rules: Rules };
type Of = Pick<
  DossierState,
  'status' | 'channel' | 'applicant' | 'place' | 'receivingUnit' | 'answers' | 'components' | 'provenance' | 'results'
>;

interface Options {
  /** Nothing is answered yet, and the form shows what may come to count: every paper and every field. */
  anyCase?: boolean;
}

/** Every ground there is, with its words. There is no other at receipt. */
export function possibleGrounds(state: Of, asked: Asked, options: Options = {}): Offered[] {
  return [
    ...checksOf(asked),
    ...closedOf(state, asked),
    ...placeOf(state, asked),
    ...conditionsOf(state, asked, options),
    ...audienceOf(state, asked),
    ...componentsOf(state, asked, options),
    ...answersOf(state, asked, options),
  ];
}

/** Of those, the ones that were chosen, each once; refused where there is none, or one that is none of this case. */
export function chosenGrounds(
  chosen: readonly GroundRef[] | undefined,
  state: Of,
  asked: Asked,
): Outcome<readonly Ground[]> {
  const possible = possibleGrounds(state, asked);
  if (!possible.length) return refuse('grounds-none');
  const listed = possible.map(groundKey).join(', ');
  if (!chosen?.length) return refuse('ground-needed', { listed });
  const keys = new Set(chosen.map(groundKey));
  const strange = chosen.find((one) => !possible.some((known) => groundKey(known) === groundKey(one)));
  if (strange) return refuse('ground-not-listed', { ground: nameOf(strange, asked.rules), listed });
  return possible.filter((one) => keys.has(groundKey(one))).map(({ under: _under, bare: _bare, ...ground }) => ground);
}

/** As people know what somebody chose, also where it is no ground. */
function nameOf(ground: GroundRef, { conditions, itemName }: Rules): Names {
  const id = 'id' in ground ? ground.id : 'code' in ground ? ground.code : ground.kind;
  return conditions.find((one) => one.id === id)?.text ?? itemName(id);
}

const inLanguages = (say: (language: Language) => string): Words =>
  Object.fromEntries(LANGUAGES.map((language) => [language, say(language)])) as unknown as Words;
const said = (words: Phrase): Words => inLanguages((language) => phraseText(words, language));
const refused = (...refusals: Refusal[]): Words =>
  inLanguages((language) => refusals.map((one) => refusalText(one, language)).join(' '));

function checksOf({ receipt }: Asked): Ground[] {
  const found = Map.groupBy(
    (receipt?.refusals ?? []).filter(({ code }) => CHECKS.includes(code)),
    ({ code }) => code,
  );
  return [...found].map(([code, all]) => ({ kind: 'check', code, words: refused(...all) }));
}

const isIn = ({ status }: Of): boolean => status === 'submitted';

const closedOf = (state: Of, { receipt }: Asked): Ground[] =>
  receipt?.closed && !isIn(state) ? [{ kind: 'closed', words: refused(receipt.closed) }] : [];

/** Received at the centre of its place alone, and this is another. */
function placeOf(state: Of, { rules, province, at }: Asked): Ground[] {
  const place = state.place ? province.findUnit(state.place) : undefined;
  const centre = place && province.centreOf(place);
  if (!centre || !state.receivingUnit || centre.code === state.receivingUnit) return [];
  if (!rules.isReceivedAtPlace(varsOf(state, rules))) return [];
  const unit = province.nameOf(centre, province.calendar.dateOf(at));
  return [{ kind: 'place', words: said(phrase('ground-place', { unit })) }];
}

const varsOf = (state: Of, rules: Rules) => variables(state as DossierState, rules);

/** What says only that law is to be kept fits everybody, and is no condition. */
function conditionsOf(state: Of, asked: Asked, { anyCase }: Options): Offered[] {
  const { rules } = asked;
  const vars = varsOf(state, rules);
  return rules.conditions
    .filter((one) => (anyCase || rules.isAsked(one, vars)) && !isStockReason(one.text.vi))
    .filter(({ bars, text }) => !bars || anyCase || isOpen(bars, state, rules) || isFoundNow(text, asked))
    .map(({ id, text, bars }) => ({
      kind: 'condition',
      id,
      words: said(bars ? phrase('ground-bar', { text }) : phrase('ground-condition', { text })),
      under: bars ? 'bar' : 'condition',
      bare: text,
    }));
}

/**
 * Whether something that keeps people out is still to be said. Once it is, the rule itself says whether it does: then it is a check, or it
 * is not so, and who holds an answer for wrong says that.
 */
function isOpen(reads: readonly string[], { answers }: Of, rules: Rules): boolean {
  const hidden = rules.hiddenOf('apply', answers);
  return rules.fieldsOf('apply').some((one) => reads.includes(one) && !hidden.has(one) && isBlank(answers[one]));
}

const isFoundNow = (text: Words, { receipt }: Asked): boolean =>
  (receipt?.refusals ?? []).some(
    ({ code, params }) => CHECKS.includes(code) && (params['reason'] as Words | undefined)?.vi === text.vi,
  );

/** Words of an audience by which everybody of that kind may apply. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  'Doanh nghiệp': ['enterprise'],
  'Hợp tác xã': ['cooperative'],
  'Tổ chức (không bao gồm doanh nghiệp, HTX)': ['organisation'],
  'Tổ chức': ['enterprise', 'cooperative', 'organisation'],
};

function audienceOf({ applicant }: Of, { rules, receipt }: Asked): Offered[] {
  const { audience = [] } = rules;
  const text = audience.join('; ');
  if (!text || isPlainly(audience, applicant, receipt?.looked.registeredNationality)) return [];
  return [{ kind: 'condition', id: AUDIENCE, words: said(phrase('ground-audience', { text })), under: 'condition' }];
}

/** Whoever applies is plainly among them: then that is no ground. */
function isPlainly(
  audience: readonly string[],
  applicant: DossierState['applicant'],
  nationality: string | undefined,
): boolean {
  if (!applicant?.idNumber) return false;
  if (!isOrganisation(applicant))
    return (
      audience.includes('Công dân Việt Nam') &&
      /^\d{12}$/.test(applicant.idNumber) &&
      !foreignBy(applicant.idNumber, nationality)
    );
  const whole = audience.flatMap((one) => WHOLE[one] ?? []);
  return kindsOf(applicant).every((kind) => whole.includes(kind));
}

/** Papers that came and are wrong; that one is missing is no ground. */
function componentsOf(state: Of, asked: Asked, { anyCase }: Options): Ground[] {
  const { rules, receipt } = asked;
  const vars = varsOf(state, rules);
  const isHeld = (one: Component) =>
    one.shown || one.ofRegister || provesComponent(rules, one, state.answers, receipt?.looked ?? {}, state.provenance);
  const isHere = ({ id }: Component) =>
    !isIn(state) || state.components.some((given) => given.component === id && isBrought(given, state));
  return rules.components
    .filter((one) => isHere(one) && !isHeld(one) && (anyCase || rules.isAsked(one, vars)))
    .map(({ id, name }) => ({ kind: 'component', id, words: said(phrase('ground-component', { text: name })) }));
}

/** Online a number of sheets is a paper of nobody. */
const isBrought = ({ register, file, originals, copies }: Submitted, { channel }: Of): boolean =>
  !register && (Boolean(file) || (channel !== 'online' && originals + copies > 0));

/** What somebody answered and is wrong. The form of an imported procedure is ours, and publishes nothing. */
function answersOf(state: Of, { rules, receipt }: Asked, { anyCase }: Options): Ground[] {
  if (rules.imported) return [];
  const hidden = rules.hiddenOf('apply', state.answers);
  const isGiven = (field: string) =>
    !hidden.has(field) &&
    !isBlank(state.answers[field]) &&
    !isOfRegister(field, state) &&
    registerOf(rules, field, state, receipt?.looked ?? {}) === undefined;
  return rules
    .fieldsOf('apply')
    .filter((field) => (anyCase ? !rules.filledBy(field) : isGiven(field)))
    .map((id) => ({ kind: 'answer', id, words: said(phrase('ground-answer', { text: rules.itemName(id) })) }));
}

const isOfRegister = (field: string, { provenance }: Of): boolean =>
  provenance[field] !== undefined && !provenance[field].contested;

/** Of a long one its beginning, for where the whole stands elsewhere. */
export function shortened(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const cut = letters.slice(0, most - 1).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/[\s,;:.]+$/u, '')}…`;
}

const TOLD_MOST = 300;
const bare = (text: string): string => text.replace(/[\s.]+$/u, '');

/** Whether the explanation only says once more what they say, as where a form offered it. */
export const saysNoMore = (grounds: readonly Pick<Ground, 'words'>[], reason: string): boolean =>
  grounds.length > 0 && bare(grounds.map(({ words }) => words.vi).join(' ')) === bare(reason);

/** They and the words that explain them, as one text; of before, those words alone. */
export function groundedReason(
  { grounds = [], reason }: { grounds?: readonly Pick<Ground, 'words'>[]; reason: string },
  language: Language = 'vi',
): string {
  if (!grounds.length) return reason;
  const rests = grounds.map(({ words }) => bare(shortened(words[language], TOLD_MOST))).join('; ');
  return saysNoMore(grounds, reason) ? rests : `${rests}. ${reason}`;
}
