/**
 * Whether the unit that handles a dossier is competent: in which case it is, by all that is recorded, and on the day of the act. Competence
 * that ended with its row is nobody's, unless the rule that ends it has dossiers of before finished; the dossier waits meanwhile.
 */
import { unitNamed } from '#authority/named-unit.ts';
import type { CompetenceRow } from '#authority/province.ts';
import { agencyNames } from '#authority/signing.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Context, submittedOn, variables } from './context.ts';
import type { DossierState } from './state.ts';

type Asked = Pick<Context, 'rules' | 'province' | 'at'>;

/** A step may find another case than was said: then nobody there grants anything. */
export function refuseIncompetent(state: DossierState, { rules, province, at }: Context): Refusal | undefined {
  if (!rules.tellsCases) return undefined;
  const date = submittedOn(state, { province, at });
  const found = rules.caseOf(variables(state, rules));
  const competent = province.competentUnit({ procedure: rules.code, place: state.place, date, case: found });
  if (isRefusal(competent)) return competent;
  const today = province.calendar.dateOf(at);
  const named = (code: string) => {
    const unit = province.findUnit(code);
    return unit ? province.nameOf(unit, today) : code;
  };
  return competent.unit.code === state.unit
    ? undefined
    : refuse('not-competent', { unit: named(state.unit), competent: named(competent.unit.code) });
}

/** What is granted is granted by who is competent on that very day. */
export function refuseEndedCompetence(state: DossierState, asked: Asked): Refusal | undefined {
  const today = competentOn(state, asked, todayOf(asked));
  if (!isRefusal(today) && today.unit.code === state.unit) return undefined;
  if (finishes(state, asked)) return undefined;
  if (isRefusal(today)) return nobody(state, asked, today);
  const date = todayOf(asked);
  return refuse('competence-moved', {
    unit: agencyNames(asked.province, state.unit, date),
    competent: agencyNames(asked.province, today.unit.code, date),
    from: today.row.from,
    basis: today.row.basis,
  });
}

/** Where nobody is competent, nobody says no either, and no paper leaves the office. */
export function refuseNobodyCompetent(state: DossierState, asked: Asked): Refusal | undefined {
  const today = competentOn(state, asked, todayOf(asked));
  return isRefusal(today) && !finishes(state, asked) ? nobody(state, asked, today) : undefined;
}

function nobody(state: DossierState, asked: Asked, otherwise: Refusal): Refusal {
  const row = rowOfThen(state, asked);
  if (!row?.to) return otherwise;
  const { province, rules } = asked;
  const date = todayOf(asked);
  return refuse('competence-ended', {
    procedure: rules.code,
    unit: agencyNames(province, state.unit, date),
    basis: row.basis,
    to: row.to,
    date,
  });
}

const todayOf = ({ province, at }: Asked): string => province.calendar.dateOf(at);

/** What a body outside decides is theirs to ask. */
function competentOn(
  state: DossierState,
  { rules, province, at }: Asked,
  date: string,
): Outcome<{ unit: { code: string }; row: CompetenceRow }> {
  const { unit, basis = '' } = state;
  if (state.outside || rules.outside || !unit)
    return { unit: { code: unit }, row: { procedure: rules.code, role: 'decide', unit, basis, from: '' } };
  // By its source, as its offices were called when it came in.
  const found = foundDecider({ rules, province }, submittedOn(state, { province, at }));
  if (isRefusal(found)) return found;
  const of = rules.caseOf(variables(state, rules));
  return province.competentUnit({ procedure: rules.code, found, place: state.place, date, case: of });
}

/** The row by which the unit was competent when it came in. */
function rowOfThen(state: DossierState, asked: Asked): CompetenceRow | undefined {
  const then = competentOn(state, asked, submittedOn(state, asked));
  return !isRefusal(then) && then.unit.code === state.unit ? then.row : undefined;
}

function finishes(state: DossierState, asked: Asked): boolean {
  const row = rowOfThen(state, asked);
  return Boolean(
    row && asked.province.finishesEarlier(row, { date: todayOf(asked), since: submittedOn(state, asked) }),
  );
}

/**
 * Who decides an imported procedure: whom an officer found, else whom its source names. Where that is none of the offices here, nobody
 * takes a dossier: its ministry or tier alone says of no office that it may decide.
 */
export function foundDecider(
  { rules, province }: Pick<Context, 'rules' | 'province'>,
  date: string,
): Outcome<{ unit: string; basis: string; inPerson?: true } | undefined> {
  const { decidedBy, decider, outside } = rules;
  if (decidedBy && 'unit' in decidedBy) return decidedBy;
  if (decidedBy || !rules.imported || province.hasDecidingRow(rules.code)) return undefined;
  if (outside && decider) return undefined;
  const unit = outside || !decider ? undefined : unitNamed(province, decider.name, date);
  const { basis = '', inPerson } = decider ?? {};
  return unit ? { unit, basis, ...(inPerson && { inPerson }) } : refuse('decider-untold', { procedure: rules.code });
}
