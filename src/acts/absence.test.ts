/** Absences at their door: who may record them, for whom, with which stand-in; and how they end. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { Province } from '#authority/province.ts';
import { everyRefusal, isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { code } from '../../test/support/acts.ts';
import { birthUntil } from '../../test/support/begun.ts';
import {
  holder,
  local,
  officer,
  person,
  province,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { type AbsenceRequest, cancelAbsence, endAbsence, recordAbsence } from './absence.ts';
import { storyOf } from './check-pack.ts';
import { perform } from './perform.ts';
import { tellStory } from './story.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

const minh = officer('hong-gai.civil.minh');
const nga = officer('hong-gai.civil.nga');
const chair = officer('hong-gai.chair');
const divisionHead = holder('06685', 'division-head');
const day = (text: string) => local(`${text}T00:00`).toString();
const request = (who: Actor, change: Partial<AbsenceRequest> = {}): AbsenceRequest => ({
  officer: who.id,
  from: day('2026-11-25'),
  to: day('2026-11-28'),
  ...change,
});
const record = (actor: Actor, asked: AbsenceRequest) => recordAbsence(test.platform, actor, asked);
const awayNow = async () => (await test.platform.absences(test.clock.now().toString())).map((one) => one.officer);

describe('recording an absence', () => {
  it('is done by oneself or by the head above, never by who is below', async () => {
    expect(code(await record(minh, request(minh)))).toBe('done');
    expect(code(await record(chair, request(nga)))).toBe('done');
    expect(code(await record(divisionHead, request(chair, { standIn: divisionHead.id })))).toBe('not-permitted');
    expect(code(await record(nga, request(divisionHead)))).toBe('not-permitted');
    expect(code(await record(person('an'), request(minh)))).toBe('not-permitted');
    expect(await awayNow()).toEqual([minh.id, nga.id]);
  });
  it('takes as stand-in only who fills the post', async () => {
    expect(code(await record(chair, request(chair, { standIn: divisionHead.id })))).toBe('stand-in-not-entitled');
    expect(code(await record(minh, request(minh, { standIn: minh.id })))).toBe('stand-in-self');
    expect(code(await record(minh, request(minh, { standIn: 'hong-gai.counter.hoa' })))).toBe('stand-in-not-entitled');
    expect(code(await record(minh, request(minh, { standIn: 'nobody' })))).toBe('officer-unknown');
    expect(code(await record(chair, request(chair, { standIn: 'hong-gai.vice-chair' })))).toBe('done');
    expect(code(await record(minh, request(minh, { standIn: nga.id })))).toBe('done');
  });
  it('is told all that is wrong at once', async () => {
    const far = request(minh, { from: day('2027-11-25'), to: day('2029-01-01'), standIn: 'hong-gai.counter.hoa' });
    const told = await record(minh, far);
    expect(isRefusal(told) && everyRefusal(told).map((one) => one.code)).toEqual([
      'absence-too-long',
      'absence-far',
      'stand-in-not-entitled',
    ]);
    const unread = await record(minh, request(minh, { from: day('2026-10-01'), to: '', standIn: minh.id }));
    expect(isRefusal(unread) && everyRefusal(unread).map((one) => one.code)).toEqual([
      'date-invalid',
      'absence-past',
      'stand-in-self',
    ]);
  });
  it('has an end, in order, not long past, not twice', async () => {
    expect(code(await record(minh, request(minh, { to: day('2036-11-25') })))).toBe('absence-too-long');
    expect(code(await record(minh, request(minh, { to: day('2026-11-25') })))).toBe('absence-backwards');
    expect(code(await record(minh, request(minh, { from: day('2026-10-01') })))).toBe('absence-past');
    expect(code(await record(minh, request(minh, { from: 'soon' })))).toBe('date-invalid');
    expect(code(await record(minh, request(minh)))).toBe('done');
    expect(code(await record(minh, request(minh, { from: day('2026-11-27'), to: day('2026-12-01') })))).toBe(
      'absence-overlaps',
    );
  });
});

it('that a story tells again on the same database is on record once, and another one is refused', async () => {
  const story = must(storyOf(shipped.get('1.001193')!, 'other-centre'));
  const tell = (acts = story.acts) => tellStory(test.platform, '1.001193', { ...story, acts });
  expect(must(await tell()).mistakes).toEqual([]);
  expect(must(await tell()).mistakes).toEqual([]);
  expect(await test.store.listAbsences([minh.id], local('2026-11-23T09:00').toString())).toHaveLength(1);
  const longer = story.acts?.map((act) =>
    act.act === 'absence' ? { ...act, with: { ...act.with, to: '2026-11-25T17:00' } } : act,
  );
  expect(code(await tell(longer))).toBe('absence-overlaps');
});

describe('who stands above', () => {
  const vice = officer('hong-gai.vice-chair');
  /** Minh as another officer: with these posts, in a province where the rest stays. */
  async function holding(holds: object[]) {
    const officers = province.source.officers.map((one) => (one.id === minh.id ? { ...one, holds } : one));
    test = await testPlatform(undefined, must(Province.from({ ...province.source, officers } as never)));
  }
  it('is the head over a deputy, and no deputy over another or over the head', async () => {
    await holding([{ unit: '06685', post: 'deputy-head', from: '2025-07-01' }]);
    const refused = await record(vice, request(minh));
    expect(code(refused)).toBe('not-permitted');
    // No dossier is meant.
    for (const [language, word] of [
      ['vi', 'hồ sơ'],
      ['en', 'dossier'],
      ['hi', 'फ़ाइल'],
    ] as const)
      expect(isRefusal(refused) && refusalText(refused, language)).not.toContain(word);
    expect(code(await record(chair, request(minh)))).toBe('done');
    expect(code(await record(vice, request(nga)))).toBe('done');
  });
  it('is told by the posts of today alone', async () => {
    const ended = { unit: '06685', post: 'specialist', from: '2025-07-01', to: '2025-12-31' };
    await holding([ended, { unit: '06793', post: 'specialist', from: '2025-12-31' }]);
    expect(code(await record(chair, request(minh)))).toBe('not-permitted');
    expect(code(await record(holder('06793', 'head'), request(minh)))).toBe('done');
  });
});

describe('a head who falls ill', () => {
  const vice = officer('hong-gai.vice-chair');
  const above = holder('ubnd-tinh', 'head');
  it('is recorded as away by a deputy head or by the head above, by nobody else, and who stands in stays a question of posts', async () => {
    for (const other of [divisionHead, minh, officer('hong-gai.counter.hoa'), holder('06793', 'head'), person('an')])
      expect(code(await record(other, request(chair))), other.id).toBe('not-permitted');
    expect(code(await record(divisionHead, request(chair, { standIn: divisionHead.id })))).toBe('not-permitted');
    expect(code(await record(vice, request(chair, { standIn: divisionHead.id })))).toBe('stand-in-not-entitled');
    expect(code(await record(above, request(chair, { standIn: above.id })))).toBe('stand-in-not-entitled');
    // Who is above is no deputy of who is below, and a deputy records nobody above the head.
    expect(code(await record(vice, request(above)))).toBe('not-permitted');
    expect(code(await record(chair, request(above)))).toBe('not-permitted');
    const { id } = must(await record(above, request(chair, { standIn: vice.id })));
    expect(code(await endAbsence(test.platform, divisionHead, id))).toBe('not-permitted');
    expect(code(await endAbsence(test.platform, vice, id))).toBe('done');
  });
  it('leaves what they had claimed to who stands in', async () => {
    const id = await birthUntil(test, 'decide-dossier');
    const [task] = (await test.store.load(id))!.state.tasks;
    must(await perform(test.platform, id, { act: 'claim-task', task: task.id }, chair));
    const substitute = { act: 'substitute-task', task: task.id } as const;
    expect(code(await perform(test.platform, id, substitute, vice))).toBe('not-absent');
    must(await record(vice, request(chair, { standIn: vice.id })));
    expect(code(await perform(test.platform, id, { act: 'decide-dossier', task: task.id }, chair))).toBe(
      'away-stood-in',
    );
    must(await perform(test.platform, id, substitute, vice));
    must(await perform(test.platform, id, { act: 'decide-dossier', task: task.id }, vice));
  });
});

describe('who stands in for somebody', () => {
  it('is asked once more before they are away in that time themselves', async () => {
    must(await record(minh, request(minh, { standIn: nga.id })));
    const both = request(nga, { from: day('2026-11-26'), to: day('2026-12-01') });
    const asked = await record(nga, both);
    expect(asked).toMatchObject({ code: 'absence-stands-in' });
    for (const language of LANGUAGES) {
      const text = isRefusal(asked) && refusalText(asked, language);
      expect(text).toContain(`${minh.name} (26/11/2026 – 27/11/2026)`);
    }
    expect(code(await record(nga, { ...both, standIn: officer('hong-gai.counter.hoa').id, confirmed: true }))).toBe(
      'stand-in-not-entitled',
    );
    expect(code(await record(nga, request(nga, { from: day('2026-11-28'), to: day('2026-12-01') })))).toBe('done');
    expect(code(await record(nga, { ...both, to: day('2026-11-28'), confirmed: true }))).toBe('done');
  });
});

it('an absence that was ended counts up to its end: the same day another may begin, and they may stand in', async () => {
  const now = test.clock.now().epochMilliseconds;
  const today = day('2026-11-25');
  const { id } = must(await record(minh, request(minh)));
  must(await endAbsence(test.platform, minh, id));
  expect(code(await record(nga, request(nga, { standIn: minh.id, to: day('2026-11-26') })))).toBe('done');
  const again = must(await record(chair, request(minh, { from: today, to: day('2026-11-27'), confirmed: true })));
  expect(Date.parse(again.from)).toBe(now);
  expect(code(await record(minh, request(minh, { from: today, to: day('2026-11-26'), confirmed: true })))).toBe(
    'absence-overlaps',
  );
});

it('no absence is recorded years ahead', async () => {
  const ahead = (from: string, to: string) => record(minh, request(minh, { from: day(from), to: day(to) }));
  expect(code(await ahead('2030-01-01', '2030-01-05'))).toBe('absence-far');
  expect(code(await ahead('2027-05-25', '2027-05-28'))).toBe('absence-far');
  expect(code(await ahead('2027-05-20', '2027-05-28'))).toBe('done');
});

describe('who is recorded as away', () => {
  it('neither decides nor does other work of their post until they end it', async () => {
    const id = await birthUntil(test, 'decide-dossier');
    const before = (await test.store.load(id))!.state;
    const [task] = before.tasks;
    const head = holder(task.unit, 'head');
    const absence = must(await record(head, request(head, { standIn: 'hong-gai.vice-chair' })));
    const decide = { act: 'decide-dossier', task: task.id } as const;
    const standIn = officer('hong-gai.vice-chair');
    const law = 'Điều 16 Luật số 60/2014/QH13';
    const extend = { act: 'extend-dossier', dueAt: day('2026-12-02'), reason: 'Chờ xác minh' } as const;
    for (const command of [
      decide,
      { ...decide, outcome: 'rejected', reason: 'Không đủ điều kiện', law } as const,
      { act: 'refuse-dossier', reason: 'Không đủ điều kiện', law } as const,
      { act: 'claim-task', task: task.id } as const,
      { act: 'return-task', task: task.id, to: 'check', reason: 'Xem lại' } as const,
      extend,
    ]) {
      const refused = await perform(test.platform, id, command, head);
      expect(refused, command.act).toMatchObject({ code: 'away-stood-in', params: { standIn: standIn.name } });
      for (const language of LANGUAGES)
        expect(isRefusal(refused) && refusalText(refused, language)).toContain(standIn.name);
    }
    expect((await test.store.load(id))!.state.seq).toBe(before.seq);
    must(await perform(test.platform, id, { act: 'send-message', topic: 'reply', text: 'Tôi về ngày mai' }, head));
    must(await endAbsence(test.platform, head, absence.id));
    must(await perform(test.platform, id, decide, head));
  });
  it('leaves the work to who stands in, also where nobody was named', async () => {
    const id = await birthUntil(test, 'decide-dossier');
    const [task] = (await test.store.load(id))!.state.tasks;
    const head = holder(task.unit, 'head');
    must(await record(head, request(head)));
    const decide = { act: 'decide-dossier', task: task.id } as const;
    expect(code(await perform(test.platform, id, decide, head))).toBe('away');
    must(await perform(test.platform, id, decide, officer('hong-gai.vice-chair')));
  });
});

describe('an absence', () => {
  it('ends when the officer is back, and is then over', async () => {
    const { id } = must(await record(minh, request(minh)));
    expect(code(await endAbsence(test.platform, nga, id))).toBe('not-permitted');
    expect(code(await endAbsence(test.platform, minh, id))).toBe('done');
    expect(await awayNow()).toEqual([]);
    expect(code(await endAbsence(test.platform, minh, id))).toBe('absence-not-running');
    expect(code(await cancelAbsence(test.platform, minh, id))).toBe('absence-not-running');
  });
  it('is cancelled before or while it lasts, with who did it on record', async () => {
    const { id } = must(await record(minh, request(minh, { from: day('2026-12-01'), to: day('2026-12-03') })));
    expect(code(await endAbsence(test.platform, minh, id))).toBe('absence-not-running');
    const cancelled = must(await cancelAbsence(test.platform, chair, id, 'Hoãn phép'));
    expect(cancelled).toMatchObject({ act: 'cancel-absence', byId: chair.id, reason: 'Hoãn phép', seq: 2 });
    expect(code(await cancelAbsence(test.platform, chair, id))).toBe('absence-not-found');
    expect(code(await cancelAbsence(test.platform, chair, crypto.randomUUID()))).toBe('absence-not-found');
  });
});
