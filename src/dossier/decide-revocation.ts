/**
 * A result is taken back by the head whom law names, in writing, with the reason and the article; once. Another officer, of the unit that
 * issued it or of the one that may take it back, proposes it first, as an act of their own; the head decides on that as it stands: takes
 * back, or declines. A decision whose result was not issued yet is taken back the same way by who decided alone: it refuses what was asked
 * for, which another unit may not. What was not handed over yet ends with it.
 */
import { agencyNames, maySign } from '#authority/signing.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import type { Names } from '#kernel/phrase.ts';
import { warnInstant } from './clock.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import type { DossierEvent } from './events.ts';
import { ended, notHere } from './flow.ts';
import { refuseGround } from './law-cited.ts';
import { othersAt } from './others.ts';
import { refuseReason, refuseReasonAgainst } from './reason.ts';
import type { RevocationBasis, RevocationProposal } from './revocation.ts';
import { needsConclusion, revocationPapers } from './revocation-papers.ts';
import { type DossierState, OPEN_STATUSES } from './state.ts';

/** Whether there is something of ours that can be taken back. */
export const isRevocable = ({ result, status }: DossierState): boolean =>
  result ? !result.revoked && !result.against && !result.outside : status === 'decided';

/** What stands in the way of any of the acts. */
function refuseRevoked(
  state: DossierState,
  context: Context,
  act: 'propose-revocation' | 'revoke-result',
): Refusal | undefined {
  const { result } = state;
  if (result?.revoked) return refuse('result-already-revoked', { number: result.number });
  return isRevocable(state)
    ? (refuseNoRevoker(state, context) ?? refuseUnissued(state, context))
    : notHere(state, context, act);
}

/**
 * Before its result is issued a decision is its own unit's to look at again: another unit would refuse what it may not decide. Whoever
 * decided returns it, and it is appraised and decided anew.
 */
export function refuseUnissued(
  { result, procedure, unit }: Pick<DossierState, 'result' | 'procedure' | 'unit'>,
  { province, at }: Pick<Context, 'province' | 'at'>,
): Refusal | undefined {
  const date = province.calendar.dateOf(at);
  if (result || province.revokingUnit(procedure.code, unit, date) === unit) return undefined;
  return refuse('revocation-unissued', { unit: agencyNames(province, unit, date) });
}

/** Whose power to take it back has ended, without anybody on record who has it since: nobody proposes it, decides on it or declines it. */
export function refuseNoRevoker(
  { procedure, unit }: Pick<DossierState, 'procedure' | 'unit'>,
  { province, at }: Pick<Context, 'province' | 'at'>,
): Refusal | undefined {
  const date = province.calendar.dateOf(at);
  if (province.revokingUnit(procedure.code, unit, date)) return undefined;
  return refuse('no-revoking-unit', { procedure: procedure.code, date });
}

/** Nothing is issued or handed out of which it is proposed that it be taken back: it waits for the decision on that. */
export const refuseProposed = ({ proposal }: DossierState, context: Context): Refusal | undefined =>
  proposal && refuse('proposal-stands', { by: proposal.by.name, date: dayOf(proposal.at, context) });

export function propose(
  state: DossierState,
  command: CommandOf<'propose-revocation'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const gone = refuseRevoked(state, context, 'propose-revocation');
  if (gone) return gone;
  const { proposal } = state;
  if (proposal) return refuse('revocation-proposed', { by: proposal.by.name, date: dayOf(proposal.at, context) });
  const { reason, law, replacedBy, file } = command;
  const papers = revocationPapers(state, command, context);
  const unfit = refuseAll(
    refuseReasonAgainst(reason),
    refuseGround(state, law, context),
    replacedBy && !context.replacement && refuse('replacement-not-found', { dossier: replacedBy }),
    papers,
  );
  if (unfit || isRefusal(papers)) return unfit!;
  return [
    {
      type: 'revocation-proposed',
      ...common(context),
      reason,
      law,
      ...(context.replacement && { replacedBy: context.replacement }),
      ...papers,
      ...(file && { file }),
      ...datesOf(context),
    },
  ];
}

/** By when it is decided on, and when who decides is reminded: by the rule of the province, where it has one. */
function datesOf({ province, at }: Context): Pick<RevocationProposal, 'dueAt' | 'remindAt'> {
  const { calendar } = province;
  const limit = province.valueOf(PROPOSAL_DAYS, calendar.dateOf(at))?.value;
  if (typeof limit !== 'object' || !('workingDays' in limit)) return {};
  const due = calendar.closingAfterDays(at, limit.workingDays);
  return { dueAt: due.toString(), remindAt: warnInstant(calendar, calendar.startOf(at), due).toString() };
}

/** The setting of the province that says how many working days a decision on a proposal may take. */
export const PROPOSAL_DAYS = 'proposal-days';

export function withdrawProposal(
  state: DossierState,
  { reason }: CommandOf<'withdraw-proposal'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { proposal } = state;
  if (!proposal) return refuse('revocation-unproposed', unitsOf(state, context));
  if (proposal.by.id !== context.by.id) return refuse('proposal-not-own', { by: proposal.by.name });
  return refuseReason(reason) ?? [{ type: 'proposal-withdrawn', ...common(context), reason }];
}

export function decline(
  state: DossierState,
  { reason }: CommandOf<'decline-proposal'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { proposal } = state;
  if (!proposal) return refuse('revocation-unproposed', unitsOf(state, context));
  const nobody = refuseNoRevoker(state, context);
  if (nobody) return nobody;
  return refuseReason(reason) ?? [{ type: 'proposal-declined', ...common(context), reason, proposedBy: proposal.by }];
}

export function revoke(
  state: DossierState,
  _command: CommandOf<'revoke-result'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const gone = refuseRevoked(state, context, 'revoke-result');
  if (gone) return gone;
  const { proposal } = state;
  if (!proposal) return refuse('revocation-unproposed', unitsOf(state, context));
  const { reason, law, replacedBy } = proposal;
  const { province } = context;
  const date = province.calendar.dateOf(context.at);
  // Asked above: nobody comes here where nobody is competent.
  const unit = province.revokingUnit(state.procedure.code, state.unit, date)!;
  // Whoever takes back signs the decision that says so.
  const inPerson = province.revokesInPerson(state.procedure.code, unit, date);
  const signs = maySign(province, { unit, officer: context.by.id, date, procedure: context.rules.code, inPerson });
  if (isRefusal(signs)) return signs;
  // What was right on the day of the proposal may hold no more.
  const unfit = refuseAll(
    proposal.by.id === context.by.id && refuse('revocation-own'),
    refuseGround(state, law, context),
    replacedBy && !context.replacement && refuse('replacement-not-found', { dossier: replacedBy.code }),
    needsConclusion(state, context) && !proposal.conclusion && refuse('revocation-unconcluded'),
  );
  if (unfit) return unfit;
  const flow = OPEN_STATUSES.includes(state.status) ? ended(state) : undefined;
  const others = othersAt(state, context);
  return [
    {
      type: 'result-revoked',
      ...common(context),
      reason,
      law,
      replacedBy: context.replacement,
      basis: basisOf(proposal),
      unit,
      ...(others.length && { others }),
      // The next of that unit's book, drawn where the event is written.
      number: '',
      flow,
    },
  ];
}

function basisOf({ by, at, conclusion, notice, file }: RevocationProposal): RevocationBasis {
  return {
    preparedBy: by,
    proposedAt: at,
    ...(conclusion && { conclusion }),
    ...(notice && { notice }),
    ...(file && { file }),
  };
}

const dayOf = (at: string, { province }: Context): string =>
  province.calendar.print(Temporal.Instant.from(at)).split(' ')[1];

/** Whose officers may propose it: of the unit that issued it and of the one whose head takes it back. */
function unitsOf(state: DossierState, { province, at }: Context): { units: Names[] } {
  const date = province.calendar.dateOf(at);
  const units = new Set([state.unit, province.revocationDesk(state.procedure.code, state.unit, date)]);
  return { units: [...units].map((unit) => agencyNames(province, unit, date)) };
}
