/** What an office may leave open on a form, and the act refuses. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { conclusionsOf } from '#dossier/conclusions.ts';
import { isRefusal, must, type Refusal } from '#kernel/outcome.ts';
import { begunRefused, nameIn } from '#web/office/name-as.tsx';
import type { View } from '#web/view.ts';
import { performOn } from '../../test/support/acts.ts';
import {
  birthAnswers,
  holder,
  officer,
  partyOf,
  person,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { recordAbsence } from './absence.ts';
import { startDossier } from './perform.ts';

let test: TestPlatform;
let id: string;
const act = (command: Command, actor: Actor) => performOn(test.platform, id, command, actor);
const state = async () => (await test.store.load(id))!.state;
const codeOf = (outcome: unknown) => (isRefusal(outcome as never) ? (outcome as { code: string }).code : 'done');

beforeEach(async () => {
  test = await testPlatform();
});

async function begin(code: string, answers: Record<string, unknown>) {
  const draft = { channel: 'online', applicant: partyOf('an'), place: '06685', answers } as const;
  id = must(await startDossier(test.platform, code, { act: 'draft-dossier', ...draft }, person('an'))).dossierId;
  must(await act({ act: 'submit-dossier' }, person('an')));
}

describe('a conclusion against the request', () => {
  it('says why, or is none; and its reason stands with it', async () => {
    await begin('1.001193', birthAnswers);
    must(await act({ act: 'receive-dossier' }, officer('hong-gai.counter.hoa')));
    const [task] = (await state()).tasks;
    const by = holder(task.unit, task.post);
    const rules = must(await test.platform.procedureByHash((await state()).procedure.hash));
    const form = rules.formOf(rules.steps[task.step].form!)!;
    const [field, schema] = Object.entries(form.schema.properties).find(([, one]) => one.favourable)!;
    const against = (schema['enum'] as string[]).find((one) => !schema.favourable!.includes(one))!;
    const conclude = (more: object) =>
      act({ act: 'complete-task', task: task.id, result: { [field]: against, ...more } }, by);
    for (const more of [{}, { note: '   ' }])
      expect(['conclusion-reason-needed', 'form-invalid']).toContain(codeOf(await conclude(more)));
    must(await conclude({ note: 'Giấy chứng sinh không hợp lệ' }));
    expect(conclusionsOf(rules, await state())[0]).toMatchObject({
      favourable: false,
      reason: 'Giấy chứng sinh không hợp lệ',
    });
  });
});

describe('a number at the counter', () => {
  it('goes with the name that the register has under it', async () => {
    const counter = officer('hong-gai.counter.hoa');
    const [{ unit: receivingUnit }] = test.platform.province.officers.get(counter.id)!.holds;
    const draft = (name: string) =>
      startDossier(
        test.platform,
        '1.001193',
        { act: 'draft-dossier', channel: 'counter', applicant: { ...partyOf('an'), name }, receivingUnit },
        counter,
      );
    expect(codeOf(await draft('Trần Văn Bình'))).toBe('applicant-name-differs');
    expect(codeOf(await draft('  nguyễn thị  AN '))).toBe('done');
    // Typed without its tones it is not taken in silence, and both spellings are shown.
    for (const name of ['NGUYEN THI AN', 'Nguyễn Thị Ân', 'nguyen thi an']) {
      const refused = await draft(name);
      expect(refused).toMatchObject({ code: 'applicant-name-tones', params: { name, registered: 'Nguyễn Thị An' } });
      const body: Record<string, string | undefined> = { name };
      const view = { lang: 'vi' } as View;
      expect(begunRefused(view, refused as Refusal, body)).toMatchObject({ id: 'name' });
      // Nothing is taken over before the officer says so.
      expect(nameIn(body)).toBe(name);
      expect(nameIn({ ...body, nameAs: body['nameOffered'] })).toBe('Nguyễn Thị An');
    }
  });
});

describe('a stand-in', () => {
  it('is not away in that time', async () => {
    const { province } = test.platform;
    const [one, other] =
      province.holders('06685', 'counter', '2026-11-25').length > 1
        ? province.holders('06685', 'counter', '2026-11-25')
        : [...province.officers.values()]
            .flatMap(({ holds: [held] }) => [province.holders(held.unit, held.post, '2026-11-25')])
            .find((holders) => holders.length > 1)!;
    const from = test.clock.now();
    const time = { from: from.toString(), to: from.add({ hours: 48 }).toString() };
    must(await recordAbsence(test.platform, officer(other.id), { officer: other.id, ...time }));
    const away = { officer: one.id, ...time, standIn: other.id };
    expect(codeOf(await recordAbsence(test.platform, officer(one.id), away))).toBe('stand-in-absent');
  });
});
