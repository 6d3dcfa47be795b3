/** Papers as they come in: which are known, which are enough, and which are lacking. */
import { type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { Context } from './context.ts';
import { type Looked, provesComponent } from './proven.ts';
import type { Component } from './rules.ts';
import type { DossierState, Submitted } from './state.ts';

export function unknownComponent(
  components: readonly Submitted[],
  { rules }: Context,
  channel: DossierState['channel'] | undefined,
): Refusal | undefined {
  const unknown = components.find((one) => !rules.components.some((known) => known.id === one.component));
  if (unknown) return refuse('component-unknown', { component: unknown.component });
  // By post and online there is nothing to look at but a copy; at the counter it is looked at and given back.
  if (channel !== 'counter') return undefined;
  const kept = rules.components.find(
    ({ id, shown }) => shown && components.some((one) => one.component === id && one.originals + one.copies > 0),
  );
  return kept && refuse('component-only-shown', { component: kept.name });
}

/** Papers that the case asks for, that no register proves, and that were not handed in. */
export function missingComponent(
  { answers, components }: Pick<DossierState, 'answers' | 'components'>,
  vars: Record<string, unknown>,
  context: Pick<Context, 'rules'> & Looked,
  only?: readonly string[],
): Refusal | undefined {
  const { rules } = context;
  const givenOf = ({ id }: Component) => components.find((one) => one.component === id);
  const lacking = rules.components.filter((component) => {
    if (only && !only.includes(component.id)) return false;
    if (!component.required || !rules.isAsked(component, vars)) return false;
    if (provesComponent(rules, component, answers, context)) return false;
    const given = givenOf(component);
    return !given || !isEnough(component, given);
  });
  const missing = lacking.filter((one) => !isSome(givenOf(one)));
  const short = lacking.filter((one) => isSome(givenOf(one)));
  return refuseAll(
    missing.length > 0 &&
      refuse('components-missing', {
        components: missing.map((component) => component.name),
        ids: missing.map((component) => component.id),
      }),
    short.length > 0 &&
      refuse('components-short', {
        components: short.map((component) => lackOf(component, givenOf(component)!)),
        ids: short.map((component) => component.id),
      }),
  );
}

const isSome = (given: Submitted | undefined): boolean => given !== undefined && given.originals + given.copies > 0;

/** Of what came, how much is still lacking. */
function lackOf({ name, originals, copies, anyForm }: Component, given: Submitted): Phrase {
  const lacks = (asked: number, got: number) => Math.max(0, asked - got);
  const n = lacks(originals + copies, given.originals + given.copies);
  if (anyForm) return phrase('paper-lacks-any', { paper: name, n });
  const [o, c] = [lacks(originals, given.originals), lacks(copies, given.copies)];
  if (!c) return phrase('paper-lacks-originals', { paper: name, n: o });
  return o
    ? phrase('paper-lacks-both', { paper: name, originals: o, copies: c })
    : phrase('paper-lacks-copies', { paper: name, n: c });
}

/** Of each kind as many as asked for, or of both together where the person chooses; a file stands for the paper. */
function isEnough({ originals, copies, anyForm }: Component, given: Submitted): boolean {
  if (given.file) return true;
  if (anyForm) return given.originals + given.copies >= originals + copies;
  return given.originals >= originals && given.copies >= copies;
}

/**
 * Nothing comes in, and nobody says why nothing is needed: of an imported procedure, whose papers are each asked for «khi cần», that
 * would be an application with nothing in it.
 */
export function isEmptyHanded(
  rules: Pick<Context['rules'], 'imported' | 'components' | 'isAsked'>,
  given: readonly Submitted[],
  answers: Readonly<Record<string, unknown>>,
  vars: Record<string, unknown>,
): boolean {
  if (!rules.imported || String(answers['request'] ?? '').trim()) return false;
  const listed = rules.components.some((component) => rules.isAsked(component, vars));
  return listed && !given.some(({ originals, copies, file, register }) => originals + copies > 0 || file || register);
}

/** A file says how it came: scanned by an officer, or sent by the person, unless it stood on their shelf already. */
export function withSources(components: readonly Submitted[], { by }: Context): Submitted[] {
  const kind = by.kind === 'officer' ? 'scan' : 'upload';
  return components.map((one) => (one.file && !one.source ? { ...one, source: { kind } } : one));
}
