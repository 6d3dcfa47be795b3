/**
 * On what a dossier may be refused: before it is received on what the procedure itself publishes, or what the system refuses as well; once it is
 * received on a conclusion against it that stands, and beside it the opinion of a unit that disagrees, or on what the system finds. Who refuses
 * chooses among these; their own words only explain the choice, for no list of words could tell every ground that law does not know (Decree
 * 63/2010/NĐ-CP Art. 18.5). Conditions, papers and answers are for who appraises (`conclusion-grounds.ts`), so that two persons stand for a
 * refusal. Where a law sets a condition that the procedure does not publish, the dossier is received (form 03 of Circular 03/2025/TT-VPCP
 * rests on no such condition), and who appraises concludes against it, by the document and the article.
 */
import { foreignBy } from '#kernel/nationality.ts';
import { LANGUAGES, type Language, type Outcome, type Refusal, refusalText, refuse } from '#kernel/outcome.ts';
import { type Names, type Phrase, phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import type { RefusalCode } from '#kernel/refusals.ts';
import type { BarNow } from './bars-now.ts';
import { conclusionsOf, type StepConclusion } from './conclusions.ts';
import { type Context, variables } from './context.ts';
import { isOrganisation, kindsOf } from './parties.ts';
import { isBlank, type Looked, provesComponent, registerOf } from './proven.ts';
import type { Component, Rules, Words } from './rules.ts';
import { isBrought, isIn, type ShownBy } from './shown-by.ts';
import type { Consultation, DossierState } from './state.ts';
import { isStockReason } from './stock-reasons.ts';

export const GROUND_KINDS = [
  'conclusion',
  'opinion',
  'condition',
  'component',
  'answer',
  'check',
  'closed',
  'place',
] as const;

/** Of a conclusion against the request, also a condition that law sets and the procedure does not publish. */
export const CONCLUSION_GROUND_KINDS = [...GROUND_KINDS, 'law'] as const;

/**
 * `id`: of what is published, a paper, a field of the application, the step that concluded, or the unit that disagrees. `code`: of the refusal
 * that the system gives now. `law`: document and article, with the condition in words.
 */
export type GroundRef = Listed | { kind: 'law'; law: string; words: string };
type Listed =
  /** `shownBy`: before it is received, what shows that it is not met. */
  | { kind: 'condition'; id: string; shownBy?: ShownBy }
  | { kind: 'component' | 'answer' | 'conclusion' | 'opinion'; id: string }
  | { kind: 'check'; code: string }
  | { kind: 'closed' | 'place' };

/**
 * With what it says, as it was read by who chose it: papers and pages repeat it when the procedure has changed since. `rests`: on what a
 * conclusion itself does; of before, nobody was asked.
 */
export type Ground = (Listed | { kind: 'law'; law: string; said: string }) & {
  words: Words;
  rests?: readonly Ground[];
};
type Told = Pick<Ground, 'words' | 'rests'>;

/** As a form offers it: under what it stands, and what it says there. */
export type Offered = Ground & { under?: 'condition' | 'bar'; bare?: Words };

/** What the system has against a request that is about to be refused, looked up as the act is done. */
export interface FoundNow {
  /** Everything that drafting it and handing it in would be refused for. */
  refusals: readonly Refusal[];
  /** Before it is received: who the rules keep out by what is answered so far. */
  bars?: readonly BarNow[];
  /** Once it is received: what granting it would be refused for, by who is competent and by what registers hold. */
  later?: readonly Refusal[];
  /** By which document of law procedure control closed the procedure; nothing of what came in while it was open. */
  closed?: string;
  looked: Looked & Pick<Context, 'registeredNationality'>;
}

/**
 * What our own checks find against a request, and no paper, no other answer and no other place mends. That a paper is missing, or a field,
 * is a matter of form 02; where a parent or a person lives keeps nobody from handing in here (Decree 118/2025/NĐ-CP).
 */
export const CHECKS: readonly RefusalCode[] = [
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

/** What registers have against granting it, and no reason alone clears. */
const IN_REGISTERS: readonly RefusalCode[] = [
  'value-stands',
  'plot-of-another',
  'plot-of-several',
  'plot-gone',
  'plot-held',
  'plot-not-of-giver',
  'holder-differs',
  'holder-number-differs',
  'holding-given',
  'holding-withdrawn',
  'holding-lesser',
];

/** The limits on who may apply, where the procedure publishes them. */
const AUDIENCE = 'audience';

/** As a tick of a form has it. */
export const groundKey = (ground: GroundRef | Ground): string => {
  if ('id' in ground) return `${ground.kind}:${ground.id}`;
  return 'code' in ground ? `check:${ground.code}` : 'law' in ground ? `law:${ground.law}` : ground.kind;
};

export function groundOf(key: string): GroundRef {
  const [, kind = '', rest = ''] = /^([a-z]*):?([\s\S]*)$/.exec(key) ?? [];
  return (kind === 'check' ? { kind, code: rest } : rest ? { kind, id: rest } : { kind }) as GroundRef;
}

type Asked = Pick<Context, 'province' | 'at' | 'foundNow'> & { rules: Rules };
type Of = DossierState;

/** Every ground there is once it is received, with its words. There is no other. Before that: `receipt-grounds.ts`. */
export function possibleGrounds(state: Of, asked: Asked): Offered[] {
  return [
    ...workOf(state, asked),
    ...checksOf(asked),
    ...conditionsOf(state, asked),
    ...audienceOf(state, asked),
    ...componentsOf(state, asked),
    ...answersOf(state, asked),
  ];
}

/** Of those, the ones that were chosen, each once; refused where there is none, or one that is none of this case. */
export function chosenGrounds(
  chosen: readonly GroundRef[] | undefined,
  state: Of,
  asked: Asked,
): Outcome<readonly Ground[]> {
  const possible = ofRefusal(state, possibleGrounds(state, asked));
  if (!possible.length) return refuse(isReceived(state) ? 'refusal-unconcluded' : 'grounds-none');
  const listed = possible.map(groundKey).join(', ');
  if (!chosen?.length) return refuse('ground-needed', { listed });
  const keys = new Set(chosen.map(groundKey));
  const strange = chosen.find((one) => !possible.some((known) => groundKey(known) === groundKey(one)));
  if (strange && isReceived(state) && OF_APPRAISAL.includes(strange.kind)) return refuse('refusal-unconcluded');
  if (strange) return refuse('ground-not-listed', { ground: nameOf(strange, asked.rules), listed });
  const shown = chosen.find((one) => 'shownBy' in one && one.shownBy);
  if (shown) return refuse('shown-by-unasked', { ground: nameOf(shown, asked.rules) });
  return possible.filter((one) => keys.has(groundKey(one))).map(({ under: _under, bare: _bare, ...ground }) => ground);
}

type Naming = Pick<Rules, 'conditions' | 'itemName' | 'steps'>;

/** As people know what somebody chose, also where it is no ground. */
export function nameOf(ground: GroundRef, { conditions, itemName, steps }: Naming): Names {
  if (ground.kind === 'law') return said(phrase('ground-bare', { text: [ground.law, ground.words].join(' ').trim() }));
  if (ground.kind === 'closed') return said(phrase('ground-name-closed'));
  if (ground.kind === 'place') return said(phrase('ground-name-place'));
  if (!('id' in ground)) return said(phrase('ground-name-check'));
  const { id } = ground;
  if (ground.kind === 'condition' && id === AUDIENCE) return said(phrase('ground-name-audience'));
  if (ground.kind === 'conclusion' && steps[id]) return steps[id].name;
  return conditions.find((one) => one.id === id)?.text ?? itemName(id);
}

const inLanguages = (say: (language: Language) => string): Words =>
  Object.fromEntries(LANGUAGES.map((language) => [language, say(language)])) as unknown as Words;
const said = (words: Phrase): Words => inLanguages((language) => phraseText(words, language));
const refused = (...refusals: Refusal[]): Words =>
  inLanguages((language) => refusals.map((one) => refusalText(one, language)).join(' '));

/** What the work on it has found against it: nothing before it is received. */
const workOf = (state: Of, asked: Asked): Ground[] => [
  ...conclusionsOf(asked.rules, state).flatMap((one) => (one.favourable ? [] : concluded(one))),
  ...state.consultations.flatMap((one) => disagreed(one, asked)).filter(isLastOf),
];

/** Once it is received, these are for who appraises: who signs never names one alone. */
const OF_APPRAISAL: readonly GroundRef['kind'][] = ['condition', 'component', 'answer', 'law'];

/**
 * Of all there are, those of a refusal. Before it is received, all; after that a conclusion that rests on more than what others think, their
 * opinions beside it, and what the system finds now.
 */
export function ofRefusal<One extends Ground>(state: Of, grounds: readonly One[]): One[] {
  if (!isReceived(state)) return [...grounds];
  const concluded = grounds.filter((one) => one.kind === 'conclusion' && isMoreThanOpinion(one));
  return grounds.filter(
    (one) => one.kind === 'check' || concluded.includes(one) || (one.kind === 'opinion' && concluded.length > 0),
  );
}

/** What another unit thinks is weighed, and binds nobody: a conclusion of before, of which nobody was asked on what it rests, counts. */
export const isMoreThanOpinion = ({ kind, rests }: Pick<Ground, 'kind' | 'rests'>): boolean =>
  kind === 'conclusion' ? !rests || rests.some(isMoreThanOpinion) : kind !== 'opinion';

/** In the words of who concluded; of before, a form may have had no place for them. */
function concluded({ step, stepName, reason, grounds: rests }: StepConclusion): Ground {
  const words =
    reason && !saysNoMore(rests ?? [], reason)
      ? phrase('ground-conclusion', { step: stepName, text: bare(reason) })
      : phrase('ground-concluded', { step: stepName });
  return { kind: 'conclusion', id: step, words: said(words), ...(rests && { rests }) };
}

function disagreed({ unit: id, answer }: Consultation, { province, at }: Asked): Ground[] {
  if (answer?.opinion !== 'disagree') return [];
  const found = province.findUnit(id);
  const unit = found ? province.nameOf(found, province.calendar.dateOf(at)) : id;
  return [{ kind: 'opinion', id, words: said(phrase('ground-opinion', { unit, text: bare(answer.text) })) }];
}

/** A unit that was asked more than once disagrees as it did last. */
const isLastOf = (one: Ground, i: number, all: readonly Ground[]): boolean =>
  all.findLastIndex((other) => groundKey(other) === groundKey(one)) === i;

function checksOf({ foundNow, rules }: Asked): Ground[] {
  const { later = [] } = foundNow ?? {};
  const refusals = (foundNow?.refusals ?? []).flatMap((one) => asPublished(one, rules) ?? []);
  const groups = (list: readonly Refusal[], codes: readonly RefusalCode[]) =>
    Map.groupBy(
      list.filter(({ code }) => codes.includes(code)),
      ({ code }) => code,
    );
  const check = (code: RefusalCode, words: Words): Ground => ({ kind: 'check', code, words });
  return [
    ...[...groups(refusals, CHECKS)].map(([code, all]) => check(code, refused(...all))),
    ...[...groups(later, IN_REGISTERS)].map(([code, [one]]) => check(code, inRegister(one))),
  ];
}

/** By the rules of a procedure who is not eligible. */
const BY_RULES: readonly RefusalCode[] = ['not-eligible', 'not-needed', 'applicant-not-eligible'];
export const isByRules = ({ code }: Pick<Refusal, 'code'>): boolean => BY_RULES.includes(code);

/** By rules nobody is refused but for a reason that is published, in its bare words: another answer mends any other, or a step finds it. */
export function asPublished(one: Refusal, { conditions }: Rules): Refusal | undefined {
  if (!isByRules(one)) return one;
  const bar = conditions.find(({ told }) => told && told.vi === (one.params['reason'] as Words | undefined)?.vi);
  return bar && { ...one, params: { ...one.params, reason: bar.text } };
}

/** Whose it is, and by which dossier, is told to nobody who applies. */
function inRegister({ params }: Refusal): Words {
  const [item, value, plot, register] = ['item', 'value', 'plot', 'register'].map(
    (one) => params[one] as Names | string,
  );
  return said(
    item && value
      ? phrase('ground-stands', { item, value, register })
      : phrase('ground-register', { text: plot ?? value ?? '–', register }),
  );
}

export const isReceived = (state: Pick<Of, 'status'>): boolean => isIn(state) && state.status !== 'submitted';

const varsOf = (state: Of, rules: Rules) => variables(state, rules);

/** What says only that law is to be kept fits everybody, and is no condition. */
function conditionsOf(state: Of, asked: Asked): Offered[] {
  const { rules } = asked;
  const vars = varsOf(state, rules);
  return rules.conditions
    .filter((one) => rules.isAsked(one, vars) && !isStockReason(one.text.vi))
    .filter(({ bars, told }) => !bars || isOpen(bars, state, rules) || isFoundNow(told, asked))
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

const isFoundNow = (told: Words | undefined, { foundNow }: Asked): boolean =>
  (foundNow?.refusals ?? []).some(
    ({ code, params }) => CHECKS.includes(code) && (params['reason'] as Words | undefined)?.vi === told?.vi,
  );

/** Words of an audience by which everybody of that kind may apply. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  'Doanh nghiệp': ['enterprise'],
  'Hợp tác xã': ['cooperative'],
  'Tổ chức (không bao gồm doanh nghiệp, HTX)': ['organisation'],
  'Tổ chức': ['enterprise', 'cooperative', 'organisation'],
};

function audienceOf({ applicant }: Of, { rules, foundNow }: Asked): Offered[] {
  const { audience = [] } = rules;
  const text = audience.join('; ');
  if (!text || isPlainly(audience, applicant, foundNow?.looked.registeredNationality)) return [];
  return [{ kind: 'condition', id: AUDIENCE, words: said(phrase('ground-audience', { text })), under: 'bar' }];
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
function componentsOf(state: Of, asked: Asked): Ground[] {
  const { rules, foundNow } = asked;
  const vars = varsOf(state, rules);
  const isHeld = (one: Component) =>
    one.shown || one.ofRegister || provesComponent(rules, one, state.answers, foundNow?.looked ?? {}, state.provenance);
  const isHere = ({ id }: Component) =>
    state.components.some((given) => given.component === id && isBrought(given, state));
  return rules.components
    .filter((one) => isHere(one) && !isHeld(one) && rules.isAsked(one, vars))
    .map(({ id, name }) => ({ kind: 'component', id, words: said(phrase('ground-component', { text: name })) }));
}

/** What somebody answered and is wrong. The form of an imported procedure is ours, and publishes nothing. */
function answersOf(state: Of, { rules, foundNow }: Asked): Ground[] {
  if (rules.imported) return [];
  const hidden = rules.hiddenOf('apply', state.answers);
  const isGiven = (field: string) =>
    !hidden.has(field) &&
    !isBlank(state.answers[field]) &&
    !isOfRegister(field, state) &&
    registerOf(rules, field, state, foundNow?.looked ?? {}) === undefined;
  return rules
    .fieldsOf('apply')
    .filter(isGiven)
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
function bare(text: string): string {
  return text.replace(/[\s.]+$/u, '');
}

/** What each says, a conclusion with what it rests on: nothing of it twice. `most`: the letters that each part may have. */
export function groundLines(
  grounds: readonly Told[],
  language: Language = 'vi',
  most = Number.POSITIVE_INFINITY,
): string[] {
  const told = new Set(grounds.map(({ words }) => words.vi));
  const sayOf = ({ words }: Told) => shortened(words[language], most);
  const under = ({ rests = [] }: Told): string[] =>
    rests.flatMap((one) => {
      const isNew = !told.has(one.words.vi);
      told.add(one.words.vi);
      return [...(isNew ? [bare(sayOf(one))] : []), ...under(one)];
    });
  return grounds.map((one) => {
    const rests = under(one);
    if (!rests.length) return sayOf(one);
    return `${bare(sayOf(one))}. ${phraseText(phrase('ground-rests', { text: rests.join('; ') }), language)}`;
  });
}

/** Whether something of it is no part of what the procedure publishes, and who signs compares it with the document. */
export const restsOnLaw = (ground: Pick<Ground, 'kind' | 'rests'>): boolean =>
  ground.kind === 'law' || Boolean(ground.rests?.some(restsOnLaw));

/** Whether the explanation only says once more what they say, as where a form offered it, or who signs repeats who appraised. */
export function saysNoMore(grounds: readonly Told[], reason: string): boolean {
  const lines = groundLines(grounds);
  return [lines.join(' '), lines.map(bare).join('; ')].some((all) => grounds.length > 0 && all.includes(bare(reason)));
}

/** They and the words that explain them, as one text; of before, those words alone. */
export function groundedReason(
  { grounds = [], reason }: { grounds?: readonly Told[]; reason: string },
  language: Language = 'vi',
): string {
  if (!grounds.length) return reason;
  const rests = groundLines(grounds, language, TOLD_MOST).map(bare).join('; ');
  return !reason || saysNoMore(grounds, reason) ? rests : `${rests}. ${reason}`;
}
