/** Who is eligible, by the decisions of a pack: by everything that is answered, by some of it, or by who applies alone. */
import type { OnRule } from '#engine/dmn/decide.ts';
import { settledBy } from '#engine/dmn/early.ts';
import type { Model } from '#engine/dmn/model.ts';
import { failedIn, isUnlike, readIn } from '#engine/feel/failed.ts';
import { evaluateExpression } from '#engine/feel/feel.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { eligibilityOf } from './asks.ts';
import { reasonTold } from './conditions-published.ts';
import { lawText } from './law.ts';
import type { Pack } from './pack.ts';

type Vars = Readonly<Record<string, unknown>>;
type Words = { vi: string; en: string; hi: string };

/** As the register of who is who is called by fields that it fills. */
const PEOPLE = 'person';
/** What every application has: without it nothing is told. */
const ALWAYS: ReadonlySet<string> = new Set(['applicant', 'submittedOn']);

const WHO: Words = {
  vi: 'người nộp hồ sơ (số định danh)',
  en: 'who applies (the personal number)',
  hi: 'आवेदक (व्यक्तिगत संख्या)',
};
const DAY: Words = { vi: 'ngày nộp hồ sơ', en: 'the day of submission', hi: 'जमा करने का दिन' };

interface Compiled {
  models: Readonly<Record<string, Model>>;
  words(key: string): Words;
  ask(decision: string, vars: Vars): Outcome<unknown>;
  onRule?: OnRule;
}

/** Because of which answers nobody is eligible, and why. */
export interface Ineligible {
  names: ReadonlySet<string>;
  refusal: Refusal;
}

export function eligibilityRules(pack: Pack, { models, words, ask, onRule }: Compiled) {
  const { manifest } = pack;
  const decisions = eligibilityOf(manifest);
  const properties = pack.forms['apply']?.schema.properties ?? {};
  const ofSteps = stepsRead(pack);
  const personal = decisions.length
    ? Object.keys(properties).filter((name) => properties[name]?.source?.register === PEOPLE)
    : [];
  const others = new Set([
    ...Object.keys(properties),
    ...manifest.steps.map(({ id }) => id),
    ...Object.keys(manifest.terms ?? {}),
    ...Object.keys(models),
    'components',
    'place',
    'channel',
  ]);
  const nameOf = (name: string): Words => {
    if (name === 'applicant') return WHO;
    if (name === 'submittedOn') return DAY;
    return pack.words['vi']?.[`field.${name}`] ? words(`field.${name}`) : { vi: name, en: name, hi: name };
  };
  const untold = (names: readonly string[]) => refuse('eligibility-untold', { fields: names.map(nameOf) });
  const refused = (answer: unknown): Refusal => {
    const { reason, law, needed } = (answer ?? {}) as { reason?: unknown; law?: unknown; needed?: boolean };
    if (typeof reason !== 'string' || typeof law !== 'string') return untold(decisions);
    return refuse(needed === false ? 'not-needed' : 'not-eligible', {
      reason: reasonTold(pack, reason, words),
      law: lawText(manifest.law, law),
    });
  };
  const settled = (vars: Vars, unknown: ReadonlySet<string>) =>
    decisions.flatMap((decision) =>
      settledBy(models[decision], decision, vars, unknown, ([reason]) => reason === 'null').flatMap((found) =>
        found.value === null ? [] : [{ decision, ...found }],
      ),
    );
  const barsBy = (vars: Vars, unknown: ReadonlySet<string>): Ineligible[] =>
    settled(vars, unknown).map(({ names, value }) => ({ names, refusal: refused(value) }));
  return {
    /**
     * A decision answers with a refusal as `{reason, law}`, or null for who is eligible; with `needed: false`, who need not ask for it at
     * all. Null because something cannot be computed says nothing of anybody.
     */
    eligible(vars: Vars): Outcome<true> {
      for (const decision of decisions) {
        const answer = ask(decision, vars);
        if (isRefusal(answer)) return answer;
        if (answer !== null) return refused(answer);
        const names = failuresOf(models[decision], decision, vars);
        if (names) return untold(names);
      }
      return true;
    },
    /** Whether anything that this step records bears on it. */
    eligibilityReads: (step: string): boolean => ofSteps.has(step),
    /** The fields because of which nobody with these answers is eligible, whatever the unknown ones will be. */
    ineligibleBy: (vars: Vars, unknown: ReadonlySet<string>): Ineligible | undefined => barsBy(vars, unknown)[0],
    /** The same with every reason that holds, in the order of the rule. */
    barsBy,
    /** Fields of the application that say who applies, as the population register has it. */
    personal,
    /** Who may not even begin: by the number, and what is known of the person, alone. */
    ineligibleWho(vars: Vars): { refusal: Refusal; instead?: Words } | undefined {
      const known = new Set(personal.filter((name) => vars[name] !== undefined && vars[name] !== null));
      const [found] = settled(vars, new Set([...others].filter((name) => !known.has(name))));
      if (!found) return undefined;
      onRule?.(found.decision, found.rule);
      const { reason } = found.value as { reason: string };
      return {
        refusal: refused(found.value),
        ...(pack.words['vi']?.[`instead.${reason}`] && { instead: words(`instead.${reason}`) }),
      };
    },
  };
}

/** What was given and cannot be judged by the decision; nothing where all that it reads was told, or is not asked of this case. */
function failuresOf(model: Model | undefined, decision: string, vars: Vars): string[] | undefined {
  const logic = model?.decisions[decision]?.logic;
  if (logic?.kind === 'literal') return failedIn(logic.expression, vars, ALWAYS);
  if (logic?.kind !== 'table') return undefined;
  for (const [i, { expression }] of logic.inputs.entries()) {
    const names = failedIn(expression, vars, ALWAYS);
    if (names) return names;
    const value = evaluateExpression(expression, vars);
    const cells = logic.rules.map(({ inputs }) => inputs[i]).filter((cell) => cell !== '-');
    if (cells.length && cells.every((cell) => isUnlike(value, cell))) return readIn(expression);
  }
  return undefined;
}

/** The steps that the rules of eligibility, or what they rest on, name anywhere. */
const stepsRead = ({ manifest, rules }: Pack): ReadonlySet<string> =>
  new Set(
    manifest.eligibility
      ? manifest.steps.flatMap(({ id }) => (Object.values(rules).some((xml) => xml.includes(id)) ? [id] : []))
      : [],
  );
