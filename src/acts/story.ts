/**
 * Plays a case of a pack from draft to close by the real acts, on a clock that it moves: in memory to check a pack, else `motcua demo`.
 */
import type { Actor } from '#authority/permission.ts';
import type { Act, Command } from '#dossier/commands.ts';
import { disagreeing } from '#dossier/conclusions.ts';
import { countedAnswers } from '#dossier/counted.ts';
import { isPending } from '#dossier/decide-consultation.ts';
import { isOnTime } from '#dossier/decide-outcome.ts';
import { nextWake } from '#dossier/decide-time.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { cameToNothing, isUndecided, paidFees } from '#dossier/money-back.ts';
import type { GroundRef } from '#dossier/refusal-grounds.ts';
import type { Slip } from '#dossier/slips.ts';
import { type Channel, type DossierState, isDue, noDossier, type Submitted, type Task } from '#dossier/state.ts';
import { StoryClock } from '#kernel/clock.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { OVER } from '#kernel/status.ts';
import { recordAbsence } from './absence.ts';
import { slipsFor } from './documents.ts';
import { type Performed, perform, SYSTEM, startDossier, wakeDossier } from './perform.ts';
import type { Platform, Procedure } from './platform.ts';
import {
  BY_RECORD,
  citizen,
  concludedAgainst,
  granted,
  handedOut,
  isRecorded,
  issued,
  localInstant,
  partyOf,
  someGround,
  TASK_ACTS,
} from './story-parts.ts';

export interface StoryAct {
  /** An act; or `finish` (do all that is left), `wait` (until `at`), `absence` (record one). */
  act: Act | 'finish' | 'wait' | 'absence';
  /** Local date and time; without it, a little working time later. */
  at?: string;
  /** Who: a demo person, an officer, or `post@unit`. Without it, whoever it belongs to. */
  by?: string;
  step?: string;
  with?: Record<string, unknown>;
  expect?: { refused?: string; status?: string; dueAt?: string; tasks?: string[] };
}

export interface Story {
  title?: string;
  applicant: string;
  representative?: string;
  authority?: string;
  channel: Channel;
  place?: string;
  receivingUnit?: string;
  at: string;
  answers: Record<string, unknown>;
  /** Without it: every required component, as many as asked for. */
  components?: Submitted[];
  /** What steps record when `finish` does them. */
  results?: Record<string, Record<string, unknown>>;
  /** By step, on what its conclusion against the request rests. */
  grounds?: Record<string, readonly GroundRef[]>;
  acts?: StoryAct[];
  expect: {
    /** It may not even be begun: with which refusal. */
    refused?: string;
    status?: string;
    onTime?: boolean;
    dueAt?: string;
    feesVnd?: number;
    slips?: string[];
    steps?: string[];
    entry?: { register: string; data?: Record<string, unknown> };
  };
}

export interface Told {
  dossierId: string;
  state: DossierState;
  events: DossierEvent[];
  slips: Slip[];
  onTime: boolean;
  /** What the story expected and did not find. Empty when all is as told. */
  mistakes: Phrase[];
}

const MAX_ACTS = 300;
const STEP_MINUTES = 20;

/** Told of each step of work that is done, before its conclusion moves the process. */
export type OnWork = (rules: Procedure, before: DossierState, task: Task, result: Record<string, unknown>) => void;

export async function tellStory(
  platform: Platform,
  procedureCode: string,
  story: Story,
  onWork?: OnWork,
): Promise<Outcome<Told>> {
  const start = localInstant(platform, story.at);
  if (isRefusal(start)) return start;
  const clock = new StoryClock(start);
  const telling = platform.telling(clock);
  const procedure = await telling.procedure(procedureCode);
  if (isRefusal(procedure)) return procedure;
  const teller = new Teller(telling, clock, procedure, story, onWork);
  return teller.tell();
}

class Teller {
  readonly #platform: Platform;
  readonly #clock: StoryClock;
  readonly #procedure: Procedure;
  readonly #story: Story;
  readonly #onWork?: OnWork;
  readonly #events: DossierEvent[] = [];
  readonly #mistakes: Phrase[] = [];
  #state!: DossierState;

  constructor(platform: Platform, clock: StoryClock, procedure: Procedure, story: Story, onWork?: OnWork) {
    this.#platform = platform;
    this.#clock = clock;
    this.#procedure = procedure;
    this.#story = story;
    this.#onWork = onWork;
  }

  async tell(): Promise<Outcome<Told>> {
    const begun = await this.#begin();
    const { refused } = this.#story.expect;
    if (begun && begun.code !== refused) return begun;
    if (refused) return this.#unbegun(begun, refused);
    for (const act of this.#story.acts ?? [{ act: 'finish' }]) {
      const refusal = await this.#play(act);
      if (refusal) return refusal;
    }
    const slips = slipsFor(this.#platform, this.#procedure, this.#state.id, this.#events);
    this.#compare(slips);
    return {
      dossierId: this.#state.id,
      state: this.#state,
      events: this.#events,
      slips,
      onTime: isOnTime(this.#state, this.#platform.clock.now().toString()),
      mistakes: this.#mistakes,
    };
  }

  /** Nothing came of it, as the story says. */
  #unbegun(begun: Refusal | undefined, code: string): Told {
    if (!begun) this.#mistakes.push(phrase('case-refusal', { act: 'draft-dossier', code }));
    return { dossierId: '', state: noDossier(''), events: [], slips: [], onTime: true, mistakes: this.#mistakes };
  }

  async #begin(): Promise<Refusal | undefined> {
    const story = this.#story;
    const person = this.#platform.province.people.get(story.applicant);
    if (!person)
      return refuse('pack-invalid', {
        where: `case, applicant ${story.applicant}`,
        detail: phrase('case-person'),
      });
    const representative = story.representative ? this.#platform.province.people.get(story.representative) : undefined;
    const command: Command = {
      act: 'draft-dossier',
      channel: story.channel,
      applicant: partyOf(person),
      representative: representative && { ...partyOf(representative), authority: story.authority ?? 'giấy ủy quyền' },
      place: story.place,
      receivingUnit: story.receivingUnit ?? this.#centre(),
      // Every door asks it: who sends online wants it so, who comes to the counter comes again.
      delivery: { method: story.channel === 'online' ? 'online' : 'counter' },
      answers: story.answers,
      components:
        story.components ??
        this.#allComponents({ ...countedAnswers(story.answers, this.#procedure), channel: story.channel }),
    };
    const actor = story.channel === 'online' ? citizen(representative ?? person) : this.#counter(command.receivingUnit);
    const drafted = await startDossier(this.#platform, this.#procedure.code, command, actor);
    return this.#note(drafted);
  }

  #allComponents(answers: Record<string, unknown>): Submitted[] {
    const { components, imported } = this.#procedure;
    const asked = components.filter((component) => this.#procedure.isAsked(component, answers));
    const required = asked.filter((component) => component.required);
    // Of an imported procedure nobody knows which papers everybody must bring, and nothing at all is no application.
    const brought = required.length || !imported ? required : asked.slice(0, 1);
    return brought.map(({ id, originals, copies }) => ({ component: id, originals, copies }));
  }

  /** The centre nearest to the place; the provincial one where there is none. */
  #centre(): string {
    const { province } = this.#platform;
    const place =
      this.#story.place && this.#procedure.tier === 'commune' ? province.findUnit(this.#story.place) : undefined;
    return (place ? province.centreOf(place) : province.unitWithRole('one-stop', undefined))?.code ?? '';
  }

  async #play(act: StoryAct): Promise<Refusal | undefined> {
    // To finish is many acts, each of which takes its own time.
    const moved = act.act === 'finish' && !act.at ? undefined : await this.#moveTo(act.at);
    if (moved) return moved;
    if (act.act === 'wait') return this.#expect(act, undefined);
    if (act.act === 'finish') return this.#finish();
    if (act.act === 'absence') {
      const { officer, from, to, standIn } = act.with as Record<string, string>;
      const [start, end] = [localInstant(this.#platform, from), localInstant(this.#platform, to)];
      if (isRefusal(start)) return start;
      if (isRefusal(end)) return end;
      const request = { officer, from: start.toString(), to: end.toString(), standIn };
      // Told again on the same database, it is on record already.
      if (await isRecorded(this.#platform, request)) return this.#expect(act, undefined);
      const recorded = await recordAbsence(this.#platform, SYSTEM, request);
      return this.#expect(act, isRefusal(recorded) ? recorded : undefined);
    }
    const command = this.#commandOf(act.act, act.step, act.with);
    const outcome = await perform(this.#platform, this.#state.id, command, this.#actor(command, act.by));
    if (!isRefusal(outcome)) this.#note(outcome);
    return this.#expect(act, isRefusal(outcome) ? outcome : undefined);
  }

  /** Lets time pass: whatever falls due on the way happens at its own moment. */
  async #moveTo(local: string | undefined): Promise<Refusal | undefined> {
    const { calendar } = this.#platform.province;
    const until = local
      ? localInstant(this.#platform, local)
      : calendar.addMs(this.#clock.now(), STEP_MINUTES * 60_000);
    if (isRefusal(until)) return until;
    for (let i = 0; i < MAX_ACTS; i++) {
      const wake = nextWake(this.#state, calendar);
      if (!wake || Date.parse(wake) > until.epochMilliseconds) break;
      this.#clock.moveTo(Temporal.Instant.from(wake));
      const woken = await wakeDossier(this.#platform, this.#state.id);
      const refusal = this.#note(woken);
      if (refusal) return refusal;
      if (!isRefusal(woken) && !woken.events.length) break;
    }
    this.#clock.moveTo(until);
    return undefined;
  }

  async #finish(): Promise<Refusal | undefined> {
    for (let i = 0; i < MAX_ACTS; i++) {
      const next = this.#nextCommand();
      if (!next) return undefined;
      const refusal = await this.#moveTo(undefined);
      if (refusal) return refusal;
      const outcome = await perform(this.#platform, this.#state.id, next, this.#actor(next, undefined));
      if (isRefusal(outcome)) return outcome;
      this.#note(outcome);
    }
    return refuse('process-stuck', {
      element: this.#procedure.code,
      detail: phrase('case-endless', { most: MAX_ACTS }),
    });
  }

  #nextCommand(): Command | undefined {
    const state = this.#state;
    if (state.status === 'draft') return { act: 'submit-dossier' };
    if (state.status === 'closed')
      return state.rating === undefined && state.outcome === 'approved' && this.#story.channel === 'online'
        ? { act: 'rate-dossier', score: 5 }
        : undefined;
    if (OVER.includes(state.status)) return { act: 'close-dossier', originalsStay: true };
    if (state.draft) return { act: 'confirm-draft' };
    const task = state.tasks[0];
    const unpaid = state.fees.find(
      (fee) =>
        isDue(state, fee) &&
        (state.status === 'awaiting-payment' ||
          fee.before === 'receipt' ||
          task?.act === 'issue-result' ||
          task?.act === 'deliver-result'),
    );
    if (unpaid)
      return {
        act: 'pay-fee',
        confirmed: true,
        fee: unpaid.id,
        amountVnd: unpaid.amountVnd,
        reference: `DEMO-${Number.parseInt(state.id.slice(-8), 16)}`, // a receipt number has a digit, the end of an id may have none
        // A story that names no amount pays none of what the Council sets, by the law that lets the Council set it.
        ...(unpaid.amountOpen && { law: unpaid.law }),
      };
    const consultation = state.consultations.find((one) => isPending(one));
    if (consultation && task?.act === 'decide-dossier')
      return { act: 'answer-consultation', consultation: consultation.id, opinion: 'agree', text: 'Thống nhất.' };
    return task && this.#commandOf(task.act, task.step);
  }

  #commandOf(act: Act, step: string | undefined, given: Record<string, unknown> = {}): Command {
    const task = this.#taskFor(act, step);
    const command: Record<string, unknown> = { act };
    if (TASK_ACTS.has(act) && task) command['task'] = task.id;
    const recorded = task && this.#story.results?.[task.step];
    if (['complete-task', 'receive-dossier', 'decide-dossier'].includes(act) && recorded) command['result'] = recorded;
    // The other side, as far as a story does not tell of it: somebody takes the dossier and grants what is asked, today.
    const { province } = this.#platform;
    if (act === 'hand-over-dossier') command['receiver'] = `Cán bộ của ${this.#state.outside?.body ?? ''}`;
    if (act === 'record-outside-result') Object.assign(command, granted(province.calendar.dateOf(this.#clock.now())));
    if (act === 'complete-task' && task?.returned) command['answer'] = 'Đã kiểm tra lại theo lý do trả lại.';
    if (act === 'complete-task' && (this.#state.consultations.some(isPending) || disagreeing(this.#state).length))
      command['despite'] = 'Bước này không phụ thuộc vào nội dung đã hỏi.';
    if (act === 'complete-task' && task) Object.assign(command, this.#grounds(task, given['result'] ?? recorded));
    if (act === 'refuse-dossier' || given['outcome'] === 'rejected')
      command['grounds'] = concludedAgainst(this.#procedure, this.#state);
    if (act === 'pay-fee') command['confirmed'] = true;
    if (act === 'issue-result') Object.assign(command, issued(this.#procedure, this.#state));
    if (act === 'deliver-result' || act === 'deliver-issued')
      Object.assign(command, handedOut(this.#procedure, this.#state));
    if (BY_RECORD.has(act) && recorded) Object.assign(command, recorded);
    return Object.assign(command, given) as unknown as Command;
  }

  #isMoneyOpen(): boolean {
    const rules = this.#procedure;
    return cameToNothing(this.#state) && paidFees(this.#state, rules).some(({ fee }) => isUndecided(fee, rules));
  }

  #grounds({ step }: Task, result: unknown): { grounds?: readonly GroundRef[] } {
    const concluded = this.#procedure.conclusionOf(step, (result ?? {}) as Record<string, unknown>);
    if (concluded?.favourable !== false) return {};
    return { grounds: this.#story.grounds?.[step] ?? someGround(this.#platform, this.#procedure, this.#state, step) };
  }

  #taskFor(act: Act, step: string | undefined): Task | undefined {
    const { tasks } = this.#state;
    if (step) return tasks.find((task) => task.step === step);
    return tasks.find((task) => task.act === act) ?? tasks[0];
  }

  #actor(command: Command, by: string | undefined): Actor {
    const { province } = this.#platform;
    const state = this.#state;
    if (by === 'system') return SYSTEM;
    if (by) {
      const [post, unit] = by.split('@');
      const officer = province.officers.get(by) ?? (unit ? this.#holder(unit, post) : undefined);
      const person = province.people.get(by);
      if (officer) return { kind: 'officer', id: officer.id, name: officer.name };
      return person ? citizen(person) : { kind: 'officer', id: by, name: by };
    }
    const task = 'task' in command ? state.tasks.find((one) => one.id === command.task) : state.tasks[0];
    switch (command.act) {
      case 'submit-dossier':
        return state.channel === 'online' ? this.#applicant() : this.#counter(state.receivingUnit);
      case 'draft-dossier':
      case 'supplement-dossier':
      case 'withdraw-dossier':
      case 'confirm-draft':
      case 'rate-dossier':
        return this.#applicant();
      case 'pay-fee':
        // Online it is the bank that says so.
        return state.channel === 'online' ? SYSTEM : this.#counter(state.receivingUnit);
      case 'close-dossier':
        // What the office found of money that law does not settle, a story does not tell.
        return this.#isMoneyOpen() ? SYSTEM : this.#counter(state.receivingUnit);
      case 'deliver-issued':
        return this.#counter(state.receivingUnit);
      case 'refuse-dossier':
        if (state.status !== 'submitted' && !state.outside) return this.#officer(state.unit, 'head');
        return task ? this.#officer(task.unit, task.post) : this.#officer(state.unit, 'head');
      case 'extend-dossier':
        // Who is late says so: the head of the agency signs the apology.
        return this.#officer(state.unit, 'head');
      case 'reassign-task':
        return this.#officer(task?.unit ?? state.unit, 'head');
      case 'answer-consultation': {
        const unit = state.consultations.find((one) => one.id === command.consultation)?.unit ?? '';
        return this.#officer(unit, 'head');
      }
      default:
        if (!task) return this.#officer(state.unit, 'head');
        return task.assignee ? this.#named(task.assignee) : this.#officer(task.unit, task.post);
    }
  }

  #applicant(): Actor {
    const { province } = this.#platform;
    return citizen(province.people.get(this.#state.representative?.id ?? this.#story.applicant)!);
  }

  #counter(unit: string | undefined): Actor {
    return this.#officer(unit ?? '', 'counter');
  }

  #officer(unit: string, post: string): Actor {
    const officer = this.#holder(unit, post);
    return { kind: 'officer', id: officer?.id ?? `${unit}.${post}`, name: officer?.name ?? `${post}@${unit}` };
  }

  #named(id: string): Actor {
    return { kind: 'officer', id, name: this.#platform.province.officers.get(id)?.name ?? id };
  }

  #holder(unit: string, post: string) {
    const { province } = this.#platform;
    return province.holders(unit, post, province.calendar.dateOf(this.#clock.now()))[0];
  }

  #note(outcome: Outcome<Performed>): Refusal | undefined {
    if (isRefusal(outcome)) return outcome;
    for (const event of outcome.events) {
      const task = event.type === 'task-completed' && this.#state.tasks.find(({ id }) => id === event.task);
      if (task) this.#onWork?.(this.#procedure, this.#state, task, event.result);
    }
    this.#state = outcome.state;
    this.#events.push(...outcome.events);
    return undefined;
  }

  /** A refusal that the story tells of is part of it; any other ends it. */
  #expect(act: StoryAct, refusal: Refusal | undefined): Refusal | undefined {
    const expected = act.expect?.refused;
    if (refusal && refusal.code !== expected) return refusal;
    if (expected && !refusal) this.#mistakes.push(phrase('case-refusal', { act: act.act, code: expected }));
    if (act.expect?.status) this.#same(`${act.act}: status`, this.#state.status, act.expect.status);
    if (act.expect?.dueAt) this.#same(`${act.act}: dueAt`, this.#local(this.#state.clock?.dueAt), act.expect.dueAt);
    if (act.expect?.tasks)
      this.#same(
        `${act.act}: tasks`,
        this.#state.tasks.map((task) => `${task.step}@${task.unit}`).sort(),
        [...act.expect.tasks].sort(),
      );
    return undefined;
  }

  #compare(slips: Slip[]): void {
    const { expect } = this.#story;
    const state = this.#state;
    if (expect.status) this.#same('status', state.status, expect.status);
    if (expect.onTime !== undefined)
      this.#same('onTime', isOnTime(state, this.#platform.clock.now().toString()), expect.onTime);
    if (expect.dueAt) this.#same('dueAt', this.#local(state.clock?.dueAt), expect.dueAt);
    if (expect.feesVnd !== undefined)
      this.#same(
        'feesVnd',
        state.fees.reduce((sum, fee) => sum + fee.amountVnd, 0),
        expect.feesVnd,
      );
    if (expect.slips)
      this.#same(
        'slips',
        slips.map((slip) => slip.form),
        expect.slips,
      );
    if (expect.steps) this.#same('steps', state.doneSteps, expect.steps);
    if (expect.entry) {
      const { entry } = state.decision ?? {};
      this.#same('entry.register', entry?.register, expect.entry.register);
      for (const [name, value] of Object.entries(expect.entry.data ?? {}))
        this.#same(`entry.data.${name}`, entry?.data[name], value);
    }
  }

  #same(what: string, found: unknown, expected: unknown): void {
    if (JSON.stringify(found) !== JSON.stringify(expected))
      this.#mistakes.push(
        phrase('case-differs', {
          what,
          expected: String(JSON.stringify(expected)),
          found: String(JSON.stringify(found)),
        }),
      );
  }

  #local(iso: string | undefined): string | undefined {
    if (!iso) return undefined;
    const zoned = Temporal.Instant.from(iso).toZonedDateTimeISO(this.#platform.province.calendar.source.timeZone);
    return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' });
  }
}
