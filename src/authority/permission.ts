/**
 * Who may do which act: a table, asked by every door. Each line names the people by what they are to the dossier; the
 * act itself then checks the rest (status, step, law).
 */
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { worksAt } from './authorised.ts';
import { DIVISION_HEAD, HEAD, LEADS } from './head-posts.ts';
import { isParty, type PartyOf } from './identity.ts';
import { isInspector } from './inspectors.ts';
import { leadsDivision, readsReceptionOf } from './leading.ts';
import { ADMINISTRATOR, AUDITOR, belongsTo, PROCEDURE_CONTROL, worksIn } from './members.ts';
import { holds, type Province } from './province.ts';
import { maySign } from './signing.ts';

export interface Absence {
  officer: string;
  from: string;
  /** First instant at which the officer is back. */
  to: string;
  standIn?: string;
}

export type Actor =
  | { kind: 'citizen'; id: string; name: string; assurance: 1 | 2; idNumber?: string }
  | { kind: 'officer'; id: string; name: string }
  | { kind: 'system'; id: 'system'; name: string };

/** What permission needs to know of a dossier. */
export interface DossierSubject {
  applicant?: PartyOf;
  representative?: PartyOf;
  /** The representative acts for the applicant today, as was looked up for who asks. */
  represented?: boolean;
  /** Code of its procedure. */
  procedure?: string;
  unit?: string;
  receivingUnit?: string;
  task?: { unit: string; post: string; assignee?: string };
  consulted?: string;
  /** Whose desk gave the last notice of money. */
  paymentDesk?: { unit: string; post: string };
  /** Who asked other units, and waits for the answer. */
  asking?: readonly Asked[];
  tasks: readonly { unit: string; post: string; assignee?: string }[];
  /** Not handed in yet. */
  isDraft?: boolean;
  /** Begun online: until it is handed in it is of who applies alone. */
  isOnline?: boolean;
  /** There is a result, or a proposal to take back what was decided; or it was taken back. */
  revocable?: boolean;
  /** Units whose work on it ended because the result was taken back, or that had decided, or had not begun: the decision names them. */
  stoppedAt?: readonly string[];
}

/** Of before, by name alone, and without the units where they held a post then. */
interface Asked {
  askedBy?: string;
  by: string;
  askedIn?: readonly string[];
}

type Who =
  | 'applicant'
  | 'counter'
  | 'reception'
  | 'task-holder'
  | 'task-desk'
  | 'working-on-it'
  | 'payment-desk'
  | 'competent-desk'
  | 'consulted-unit'
  | 'stopped-unit'
  | 'consulted-head'
  | 'asker'
  | 'for-asker'
  | 'unit-member'
  | 'unit-desk'
  | 'superior'
  | 'lead'
  | 'agency-head'
  | 'revocation-proposer'
  | 'revoking-head'
  | 'revocation-reader'
  | 'auditor'
  | 'system';

export const permissions = {
  'draft-dossier': ['applicant', 'counter'],
  // Whoever receives: nothing is of anybody else yet.
  'refuse-reception': ['counter'],
  'submit-dossier': ['applicant', 'counter'],
  'receive-dossier': ['task-holder'],
  'hand-over-dossier': ['task-holder'],
  'record-outside': ['counter'],
  'record-outside-result': ['task-holder'],
  'correct-outside-result': ['counter'],
  // The act itself asks that they be two.
  'confirm-outside-result': ['counter'],
  'decline-outside-result': ['counter'],
  'confirm-outside-correction': ['counter'],
  'decline-outside-correction': ['counter'],
  'request-supplement': ['working-on-it', 'counter'],
  'supplement-dossier': ['applicant', 'counter'],
  'confirm-draft': ['applicant'],
  // Once received, only by who signs for the agency: the act asks.
  'refuse-dossier': ['working-on-it', 'agency-head'],
  'claim-task': ['task-desk'],
  'complete-task': ['task-holder'],
  // Of a decision that is not issued yet, also by who signs for the agency: the act asks.
  'return-task': ['task-holder', 'agency-head'],
  'reassign-task': ['lead'],
  'substitute-task': ['task-desk', 'lead'],
  'consult-unit': ['working-on-it'],
  // An opinion is the unit's, given by who speaks for it: the head, a deputy, or who may sign for the head by a written authority.
  'answer-consultation': ['consulted-head'],
  'withdraw-consultation': ['asker', 'for-asker'],
  // The apology and the new date are signed by the head of the agency (Circular 03/2025 form 04).
  'extend-dossier': ['agency-head'],
  'withdraw-dossier': ['applicant', 'counter'],
  'request-payment': ['working-on-it'],
  'replace-payment': ['payment-desk'],
  // Of the office that decides, while the payer has it: who prepares the decision, or signs it.
  'stop-payment': ['competent-desk'],
  'set-case-fee': ['counter'],
  // Money counts when the bank says so, or when the counter has it in hand; a payer's own word pays nothing.
  'pay-fee': ['counter', 'system'],
  // The act itself asks that they be two.
  'strike-payment': ['counter'],
  'confirm-strike': ['counter'],
  'decline-strike': ['counter'],
  'order-payment': ['applicant', 'counter'],
  'decide-dossier': ['task-holder'],
  'issue-result': ['task-holder'],
  'deliver-issued': ['counter'],
  'deliver-result': ['task-holder'],
  'give-back-originals': ['counter'],
  'close-dossier': ['counter', 'system'],
  'rate-dossier': ['applicant'],
  'send-message': ['applicant', 'counter', 'unit-desk', 'working-on-it'],
  'wake-dossier': ['system'],
  'recompute-due': ['system'],
  'sign-result': ['system'],
  'sign-scan': ['system'],
  // Prepared by an officer whose work it is, decided on by the head: the act itself asks that they be two.
  'propose-revocation': ['revocation-proposer'],
  'withdraw-proposal': ['revocation-proposer'],
  'decline-proposal': ['revoking-head'],
  'revoke-result': ['revoking-head'],
  'refund-fee': ['counter'],
  'keep-fee': ['counter'],
  'record-surplus': ['system'],
  'return-surplus': ['counter', 'system'],
  'read-dossier': [
    'applicant',
    'counter',
    'reception',
    'unit-member',
    'superior',
    'working-on-it',
    'lead',
    'payment-desk',
    'consulted-unit',
    'stopped-unit',
    'revocation-reader',
    'auditor',
    'system',
  ],
} as const satisfies Record<string, readonly Who[]>;

export type PermittedAct = keyof typeof permissions;

/** By a post whose work somebody else does while its holder is away. */
const OF_A_DESK: readonly Who[] = [
  'task-holder',
  'task-desk',
  'working-on-it',
  'payment-desk',
  'competent-desk',
  'agency-head',
  'consulted-head',
  'revoking-head',
  'revocation-proposer',
  'lead',
];
const FOR_ALL: readonly PermittedAct[] = ['read-dossier', 'send-message'];

/** What nobody does who is recorded as away: others may do it in their place meanwhile. */
export const isOfDesk = (act: PermittedAct): boolean =>
  !FOR_ALL.includes(act) && permissions[act].some((one: Who) => OF_A_DESK.includes(one));

/** Posts that prepare that a result be taken back. */
export const PROPOSERS = ['specialist', DIVISION_HEAD];

/** The act needs an account of a higher level: known at sign-in, before anything of it is asked. */
export const lacksAssurance = (act: PermittedAct, actor: Actor, { source }: Province): Refusal | undefined =>
  actor.kind === 'citizen' && actor.assurance < 2 && source.assurance?.level2.includes(act)
    ? refuse('assurance-too-low', { act })
    : undefined;

interface Question {
  act: PermittedAct;
  actor: Actor;
  dossier: DossierSubject;
  province: Province;
  /** Local date of the act; posts hold from date to date. */
  date: string;
}

export function mayAct(question: Question): Outcome<true> {
  const { act, actor } = question;
  const low = lacksAssurance(act, actor, question.province);
  if (low) return low;
  const who: readonly Who[] = permissions[act];
  if (who.some((one) => is(one, question))) return true;
  const { task, representative, applicant } = question.dossier;
  // Begun in one's own name, with a number that this sign-in does not prove: another sign-in would do.
  if (act === 'draft-dossier' && actor.kind === 'citizen' && actor.assurance < 2)
    if (actor.idNumber && actor.idNumber === applicant?.idNumber) return refuse('assurance-too-low', { act });
  if (who.includes('applicant') && isParty(actor, representative)) return refuse('delegation-needed');
  if (task?.assignee && actor.kind === 'officer' && who.includes('task-holder') && isDesk(question, actor.id, task))
    return refuse('task-taken', { officer: question.province.officers.get(task.assignee)?.name ?? task.assignee });
  return refuse('not-permitted', { act, who: who.join(', ') });
}

function is(who: Who, question: Question): boolean {
  const { actor, dossier, province, date } = question;
  if (who === 'system') return actor.kind === 'system';
  if (who === 'applicant')
    return (
      isParty(actor, dossier.applicant) || (dossier.represented === true && isParty(actor, dossier.representative))
    );
  if (actor.kind !== 'officer' || (dossier.isDraft && dossier.isOnline)) return false;
  const officer = province.officers.get(actor.id);
  if (!officer) return false;
  const has = (unit: string | undefined, post: string) => Boolean(unit && holds(officer, unit, post, date));
  const works = (unit: string | undefined, post: string) =>
    Boolean(unit && worksAt(province, officer, { unit, post, date, procedure: dossier.procedure }));
  switch (who) {
    case 'counter': {
      const competent = dossier.unit ? province.findUnit(dossier.unit) : undefined;
      return has(dossier.receivingUnit, 'counter') || has(competent && province.centreOf(competent)?.code, 'counter');
    }
    case 'reception': {
      const competent = dossier.unit ? province.findUnit(dossier.unit) : undefined;
      const centres = [dossier.receivingUnit, competent && province.centreOf(competent)?.code];
      return centres.some((one) => readsReceptionOf(officer, one, date));
    }
    case 'superior':
      return leadsDivision(province, officer, dossier.unit, date);
    case 'task-holder':
      return Boolean(
        dossier.task && (dossier.task.assignee ?? actor.id) === actor.id && isDesk(question, actor.id, dossier.task),
      );
    case 'task-desk':
      return Boolean(dossier.task && isDesk(question, actor.id, dossier.task));
    case 'working-on-it':
      return dossier.tasks.some((task) => (task.assignee ?? actor.id) === actor.id && works(task.unit, task.post));
    case 'payment-desk':
      return works(dossier.paymentDesk?.unit, dossier.paymentDesk?.post ?? '');
    case 'competent-desk':
      return [HEAD, ...PROPOSERS].some((post) => works(dossier.unit, post));
    case 'consulted-unit':
      return belongsTo(officer, dossier.consulted, date);
    case 'stopped-unit':
      return (dossier.stoppedAt ?? []).some((unit) => belongsTo(officer, unit, date));
    case 'consulted-head':
      return works(dossier.consulted, HEAD);
    case 'asker':
      return Boolean(
        dossier.asking?.some(({ askedBy, by }) => (askedBy === undefined ? by === officer.name : askedBy === actor.id)),
      );
    case 'for-asker':
      return Boolean(
        dossier.asking?.some((one) => hasLeft(question, one)) &&
          (['working-on-it', 'lead', 'agency-head'] as const).some((one) => is(one, question)),
      );
    case 'unit-member':
      return belongsTo(officer, dossier.unit, date);
    case 'unit-desk':
      return worksIn(officer, dossier.unit, date);
    case 'lead': {
      const tasks = dossier.task ? [dossier.task] : dossier.tasks;
      return tasks.some(({ unit, post }) => (post === HEAD ? [HEAD] : LEADS).some((lead) => has(unit, lead)));
    }
    case 'agency-head':
      return works(dossier.unit, HEAD);
    case 'revoking-head':
      return has(dossier.unit && province.revocationDesk(dossier.procedure ?? '', dossier.unit, date), HEAD);
    case 'revocation-proposer': {
      const revoking = dossier.unit && province.revocationDesk(dossier.procedure ?? '', dossier.unit, date);
      return PROPOSERS.some((post) => has(dossier.unit, post) || has(revoking, post));
    }
    // Of what there is nothing to take back, nobody reads on that ground.
    case 'revocation-reader':
      return (
        dossier.revocable === true &&
        [HEAD, ...PROPOSERS].some((post) =>
          has(dossier.unit && province.revocationDesk(dossier.procedure ?? '', dossier.unit, date), post),
        )
      );
    case 'auditor':
      // What a citizen has not handed in is nobody's to inspect.
      return (
        dossier.isDraft !== true && officer.holds.some((held) => isInspector(province, held) && has(held.unit, AUDITOR))
      );
  }
}

/** Who asked holds no post any more where they asked; of before that was kept, none where the dossier is dealt with now. */
export function hasLeft(
  { province, dossier, date }: Pick<Question, 'province' | 'dossier' | 'date'>,
  { askedBy, by, askedIn }: Asked,
): boolean {
  const { unit, receivingUnit, tasks } = dossier;
  const units = askedIn ?? [unit, receivingUnit, ...tasks.map((task) => task.unit)];
  return ![...province.officers.values()].some(
    (one) =>
      (askedBy === undefined ? one.name === by : one.id === askedBy) &&
      one.holds.some((held) => units.includes(held.unit) && holds(one, held.unit, held.post, date)),
  );
}

/** Sits at the desk of the task: holds its post in its unit, or a deputy's; or signs for its head by a written authority. */
function isDesk(
  { province, date, dossier }: Question,
  officerId: string,
  task: { unit: string; post: string; assignee?: string },
) {
  const officer = province.officers.get(officerId);
  return Boolean(officer && worksAt(province, officer, { ...task, date, procedure: dossier.procedure }));
}

export function mayReview({ officers }: Province, actor: Actor, date: string): Outcome<true> {
  const officer = actor.kind === 'officer' ? officers.get(actor.id) : undefined;
  const held = officer?.holds.some(({ unit, post }) => post === PROCEDURE_CONTROL && holds(officer, unit, post, date));
  return held ? true : refuse('not-permitted', { act: 'review-procedure', who: PROCEDURE_CONTROL });
}

export function mayRunSystem({ officers }: Province, actor: Actor, date: string): Outcome<true> {
  const officer = actor.kind === 'officer' ? officers.get(actor.id) : undefined;
  const held = officer?.holds.some(({ unit, post }) => post === ADMINISTRATOR && holds(officer, unit, post, date));
  return held ? true : refuse('not-permitted', { act: 'run-system', who: ADMINISTRATOR });
}

/**
 * A second person of procedure control confirms what the first proposed; where nobody else holds the post there, who signs for the unit
 * that they work for. `proposer`: nobody confirms what is their own.
 */
export function mayConfirmReview(province: Province, actor: Actor, date: string, proposer?: string): Outcome<true> {
  const { officers } = province;
  const none = () => refuse('not-permitted', { act: 'confirm-review', who: 'procedure-confirmer' });
  const officer = actor.kind === 'officer' ? officers.get(actor.id) : undefined;
  if (!officer) return none();
  if (officer.id === proposer) return refuse('review-own', {});
  if (!isRefusal(mayReview(province, actor, date))) return true;
  const controllers = [...officers.values()].flatMap((one) =>
    one.holds.flatMap(({ unit, post }) =>
      post === PROCEDURE_CONTROL && holds(one, unit, post, date) ? [{ id: one.id, unit }] : [],
    ),
  );
  const isAlone = new Set(controllers.map(({ id }) => id)).size === 1;
  return isAlone && controllers.some(({ unit }) => !isRefusal(maySign(province, { unit, officer: officer.id, date })))
    ? true
    : none();
}

/** The absence that covers the officer at the instant, if one is recorded. */
export function findAbsence(absences: readonly Absence[], officer: string, at: string): Absence | undefined {
  const ms = Date.parse(at);
  return absences.find(
    (absence) => absence.officer === officer && Date.parse(absence.from) <= ms && ms < Date.parse(absence.to),
  );
}

export { ADMINISTRATOR, PROCEDURE_CONTROL };
