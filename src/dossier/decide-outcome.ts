/** How a dossier ends: refused, withdrawn, or decided, issued, delivered; then closed and rated. */
import { bodyNames } from '#authority/bodies.ts';
import { agencyNames, maySign } from '#authority/signing.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { foldVietnamese, isConsignment } from '#kernel/text.ts';
import { refuseHeld } from './claims.ts';
import { endPhase, missedOf, wasMissed } from './clock.ts';
import type { CommandOf, HandOver } from './commands.ts';
import { refuseEndedCompetence, refuseIncompetent, refuseNobodyCompetent } from './competence.ts';
import { refuseGroundsUnasked } from './conclusion-grounds.ts';
import { isObjectedTo, refuseAgainst, refuseUnappraised } from './conclusions.ts';
import { type Context, common, refuseIneligible, refuseUnregistered, variables } from './context.ts';
import { awaitsCaseFee } from './decide-case-fee.ts';
import { isPending } from './decide-consultation.ts';
import { refuseUncorrected } from './decide-outside.ts';
import { refuseProposed } from './decide-revocation.ts';
import { inPlaceOf, requireTask } from './decide-tasks.ts';
import { refuseEndedRight } from './ended-right.ts';
import type { DossierEvent, HandedOver } from './events.ts';
import { feeNamed } from './fee-names.ts';
import { caseFeeId } from './fees.ts';
import { advance, isAwaited, notHere, tell } from './flow.ts';
import { refuseGround } from './law-cited.ts';
import { originalsOwed, refuseMissing } from './originals.ts';
import { refuseForeigner } from './parties.ts';
import { refusePlacedSoFar } from './place.ts';
import { refuseReason, refuseReasonOfRefusal, refuseReasonUnused, refuseReply, refuseTold } from './reason.ts';
import { chosenAtReceipt, composedReason } from './receipt-grounds.ts';
import { receiverOf } from './receiver.ts';
import { chosenGrounds, type Ground, shortened } from './refusal-grounds.ts';
import { awaitsSignature, type Rules } from './rules.ts';
import { type Delivery, type DossierState, isDue, OPEN_STATUSES, type RegisterWrite, type Task } from './state.ts';
import { checkStepForm } from './step-form.ts';
import { refuseUnlawfulReason } from './unlawful-reasons.ts';
import { beginsBy, hasAccount, isUnreachable } from './untold.ts';

/** Not received yet: whoever receives refuses by form 03, in the centre's name. */
export const isRefusedAtReceipt = ({ status }: Pick<DossierState, 'status'>): boolean => status === 'submitted';

/** Who may sign for the agency that decides, on the day of the act. */
export const maySignFor = ({ unit, inPerson }: DossierState, { province, rules, at, by }: SignerAsked): Outcome<true> =>
  maySign(province, { unit, officer: by.id, date: province.calendar.dateOf(at), procedure: rules.code, inPerson });
type SignerAsked = Pick<Context, 'province' | 'at'> & { by: { id: string }; rules: Pick<Rules, 'code'> };

/**
 * In writing, with the ground, the reason and the article (Decree 63/2010 Art. 18.5): before it is received by form 03 of Circular 03/2025, once
 * it is received by a notice of the agency that decides, which only who may sign for that agency gives.
 */
export function refuseDossier(
  state: DossierState,
  command: CommandOf<'refuse-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { grounds, reason = '', law } = command;
  if (!isAwaited(state, context, 'refuse')) return notHere(state, context, 'refuse-dossier');
  const held = refuseHeld(state, context);
  if (held) return held;
  const atReceipt = isRefusedAtReceipt(state);
  // Once it is received for a body outside, that body alone says no.
  if (!atReceipt && state.outside) return refuse('refusal-theirs', { body: bodyNames(state.outside.body) });
  if (!atReceipt && isRefusal(maySignFor(state, context))) {
    const date = context.province.calendar.dateOf(context.at);
    return refuse('refusal-not-signed', { unit: agencyNames(context.province, state.unit, date) });
  }
  if (atReceipt) return refuseAtReceipt(state, command, context);
  const rests = chosenGrounds(grounds, state, context);
  const unfit = refuseAll(
    refuseSignersWords(reason, rests, state, context),
    refuseGround(state, law, context),
    refuseNobodyCompetent(state, context),
    rests,
  );
  if (unfit || isRefusal(rests)) return unfit!;
  const flow = tell(state, context, 'refuse');
  if (isRefusal(flow)) return flow;
  // The number of a notice is drawn where the event is written.
  return [
    {
      type: 'dossier-rejected',
      ...common(context),
      grounds: rests,
      reason,
      law,
      number: '',
      flow,
    },
  ];
}

/** Nothing is written: it rests on what is chosen and on what shows it, and the reason says these. */
function refuseAtReceipt(
  state: DossierState,
  command: CommandOf<'refuse-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { grounds: chosen, law } = command;
  const grounds = chosenAtReceipt(chosen, state, context);
  const unfit = refuseAll(refuseReasonUnused(command), refuseGround(state, law, context), grounds);
  if (unfit || isRefusal(grounds)) return unfit!;
  const flow = tell(state, context, 'refuse');
  if (isRefusal(flow)) return flow;
  return [{ type: 'dossier-refused', ...common(context), reason: composedReason(grounds), law, grounds, flow }];
}

/** Once it is received it rests on what others concluded, and who signs need not say it again; what they add says something, and is weighed. */
const refuseSignersWords = (
  reason: string,
  rests: Outcome<readonly Ground[]>,
  state: DossierState,
  context: Context,
): Refusal | undefined =>
  reason.trim()
    ? (refuseReasonOfRefusal(reason) ??
      refuseUnlawfulReason(reason, state, context, { explains: isRefusal(rests) ? [] : rests }))
    : undefined;

/** The decision, and in the same breath the register entry that it makes true. */
export function decideDossier(
  state: DossierState,
  command: CommandOf<'decide-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { rules, province, at } = context;
  const task = requireTask(state, command.task, 'decide-dossier', context);
  if (isRefusal(task)) return task;
  // Whoever decides signs for the agency: as its head, a deputy, or by a written authority that holds today.
  const signs = maySignFor(state, context);
  if (isRefusal(signs)) return signs;
  const rejects = command.outcome === 'rejected';
  // Reasons and articles are given to say no, or yes in spite of something: without the word it is neither.
  const said = [command.law, command.reason, command.despite].some((one) => one?.trim());
  if (command.outcome === undefined && said) return refuse('outcome-needed');
  const against = rejects ? undefined : (refuseAgainst(rules, state) ?? refuseUnappraised(rules, state));
  if (against) return against;
  // What is granted rests on no ground of a refusal: which of the two was meant nobody knows.
  const unasked = rejects ? refuseDespite(command) : refuseGroundsUnasked(command.grounds, context);
  if (unasked) return unasked;
  // What is refused on other grounds needs no opinion.
  if (rejects) return reject(state, task, command, context);
  const waiting = state.consultations.filter(isPending);
  if (waiting.length)
    return refuse('consultation-pending', {
      count: waiting.length,
      units: waiting.map((one) => province.findUnit(one.unit)?.name ?? one.unit),
    });
  const objected = isObjectedTo(rules, state);
  const why = whyGranted(command);
  const unsaid = objected && (why && !isAssent(why) ? refuseReason(why) : refuse('objection-unanswered'));
  const result = checkStepForm(state, task.step, command.result, context);
  if (unsaid || isRefusal(result)) return refuseAll(unsaid, result)!;
  // By all that is recorded by now: no result without what the law asks of it.
  const recorded = { ...state, results: { ...state.results, [task.step]: result } };
  const nationality = context.registeredNationality;
  const ineligible =
    refuseForeigner(rules, { ...state.applicant, nationality }) ??
    refuseUnregistered(state, context) ??
    refuseIneligible(recorded, context) ??
    refuseIncompetent(recorded, context) ??
    refuseEndedCompetence(recorded, context) ??
    refuseEndedRight(recorded, context) ??
    refusePlacedSoFar(recorded, { ...context, date: province.calendar.dateOf(at) });
  if (ineligible) return ineligible;
  const flow = advance(state, context, { type: 'complete', execution: task.id }, { [task.step]: result });
  if (isRefusal(flow)) return flow;
  let entry: RegisterWrite | undefined;
  try {
    entry = rules.entryOf(
      variables(state, rules, { [task.step]: result, decidedOn: province.calendar.dateOf(at), code: state.code }),
    );
  } catch (error) {
    return refuse('process-stuck', { element: task.step, detail: (error as Error).message });
  }
  return [
    {
      type: 'dossier-decided',
      ...common(context),
      inPlaceOf: inPlaceOf(task, context),
      task: task.id,
      step: task.step,
      result,
      entry,
      despite: objected ? why : undefined,
      flow,
    },
  ];
}

/** Why it is granted all the same, beside the word that it is not. */
const refuseDespite = ({ despite }: CommandOf<'decide-dossier'>): Refusal | undefined =>
  despite?.trim() ? refuse('choice-contradicted', { text: shortened(despite.trim(), 80) }) : undefined;

/** That somebody agrees says nothing of why. */
const isAssent = (why: string): boolean =>
  /^(?:toi )?(?:dong y|nhat tri|chap thuan|dong tinh)(?: (?:ky|duyet|cap|phe duyet))*[\s.!]*$/u.test(
    foldVietnamese(why).trim(),
  );

/** Why it is granted although something speaks against it: as `despite`, or as `reason`, as doors of before sent it. */
export const whyGranted = ({ outcome, despite, reason }: CommandOf<'decide-dossier'>): string | undefined =>
  outcome === 'approved' ? despite?.trim() || reason?.trim() || undefined : undefined;

/**
 * The decision against the request, in writing with the reason and the article (Decree 63/2010 Art. 18.5). Nothing is entered in a
 * register; the process ends as by a refusal, and the notice is numbered and signed like any paper that leaves the office.
 */
function reject(
  state: DossierState,
  task: Task,
  { grounds, reason = '', law = '' }: CommandOf<'decide-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const rests = chosenGrounds(grounds, state, context);
  const unfit = refuseAll(refuseSignersWords(reason, rests, state, context), refuseGround(state, law, context), rests);
  if (unfit || isRefusal(rests)) return unfit!;
  if (!isAwaited(state, context, 'refuse')) return notHere(state, context, 'refuse-dossier');
  const nobody = refuseNobodyCompetent(state, context);
  if (nobody) return nobody;
  const flow = tell(state, context, 'refuse');
  if (isRefusal(flow)) return flow;
  return [
    {
      type: 'dossier-rejected',
      ...common(context),
      inPlaceOf: inPlaceOf(task, context),
      task: task.id,
      step: task.step,
      grounds: rests,
      reason,
      law,
      // The next of the unit's book, drawn where the event is written.
      number: '',
      flow,
    },
  ];
}

export function issue(
  state: DossierState,
  command: CommandOf<'issue-result'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, 'issue-result', context);
  if (isRefusal(task)) return task;
  // Decided before conclusions were asked for: what was judged unfit still leaves no office.
  const against =
    refuseAgainst(context.rules, state) ?? refuseProposed(state, context) ?? refuseNobodyCompetent(state, context);
  if (against) return against;
  const unpaid = unpaidBeforeResult(state, context);
  if (unpaid) return unpaid;
  const feeUnset = awaitsCaseFee(state, context.rules) ? (command.feeUnset?.trim() ?? '') : undefined;
  const unset = feeUnset !== undefined && refuseUnset(state, feeUnset, context);
  if (unset) return unset;
  const flow = advance(state, context, { type: 'complete', execution: task.id });
  if (isRefusal(flow)) return flow;
  const { code } = context.rules.resultOf(variables(state, context.rules));
  const clock = state.clock && endPhase(context.province.calendar, state.clock, code, context.atText);
  return [
    {
      type: 'result-issued',
      ...common(context),
      inPlaceOf: inPlaceOf(task, context),
      task: task.id,
      step: task.step,
      code,
      ...(clock && { clock }),
      // Without one, the next of the unit's book of outgoing papers is drawn where the event is written.
      number: context.rules.numberOf(variables(state, context.rules)) ?? command.number ?? '',
      ...(command.number?.trim() && command.numberWhy?.trim() && { numberWhy: command.numberWhy.trim() }),
      ...(feeUnset && { feeUnset }),
      file: command.file,
      validUntil: context.rules.validUntilOf(
        variables(state, context.rules, { issuedOn: context.province.calendar.dateOf(context.at) }),
      ),
      flow,
    },
  ];
}

/** Once it is issued nothing is set any more: a fee that nobody published is set before, or who issues says why it is not. */
function refuseUnset(state: DossierState, why: string, { rules }: Context): Refusal | undefined {
  if (why) return refuseReason(why);
  return refuse('case-fee-unset', { fee: feeNamed({ id: caseFeeId(state, rules), ofCase: true }, rules) });
}

/** The file that was signed; a second one for the same result is none. */
export function signed(
  state: DossierState,
  { file, sizeBytes, signatures, credential, of }: CommandOf<'sign-result'>,
  context: Context,
): Outcome<DossierEvent[]> {
  if (!state.result || state.result.outside) return notHere(state, context, 'sign-result');
  if (of) {
    const { paper } = state.result.revoked ?? {};
    if (!paper || paper.signed) return [];
    return [{ type: 'result-signed', ...common(context), file, sizeBytes, signatures, of }];
  }
  // Signed, it is as good as handed out: it waits for the decision on a proposal, and is signed anew after it.
  if (state.result.signed || state.result.revoked || state.proposal) return [];
  return [{ type: 'result-signed', ...common(context), file, sizeBytes, signatures, credential }];
}

/** The very scan that was taken in, and once; another file under the same component came later and has its own. */
export function signedScan(
  state: DossierState,
  { component, file, signed: signedFile, pages, officer }: CommandOf<'sign-scan'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const scan = state.components.find((one) => one.component === component);
  if (!scan || scan.file !== file || scan.signed) return [];
  return [{ type: 'scan-signed', ...common(context), component, file, signed: signedFile, pages, officer }];
}

export function deliver(
  state: DossierState,
  command: CommandOf<'deliver-result'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, 'deliver-result', context);
  if (isRefusal(task)) return task;
  const handed = handing(state, command, context);
  if (isRefusal(handed)) return handed;
  const flow = advance(state, context, { type: 'complete', execution: task.id });
  if (isRefusal(flow)) return flow;
  return [
    {
      type: 'result-delivered',
      ...common(context),
      inPlaceOf: inPlaceOf(task, context),
      task: task.id,
      step: task.step,
      ...handed,
      ...(state.handedOut && { rest: true as const }),
      flow,
    },
  ];
}

/** Each result is handed out when it is there: the one that is issued need not wait for those that follow it. Nothing moves in the process. */
export function deliverIssued(
  state: DossierState,
  command: CommandOf<'deliver-issued'>,
  context: Context,
): Outcome<DossierEvent[]> {
  if (!state.result) return notHere(state, context, 'deliver-issued');
  if (state.handedOut) {
    const { at, recipient } = state.handedOut;
    const { calendar } = context.province;
    return refuse('result-handed-out', { at: calendar.print(Temporal.Instant.from(at)), recipient });
  }
  const handed = handing(state, command, context);
  return isRefusal(handed) ? handed : [{ type: 'issued-result-delivered', ...common(context), ...handed }];
}

/** How and to whom a result goes, or what speaks against handing it out. */
function handing(state: DossierState, command: HandOver, context: Context): Outcome<HandedOver> {
  const against = refuseAgainst(context.rules, state) ?? refuseUncorrected(state) ?? refuseProposed(state, context);
  if (against) return against;
  const unpaid = unpaidBeforeResult(state, context);
  if (unpaid) return unpaid;
  if (state.result?.revoked) return refuse('result-already-revoked', { number: state.result.number });
  // Signing is a job of its own and goes on by itself when the signing service is back.
  if (context.signsResults && awaitsSignature(state, context.rules)) return refuse('result-not-signed');
  const electronic = isElectronic(state, context.rules);
  if (command.method === 'online' && !electronic) return refuse('result-not-electronic');
  // Whoever has no account has nowhere to take a file from.
  if (command.method === 'online' && !hasAccount(state)) return refuse('online-no-account');
  // Where neither who applied nor who hands out says how, nobody does.
  const asked = possibleWish(state, electronic && hasAccount(state));
  const method = command.method ?? asked;
  const today = context.province.calendar.dateOf(context.at);
  const received = receiverOf(state, command, { method, today });
  const consignment = command.consignment?.trim();
  const address = method === 'post' ? postalAddress(state) : undefined;
  const otherwise = asked && asked !== method ? command.otherwise?.trim() : undefined;
  const toBring = context.rules.originalsAtCollection;
  const owed = originalsOwed(context.rules, state);
  const missing = owed.filter((one) => !command.originals?.includes(one));
  const faults = refuseAll(
    !method && refuse(electronic && hasAccount(state) ? 'delivery-needed' : 'delivery-needed-paper'),
    received,
    method === 'post' && refuseConsignment(consignment),
    asked && asked !== method && (otherwise ? refuseReason(otherwise) : refuse('delivery-otherwise')),
    missing.length && refuseMissing(context.rules, missing),
  );
  if (faults || isRefusal(received) || !method) return faults!;
  return {
    method,
    ...received,
    consignment: method === 'post' ? consignment : undefined,
    ...(address && { address }),
    ...(otherwise && { otherwise }),
    ...(owed.length && { originals: owed, ...(toBring?.of === 'images' && { asAsked: true as const }) }),
  };
}

const refuseConsignment = (number: string | undefined): Refusal | undefined =>
  !number
    ? refuse('consignment-needed')
    : isConsignment(number)
      ? undefined
      : refuse('consignment-unreadable', { number });

/** How who applied asked to get it. Nobody takes a file that there is not, or without an account: how they get the paper instead, they have not said. */
export const possibleWish = ({ delivery }: DossierState, takesFile: boolean): Delivery['method'] | undefined =>
  delivery?.method === 'online' && !takesFile ? undefined : delivery?.method;

/** Where what goes by post is sent: as the person asked, else where they live. */
export const postalAddress = ({ delivery, applicant }: Pick<DossierState, 'delivery' | 'applicant'>): string =>
  (delivery?.method === 'post' && delivery.address?.trim()) || applicant.address;

/** There is a file to take: signed by us, given by others, or still being signed where results are (the act waits for that). */
export const isElectronic = (state: DossierState, rules: Pick<Rules, 'result'>): boolean =>
  Boolean(state.result?.signed || state.result?.file) || awaitsSignature(state, rules);

function unpaidBeforeResult(state: DossierState, { rules }: Context) {
  const unpaid = state.fees.filter((fee) => isDue(state, fee));
  return unpaid.length ? refuse('fee-unpaid', { fees: unpaid.map((fee) => feeNamed(fee, rules)) }) : undefined;
}

export function rate(
  state: DossierState,
  command: CommandOf<'rate-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  if (state.rating !== undefined) return refuse('already-done', { act: 'rate-dossier' });
  if (!Number.isInteger(command.score) || command.score < 1 || command.score > 5) return refuse('rating-invalid');
  return [{ type: 'dossier-rated', ...common(context), score: command.score, comment: command.comment }];
}

/**
 * On time is that the result (or the refusal) was there by the date that law set, also where an apology named a later one; when it
 * is fetched does not count. What a body outside decides has to be handed over in time, too; where no limit of law is known, the date
 * that body set is the only one there is. Said as of an instant: a date passes without any act.
 */
export function isOnTime(state: DossierState, at: string): boolean {
  const { handedAt, forwardBy } = state.outside ?? {};
  if (handedAt && forwardBy && Date.parse(handedAt) > Date.parse(forwardBy)) return false;
  const { clock, status, resultAt } = state;
  if (!clock) return true;
  // Nothing is there yet: on time as long as the date that law set has not passed. What ended without a result after that date was late.
  if (!resultAt) return OPEN_STATUSES.includes(status) ? !missedOf(clock, at) : !wasMissed(clock);
  return !missedOf(clock, resultAt);
}

/** A question or a reply. It is no complaint under the Law on Complaints, and says so where it is written. Changes nothing of the course of the dossier; it is on record, and the other side sees it. */
export function sendMessage(
  state: DossierState,
  command: CommandOf<'send-message'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const text = command.text.trim();
  if (!text) return refuse('message-empty');
  if ((state.messages?.length ?? 0) >= MAX_MESSAGES)
    return refuse('too-large', { size: String(MAX_MESSAGES + 1), limit: String(MAX_MESSAGES) });
  if (context.by.kind !== 'officer') {
    const since = context.at.subtract({ hours: 1 }).epochMilliseconds;
    const lately = (state.messages ?? []).filter(({ kind, at }) => kind !== 'officer' && Date.parse(at) > since);
    if (lately.length >= MOST_IN_AN_HOUR) return refuse('questions-too-many', { limit: String(MOST_IN_AN_HOUR) });
    const begins = beginsBy(state, 'all', context);
    return [{ type: 'message-sent', ...common(context), topic: 'question', text, ...(begins && { begins }) }];
  }
  const { told, of } = command;
  const empty = told && of?.length ? undefined : state.asked ? refuseReply(text) : refuseTold(text);
  if (empty) return empty;
  const said = { type: 'message-sent' as const, ...common(context), topic: 'reply' as const, text };
  if (!told) return isUnreachable(state, context.ways) ? refuse('telling-needed') : [said];
  const { untold = [] } = state;
  if (!of && untold.length) return refuse('telling-of-needed', { what: untold.map(({ type }) => type).join(', ') });
  const named = [...new Set(of ?? [])].sort((a, b) => a - b);
  const stranger = named.find((seq) => !Number.isInteger(seq) || seq < 1 || seq > state.seq);
  if (stranger !== undefined) return refuse('telling-of-nothing', { notice: String(stranger) });
  const begins = beginsBy(state, named, context);
  return [{ ...said, told, of: named, ...(begins && { begins }) }];
}

const MAX_MESSAGES = 200;
/** More in a row are no questions that anybody could answer one by one. */
const MOST_IN_AN_HOUR = 20;
