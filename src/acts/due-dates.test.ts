/** Dates given to people: from when they count, and whether they may yet change. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Province } from '#authority/province.ts';
import type { CalendarSource } from '#calendar/calendar.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import {
  birthAnswers,
  local,
  officer,
  partyOf,
  person,
  province,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { slipsFor } from './documents.ts';
import { runRecompute } from './jobs.ts';
import { perform, startDossier } from './perform.ts';

let test: TestPlatform;
beforeEach(async () => {
  // Who is competent in 2028 is not what is asked here.
  const competence = province.source.competence.map(({ to: _to, ...row }) => row);
  test = await testPlatform(undefined, must(Province.from({ ...province.source, competence })));
});

const an = person('an');
const counter = officer('hong-gai.counter.hoa');
const at = (text: string) => local(text).toString();

/** A birth handed in online at one moment and received at another. */
async function dossier(submittedAt: string, receivedAt?: string): Promise<string> {
  test.clock.moveTo(local(submittedAt));
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant: partyOf('an'),
    place: '06685',
    answers: { ...birthAnswers, childDateOfBirth: submittedAt.slice(0, 10) },
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
  };
  const { dossierId } = must(await startDossier(test.platform, '1.001193', draft, an));
  must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, an));
  if (!receivedAt) return dossierId;
  test.clock.moveTo(local(receivedAt));
  must(await perform(test.platform, dossierId, { act: 'receive-dossier' }, counter));
  return dossierId;
}

const stateOf = async (id: string) => (await test.store.load(id))!.state;
const eventsOf = async (id: string) =>
  (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);

describe('the checks of online intake', () => {
  it.each([
    ['2026-11-25T09:00', '2026-11-25T11:00', '2026-11-26T09:00'],
    // The cut-off of 15:00 is not theirs.
    ['2026-11-25T16:00', '2026-11-26T08:30', '2026-11-26T16:00'],
    // At night and on Saturday they begin when somebody works.
    ['2026-11-25T21:00', '2026-11-26T09:30', '2026-11-26T17:00'],
    ['2026-11-28T10:00', '2026-11-30T09:30', '2026-11-30T17:00'],
  ])('of what was sent at %s are due at %s and %s', async (sent, alertBy, acceptBy) => {
    const id = await dossier(sent);
    const submitted = (await eventsOf(id)).find((event) => event.type === 'dossier-submitted');
    expect(submitted).toMatchObject({ alertBy: at(alertBy), acceptBy: at(acceptBy) });
  });
});

describe('a same-day result', () => {
  it.each([
    ['2026-11-25T14:59', '2026-11-25T17:00'],
    ['2026-11-25T15:00', '2026-11-25T17:00'],
    ['2026-11-25T15:01', '2026-11-26T17:00'],
  ])('of what was received at %s is due at %s', async (received, due) => {
    const { clock } = await stateOf(await dossier('2026-11-25T08:00', received));
    expect(clock).toMatchObject({ dueAt: at(due) });
    expect(clock?.doubts).toBeUndefined();
  });
});

describe('a date in a year whose holidays are not known', () => {
  const said = 'Chưa có lịch nghỉ lễ, tết năm 2027; ngày hẹn trả có thể thay đổi.';
  const { source } = province;
  const past = source.calendar.holidays.filter(({ from }) => from < '2027');
  const where = (change: Partial<CalendarSource>) =>
    must(Province.from({ ...source, calendar: { ...source.calendar, ...change } }));
  const received = async () => {
    test = await testPlatform(undefined, where({ until: '2026-12-31', holidays: past }));
    return dossier('2026-12-31T09:00', '2026-12-31T16:00');
  };
  const recomputed = async (id: string, holiday: string) => {
    const known = { from: holiday, name: 'Một ngày nghỉ', basis: 'Điều 112' };
    const later = await testPlatform(test.store, where({ until: '2027-12-31', holidays: [...past, known] }));
    later.clock.moveTo(local('2026-12-31T16:30'));
    return { ...later, events: (await runRecompute(later.platform, id, 'calendar'))?.events };
  };

  it('is given, on record and on the slip as one that may change', async () => {
    const id = await received();
    const { clock, procedure } = await stateOf(id);
    expect(clock).toMatchObject({ dueAt: at('2027-01-01T17:00'), doubts: [{ kind: 'year-unknown', year: 2027 }] });
    const rules = await test.platform.procedureByHash(procedure.hash);
    if (isRefusal(rules)) throw new Error(rules.code);
    const [slip] = slipsFor(test.platform, rules, id, await eventsOf(id));
    expect(slip).toMatchObject({ form: '01', due: '17:00 01/01/2027', dueNote: said });
  });

  it('is computed anew when they are, and stands then', async () => {
    const id = await received();
    const { platform, events } = await recomputed(id, '2027-01-01');
    expect(events).toMatchObject([
      { type: 'due-recomputed', from: at('2027-01-01T17:00'), clock: { dueAt: at('2027-01-04T17:00') } },
    ]);
    expect((await stateOf(id)).clock?.doubts).toBeUndefined();
    expect((await runRecompute(platform, id, 'calendar'))?.events).toEqual([]);
  });

  it('loses its doubt also where the date stays', async () => {
    const id = await received();
    const { events } = await recomputed(id, '2027-01-04');
    expect(events).toMatchObject([{ type: 'due-recomputed', clock: { dueAt: at('2027-01-01T17:00') } }]);
    expect((await stateOf(id)).clock?.doubts).toBeUndefined();
  });
});
