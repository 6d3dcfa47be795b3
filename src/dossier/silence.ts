/**
 * Where law takes silence for consent, it is consent from the moment the time to answer ran out, and not from when a program came to record
 * it: every act and every page sees the dossier as it stands by the clock, and a unit whose time is over keeps nothing waiting.
 */
import type { Context } from './context.ts';
import { clockAfter, isPending } from './decide-consultation.ts';
import type { DossierEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { type DossierState, OPEN_STATUSES } from './state.ts';

type Lapsed = Extract<DossierEvent, { type: 'consultation-lapsed' }>;
type Asked = Pick<Context, 'province' | 'at'>;

const SYSTEM = { id: 'system', name: 'Motcua', kind: 'system' } as const;

/** What came to be consent by the moment and is not recorded yet, in the order in which it did; the clock goes on from then. */
export function silenceDue(state: DossierState, { province, at }: Asked): Lapsed[] {
  if (!OPEN_STATUSES.includes(state.status)) return [];
  const due = state.consultations
    .filter((one) => one.silence === 'consent' && isPending(one) && Date.parse(one.dueAt) <= at.epochMilliseconds)
    .toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
  const events: Lapsed[] = [];
  let now = state;
  for (const { id: consultation, dueAt: since } of due) {
    const clock = clockAfter(now, consultation, { province, atText: since });
    const recorded = { at: at.toString(), by: SYSTEM };
    const event: Lapsed = { type: 'consultation-lapsed', ...recorded, consultation, meaning: 'consent', since, clock };
    events.push(event);
    now = evolve(now, event);
  }
  return events;
}

/** The dossier as it stands at the moment, for who reads it: nothing of its version changes. */
export function stateAt(state: DossierState, asked: Asked): DossierState {
  const events: readonly DossierEvent[] = silenceDue(state, asked);
  return events.length ? { ...events.reduce(evolve, state), seq: state.seq, last: state.last } : state;
}
