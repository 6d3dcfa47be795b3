/** What an event is to the people of a dossier, as the message says it. That it is told at all, and to whom it must be told otherwise, rests on this. */
import { actsForApplicant, bringerWords } from '#dossier/bringer.ts';
import { variables } from '#dossier/context.ts';
import { postalAddress } from '#dossier/decide-outcome.ts';
import { requestWords } from '#dossier/decide-withdrawal.ts';
import { documentText } from '#dossier/document-words.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { type SettledBy, whyPaysNothing } from '#dossier/fees.ts';
import { type FollowerOutcome, followersOf, whyRefused } from '#dossier/followers.ts';
import { partOf } from '#dossier/given-back.ts';
import { staysOf } from '#dossier/handed-in.ts';
import { originalsTold } from '#dossier/originals.ts';
import { paidFirst } from '#dossier/pay-first.ts';
import { datedPhases } from '#dossier/phase-words.ts';
import { groundedReason } from '#dossier/refusal-grounds.ts';
import type { Words } from '#dossier/rules.ts';
import { awaitsFeeFirst, type DossierClock, type DossierState, isOwed } from '#dossier/state.ts';
import { hasAccount, isUnreachable } from '#dossier/untold.ts';
import type { Language } from '#kernel/outcome.ts';
import type { MessageKind } from '#spine/messages.ts';
import type { Platform, Procedure } from './platform.ts';
import { isTold } from './told-events.ts';

/** Whatever of it the people of the dossier are told; `state` is that after the event. */
export function tellingsOf(
  { signsResults }: Pick<Platform, 'signsResults'>,
  rules: Procedure,
  event: DossierEvent,
  state: DossierState,
): Telling[] {
  // What was to follow the result and ends with it.
  const open = rules.followsOf(variables(state, rules)).filter((one) => !(one.step in state.results));
  const told = {
    hasLetter: signsResults && Boolean(rules.result.letter),
    lawText: (law: string) => rules.lawText(law),
    ended: open.map((one) => one.name),
    paper: rules.result.paper,
    followed: () => followedIn(rules, state),
    bring: () => originalsTold(rules, state),
    pay: () => payIn(rules, state),
  };
  return [tellingOf(event, state, told), feeDue(event, state)].filter((one) => one !== undefined);
}

/** Of what they handed in. */
function staysIn(state: DossierState): Record<string, string> {
  const { files, paper } = staysOf(state);
  return { ...(files && { files: 'yes' }), ...(paper && { paper: 'yes' }) };
}

/** On what a refusal rests, with the words that explain it; of before, nothing. */
function restsIn(
  event: Extract<DossierEvent, { type: 'dossier-refused' | 'dossier-rejected' }>,
): Record<string, string> {
  const rests = (language: Language) => groundedReason(event, language).replace(/[\s.]+$/u, '');
  return event.grounds?.length ? { rests: JSON.stringify({ vi: rests('vi'), en: rests('en'), hi: rests('hi') }) } : {};
}

/** How they asked to get it; a file is named by the message itself. */
export function wayOf(state: DossierState): Record<string, string> {
  const method = state.delivery?.method;
  if (method === 'counter') return { way: method };
  return method === 'post' ? { way: method, address: postalAddress(state) } : {};
}

/** What has to be paid before it is received is asked for when it comes in; what holds the result back, when it is received. */
function feeDue(event: DossierEvent, state: DossierState): Telling | undefined {
  const before =
    event.type === 'dossier-submitted' ? 'receipt' : event.type === 'dossier-received' ? 'result' : undefined;
  const owed = state.fees.filter((one) => one.before === before && isOwed(one));
  const [fee] = owed;
  if (!fee) return undefined;
  // The Council sets the amount: the counter says it and takes it.
  const first = before === 'receipt' && { first: 'receipt' };
  if (owed.some((one) => one.amountOpen)) return { kind: 'fee-due', params: { ...first } };
  const when = first || { later: 'result' };
  return { kind: 'payment', params: { amountVnd: owed.reduce((sum, one) => sum + one.amountVnd, 0), ...when } };
}

export interface Telling {
  kind: MessageKind;
  params: Record<string, string | number>;
}

interface Told {
  hasLetter: boolean;
  lawText: (law: string) => string;
  ended: readonly Words[];
  /** The paper of the office itself, by name. */
  paper: Words | undefined;
  /** What became of each part that others decide. */
  followed: () => readonly Words[];
  /** Papers that are to be handed in before the result is given. */
  bring: () => Record<string, string>;
  /** What is to be paid before it. */
  pay: () => Record<string, string | number>;
}

function payIn(rules: Procedure, state: DossierState): Record<string, string | number> {
  const first = paidFirst(state, rules);
  return first ? { payVnd: first.amountVnd, ...(first.isOpen && { payOpen: 'yes' }) } : {};
}

/** What is due first, and when the whole is. */
const phasesIn = ({ phases }: DossierClock, paper: Words | undefined): Record<string, string> =>
  phases && paper ? { part: JSON.stringify(paper), wholeAt: phases.at(-1)!.dueAt } : {};

/** Of several dates, which one it is. */
function partIn(clock: DossierClock, paper: Words | undefined): Record<string, string> {
  const runs = paper && datedPhases(clock, { result: { paper } }).find((one) => one.runs);
  return runs ? { part: JSON.stringify(runs.name) } : {};
}

/** Where others follow the issued result: which paper it is, and what is still waited for, until when. */
function waitsIn({ clock }: DossierState, paper: Words | undefined, open: readonly Words[]): Record<string, string> {
  if (!paper || !open.length) return {};
  return {
    part: JSON.stringify(paper),
    waits: JSON.stringify(open),
    ...(clock && { wholeAt: clock.phases?.at(-1)?.dueAt ?? clock.dueAt }),
  };
}

/** What an event is to the people of the dossier; nothing for what they need not hear of now. */
function tellingOf(
  event: DossierEvent,
  state: DossierState,
  { hasLetter, lawText, ended, paper, followed, bring, pay }: Told,
): Telling | undefined {
  const result = { number: state.result?.number ?? '' };
  switch (event.type) {
    case 'dossier-submitted': {
      // At the counter the slip says it, in their hands.
      if (event.channel === 'counter') return undefined;
      const { acceptBy: deadline } = event;
      return { kind: 'submitted', params: awaitsFeeFirst(state) ? { deadline, unpaid: 'yes' } : { deadline } };
    }
    case 'dossier-received':
      if (state.outside) return { kind: 'received-outside', params: { body: state.outside.body } };
      return (
        event.clock && {
          kind: 'received',
          params: {
            dueAt: event.clock.dueAt,
            ...phasesIn(event.clock, paper),
            ...doubtsIn(event.clock.phases?.at(-1) ?? event.clock),
            ...bring(),
          },
        }
      );
    case 'dossier-handed-over':
      return { kind: 'handed-over', params: { body: event.body } };
    case 'outside-recorded':
      return { kind: 'outside-news', params: { body: state.outside?.body ?? '' } };
    case 'outside-result-recorded': {
      const body = state.outside?.body ?? '';
      if (event.outcome !== 'refused') return { kind: 'outside-result', params: { body, ...pay() } };
      const why = { reason: bare(event.theirReason ?? ''), law: bare(event.theirLaw ?? '') };
      return { kind: 'outside-refused', params: { body, ...why } };
    }
    case 'outside-result-corrected':
      return {
        kind: event.outcome === 'refused' ? 'outside-corrected-refused' : 'outside-corrected-granted',
        params: {
          body: state.outside?.body ?? '',
          why: bare(event.why),
          ...(event.outcome !== 'refused' && pay()),
        },
      };
    case 'supplement-requested':
      return { kind: 'supplement', params: { count: event.items.length, deadline: event.deadline } };
    case 'dossier-supplemented': {
      // Whoever sent it from an account knows.
      if (!event.broughtBy) return undefined;
      const { clock, broughtBy } = event;
      const params = { broughtBy: JSON.stringify(bringerWords(broughtBy, true)), ...(clock && { dueAt: clock.dueAt }) };
      return { kind: 'supplement-in', params };
    }
    case 'draft-sent':
      return { kind: 'draft', params: { deadline: event.deadline } };
    case 'payment-requested':
      if (event.fee.exemption) return { kind: 'payment-none', params: { law: lawText(event.fee.exemption.law) } };
      return { kind: 'payment', params: { amountVnd: event.fee.amountVnd } };
    case 'payment-stopped': {
      const { amountVnd, reason, document } = event;
      return {
        kind: 'payment-stopped',
        params: { amountVnd, reason: bare(reason), document: JSON.stringify(documentText(document)) },
      };
    }
    case 'case-fee-set': {
      const { exemption, amountVnd, instead, replaces } = event.fee;
      const { beforeVnd } = event;
      const anew = { ...(beforeVnd && { beforeVnd }), ...(replaces && { replaces: bare(replaces) }) };
      if (!exemption) return { kind: 'case-fee', params: { amountVnd, law: lawText(event.fee.law), ...anew } };
      // Nobody was asked for anything before: there is nothing to be told of.
      return instead && { kind: 'payment-none', params: { law: lawText(exemption.law), ...anew } };
    }
    case 'fee-set-anew': {
      const { totalVnd, more, back, instead, reason } = event;
      const said = { totalVnd, paidVnd: event.paidVnd, law: lawText(event.law), reason: bare(reason) };
      if (more) return { kind: 'fee-raised', params: { amountVnd: more.amountVnd, ...said } };
      if (back) return { kind: 'fee-lowered', params: { amountVnd: back.amountVnd, ...said } };
      return instead.length ? { kind: 'payment-none', params: { law: said.law } } : undefined;
    }
    case 'fee-paid':
      return {
        kind: 'paid',
        params: {
          amountVnd: event.amountVnd,
          reference: event.reference,
          ...(event.by.kind === 'officer' && { counter: 1 }),
        },
      };
    case 'payment-struck': {
      // The reason is the office's own note, of two officers about a receipt that may be of somebody else.
      const { amountVnd, reference } = event;
      return { kind: 'payment-struck', params: { amountVnd, reference } };
    }
    case 'fee-refunded':
      return {
        kind: 'refunded',
        params: {
          amountVnd: event.amountVnd,
          reference: event.reference,
          ...(event.law && { law: lawText(event.law) }),
          ...settlingOf(event),
        },
      };
    case 'fee-kept': {
      const { amountVnd, reason, law } = event;
      const params = { amountVnd, reason: bare(reason), law: lawText(law), ...settlingOf(event) };
      return { kind: 'fee-kept', params };
    }
    case 'surplus-received':
      return {
        kind: 'surplus',
        params: { amountVnd: event.amountVnd, reference: event.reference, why: whyPaysNothing(event, state) },
      };
    case 'surplus-returned':
      return {
        kind: 'refunded',
        params: { amountVnd: event.amountVnd, reference: event.returnedBy, ...settlingOf(event) },
      };
    case 'dossier-extended':
      return {
        kind: 'extended',
        params: {
          dueAt: event.clock.dueAt,
          reason: event.reason,
          ...partIn(event.clock, paper),
          ...doubtsIn(event.clock),
        },
      };
    case 'dossier-refused':
      return { kind: 'refused', params: { reason: event.reason, law: lawText(event.law), ...restsIn(event) } };
    case 'dossier-rejected':
      return {
        kind: 'rejected',
        params: { ...result, reason: event.reason, law: lawText(event.law), ...restsIn(event) },
      };
    case 'dossier-withdrawn': {
      const { by, request, reason } = event;
      return {
        kind: 'withdrawn',
        params: {
          by: by.name,
          reason: bare(reason),
          ...(by.kind !== 'citizen' && { office: 1 }),
          ...(request && { asked: JSON.stringify(requestWords(request, true)) }),
          ...staysIn(state),
        },
      };
    }
    case 'supplement-lapsed':
      return { kind: 'lapsed', params: staysIn(state) };
    case 'supplement-missed':
      return { kind: 'supplement-missed', params: {} };
    case 'result-issued':
      // Told when it is signed, where it is.
      return hasLetter
        ? undefined
        : { kind: 'result', params: { ...result, ...waitsIn(state, paper, ended), ...bring(), ...pay() } };
    case 'result-signed':
      // Whoever is decided against was told at once, and where the paper is.
      if (event.of || state.result?.against) return undefined;
      return { kind: 'result', params: { ...result, ...waitsIn(state, paper, ended), ...bring(), ...pay() } };
    case 'issued-result-delivered':
    case 'result-delivered': {
      const { method, recipient, receiver, consignment = '', address = '' } = event;
      // Letters leave the house: no number of a person goes with them.
      const part = paper && partOf(event, { result: { paper } });
      const of = part && { part: JSON.stringify(part) };
      const role = receiver && { as: receiver.as, position: receiver.position ?? '' };
      return { kind: 'delivered', params: { method, recipient, consignment, address, ...role, ...of } };
    }
    case 'result-revoked': {
      const why = { ...result, reason: event.reason, law: lawText(event.law) };
      // Taken back before it was issued: by a notice, or in a time when none was made.
      if (!state.result) return { kind: 'refused', params: why };
      if (state.result.against) return { kind: 'rejected', params: why };
      return { kind: 'revoked', params: { ...why, ...(ended.length && { ended: JSON.stringify(ended) }) } };
    }
    case 'task-completed': {
      // What follows the issued result is done: it, and what was refused of it, is handed out.
      if (!event.flow?.opened.some(({ act }) => act === 'deliver-result') || state.result?.against) return undefined;
      const parts = followed();
      return parts.length ? { kind: 'followed', params: { outcomes: JSON.stringify(parts), ...pay() } } : undefined;
    }
    case 'message-sent':
      return event.by.kind === 'officer' ? { kind: 'reply', params: { text: event.text } } : undefined;
    default:
      return undefined;
  }
}

/** Each part that others decide of the same dossier, with what became of it. */
const followedIn = (rules: Procedure, state: DossierState): Words[] =>
  followersOf(rules, state)
    .filter(({ outcome }) => outcome)
    .map(({ name, outcome }) => {
      const said = (outcome: FollowerOutcome, language: Language) =>
        [outcome.said?.[language] ?? outcome.said?.vi, whyRefused(outcome, language)].filter(Boolean).join(': ');
      const line = (language: Language) =>
        [name[language] ?? name.vi, said(outcome!, language)].filter(Boolean).join(' – ');
      return { vi: line('vi'), en: line('en'), hi: line('hi') };
    });

/**
 * Whether an event is told in a way that reaches nobody, so that the counter has to tell it; nothing where somebody has an account, whose
 * mailbox takes every notice, or where nobody is told of it. What somebody did or took themselves, and what is said to them as they
 * stand at the counter with the slip in their hand, needs no telling.
 */
export function unsentBy(
  platform: Pick<Platform, 'ways' | 'signsResults'>,
  rules: Procedure,
  event: DossierEvent,
  state: DossierState,
): boolean | undefined {
  if (!isTold(event) || IN_PERSON.has(event.type) || hasAccount(state)) return undefined;
  if (isThere(event, state) || !isUnreachable(state, platform.ways)) return false;
  return tellingsOf(platform, rules, event, state).length > 0;
}

/** It was to leave by a carrier for somebody without an account. */
export const wasToLeave = ({ ways }: Pick<Platform, 'ways'>, event: DossierEvent, state: DossierState): boolean =>
  event.unsent === false && !hasAccount(state) && !isThere(event, state) && !isUnreachable(state, ways);

const isThere = (event: DossierEvent, { channel }: DossierState): boolean =>
  (channel === 'counter' &&
    (AT_COUNTER.has(event.type) || (event.type === 'dossier-refused' && Boolean(event.brought)))) ||
  (event.type === 'dossier-supplemented' && actsForApplicant(event.broughtBy)) ||
  // Whoever has a paper to withdraw for somebody goes home with the slip, and that one is told.
  (event.type === 'dossier-withdrawn' && event.request?.way === 'in-person' && event.request.by !== 'authorised');

/** They paid, took the result or had it sent; what an officer writes to somebody whom nothing reaches is refused. */
export const IN_PERSON: ReadonlySet<DossierEvent['type']> = new Set([
  'fee-paid',
  'issued-result-delivered',
  'result-delivered',
  'message-sent',
]);
/** They stand there, and get the slip. */
export const AT_COUNTER: ReadonlySet<DossierEvent['type']> = new Set(['dossier-submitted', 'dossier-received']);

/** By which paper it was determined, and why what was told before was wrong. */
const settlingOf = ({ determined, corrects }: SettledBy): Record<string, string> => ({
  ...(determined && { determined: JSON.stringify(determined) }),
  ...(corrects && { corrects: corrects.why }),
});

/** Without the full stop that the sentence around it has. */
const bare = (text: string): string => text.replace(/[\s.]+$/, '');

/** Why a promised date may yet change goes along with it, to be said in the reader's language. */
const doubtsIn = ({ doubts }: Pick<DossierClock, 'doubts'>): Record<string, string> =>
  doubts ? { doubts: JSON.stringify(doubts) } : {};
