/** A linked birth in Tiên Yên, as a case of its pack records it: handed in, and worked on step by step. */
import { expect } from 'vitest';
import { slipsFor } from '#acts/documents.ts';
import { startDossier } from '#acts/perform.ts';
import type { Story } from '#acts/story.ts';
import type { Actor } from '#authority/permission.ts';
import type { Command, CommandOf } from '#dossier/commands.ts';
import type { Slip } from '#dossier/slips.ts';
import { must } from '#kernel/outcome.ts';
import { timelineOf } from '#views/timeline.ts';
import { actsOf, performOn } from './acts.ts';
import { holder, local, partyOf, person, province, shipped, type TestPlatform } from './platform.ts';

const LINKED = '2.000986';
export const LINKED_PAPERS = ['declaration', 'residence-form', 'insurance-form'];

type Draft = Omit<CommandOf<'draft-dossier'>, 'act' | 'applicant' | 'place'>;

/** On the platform that the file has at the moment; one dossier at a time. */
export function linkedBirth(test: () => TestPlatform, name: string) {
  const story = shipped.get(LINKED)!.cases[name] as Story;
  const binh = person('binh');
  let id: string;
  const { stateOf, eventsOf } = actsOf(test, binh);
  const state = () => stateOf(id);
  const act = (command: Command, by: Actor) => performOn(test().platform, id, command, by);
  const at = (time: string) => test().clock.moveTo(local(time));
  return {
    get id() {
      return id;
    },
    story,
    state,
    act,
    at,

    /** At half past eight, with the answers of the case and what is changed of them. */
    async handIn({ answers, ...draft }: Draft): Promise<void> {
      at('2026-11-25T08:30');
      const whole = { applicant: partyOf('binh'), place: '06862', answers: { ...story.answers, ...answers }, ...draft };
      const begun = await startDossier(test().platform, LINKED, { act: 'draft-dossier', ...whole }, binh);
      id = must(begun).dossierId;
      must(await act({ act: 'submit-dossier' }, binh));
    },

    /** Does the open step, as the case records it. */
    async work(step: string, change: Record<string, unknown> = {}) {
      const [task] = (await state()).tasks;
      expect(task.step).toBe(step);
      const result = { ...story.results?.[step], ...change };
      const answer = task.returned && 'Đã xem lại';
      const command = { act: task.act, task: task.id, result, answer } as Command;
      return must(await act(command, holder(task.unit, task.post)));
    },

    /** What its papers and its timeline say. */
    async told() {
      const events = await eventsOf(id);
      const rules = must(await test().platform.procedureByHash((await state()).procedure.hash));
      const slips = slipsFor(test().platform, rules, id, events);
      const of = <F extends Slip['form']>(form: F) =>
        slips.filter((one): one is Extract<Slip, { form: F }> => one.form === form);
      const lines = timelineOf(id, events, province, 'vi', { step: String, item: String, law: String });
      return { events, of, lines };
    },
  };
}
