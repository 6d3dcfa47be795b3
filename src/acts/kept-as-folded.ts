/** Whether what is kept beside the events, for lists and so that loads are short, says what the events say. */
import { lawDueOf } from '#dossier/clock.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { evolve } from '#dossier/evolve.ts';
import { isFiling } from '#dossier/filed.ts';
import { legalDate } from '#dossier/legal-date.ts';
import { type DossierState, noDossier } from '#dossier/state.ts';
import { canonicalJson } from '#kernel/hash.ts';
import { STATUS_BYTES } from '#spine/credentials.ts';
import type { KeptDossier, KeptEntry } from '#spine/kept.ts';
import { BETWEEN, namesToFind, numbersToFind } from '#spine/search-terms.ts';
import { FILED } from './commit.ts';
import { enteredBy, entriesDiffer } from './entries-as-folded.ts';

/** Tasks that are no step of the process have ids from here on. */
const OTHER_TASKS = 1_000_000;
const OWN_DATE: ReadonlySet<string> = new Set(['answer-consultation', 'revoke-result']);
/** No event tells it. */
const UNTOLD: ReadonlySet<string> = new Set(['wake']);
const STRICT: ReadonlySet<string> = new Set(FILED);

/** Names of the parts that differ; none where all is as the events say. */
export function keptDiffers(kept: KeptDossier, bodies: readonly string[]): string[] {
  let state = noDossier(kept.id);
  let [saved, intake] = [state, state];
  const entered: KeptEntry[] = [];
  for (const [i, body] of bodies.entries()) {
    const event = JSON.parse(body) as DossierEvent;
    entered.push(...enteredBy(event, state, i + 1, kept.listed.story));
    state = evolve(state, event);
    if (i + 1 === kept.savedSeq) saved = state;
    if (isFiling(event)) intake = state;
  }
  if (kept.savedSeq < 1 || kept.savedSeq > bodies.length) return ['saved_seq'];
  return [
    ...stateDiffers(kept, saved),
    ...listsDiffer(kept, saved, intake),
    ...tasksDiffer(kept, state),
    ...(entriesDiffer(kept.entries, entered) ? ['register_entry'] : []),
    ...(statusDiffers(kept, state) ? ['result_status'] : []),
  ];
}

/** Whether a result that was taken back is listed as one that holds. What another dossier took over, its own events don't tell. */
function statusDiffers({ resultStatus, listed }: KeptDossier, { result }: DossierState): boolean {
  if (resultStatus === undefined || !result?.revoked || listed.story) return false;
  return resultStatus !== STATUS_BYTES[result.revoked.replacedBy ? 'replaced' : 'revoked'];
}

function stateDiffers({ saved, code }: KeptDossier, folded: DossierState): string[] {
  const { code: drawn, ...rest } = folded as DossierState & Record<string, unknown>;
  const names = new Set([...Object.keys(saved), ...Object.keys(rest)].filter((name) => !UNTOLD.has(name)));
  const differing = [...names].filter((name) => {
    const [is, was] = [saved[name], rest[name]];
    return STRICT.has(name) && is !== undefined ? canonicalJson(is) !== canonicalJson(was) : !holds(is, was);
  });
  return drawn === code ? differing : ['code', ...differing];
}

/** Whether all that was saved is what the events say. What is not there was not kept by the version that saved it. */
function holds(is: unknown, was: unknown): boolean {
  if (is === undefined) return true;
  if (Array.isArray(is))
    return Array.isArray(was) && is.length === was.length && is.every((one, i) => holds(one ?? undefined, was[i]));
  if (is === null || typeof is !== 'object') return is === was;
  if (was === null || typeof was !== 'object') return false;
  return Object.entries(is).every(([name, value]) => holds(value, (was as Record<string, unknown>)[name]));
}

const sameTime = (one: string | undefined, other: string | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && Date.parse(one) === Date.parse(other));

function listsDiffer({ listed }: KeptDossier, saved: DossierState, intake: DossierState): string[] {
  const due = saved.clock && lawDueOf(saved.clock);
  const concerned = new Set(
    [...saved.consultations, ...(saved.stopped ?? []), ...(saved.others ?? [])].map((one) => one.unit),
  );
  const right: Record<string, boolean> = {
    status: listed.status === saved.status,
    procedure: listed.procedure === intake.procedure.code && listed.packHash === intake.procedure.hash,
    unit: listed.unit === intake.unit,
    receiving_unit: listed.receivingUnit === intake.receivingUnit,
    place: listed.place === intake.place,
    applicant: listed.applicantId === intake.applicant.idNumber && listed.applicantName === intake.applicant.name,
    submitted_at: sameTime(listed.submittedAt, intake.submittedAt),
    paused_for: listed.pausedFor === legalDate(saved).paused?.reason,
    result_at: sameTime(listed.resultAt, saved.resultAt),
    names: saved.submittedAt ? isFoundByItsNames(listed.names, saved) : listed.names === '',
    numbers: saved.submittedAt ? isFoundByItsNumbers(listed.numbers, saved) : listed.numbers === '',
    // Nobody else finds it: which of them still does is a matter of what became of the question.
    consulted: listed.consulted.every((unit) => concerned.has(unit)),
    // Of one that stood still after its date had passed an earlier version listed since when it stands.
    due_at: sameTime(listed.dueAt, due) || (listed.pausedSince !== undefined && listed.dueAt === listed.pausedSince),
  };
  return Object.keys(right).filter((name) => !right[name]);
}

/** Who applies is found, and by no name that the application does not have; which of its fields were hidden the rules of the day say. */
function isFoundByItsNames(kept: string, { applicant, representative, answers }: DossierState): boolean {
  const people = [applicant, ...(representative ? [representative] : [])].map(({ name }) => name);
  const named = Object.entries(answers).flatMap(([field, value]) =>
    field.endsWith('Name') && typeof value === 'string' ? [value] : [],
  );
  const parts = (names: readonly string[]) => names.map((name) => namesToFind([name])).filter(Boolean);
  const [own, all] = [parts(people), new Set(parts([...people, ...named]))];
  const found = kept.split(BETWEEN).filter(Boolean);
  return own.every((name) => found.includes(name)) && found.every((name) => all.has(name));
}

/** By the numbers of who applies and of who does so for them, and by no other. */
function isFoundByItsNumbers(kept: string, { applicant, representative }: DossierState): boolean {
  const people = [applicant, ...(representative ? [representative] : [])];
  const numbers = people.flatMap((one) => [one.idNumber, ...(one.phone ? [one.phone] : [])]);
  const parts = (text: string) => new Set(text.split(' ').filter(Boolean));
  return parts(kept).symmetricDifference(parts(numbersToFind(numbers))).size === 0;
}

function tasksDiffer({ tasks, listed }: KeptDossier, state: DossierState): string[] {
  if (listed.story) return tasks.length ? ['task'] : [];
  const steps = tasks.filter(({ id }) => id < OTHER_TASKS);
  const { at } = legalDate(state);
  // What is no step of the process has its own date, by which it is listed.
  const hasOwnDates = tasks.every(
    (line) => line.id < OTHER_TASKS || !OWN_DATE.has(line.act) || sameTime(line.legalAt, line.dueAt),
  );
  const isListed = (one: DossierState['tasks'][number]) =>
    steps.some(
      (line) =>
        line.id === one.id &&
        line.step === one.step &&
        line.unit === one.unit &&
        line.post === one.post &&
        line.act === one.act &&
        line.assignee === one.assignee &&
        sameTime(line.openedAt, one.openedAt) &&
        sameTime(line.dueAt, one.dueAt) &&
        sameTime(line.legalAt, at),
    );
  return hasOwnDates && steps.length === state.tasks.length && state.tasks.every(isListed) ? [] : ['task'];
}
