/**
 * Who the rules of a procedure keep out, by what is answered so far: each rule is asked as soon as all that it reads is said, whatever else is
 * missing. By what is not answered yet nobody is kept out.
 */
import { readIdNumber } from '#kernel/id-number.ts';
import type { Refusal } from '#kernel/outcome.ts';
import { asRegistered, type Context, dayFacts, submittedOn } from './context.ts';
import { isBlank, withKnown } from './proven.ts';
import type { Rules } from './rules.ts';
import type { DossierState } from './state.ts';

export interface BarNow {
  refusal: Refusal;
  /** The answers because of which it is so. */
  by: readonly string[];
}

type Asked = Pick<Context, 'province' | 'at' | 'known' | 'registers' | 'elsewhere' | 'registeredIdentity'> & {
  rules: Rules;
};

/** The answers so far, with what registers say, and which of them are still to come. */
export function answeredSoFar(state: DossierState, asked: Asked) {
  const { rules, province, at } = asked;
  const answers = asRegistered(withKnown(state, {}, asked).answers, asked);
  const { open, out, wrong } = rules.openOf('apply', answers, submittedOn(state, { province, at }));
  const given = Object.fromEntries(
    Object.entries(answers).filter(([name, value]) => !out.has(name) && !wrong.has(name) && !isBlank(value)),
  );
  return { given, open: new Set([...open, ...wrong]) };
}

/** Before it is received: nothing is recorded, and at the counter nobody has counted the papers. */
export function barsNow(state: DossierState, asked: Asked): BarNow[] {
  const { rules, province, at } = asked;
  const { given, open } = answeredSoFar(state, asked);
  const { calendar } = province;
  const { components, channel, applicant, place } = state;
  const vars = {
    ...given,
    channel,
    place: place ?? null,
    applicant,
    components: components.map(({ component }) => component),
    ...dayFacts(rules, given, submittedOn(state, { province, at }), calendar),
  };
  const terms = Object.entries(rules.terms ?? {}).flatMap(([name, { from }]) => (open.has(from) ? [name] : []));
  const unknown = new Set([
    ...open,
    ...terms,
    ...(place ? [] : ['place']),
    ...(state.submittedAt ? [] : ['components']),
    ...(readIdNumber(applicant.idNumber) ? [] : ['applicant']),
  ]);
  return rules.barsBy(vars, unknown).map(({ names, refusal }) => ({
    refusal,
    by: rules.fieldsOf('apply').filter((field) => names.has(field) && field in given),
  }));
}
