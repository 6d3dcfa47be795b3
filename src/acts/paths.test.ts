/**
 * Random paths through every pack that ships, an imported one that an officer opened, and one that a body outside decides: whatever is
 * tried, by whomever, at whichever door (single or bulk, portal or counter, API), in whatever order, nothing that was asked for is given
 * while a conclusion stands against it.
 */
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeServer } from '#api/server.ts';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { isAdverse, stepsAgainst } from '#dossier/conclusions.ts';
import { nextWake } from '#dossier/decide-time.ts';
import type { DossierEvent } from '#dossier/events.ts';
import type { GroundRef } from '#dossier/refusal-grounds.ts';
import type { DossierState, Status, Task } from '#dossier/state.ts';
import { isOwed } from '#dossier/state.ts';
import { stepOf } from '#engine/bpmn/ahead.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { favourableIn, favourableOf } from '#procedure/conclusion.ts';
import { type Pack, readPack } from '#procedure/pack.ts';
import { doTicked } from '#web/office/batch.tsx';
import type { View } from '#web/view.ts';
import { importedPack, mends, publishImported, reviewByTwo, reviewsOn } from '../../test/support/imported.ts';
import { policePack, policeRow } from '../../test/support/outside.ts';
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
import type { Platform, Procedure } from './platform.ts';
import { publishPacks } from './publish.ts';
import type { Story } from './story.ts';

const STEPS = 40;
const RUNS = 15;
/** Nothing can be given any more. */
const OVER: readonly Status[] = ['closed', 'refused', 'withdrawn', 'lapsed'];

/** The law of every decision against an applicant. */
const AGAINST = 'Điều 2 Luật số 60/2014/QH13';

const IMPORTED = '1.000777';
const told = { applicant: 'an', channel: 'counter', place: '06685', at: '2026-11-25T08:30', expect: {} } as const;
/** Packs that do not ship, with what somebody answers to begin. */
const beside = new Map<string, { pack: () => Promise<Pack>; stories: Story[] }>([
  [
    IMPORTED,
    {
      pack: openedPack,
      stories: [
        {
          ...told,
          answers: { request: 'Nuôi hàu 2 ha' },
          results: { appraise: { conclusion: 'meets', note: 'Khu vực biển trùng quy hoạch cảng' } },
        },
      ],
    },
  ],
  [
    policeRow.code,
    {
      pack: async () => policePack(),
      stories: [{ ...told, answers: { applicantName: 'Nguyễn Thị An' }, results: {} }],
    },
  ],
]);

/** As an import published it and an officer opened it. */
async function openedPack(): Promise<Pack> {
  const { platform, store } = await testPlatform();
  const imported = importedPack(IMPORTED);
  await publishImported(store, imported);
  const reviews = reviewsOn({ store });
  const command = {
    procedure: IMPORTED,
    seenHash: imported.hash,
    verdict: 'opened',
    basis: 'QĐ 12/QĐ-UBND',
    mends,
  } as const;
  const { hash } = must(await reviewByTwo(platform, reviews, command, officer('province.procedures')));
  return must(readPack((await store.findPack(hash))!.files));
}

/** One server for all: each request says by its token who asks, on the record of the walk that is under way. */
let api: FastifyInstance;
let walking: Platform;
beforeAll(async () => {
  const platform = new Proxy({} as Platform, {
    get: (_, name) => {
      // What the server keeps from the start: a clock, and no security log.
      if (name === 'security') return undefined;
      if (name === 'clock') return { now: () => walking.clock.now() };
      const found: unknown = Reflect.get(walking, name, walking);
      return typeof found === 'function' ? found.bind(walking) : found;
    },
  });
  const findBearer = async (token: string) => ({
    id: 't',
    actor: JSON.parse(Buffer.from(token, 'base64url').toString()) as Actor,
    scopes: ['read', 'act'],
    expiresAt: '2100-01-01T00:00:00Z',
  });
  api = await makeServer({ platform, findBearer, version: 'x', isHealthy: async () => true });
});
afterAll(() => api.close());

/** Cases that reach a decision, as answers to begin with. */
function beginnings(code: string): Story[] {
  const own = beside.get(code)?.stories;
  if (own) return own;
  const pack = shipped.get(code)!;
  return Object.keys(pack.cases)
    .map((name) => must(storyOf(pack, name)))
    .filter((story) => story.expect.status === 'closed' && story.results);
}

/** An act at its door; ticked in a list of the office it is one of many. */
type Try = [command: Command, actor: Actor, door?: 'bulk'];

/** What was done at the other doors, over all walks. */
const doneAt = { bulk: 0, api: 0 };

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
    const { channels } = this.#rules;
    // At the portal by who applies, or at the counter of who receives.
    const channel = (['online', 'counter'] as const)[this.#draw(2)];
    this.#test.clock.moveTo(local(story.at));
    const components = this.#rules.components.map(({ id, originals, copies }) => ({
      component: id,
      originals,
      copies,
    }));
    const receivingUnit =
      story.receivingUnit ?? this.#test.platform.province.unitWithRole('one-stop', story.place)?.code;
    const by = channel === 'counter' ? this.#named(receivingUnit ?? '', 'counter') : person(story.applicant);
    const started = await startDossier(
      this.#test.platform,
      this.#rules.code,
      {
        act: 'draft-dossier',
        channel: channels.includes(channel) ? channel : story.channel,
        applicant: partyOf(story.applicant),
        place: story.place,
        receivingUnit,
        answers: story.answers,
        components: components.filter(
          ({ component }) => !this.#rules.components.find(({ id }) => id === component)?.shown,
        ),
      },
      by,
    );
    if (isRefusal(started)) return false;
    this.state = started.state;
    return this.#do({ act: 'submit-dossier' }, by);
  }

  async #do(command: Command, actor: Actor, door?: 'bulk'): Promise<boolean> {
    const before = this.state;
    if (door === 'bulk') return this.#tick(command, actor);
    if (actor.kind !== 'system' && !this.#draw(4)) return this.#send(command, actor);
    const done = await perform(this.#test.platform, before.id, command, actor);
    if (isRefusal(done)) {
      expect(idsIn(done, this.#rules), done.code).toEqual([]);
      return false;
    }
    this.state = done.state;
    return true;
  }

  async #counted(door: keyof typeof doneAt): Promise<boolean> {
    const before = this.state.seq;
    this.state = (await this.#test.store.load(this.state.id))!.state;
    if (this.state.seq > before) doneAt[door]++;
    return this.state.seq > before;
  }

  /** Through the API, by whose token it is. */
  async #send({ act, ...body }: Command, actor: Actor): Promise<boolean> {
    const token = Buffer.from(JSON.stringify(actor)).toString('base64url');
    const url = `/v1/dossiers/${this.state.id}/${act}`;
    const { statusCode } = await api.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${token}` },
      payload: body,
    });
    expect(statusCode, act).toBeLessThan(500);
    return this.#counted('api');
  }

  /** Ticked in a list of the office, and confirmed. */
  async #tick(command: Command, actor: Actor): Promise<boolean> {
    const { platform } = this.#test;
    const view = { platform, actor, lang: 'vi', t: String, now: platform.clock.now() } as unknown as View;
    const task = 'task' in command ? command.task : 0;
    await doTicked(view, { act: command.act, confirmed: '', task: [`${this.state.id}/${task}`] });
    return this.#counted('bulk');
  }

  /** One thing that somebody could try now. */
  async step(): Promise<void> {
    const { state } = this;
    const task = state.tasks[this.#draw(Math.max(1, state.tasks.length))];
    const applicant = person(this.#story.applicant);
    const tries: Try[] = [[{ act: 'wake-dossier' }, SYSTEM]];
    const owed = state.fees.find(isOwed);
    if (owed)
      tries.push([
        { act: 'pay-fee', confirmed: true, fee: owed.id, amountVnd: owed.amountVnd, reference: 'x' },
        SYSTEM,
      ]);
    if (task) {
      const holder = this.#holder(task);
      const work = this.#commandFor(task);
      // Work is tried more often than what ends everything.
      for (let i = 0; i < 12; i++) tries.push([work, holder]);
      const to = state.doneSteps[this.#draw(Math.max(1, state.doneSteps.length))] ?? '';
      tries.push([{ act: 'return-task', task: task.id, to, reason: 'Xem lại' }, holder]);
      const no = { reason: 'Trái quy hoạch', law: AGAINST, lawChecked: true as const };
      const grounds = [{ kind: 'answer', id: this.#anyItem() }] as const;
      const { reason: _, ...early } = no;
      tries.push([{ act: 'refuse-dossier', ...(state.status === 'submitted' ? early : no), grounds }, holder]);
      tries.push([{ act: 'refuse-dossier', ...no, grounds: this.#grounds() }, this.#named(state.unit, 'head')]);
      tries.push([{ act: 'consult-unit', units: ['so-xay-dung'], question: 'Ý kiến?' }, holder]);
      tries.push([{ act: 'request-supplement', items: [{ item: this.#anyItem(), reason: 'Thiếu số nhà' }] }, holder]);
      tries.push([{ act: 'issue-result', task: task.id }, holder], [{ act: 'deliver-result', task: task.id }, holder]);
      if (task.act === 'decide-dossier' || task.act === 'issue-result')
        for (let i = 0; i < 3; i++) tries.push([{ act: task.act, task: task.id }, holder, 'bulk']);
    }
    if (state.clock && !state.extension) {
      const dueAt = Temporal.Instant.from(state.clock.dueAt).add({ hours: 72 }).toString();
      tries.push([{ act: 'extend-dossier', dueAt, reason: 'Chờ kết quả giám định' }, this.#named(state.unit, 'head')]);
    }
    // Rarely, for it ends the way.
    if (!this.#draw(6)) tries.push([{ act: 'withdraw-dossier', reason: 'Không còn nhu cầu' }, applicant]);
    if (state.result?.outside) {
      const entered = { number: '13/TB', issuedOn: this.#today(), why: 'Ghi nhầm' };
      const counters = ['hong-gai.counter.hoa', 'hong-gai.counter.lan'].map((id) => officer(id));
      const [one, other] = this.#draw(2) ? counters : counters.toReversed();
      const outcome = this.#draw(3) ? 'granted' : 'refused';
      tries.push([{ act: 'correct-outside-result', outcome, ...entered }, one]);
      tries.push([{ act: 'confirm-outside-correction' }, other], [{ act: 'confirm-outside-correction' }, one]);
    }
    if (state.draft) tries.push([{ act: 'confirm-draft' }, applicant]);
    for (const { id, unit, answer, lapsedAt } of state.consultations)
      if (!answer && !lapsedAt)
        tries.push([
          { act: 'answer-consultation', consultation: id, opinion: 'disagree', text: 'Không' },
          this.#named(unit, 'head'),
        ]);
    if (state.supplement)
      tries.push([
        {
          act: 'supplement-dossier',
          components: state.supplement.items.map(({ item }) => ({ component: item, originals: 2, copies: 2 })),
        },
        applicant,
      ]);
    const [command, actor, door] = tries[this.#draw(tries.length)];
    if (command.act === 'wake-dossier') {
      const wake = nextWake(state, this.#test.platform.province.calendar);
      if (wake) this.#test.clock.moveTo(Temporal.Instant.from(wake));
    }
    await this.#do(command, actor, door);
    if (command.act === 'decide-dossier' && isAdverse(this.#rules, state)) this.adverseDecisions++;
    if (command.act === 'correct-outside-result' && state.result?.against) this.adverseDecisions++;
    await this.#mustBeLawful(state);
  }

  async #mustBeLawful(before: DossierState): Promise<void> {
    const { state } = this;
    const given = state.outcome === 'approved' || (state.result !== undefined && !state.result.against);
    if (given) expect(isAdverse(this.#rules, state)).toBe(false);
    if (isAdverse(this.#rules, state)) expect(state.decision?.entry).toBeUndefined();
    if (state.decision?.outcome === 'rejected') {
      expect([state.decision.reason, state.decision.law]).toEqual(['Trái quy hoạch', AGAINST]);
      expect(state.decision.grounds?.length).toBeGreaterThan(0);
    }
    // The outcome of a body outside is changed by two officers alone.
    if (!before.result?.outside || Boolean(before.result.against) === Boolean(state.result?.against)) return;
    const last = JSON.parse((await this.#test.store.readEvents(state.id)).at(-1)!.body) as DossierEvent;
    expect(last.type === 'outside-result-corrected' && last.proposedBy).toBeTruthy();
    expect(last.type === 'outside-result-corrected' && last.proposedBy?.id).not.toBe(last.by.id);
  }

  #today(): string {
    const { province, clock } = this.#test.platform;
    return province.calendar.dateOf(clock.now());
  }

  #commandFor(task: Task): Command {
    const recorded = this.#result(task);
    const against = this.#rules.conclusionOf(task.step, recorded)?.favourable === false;
    const rests = against && task.act === 'complete-task' && { grounds: this.#rests(task), lawChecked: true };
    const answer = task.returned && 'Đã xem lại';
    switch (task.act) {
      case 'decide-dossier':
        return this.#draw(4)
          ? { act: task.act, task: task.id, result: recorded, ...(answer && { answer }) }
          : {
              act: task.act,
              task: task.id,
              outcome: 'rejected',
              grounds: this.#grounds(),
              reason: 'Trái quy hoạch',
              law: AGAINST,
              // Of most procedures it is the law of another.
              lawChecked: true,
            };
      case 'request-payment':
        return { act: task.act, task: task.id, fee: 'tax', amountVnd: 1000, law: AGAINST, ...recorded };
      case 'issue-result':
      case 'deliver-result':
        return { act: task.act, task: task.id };
      case 'hand-over-dossier':
        return { act: task.act, task: task.id, receiver: 'Người nhận' };
      case 'record-outside-result':
        return {
          act: task.act,
          task: task.id,
          outcome: this.#draw(2) ? 'granted' : 'refused',
          number: '12/TB',
          issuedOn: this.#today(),
        };
      default:
        return { act: task.act, task: task.id, result: recorded, ...rests, ...(answer && { answer }) } as Command;
    }
  }

  /** On an answer, or on law beside what is published. */
  #rests({ step }: Task): GroundRef[] {
    const fields = this.#rules.fieldsOf('apply').filter((one) => one in this.state.answers);
    const answer = { kind: 'answer', id: fields[this.#draw(Math.max(1, fields.length))] ?? '' } as const;
    const law = { kind: 'law', law: AGAINST, words: 'Không trái quy hoạch chung' } as const;
    return this.#draw(2)
      ? [law]
      : ([...(this.#draw(3) ? [answer] : []), { kind: 'conclusion', id: step }].slice(0, 1) as GroundRef[]);
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

  /** What was concluded against it; where nothing was, any answer. */
  #grounds(): GroundRef[] {
    const against = stepsAgainst(this.#rules, this.state);
    const fields = this.#rules.fieldsOf('apply').filter((one) => one in this.state.answers);
    return against.length
      ? against.map((id) => ({ kind: 'conclusion', id }))
      : [{ kind: 'answer', id: fields[this.state.seq % Math.max(1, fields.length)] ?? '' }];
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

it.each([...shipped.keys(), ...beside.keys()])('in %s nobody signs before a step that concludes', async (code) => {
  const { platform, store } = await testPlatform();
  const pack = await beside.get(code)?.pack();
  if (pack) await publishPacks(store, [{ pack, status: 'published', reasons: [] }]);
  const { process, steps, formOf } = must(await platform.procedure(code));
  const { nodes, flows, starts } = process;
  const after = (id: string): string[] => {
    const { outgoing, scope } = nodes[id];
    return outgoing.length || !scope ? outgoing.map((flow) => flows[flow].to) : after(scope);
  };
  const seen = new Set<string>();
  const signed: string[] = [];
  const queue = [...starts['']];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    queue.push(...nodes[id].boundary);
    const step = nodes[id].kind === 'user' ? steps[stepOf(id)] : undefined;
    if (step?.act === 'decide-dossier') signed.push(id);
    const concludes = step?.act === 'complete-task' && favourableIn(formOf(step.form ?? ''));
    if (!concludes) queue.push(...(starts[id] ?? after(id)));
  }
  expect(seen.size).toBeGreaterThan(2);
  expect(signed).toEqual([]);
});

it.each([...shipped.keys(), ...beside.keys()])('no path through %s gives what was judged unfit', async (code) => {
  const stories = beginnings(code);
  expect(stories.length).toBeGreaterThan(0);
  const pack = await beside.get(code)?.pack();
  let adverse = 0;
  let ended = 0;
  const walks = fc.asyncProperty(fc.infiniteStream(fc.nat(1_000_000)), async (numbers) => {
    const draw = (below: number) => Number(numbers.next().value) % below;
    const begun = await testPlatform();
    // Drafts are tried too, as where they are open.
    const test = { ...begun, platform: withDraftsOpen(begun.platform) };
    if (pack) await publishPacks(test.store, [{ pack, status: 'published', reasons: [] }]);
    walking = test.platform;
    const rules = must(await test.platform.procedure(code));
    const walk = new Walk(test, rules, stories, draw);
    if (!(await walk.begin())) return;
    // A few things more are tried on what is over.
    for (let i = 0, over = 0; i < STEPS && over < 3; i++) {
      await walk.step();
      if (OVER.includes(walk.state.status)) over++;
    }
    adverse += walk.adverseDecisions;
    if (walk.state.outcome) ended++;
  });
  // Where chance led nowhere yet, more of it.
  for (let more = 0; more < 6 && !(ended && adverse); more++)
    await fc.assert(walks, { numRuns: RUNS, seed: 20261126 + more });
  // The walks went where the rule bites, and did not all stop before.
  expect(ended).toBeGreaterThan(0);
  expect(adverse).toBeGreaterThan(0);
});

it('went through the other doors, too', () => {
  expect(doneAt.bulk).toBeGreaterThan(0);
  expect(doneAt.api).toBeGreaterThan(0);
});
