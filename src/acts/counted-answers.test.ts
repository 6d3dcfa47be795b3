/** An answer whose question a later answer takes away counts nowhere: not for papers, rules, entries, or what is printed. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { variables } from '#dossier/context.ts';
import { countedState } from '#dossier/counted.ts';
import { fold } from '#dossier/evolve.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { componentName, type Draft, fillingOf } from '#web/portal/draft-model.ts';
import type { View } from '#web/view.ts';
import { birthAnswers, officer, partyOf, person, shipped, testPlatform } from '../../test/support/platform.ts';
import { resultPaper } from './documents.ts';
import { perform, startDossier } from './perform.ts';
import { entryBefore } from './standing.ts';

const BIRTH = '1.001193';
const an = person('an');
const counter = officer('hong-gai.counter.hoa');
const recognised = {
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
const paper = (component: string) => ({ component, originals: 0, copies: 1 });

async function handedIn(answers: Record<string, unknown>, components: readonly string[] = []) {
  const test = await testPlatform();
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant: partyOf('an'),
    place: '06685',
    answers: { ...birthAnswers, ...answers },
    components: components.map(paper),
  };
  const { dossierId: id } = must(await startDossier(test.platform, BIRTH, draft, an));
  const act = (command: Command, actor: Actor) => perform(test.platform, id, command, actor);
  const submitted = await act({ act: 'submit-dossier' }, an);
  const state = async () => (await test.store.load(id))!.state;
  const rules = must(await test.platform.procedure(BIRTH));
  return { ...test, id, act, submitted, state, rules };
}

/** A father who recognised the child, and after a supplement no father. */
async function withoutFather() {
  const test = await handedIn(recognised, ['recognition-paper']);
  must(test.submitted);
  must(await test.act({ act: 'receive-dossier' }, counter));
  const item = { item: 'parentage', reason: 'Quyết định nhận cha đã bị hủy' };
  const minh = officer('hong-gai.civil.minh');
  must(await test.act({ act: 'request-supplement', items: [item], contactPhone: '0203 3825 825' }, minh));
  const before = await test.state();
  const { events } = must(await test.act({ act: 'supplement-dossier', answers: { parentage: 'father-unknown' } }, an));
  return { ...test, before, event: events[0] };
}

describe('on submission', () => {
  it('an answer that nobody asks for calls for no paper, and neither it nor where it is from is kept', async () => {
    const { submitted, state } = await handedIn({ ...recognised, parentage: 'father-unknown' });
    must(submitted);
    const { answers, provenance } = await state();
    for (const kept of [answers, provenance]) expect(Object.keys(kept).join()).not.toMatch(/father|recognition/);
  });

  it('the same answer, asked for, calls for its paper', async () => {
    const { submitted } = await handedIn(recognised);
    expect(submitted).toMatchObject({ code: 'components-missing', params: { ids: ['recognition-paper'] } });
  });

  it('what was taken out of a draft since is no answer any more', async () => {
    const { store, platform } = await testPlatform();
    const draft = {
      act: 'draft-dossier' as const,
      channel: 'online' as const,
      applicant: partyOf('an'),
      place: '06685',
    };
    const { noticeNumber, ...rest } = birthAnswers;
    const begun = must(await startDossier(platform, BIRTH, { ...draft, answers: birthAnswers }, an));
    expect(begun.state.answers).toMatchObject({ noticeNumber });
    must(await perform(platform, begun.dossierId, { ...draft, answers: rest }, an));
    expect((await store.load(begun.dossierId))!.state.answers).not.toHaveProperty('noticeNumber');
    // Then the paper is asked for again that the number stood for.
    const outcome = await perform(platform, begun.dossierId, { act: 'submit-dossier' }, an);
    expect(outcome).toMatchObject({ code: 'components-missing', params: { ids: ['birth-proof'] } });
  });
});

describe('after a supplement', () => {
  it('what its answers take the question from is recorded as gone', async () => {
    const { event, state, id, store } = await withoutFather();
    expect(event).toMatchObject({ type: 'dossier-supplemented', answers: { parentage: 'father-unknown' } });
    expect(event).toHaveProperty('cleared', expect.arrayContaining(['fatherBy', 'fatherName', 'recognitionNumber']));
    const { answers } = await state();
    expect(Object.keys(answers).join()).not.toMatch(/father|recognition/);
    const events = (await store.readEvents(id)).map(({ body }) => JSON.parse(body));
    expect(fold(id, events).answers).toEqual(answers);
  });

  it('its paper can be asked for no more', async () => {
    const { act, state } = await withoutFather();
    const minh = officer('hong-gai.civil.minh');
    const items = [{ item: 'recognition-paper', reason: 'Bản sao mờ, không đọc được' }];
    expect((await state()).status).toBe('in-progress');
    const outcome = await act({ act: 'request-supplement', items, contactPhone: '0203 3825 825' }, minh);
    expect(isRefusal(outcome) && outcome.code).toMatch(/supplement-(not-due|rounds-used)/);
  });

  it('of one recorded before, when nothing was taken out, it counts nowhere either', async () => {
    const { before, state, rules, platform } = await withoutFather();
    const now = await state();
    const old: DossierState = { ...now, answers: { ...before.answers, parentage: 'father-unknown' } };
    expect(variables(old, rules)).not.toHaveProperty('fatherBy');
    expect(countedState(old, rules).answers).toEqual(now.answers);
    const asked = rules.components.filter((one) => rules.isAsked(one, variables(old, rules))).map(({ id }) => id);
    expect(asked).not.toContain('recognition-paper');
    expect(entryBefore(platform, rules, old)).toEqual(entryBefore(platform, rules, now));
    const printed = JSON.stringify(resultPaper(platform, rules, shipped.get(BIRTH)!, old));
    expect(printed).toContain(birthAnswers.motherName);
    expect(printed).not.toContain(recognised.fatherName);
    // What counts is the same object, so that nothing is drawn anew for every dossier.
    expect(countedState(now, rules)).toBe(now);
  });
});

it('the portal asks for no paper of an answer that is hidden by now', async () => {
  const { platform } = await testPlatform();
  const view = { platform, session: { id: 'an' }, now: platform.clock.now(), lang: 'vi' } as unknown as View;
  const papersOf = async (answers: Record<string, unknown>) => {
    const data = { applicant: partyOf('an'), place: '06685', answers, papers: {} };
    const filling = must(await fillingOf(view, { id: 'd', owner: 'an', procedure: BIRTH, data } as unknown as Draft));
    expect(componentName(view, filling.shown, 'recognition-paper')).not.toBe('recognition-paper');
    expect(filling.answers).not.toHaveProperty('bornAbroad');
    return filling.components.map(({ id }) => id);
  };
  // Nor is an answer to what the form asks no more handed in.
  expect(await papersOf({ ...birthAnswers, ...recognised, bornAbroad: false })).toContain('recognition-paper');
  expect(await papersOf({ ...birthAnswers, ...recognised, parentage: 'father-unknown' })).not.toContain(
    'recognition-paper',
  );
});
