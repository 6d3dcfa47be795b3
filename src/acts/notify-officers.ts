/**
 * Which officers hear of a consultation: the desk that has to answer and the head of its unit when it is asked, reminded of or late;
 * who asked, when the answer is there or silence has come to mean one.
 */
import { agencyName } from '#authority/agency.ts';
import type { Province } from '#authority/province.ts';
import type { DossierEvent } from '#dossier/events.ts';
import type { Consultation, DossierState } from '#dossier/state.ts';
import type { MessageKind } from '#spine/messages.ts';

export interface OfficerTold {
  officer: string;
  kind: MessageKind;
  consultation: string;
  params: Record<string, string>;
}

export function officersTold(province: Province, event: DossierEvent, state: DossierState): OfficerTold[] {
  const asked = (kind: MessageKind, one: Consultation) => unitTold(province, kind, one, event.at);
  const asker = (kind: MessageKind, one: Consultation) => askerTold(province, kind, one, event.at);
  switch (event.type) {
    case 'unit-consulted':
      return event.consultations.flatMap((one) => asked('consultation', one));
    case 'consultation-reminded':
      return named(state, event.consultation).flatMap((one) => asked('consultation-reminder', one));
    case 'consultation-answered':
      return named(state, event.consultation).flatMap((one) => asker('opinion', one));
    case 'consultation-lapsed':
      return named(state, event.consultation).flatMap((one) =>
        event.meaning === 'consent'
          ? asker('opinion-lapsed', one)
          : [...asked('consultation-late', one), ...asker('consultation-late', one)],
      );
    default:
      return [];
  }
}

const named = ({ consultations }: DossierState, id: string) => consultations.filter((one) => one.id === id);

function paramsOf(
  province: Province,
  { unit, question, dueAt, by }: Consultation,
  date: string,
): Record<string, string> {
  return { unit: agencyName(province, unit, date), question, deadline: dueAt, by };
}

function unitTold(province: Province, kind: MessageKind, one: Consultation, at: string): OfficerTold[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  const posts = [one.post ?? 'specialist', 'head'];
  const officers = new Set(posts.flatMap((post) => province.holders(one.unit, post, date).map(({ id }) => id)));
  return [...officers].map((officer) => ({
    officer,
    kind,
    consultation: one.id,
    params: paramsOf(province, one, date),
  }));
}

function askerTold(province: Province, kind: MessageKind, one: Consultation, at: string): OfficerTold[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  // Consultations from before the asker was kept have a name alone, which reaches nobody.
  return one.askedBy && province.officers.has(one.askedBy)
    ? [{ officer: one.askedBy, kind, consultation: one.id, params: paramsOf(province, one, date) }]
    : [];
}
