/** What lists show and what may be opened are the same, for every officer of the province. */
import { beforeAll, describe, expect, it } from 'vitest';
import { mayAct, type PermittedAct } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { birthUntil } from '../../test/support/begun.ts';
import { LINKED_PAPERS } from '../../test/support/linked-birth.ts';
import {
  birthAnswers,
  holder,
  houseAnswers,
  officer,
  partyOf,
  person,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { perform, startDossier, subjectOf } from './perform.ts';
import { readingScope } from './reading-scope.ts';
import type { Story } from './story.ts';

const DATE = '2026-11-25';
let test: TestPlatform;
const all: string[] = [];
let household: string;
let issued: string;

type Draft = Extract<Command, { act: 'draft-dossier' }>;

async function submit(code: string, who: string, draft: Partial<Draft>): Promise<string> {
  const { platform } = test;
  const applicant = partyOf(who);
  const command: Draft = { act: 'draft-dossier', channel: 'online', applicant, ...draft };
  const { dossierId } = must(await startDossier(platform, code, command, person(who)));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, person(who)));
  all.push(dossierId);
  return dossierId;
}

/** Does the open step as whoever holds its post. */
async function step(id: string, result?: Record<string, unknown>): Promise<void> {
  const [task] = (await test.store.load(id))!.state.tasks;
  const command = { act: task.act, task: task.id, result } as Command;
  must(await perform(test.platform, id, command, holder(task.unit, task.post)));
}

const birth = {
  place: '06685',
  answers: birthAnswers,
  components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
};

beforeAll(async () => {
  test = await testPlatform();
  const { platform } = test;
  await submit('1.001193', 'an', birth);
  await submit('1.001193', 'an', { ...birth, receivingUnit: '06793-mc' });
  const taken = await submit('1.001193', 'an', birth);
  await step(taken);
  const [check] = (await test.store.load(taken))!.state.tasks;
  must(await perform(platform, taken, { act: 'claim-task', task: check.id }, officer('hong-gai.civil.minh')));
  const rules = must(await platform.procedure('1.013225'));
  const components = rules.components.map(({ id, originals, copies }) => ({ component: id, originals, copies }));
  const asked = await submit('1.013225', 'dung', { place: '06793', answers: houseAnswers, components });
  await step(asked);
  const [task] = (await test.store.load(asked))!.state.tasks;
  must(
    await perform(
      platform,
      asked,
      { act: 'consult-unit', units: ['so-xay-dung'], question: 'Về quy hoạch?' },
      holder(task.unit, task.post),
    ),
  );
  for (const until of ['decide-dossier', 'deliver-result']) all.push(await birthUntil(test, until));
  issued = all.at(-1)!;
  household = await submit('1.001612', 'an', {
    place: '06685',
    receivingUnit: '07192-mc',
    answers: {
      businessName: 'Hộ kinh doanh Quán Hoa Sữa',
      businessAddress: 'Chợ Hồng Gai, phường Hồng Gai',
      industries: '5610 Nhà hàng và các dịch vụ ăn uống phục vụ lưu động',
      capitalVnd: 80_000_000,
      founder: 'individual',
      ownerEnterprise: 'none',
      foundingBar: 'none',
      filedBy: 'owner',
    },
    components: [{ component: 'request', originals: 1, copies: 0 }],
  });
});

/** A birth that the police work on, taken by one of them. */
async function atPolice(): Promise<string> {
  const { answers, results } = shipped.get('2.000986')!.cases['three-agencies'] as Story;
  const components = LINKED_PAPERS.concat('birth-proof').map((component) => ({ component, originals: 1, copies: 1 }));
  const id = await submit('2.000986', 'binh', { channel: 'counter', place: '06862', answers, components });
  const open = async () => (await test.store.load(id))!.state.tasks[0];
  for (let n = 0; (await open()).unit !== '06862-ca' && n < 9; n++) await step(id, results?.[(await open()).step]);
  const { id: task, unit } = await open();
  must(await perform(test.platform, id, { act: 'claim-task', task }, holder(unit, 'specialist')));
  return id;
}

describe('what somebody may find', () => {
  it('is what they may read, no more and no less', async () => {
    const { province } = test.platform;
    const linked = await atPolice();
    const states = await Promise.all(all.map(async (id) => (await test.store.load(id))!.state));
    let readable = 0;
    for (const one of province.officers.values()) {
      const may = states.filter((state) => {
        const consulted = state.consultations.find((asked) => one.holds.some((held) => held.unit === asked.unit))?.unit;
        const dossier = { ...subjectOf(state), consulted };
        const actor = { kind: 'officer', id: one.id, name: one.name } as const;
        return !isRefusal(mayAct({ act: 'read-dossier', actor, dossier, province, date: DATE }));
      });
      const found = await test.store.findDossiers({}, readingScope(test.platform, one, DATE), { limit: 100 });
      expect([one.id, found.rows.map((row) => row.id).sort()]).toEqual([one.id, may.map((state) => state.id).sort()]);
      readable += may.length;
    }
    const found = async (id: string) => {
      const scope = readingScope(test.platform, province.officers.get(id)!, DATE);
      return (await test.store.findDossiers({}, scope, { limit: 100 })).rows.map((row) => row.id).sort();
    };
    // Whoever leads the centre that received it, the one of the ward, or the ward of the division; nobody of another.
    const finds = async (id: string, of = household) => {
      const one = province.officers.get(id)!;
      const found = await test.store.findDossiers({}, readingScope(test.platform, one, DATE), { limit: 100 });
      return found.rows.some((row) => row.id === of);
    };
    for (const one of [
      ['07192-mc.head.1', '07192-mc.head.2', '06685-mc.head.1', 'hong-gai.chair', 'hong-gai.vice-chair'],
      ['06793-mc.head.1', '06793.head.1', 'hong-gai.civil.minh', '06685.clerk.1'],
    ].entries()) {
      const [i, ids] = one;
      for (const id of ids) expect([id, await finds(id)]).toEqual([id, i === 0]);
    }
    // Who leads the unit that it was handed over to, whoever of it has taken the work; nobody who leads another.
    expect(await finds('06862-ca.head.1', linked)).toBe(true);
    expect(await finds('06685-ca.head.1', linked)).toBe(false);
    // Who may take a birth back reads it once there is a result, and no other birth of a ward before.
    for (const id of ['ubnd-tinh.specialist.1', 'ubnd-tinh.head.1'])
      expect([id, await found(id)]).toEqual([id, [linked, issued].sort()]);
    // The inspectorate looks into all that was handed in; an inspector of a department into what is that department's.
    expect(await found('province.inspector')).toEqual(states.map(({ id }) => id).sort());
    expect(await found('so-y-te.auditor.1')).toEqual([]);
    const inspector = province.officers.get('province.inspector')!;
    const draft = { ...subjectOf(states[0]), isDraft: true };
    const actor = { kind: 'officer', id: inspector.id, name: inspector.name } as const;
    const reads = mayAct({ act: 'read-dossier', actor, dossier: draft, province, date: DATE });
    expect(isRefusal(reads) && reads.code).toBe('not-permitted');
    // Some may read some, nobody but inspectors all.
    expect(readable).toBeGreaterThan(40);
  });

  it('is nothing by a post that handles no dossier, of its own unit too; an inspector of a unit reads and does not speak', () => {
    const { province } = test.platform;
    const may = (act: PermittedAct, id: string, unit: string, more = {}) => {
      const actor = { kind: 'officer', id, name: id } as const;
      const dossier = { unit, receivingUnit: '06685-mc', tasks: [], ...more };
      return !isRefusal(mayAct({ act, actor, dossier, province, date: DATE }));
    };
    for (const id of ['province.administrator', 'province.procedures']) {
      const one = province.officers.get(id)!;
      const asked = { consulted: 'ubnd-tinh', stoppedAt: ['ubnd-tinh'] };
      for (const act of ['read-dossier', 'send-message'] as const)
        expect([id, act, may(act, id, 'ubnd-tinh', asked)]).toEqual([id, act, false]);
      const { units, consulted, receivingUnits } = readingScope(test.platform, one, DATE);
      expect([units, consulted, receivingUnits]).toEqual([[], [], []]);
    }
    for (const [act, id, is] of [
      ['read-dossier', 'ubnd-tinh.head.1', true],
      ['send-message', 'ubnd-tinh.head.1', true],
      ['read-dossier', 'so-y-te.auditor.1', true],
      ['send-message', 'so-y-te.auditor.1', false],
    ] as const)
      expect([act, id, may(act, id, id.split('.')[0])]).toEqual([act, id, is]);
  });
});
