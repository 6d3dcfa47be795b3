/** The fold of what a body outside does with a dossier. */
import type { DossierEvent } from './events.ts';
import { recorded } from './evolve-parts.ts';
import type { DossierState, Outside } from './state.ts';

type OutsideEvent = Extract<
  DossierEvent,
  {
    type:
      | 'dossier-handed-over'
      | 'outside-recorded'
      | 'outside-result-recorded'
      | 'outside-result-entered'
      | 'outside-result-declined'
      | 'outside-correction-proposed'
      | 'outside-correction-declined'
      | 'outside-result-corrected';
  }
>;

export function evolveOutside(state: DossierState, before: DossierState, event: OutsideEvent): DossierState {
  const { outside } = state;
  if (!outside) return state;
  switch (event.type) {
    case 'dossier-handed-over': {
      const { at, body, receiver, theirCode, forwardBy } = event;
      const handed = { ...outside, body, handedAt: at, forwardBy, receiver, code: theirCode ?? outside.code };
      return recorded({ ...state, outside: handed }, before, event.task, {});
    }
    case 'outside-recorded': {
      const { at, by, theirCode, dueAt, note, clock } = event;
      const notes = note ? [...outside.notes, { at, by: by.name, text: note }] : outside.notes;
      const moved = dueAt && outside.dueAt && dueAt !== outside.dueAt;
      const earlierDues = moved ? [...(outside.earlierDues ?? []), outside.dueAt!] : outside.earlierDues;
      return {
        ...state,
        clock: clock ?? state.clock,
        outside: {
          ...outside,
          code: theirCode ?? outside.code,
          dueAt: dueAt ?? outside.dueAt,
          ...(earlierDues && { earlierDues }),
          notes,
        },
      };
    }
    case 'outside-result-recorded': {
      const clock = event.clock ?? state.clock;
      const known = { ...state, outside: withoutEntered(outside) };
      return recorded({ ...known, status: 'issued', clock, ...theirResult(event) }, before, event.task, {});
    }
    case 'outside-result-entered': {
      const { type: _type, flow: _flow, by, ...said } = event;
      return { ...state, outside: { ...outside, entered: { ...said, by: { id: by.id, name: by.name } } } };
    }
    case 'outside-result-declined':
      return { ...state, outside: withoutEntered(outside) };
    case 'outside-correction-proposed': {
      const { type: _type, flow: _flow, by, ...said } = event;
      return { ...state, outside: { ...outside, correction: { ...said, by: { id: by.id, name: by.name } } } };
    }
    case 'outside-correction-declined':
      return { ...state, outside: withoutCorrection(outside) };
    case 'outside-result-corrected': {
      // What two officers entered is another paper than that of the first outcome.
      const former = event.proposedBy ? undefined : state.result?.file;
      return { ...state, outside: withoutCorrection(outside), ...theirResult(event, former) };
    }
  }
}

/** The same where none was proposed. */
function withoutCorrection(outside: Outside): Outside {
  const { correction, ...rest } = outside;
  return correction ? rest : outside;
}

function withoutEntered(outside: Outside): Outside {
  const { entered, ...rest } = outside;
  return entered ? rest : outside;
}

type TheirResult = Extract<DossierEvent, { type: 'outside-result-recorded' | 'outside-result-corrected' }>;

/** What a body outside gave, as it was entered. */
function theirResult(
  { outcome, number, issuedOn, file, unnumbered, theirReason, theirLaw }: TheirResult,
  former?: string,
): Pick<DossierState, 'outcome' | 'result'> {
  const kept = file ?? former;
  const result = {
    code: '',
    number,
    issuedAt: issuedOn,
    outside: true as const,
    ...(unnumbered && { unnumbered }),
    ...(kept && { file: kept }),
  };
  return outcome === 'refused'
    ? { outcome: 'refused', result: { ...result, against: true, theirReason, theirLaw } }
    : { outcome: 'approved', result };
}
