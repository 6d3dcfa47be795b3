/**
 * What of a dossier is given to whom, and from when, the same at every door: what another officer has yet to confirm is told to nobody
 * outside the office; what the office concluded on the way, and a decision that may still be returned, from the moment that the result is
 * issued or the refusal signed. Until then it is told that work goes on, and at which step.
 */
import type { Actor } from '#authority/permission.ts';
import type { DossierEvent, EventType } from '#dossier/events.ts';
import { isUnconfirmed } from '#dossier/outside-correction.ts';
import type { DossierState } from '#dossier/state.ts';

type Whose = Pick<Actor, 'kind'> | undefined;
type Typed = Pick<DossierEvent, 'type'>;

const inOffice = (who: Whose): boolean => who?.kind === 'officer' || who?.kind === 'system';

/** With these the office says what came of the request. */
const SAYS: readonly EventType[] = [
  'result-issued',
  'dossier-rejected',
  'dossier-refused',
  'outside-result-recorded',
  'result-revoked',
];
/** Work on the way there. */
const WORK: readonly EventType[] = [
  'task-completed',
  'task-returned',
  'dossier-decided',
  'unit-consulted',
  'consultation-answered',
  'consultation-withdrawn',
];
/** Of a decision that nobody outside was told of. */
const OF_DECISION: readonly EventType[] = [
  'revocation-proposed',
  'proposal-reminded',
  'proposal-late',
  'proposal-withdrawn',
  'proposal-declined',
];

const isSaid = (events: readonly Typed[]): boolean => events.some(({ type }) => SAYS.includes(type));

/** Of these events of one dossier: which are work that is told of by its step alone. */
export function workOf(who: Whose, events: readonly Typed[]): (event: Typed) => boolean {
  const isKept = !inOffice(who) && !isSaid(events);
  return ({ type }) => isKept && WORK.includes(type);
}

/** Those that are told of at all. */
export function eventsGiven(who: Whose, events: readonly DossierEvent[]): DossierEvent[] {
  if (inOffice(who)) return [...events];
  const said = isSaid(events);
  return events
    .filter((event) => !isUnconfirmed(event) && (said || !OF_DECISION.includes(event.type)))
    .map((event, i, told) => (waitsIn(told.slice(i)) ? withoutOutcome(event) : withoutNote(event)));
}

/** A part that was refused, and which nobody has confirmed since: it was done again before, or waits. */
function waitsIn([event, ...since]: readonly DossierEvent[]): boolean {
  if (event.type !== 'task-completed' || !event.confirm) return false;
  const next = since.find((one) => one.type === 'task-completed' && [event.confirm, event.step].includes(one.step));
  return next?.type !== 'task-completed' || next.step !== event.confirm;
}

/** Why a payment was struck is what two officers wrote about somebody's receipt. */
const withoutNote = (event: DossierEvent): DossierEvent =>
  event.type === 'payment-struck' ? { ...event, reason: '' } : event;

const withoutOutcome = (event: DossierEvent): DossierEvent => {
  if (event.type !== 'task-completed') return event;
  const { grounds: _grounds, despite: _despite, ...rest } = event;
  return { ...rest, result: {} };
};

/** Which of them are given to the letter, as the record has them. */
export function givenWhole(who: Whose, events: readonly DossierEvent[]): (event: DossierEvent) => boolean {
  const isWork = workOf(who, events);
  const told = new Set(eventsGiven(who, events));
  const first = events.findIndex(isWork);
  // What rules made of that work stays in the process, and is in every event that moves it.
  const since = first < 0 ? [] : events.slice(first);
  const waiting = inOffice(who) ? -1 : events.findIndex((_, i) => waitsIn(events.slice(i)));
  if (waiting >= 0) since.push(...events.slice(waiting));
  const spoken = new Set(since.filter(({ flow }) => flow?.decided || Object.keys(flow?.process.vars ?? {}).length));
  return (event) => told.has(event) && !isWork(event) && !spoken.has(event);
}

/**
 * How many events at the beginning are given with their hashes: those before the first that is withheld. A hash is over the text of its event
 * and the hash before, unsalted, so that one who has it may try what a withheld event says until it fits (a personal number has a million
 * ways on); and every hash after it holds it too.
 */
export function chainedOf(isGiven: readonly boolean[]): number {
  const first = isGiven.indexOf(false);
  return first < 0 ? isGiven.length : first;
}

/** What of it waits for another of that body to confirm it. */
function withoutUnconfirmed(state: DossierState): DossierState {
  const earlier = state.earlier?.filter(({ unconfirmed }) => !unconfirmed);
  const { partsToConfirm, ...rest } = { ...state, ...(earlier && { earlier }) };
  if (!partsToConfirm) return rest;
  const without = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([step]) => !partsToConfirm[step]));
  const { process: _process, ...told } = rest;
  return { ...told, results: without(state.results), ...(state.restsOn && { restsOn: without(state.restsOn) }) };
}

export function stateGiven(who: Whose, state: DossierState): DossierState {
  if (inOffice(who)) return state;
  const { entered: _entered, ...outside } = state.outside ?? {};
  const { strike: _strike, ...open } = state;
  const known = state.outside ? { ...open, outside: outside as DossierState['outside'] } : open;
  if (state.result || state.outcome === 'refused') return withoutUnconfirmed(known);
  const { decision: _decision, earlier: _earlier, returns: _returns, unheard: _unheard, ...rest } = known;
  const { restsOn: _restsOn, ...before } = rest;
  const { proposal: _proposal, outcome, ...told } = before;
  return {
    ...told,
    // That it is approved is not issued yet; that it was withdrawn or lapsed is known.
    ...(outcome && outcome !== 'approved' && { outcome }),
    results: {},
    last: { ...state.last, what: state.last.what === 'dossier-decided' ? 'task-completed' : state.last.what },
    tasks: state.tasks.map(({ returned: _returned, ...task }) => task),
    consultations: state.consultations.map(({ answer: _answer, withdrawn, ...one }) => ({
      ...one,
      question: '',
      ...(withdrawn && { withdrawn: { ...withdrawn, reason: '' } }),
    })),
  };
}
