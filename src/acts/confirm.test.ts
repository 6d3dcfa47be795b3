/** The draft of a birth certificate asked for online: the applicant confirms or corrects it within a day; silence is yes. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { fold } from '#dossier/evolve.ts';
import type { Submitted } from '#dossier/state.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import {
  birthAnswers,
  birthChecked,
  local,
  officer,
  partyOf,
  person,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { perform, SYSTEM, startDossier } from './perform.ts';

const an = person('an');
const counter = officer('hong-gai.counter.hoa');
const minh = officer('hong-gai.civil.minh');
let test: TestPlatform;
let id: string;

const act = (command: Command, actor: Actor) => perform(test.platform, id, command, actor);
const state = async () => (await test.store.load(id))!.state;
const steps = async () => (await state()).tasks.map((task) => task.step);
const codeOf = async (outcome: ReturnType<typeof act>) => {
  const value = await outcome;
  return isRefusal(value) ? value.code : 'done';
};

const paper = (component: string): Submitted => ({ component, originals: 1, copies: 0 });

async function checked(channel: 'online' | 'counter' = 'online', result = birthChecked, components: Submitted[] = []) {
  const draft = {
    act: 'draft-dossier' as const,
    channel,
    applicant: partyOf('an'),
    place: '06685',
    answers: { ...birthAnswers, relation: 'mother' },
    components,
  };
  id = must(await startDossier(test.platform, '1.001193', draft, an)).dossierId;
  must(await act({ act: 'submit-dossier' }, an));
  must(await act({ act: 'receive-dossier' }, counter));
  test.clock.moveTo(local('2026-11-25T09:00'));
  return must(await act({ act: 'complete-task', task: (await state()).tasks[0].id, result }, minh));
}

beforeEach(async () => {
  test = await testPlatform();
});

describe('the draft of a result', () => {
  it('goes to the applicant of an online dossier, and the clock stops meanwhile', async () => {
    const { events } = await checked();
    expect(events).toMatchObject([
      { type: 'task-completed', step: 'check' },
      { type: 'draft-sent', deadline: local('2026-11-26T23:59:59').toString() },
    ]);
    expect(await state()).toMatchObject({
      status: 'in-progress',
      tasks: [],
      draft: { deadline: local('2026-11-26T23:59:59').toString() },
      clock: { pauses: [{ reason: 'confirmation' }] },
    });
  });

  it('is nobody else’s to confirm, and none waits for a dossier from the counter', async () => {
    await checked();
    for (const actor of [minh, counter, person('binh'), SYSTEM])
      expect(await codeOf(act({ act: 'confirm-draft' }, actor))).toBe('not-permitted');
    const { events } = await checked('counter');
    expect(events.map((event) => event.type)).toEqual(['task-completed']);
    expect(await steps()).toEqual(['population']);
    expect(await codeOf(act({ act: 'confirm-draft' }, an))).toBe('not-at-this-step');
  });

  it('confirmed, goes on at once, and the clock goes on where it stopped', async () => {
    await checked();
    const due = (await state()).clock!.dueAt;
    test.clock.moveTo(local('2026-11-25T11:00'));
    const { events } = must(await act({ act: 'confirm-draft' }, an));
    expect(events).toMatchObject([{ type: 'draft-confirmed', answers: {}, by: { id: 'an' } }]);
    expect(await steps()).toEqual(['population']);
    expect(due).toBe(local('2026-11-25T17:00').toString());
    // It goes on before 15:00, so its day is today still.
    expect((await state()).clock!.dueAt).toBe(due);
    expect((await state()).draft).toBeUndefined();
    expect(await codeOf(act({ act: 'confirm-draft' }, an))).toBe('not-at-this-step');
  });

  it('confirmed after 15:00, has its day tomorrow', async () => {
    await checked();
    test.clock.moveTo(local('2026-11-25T15:01'));
    must(await act({ act: 'confirm-draft' }, an));
    expect((await state()).clock!.dueAt).toBe(local('2026-11-26T17:00').toString());
  });

  it('counts as confirmed when the next day has passed in silence, and not a minute before', async () => {
    await checked();
    test.clock.moveTo(local('2026-11-26T23:59'));
    expect(must(await act({ act: 'wake-dossier' }, SYSTEM)).events).toEqual([]);
    test.clock.moveTo(local('2026-11-27T00:00'));
    const { events } = must(await act({ act: 'wake-dossier' }, SYSTEM));
    expect(events[0]).toMatchObject({ type: 'draft-confirmed', silent: true, by: { kind: 'system' } });
    expect(await steps()).toEqual(['population']);
    // What went on by night has its day when the office opens.
    expect((await state()).clock!.dueAt).toBe(local('2026-11-27T17:00').toString());
  });

  it('corrected, goes back to who examines it, with the answers as they should be', async () => {
    await checked('online', undefined, [paper('birth-proof')]);
    const answers = { childName: 'Nguyễn Gia Bảo Long', childNativePlace: birthAnswers.childNativePlace };
    const { events } = must(await act({ act: 'confirm-draft', answers, cleared: ['noticeNumber'] }, an));
    expect(events).toMatchObject([
      { type: 'draft-confirmed', answers: { childName: 'Nguyễn Gia Bảo Long' }, cleared: ['noticeNumber'] },
    ]);
    expect(await steps()).toEqual(['check']);
    expect((await state()).answers).toMatchObject({ childName: 'Nguyễn Gia Bảo Long', motherName: 'Nguyễn Thị An' });
    expect((await state()).answers['noticeNumber']).toBeUndefined();
  });

  it('leaves out what a corrected answer no longer asks for', async () => {
    await checked('online', undefined, [paper('abandonment-record')]);
    must(await act({ act: 'confirm-draft', answers: { relation: 'carer', parentage: 'abandoned' } }, an));
    const { answers } = await state();
    expect(answers['parentage']).toBe('abandoned');
    expect(Object.keys(answers).filter((name) => name.startsWith('mother'))).toEqual([]);
  });

  it('takes no answer that is wrong, from a register, or that nobody asked for', async () => {
    await checked();
    const tries: [Extract<Command, { act: 'confirm-draft' }>['answers'], string][] = [
      [{ childSex: 'x' }, 'form-invalid'],
      [{ childDateOfBirth: '2027-01-01' }, 'not-eligible'],
      [{ parentage: 'abandoned' }, 'not-eligible'],
      [{ relation: 'father' }, 'form-invalid'],
      [{ motherIdNumber: '022088000002' }, 'form-invalid'],
      [{ applicantName: 'Nguyễn Thị Ân' }, 'draft-from-register'],
      [{ permit: 'x' }, 'supplement-item-unknown'],
    ];
    for (const [answers, code] of tries) expect(await codeOf(act({ act: 'confirm-draft', answers }, an))).toBe(code);
    expect(await codeOf(act({ act: 'confirm-draft', cleared: ['childName'] }, an))).toBe('form-invalid');
    // A name that no field has, though every object has something under it.
    for (const name of ['nope', 'toString', '__proto__'])
      expect(await codeOf(act({ act: 'confirm-draft', cleared: [name] }, an))).toBe('supplement-item-unknown');
    expect((await state()).draft).toBeDefined();
  });

  it('takes no correction that calls for a paper nobody handed in, and can be withdrawn for a new request', async () => {
    await checked();
    const father = {
      parentage: 'known',
      fatherBy: 'recognised',
      recognitionBy: 'court',
      recognitionNumber: '3/2026',
      recognitionDate: '2026-11-20',
      recognitionPlace: 'Ủy ban nhân dân phường Hồng Gai',
      fatherName: 'Trần Văn Bình',
      fatherBirthYear: 1992,
      fatherEthnicity: 'Kinh',
      fatherNationality: 'Việt Nam',
      fatherResidence: 'Tổ 3, khu 5, phường Hồng Gai',
    };
    expect(await act({ act: 'confirm-draft', answers: father }, an)).toMatchObject({
      code: 'draft-needs-papers',
      params: { deadline: '23:59 26/11/2026' },
    });
    must(await act({ act: 'withdraw-dossier', reason: 'Nộp lại kèm giấy tờ' }, an));
    expect((await state()).status).toBe('withdrawn');
  });

  it('is folded from the events alone', async () => {
    await checked();
    must(await act({ act: 'confirm-draft', answers: { childName: 'Nguyễn Gia Bảo Long' } }, an));
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body));
    const { answers, draft, clock } = await state();
    expect(fold(id, events)).toMatchObject({ answers, clock });
    expect(fold(id, events).draft).toBe(draft);
  });
});
