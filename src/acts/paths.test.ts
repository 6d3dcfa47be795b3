/**
 * Random paths through every pack that ships: whatever is tried, by whomever, in whatever order, nothing that was asked for is given
 * while a conclusion stands against it.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { isAdverse } from '#dossier/conclusions.ts';
import { nextWake } from '#dossier/decide-time.ts';
import type { DossierState, Task } from '#dossier/state.ts';
import { isOwed } from '#dossier/state.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { favourableOf } from '#procedure/conclusion.ts';
import {
  local,
  officer,
  partyOf,
  person,
  shipped,
  type TestPlatform,
  testPlatform,
  withDraftsOpen,
} from '../../test/support/platform.ts';
import { idsIn } from '../../test/support/refusal-ids.ts';
import { storyOf } from './check-pack.ts';
import { perform, SYSTEM, startDossier } from './perform.ts';
import type { Procedure } from './platform.ts';
import type { Story } from './story.ts';

const STEPS = 40;
const RUNS = 25;

/** The law of every decision against an applicant. */
const AGAINST = 'Điều 2 Luật số 60/2014/QH13';

/** Cases that reach a decision, as answers to begin with. */
function beginnings(code: string): Story[] {
  const pack = shipped.get(code)!;
  return Object.keys(pack.cases)
    .map((name) => must(storyOf(pack, name)))
    .filter((story) => story.expect.status === 'closed' && story.results);
}

class Walk {
  adverseDecisions = 0;
  state!: DossierState;
  readonly #test: TestPlatform;
  readonly #rules: Procedure;
  readonly #story: Story;
  readonly #draw: (below: number) => number;
  readonly #recorded: Record<string, Record<string, unknown>> = {};

  constructor(test: TestPlatform, rules: Procedure, stories: readonly Story[], draw: (below: number) => number) {
    this.#test = test;
    this.#rules = rules;
    this.#story = stories[draw(stories.length)];
    this.#draw = draw;
    for (const { results = {} } of stories)
      for (const [step, result] of Object.entries(results))
        this.#recorded[step] = { ...this.#recorded[step], ...result };
  }

  async begin(): Promise<boolean> {
    const story = this.#story;
    this.#test.clock.moveTo(local(story.at));
    const components = this.#rules.components.map(({ id, originals, copies }) => ({
      component: id,
      originals,
      copies,
    }));
    const started = await startDossier(
      this.#test.platform,
      this.#rules.code,
      {
        act: 'draft-dossier',
        channel: story.channel,
        applicant: partyOf(story.applicant),
        place: story.place,
        receivingUnit: story.receivingUnit ?? this.#test.platform.province.unitWithRole('one-stop', story.place)?.code,
        answers: story.answers,
        components,
      },
      person(story.applicant),
    );
    if (isRefusal(started)) return false;
    this.state = started.state;
    return this.#do({ act: 'submit-dossier' }, person(story.applicant));
  }

  async #do(command: Command, actor: Actor): Promise<boolean> {
    const before = this.state;
    const done = await perform(this.#test.platform, before.id, command, actor);
    if (isRefusal(done)) {
      expect(idsIn(done, this.#rules), done.code).toEqual([]);
      return false;
    }
    this.state = done.state;
    return true;
  }

  /** One thing that somebody could try now. */
  async step(): Promise<void> {
    const { state } = this;
    const task = state.tasks[this.#draw(Math.max(1, state.tasks.length))];
    const applicant = person(this.#story.applicant);
    const tries: [Command, Actor][] = [[{ act: 'wake-dossier' }, SYSTEM]];
    const owed = state.fees.find(isOwed);
    if (owed) tries.push([{ act: 'pay-fee', fee: owed.id, amountVnd: owed.amountVnd, reference: 'x' }, SYSTEM]);
    if (task) {
      const holder = this.#holder(task);
      const work = this.#commandFor(task);
      // Work is tried more often than what ends everything.
      for (let i = 0; i < 6; i++) tries.push([work, holder]);
      const to = state.doneSteps[this.#draw(Math.max(1, state.doneSteps.length))] ?? '';
      tries.push([{ act: 'return-task', task: task.id, to, reason: 'Xem lại' }, holder]);
      tries.push([{ act: 'refuse-dossier', reason: 'Không đạt', law: AGAINST }, holder]);
      tries.push([{ act: 'refuse-dossier', reason: 'Không đạt', law: AGAINST }, this.#named(state.unit, 'head')]);
      tries.push([{ act: 'consult-unit', units: ['so-xay-dung'], question: 'Ý kiến?' }, holder]);
      tries.push([{ act: 'request-supplement', items: [{ item: this.#anyItem(), reason: 'Thiếu' }] }, holder]);
      tries.push([{ act: 'issue-result', task: task.id }, holder], [{ act: 'deliver-result', task: task.id }, holder]);
    }
    if (state.draft) tries.push([{ act: 'confirm-draft' }, applicant]);
    for (const { id, unit, answer, lapsedAt } of state.consultations)
      if (!answer && !lapsedAt)
        tries.push([
          { act: 'answer-consultation', consultation: id, opinion: 'disagree', text: 'Không' },
          this.#named(unit, 'specialist'),
        ]);
    if (state.supplement)
      tries.push([
        {
          act: 'supplement-dossier',
          components: state.supplement.items.map(({ item }) => ({ component: item, originals: 2, copies: 2 })),
        },
        applicant,
      ]);
    const [command, actor] = tries[this.#draw(tries.length)];
    if (command.act === 'wake-dossier') {
      const wake = nextWake(state);
      if (wake) this.#test.clock.moveTo(Temporal.Instant.from(wake));
    }
    await this.#do(command, actor);
    if (command.act === 'decide-dossier' && isAdverse(this.#rules, state)) this.adverseDecisions++;
    this.#mustBeLawful();
  }

  #mustBeLawful(): void {
    const { state } = this;
    const given = state.outcome === 'approved' || (state.result !== undefined && !state.result.against);
    if (given) expect(isAdverse(this.#rules, state)).toBe(false);
    if (isAdverse(this.#rules, state)) expect(state.decision?.entry).toBeUndefined();
    if (state.decision?.outcome === 'rejected')
      expect([state.decision.reason, state.decision.law]).toEqual(['Không đạt', AGAINST]);
  }

  #commandFor(task: Task): Command {
    const recorded = this.#result(task);
    const answer = task.returned && 'Đã xem lại';
    switch (task.act) {
      case 'decide-dossier':
        return this.#draw(4)
          ? { act: task.act, task: task.id, result: recorded, ...(answer && { answer }) }
          : {
              act: task.act,
              task: task.id,
              outcome: 'rejected',
              reason: 'Không đạt',
              law: AGAINST,
            };
      case 'request-payment':
        return { act: task.act, task: task.id, fee: 'tax', amountVnd: 1000, law: AGAINST, ...recorded };
      case 'issue-result':
      case 'deliver-result':
        return { act: task.act, task: task.id };
      case 'hand-over-dossier':
        return { act: task.act, task: task.id, receiver: 'Người nhận' };
      case 'record-outside-result':
        return { act: task.act, task: task.id, outcome: this.#draw(2) ? 'granted' : 'refused', issuedOn: '' };
      default:
        return { act: task.act, task: task.id, result: recorded, ...(answer && { answer }) };
    }
  }

  /** What stories record there, whichever way they conclude; the conclusion by chance. */
  #result(task: Task): Record<string, unknown> {
    const result = { ...this.#recorded[task.step], ...this.#story.results?.[task.step] };
    const form = this.#rules.formOf(this.#rules.steps[task.step]?.form ?? '');
    for (const [name, field] of Object.entries(form?.schema.properties ?? {})) {
      const choices = field['enum'] as string[] | undefined;
      if (favourableOf(name, field) && choices) result[name] = choices[this.#draw(choices.length)];
    }
    if (form?.favourable && 'votesFor' in result) result['votesFor'] = this.#draw(2) * 50;
    return result;
  }

  #anyItem(): string {
    const { components } = this.#rules;
    return components[this.#draw(components.length)]?.id ?? '';
  }

  #holder(task: Task): Actor {
    return task.assignee ? officer(task.assignee) : this.#named(task.unit, task.post);
  }

  #named(unit: string, post: string): Actor {
    const { province, clock } = this.#test.platform;
    const [found] = province.holders(unit, post, province.calendar.dateOf(clock.now()));
    return found ? officer(found.id) : SYSTEM;
  }
}

it.each([...shipped.keys()])('no path through %s gives what was judged unfit', async (code) => {
  const stories = beginnings(code);
  expect(stories.length).toBeGreaterThan(0);
  let adverse = 0;
  let ended = 0;
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(1_000_000)), async (numbers) => {
      const draw = (below: number) => Number(numbers.next().value) % below;
      const begun = await testPlatform();
      // Drafts are tried too, as where they are open.
      const test = { ...begun, platform: withDraftsOpen(begun.platform) };
      const rules = must(await test.platform.procedure(code));
      const walk = new Walk(test, rules, stories, draw);
      if (!(await walk.begin())) return;
      for (let i = 0; i < STEPS && walk.state.status !== 'closed'; i++) await walk.step();
      adverse += walk.adverseDecisions;
      if (walk.state.outcome) ended++;
    }),
    { numRuns: RUNS, seed: 20261126 },
  );
  // The walks went where the rule bites, and did not all stop before.
  expect(ended).toBeGreaterThan(0);
  expect(adverse).toBeGreaterThan(0);
});
