/** The in-memory twin of the record: for checking packs and for tests of acts. Same contract, nothing durable. */

import { foldVietnamese } from '#kernel/text.ts';
import { type ChainFault, type ChainLink, chainHash, checkChain, FIRST_HASH } from './chain.ts';
import { asksOf, eachOf, heldNear, isOf, standing, standingOnce, writtenOf } from './entries.ts';
import type { Differs } from './kept.ts';
import { isAsked, isIssued, openPacks } from './memory-asked.ts';
import { isMissed, isProposed, isTimed, saidBy, savedDate } from './memory-dates.ts';
import { keptInMemory } from './memory-kept.ts';
import { MemoryNumbers } from './memory-numbers.ts';
import { paged } from './paged.ts';
import { ResultFiles } from './result-files.ts';
import { publishedOver } from './reviews.ts';
import { namesToFind, nearnessOf, searchTerms } from './search-terms.ts';
import {
  type AbsenceAct,
  type Answered,
  type Commit,
  type Committed,
  type DossierListing,
  type DossierQuery,
  type DossierRow,
  type Fold,
  type Job,
  type NearClaims,
  type OpenTask,
  type Page,
  type PersonFilter,
  type ProcedureListing,
  type PublishedPack,
  type Receipt,
  type RegisterEntry,
  type Scope,
  type Store,
  standsStill,
  type TaskFilter,
  type TaskListing,
} from './store.ts';

interface Kept {
  savedSeq: number;
  seq: number;
  hash: string;
  code?: string;
  row: DossierRow & Required<Pick<DossierRow, 'filed' | 'intake'>>;
  events: ChainLink[];
  tasks: Map<number, OpenTask>;
}

type Asked = Readonly<{ unit: string; silence: string; dueAt: string; withdrawn?: unknown }>;

export class MemoryStore<State extends { code?: string }> implements Store<State> {
  readonly #fold: Fold<State>;
  readonly #dossiers = new Map<string, Kept>();
  readonly #numbers = new MemoryNumbers();
  readonly #resultFiles = new ResultFiles();
  readonly #receipts = new Map<string, Receipt>();
  /** Which dossier made the entry that stands once. */
  readonly #once = new Map<string, string>();
  readonly #entries: (RegisterEntry & { revokes?: true })[] = [];
  readonly #packs = new Map<string, PublishedPack>();
  readonly #current = new Map<string, { hash: string; since?: string; reviewed?: boolean }>();
  readonly #absences = new Map<string, AbsenceAct>();
  /** By key, as the queue would hold them. */
  readonly jobs = new Map<string, Job>();

  constructor(fold: Fold<State>) {
    this.#fold = fold;
  }

  async load(dossierId: string) {
    const kept = this.#dossiers.get(dossierId);
    if (!kept) return undefined;
    const { row, code, seq, hash, savedSeq } = kept;
    const saved = { ...(JSON.parse(row.filed) as object), ...(JSON.parse(row.state) as State), code };
    const since = kept.events.slice(savedSeq).map((event) => event.body);
    return { state: since.reduce(this.#fold, saved), seq, hash, savedSeq };
  }

  loadAll = (ids: readonly string[]) => eachOf(ids, (id) => this.load(id));

  async findDossierId(code: string) {
    return [...this.#dossiers].find(([, kept]) => kept.code === code)?.[0];
  }

  findByResultFile = async (files: readonly string[]) => this.#resultFiles.find(files);

  async readEvents(dossierId: string) {
    return this.#dossiers.get(dossierId)?.events ?? [];
  }

  async commit(commit: Commit): Promise<Committed> {
    const { dossierId, expectedSeq, receipt } = commit;
    const receiptKey = receipt && `${receipt.actor} ${receipt.key}`;
    const earlier = receiptKey && this.#receipts.get(receiptKey);
    if (earlier) return { result: 'duplicate', receipt: earlier };
    const before = this.#dossiers.get(dossierId);
    if ((before?.seq ?? 0) !== expectedSeq) return { result: 'conflict' };
    for (const entry of commit.entries) {
      const taken = asksOf(dossierId, entry).find(({ register, claim, may }) => {
        const holder = this.#once.get(`${register} ${claim}`);
        return holder !== undefined && !may.includes(holder);
      });
      if (taken) return { result: 'entered', taken: taken.claim };
      const near = heldNear(this.#once, entry.register, entry.near).find(([, holder]) => holder !== dossierId);
      if (near) return { result: 'entered', taken: near[0] };
      const known = standing(this.#entries.filter((one) => one.subject === entry.subject));
      if (entry.newcomer && known.length) return { result: 'entered' };
      if (entry.unregistered && known.some((one) => !isOf(dossierId, one))) return { result: 'entered' };
    }
    const drawn = commit.code && this.#numbers.draw(commit.code);
    if (commit.code && !drawn) return { result: 'conflict' };
    const code = commit.code?.book ? before?.code : (drawn ?? before?.code);
    let hash = before?.hash ?? FIRST_HASH;
    const events = [...(before?.events ?? [])];
    for (const { type, at, actor, body: raw } of commit.events) {
      const body = commit.code ? raw.replaceAll(commit.code.placeholder, drawn!) : raw;
      const seq = events.length + 1;
      const prevHash = hash;
      hash = chainHash(prevHash, dossierId, seq, body);
      events.push({ dossierId, seq, type, at, actor, body, prevHash, hash });
    }
    const tasks = new Map(before?.tasks);
    for (const id of commit.tasks.closed) tasks.delete(id);
    for (const task of commit.tasks.opened) tasks.set(task.id, task);
    for (const { id, assignee } of commit.tasks.assigned) tasks.set(id, { ...tasks.get(id)!, assignee });
    for (const { id, dueAt, legalAt, paused, oneByOne } of commit.tasks.changed ?? [])
      if (tasks.has(id)) tasks.set(id, { ...tasks.get(id)!, dueAt, legalAt, paused, oneByOne });
    const row = commit.row ?? before!.row;
    const kept = {
      ...row,
      state: commit.code?.book ? row.state.replaceAll(commit.code.placeholder, drawn!) : row.state,
      filed: row.filed ?? before!.row.filed,
      consulted: row.consulted ?? before?.row.consulted,
      intake: row.intake ?? before!.row.intake,
      findBy: row.findBy ?? before?.row.findBy,
    };
    this.#dossiers.set(dossierId, {
      savedSeq: commit.row ? events.length : before!.savedSeq,
      seq: events.length,
      hash,
      code,
      row: kept,
      events,
      tasks,
    });
    for (const entry of commit.entries)
      for (const one of [...standingOnce(entry.revokes ? { ...entry, once: true } : entry), ...(entry.shared ?? [])]) {
        const key = `${entry.register} ${one}`;
        if (!entry.revokes) this.#once.set(key, this.#once.get(key) ?? dossierId);
        else if (this.#once.get(key) === dossierId) this.#once.delete(key);
      }
    for (const entry of commit.entries)
      for (const { claim, before: from } of entry.holdings ?? []) {
        const key = `${entry.register} ${claim}`;
        if (!entry.revokes) this.#once.set(key, dossierId);
        else if (this.#once.get(key) === dossierId) {
          if (from) this.#once.set(key, from);
          else this.#once.delete(key);
        }
      }
    for (const { bare, seq, ...entry } of commit.entries)
      if (!bare) this.#entries.push({ ...writtenOf(entry), origin: `${dossierId}#${seq}` });
    this.#resultFiles.note(dossierId, commit.events);
    for (const job of commit.jobs) this.jobs.set(job.key, job);
    if (receiptKey) this.#receipts.set(receiptKey, { dossierId, seq: events.length, request: receipt.request });
    return { result: 'committed', hash, code: drawn };
  }

  async readBook(prefix: string, day: string) {
    return this.#numbers.book(prefix, day);
  }

  async findReceipt(actor: string, key: string) {
    return this.#receipts.get(`${actor} ${key}`);
  }

  async readEntries(subject: string) {
    return standing(this.#entries.filter((entry) => entry.subject === subject)).map(
      ({ revokes: _revokes, ...entry }) => entry,
    );
  }

  readEntriesOfAll = (subjects: readonly string[]) => eachOf(subjects, (subject) => this.readEntries(subject));

  async findHolders(register: string, claims: readonly string[], near: readonly NearClaims[] = []) {
    const held = claims.flatMap((claim) => {
      const holder = this.#once.get(`${register} ${claim}`);
      return holder ? [[claim, holder] as const] : [];
    });
    return new Map([...held, ...heldNear(this.#once, register, near)]);
  }

  async loadEntries(entries: readonly RegisterEntry[]) {
    for (const entry of entries)
      if (
        !this.#entries.some(
          (one) => one.register === entry.register && one.subject === entry.subject && one.origin === entry.origin,
        )
      )
        this.#entries.push(entry);
  }

  async publish(packs: readonly PublishedPack[]) {
    for (const given of packs) {
      const pack = publishedOver(await this.findProcedure(given.code), given);
      if (pack) this.hold(pack, false);
    }
  }

  /** This pack holds from now on; without `reviewed` it is only at hand under its hash. */
  hold(pack: PublishedPack, reviewed?: boolean) {
    const before = this.#current.get(pack.code);
    const same = before?.hash === pack.hash && this.#packs.get(pack.hash)?.status === pack.status;
    this.#packs.set(pack.hash, pack);
    if (reviewed === undefined) return;
    this.#current.set(pack.code, { hash: pack.hash, since: same ? before.since : pack.since, reviewed });
  }

  async findPack(hash: string) {
    return this.#packs.get(hash);
  }

  async findProcedure(code: string): Promise<ProcedureListing | undefined> {
    const current = this.#current.get(code);
    return current && listing({ ...this.#packs.get(current.hash)!, ...current });
  }

  async listProcedures(filter: { text?: string; tier?: string; status?: string }, page: Page) {
    const wanted = filter.text && foldVietnamese(filter.text);
    const rows = [...this.#current.values()]
      .map((current) => listing({ ...this.#packs.get(current.hash)!, ...current }))
      .filter((row) => (!filter.tier || row.tier === filter.tier) && (!filter.status || row.status === filter.status))
      .filter((row) => !wanted || foldVietnamese(`${row.code} ${row.name}`).includes(wanted));
    return paged(rows, page, (row) => row.code);
  }

  async listTasks(filter: TaskFilter, page: Page) {
    return paged(
      this.#tasks(filter),
      page,
      (row) =>
        `${standsStill(row) ? 1 : 0} ${instantKey(row.legalAt)} ${row.dossierId} ${String(row.id).padStart(10, '0')}`,
    );
  }

  async countTasks(filter: TaskFilter) {
    return this.#tasks(filter).length;
  }

  #isSilent({ act, dossierId, unit, dueAt }: TaskListing, at: string): boolean {
    if (act !== 'answer-consultation' || instantKey(dueAt) > instantKey(at)) return false;
    const { consultations = [] } = JSON.parse(this.#dossiers.get(dossierId)!.row.state) as { consultations?: Asked[] };
    return consultations.some(
      (one) =>
        one.unit === unit && one.silence === 'consent' && !one.withdrawn && instantKey(one.dueAt) === instantKey(dueAt),
    );
  }

  #tasks(filter: TaskFilter): TaskListing[] {
    const rows = [...this.#dossiers].flatMap(([dossierId, kept]) =>
      [...kept.tasks.values()].map((task) => ({
        ...task,
        dossierId,
        code: kept.code,
        procedure: kept.row.intake.procedure,
        applicantName: kept.row.intake.applicantName,
        competentUnit: kept.row.intake.unit,
        dossierDueAt: kept.row.paused && !isMissed(kept.row) ? undefined : kept.row.dueAt,
        promisedAt: savedDate(kept.row, 'promisedAt'),
        theirsAt: savedDate(kept.row, 'theirsAt'),
        owes: saidBy(kept.row.state).owes,
        mark: saidBy(kept.row.state).mark,
        proposed: isProposed(kept.row.state),
        asked: saidBy(kept.row.state).asked,
      })),
    );
    return rows.filter(
      (row) =>
        (!filter.unit || row.unit === filter.unit) &&
        (!filter.post || row.post === filter.post) &&
        (!filter.assignee || (row.assignee ?? '-') === filter.assignee) &&
        (!filter.procedure || row.procedure === filter.procedure) &&
        (!filter.act || row.act === filter.act) &&
        (!filter.dueBefore || (!standsStill(row) && instantKey(row.legalAt) < instantKey(filter.dueBefore))) &&
        (!filter.dueFrom || (!standsStill(row) && instantKey(row.legalAt) >= instantKey(filter.dueFrom))) &&
        !(filter.notSilentAt && this.#isSilent(row, filter.notSilentAt)) &&
        (filter.oneByOne === undefined || Boolean(row.oneByOne) === filter.oneByOne) &&
        (!filter.text ||
          `${row.code?.toLowerCase() ?? ''} ${foldVietnamese(row.applicantName)}${namesToFind(this.#dossiers.get(row.dossierId)?.row.findBy?.names ?? [])}`.includes(
            foldVietnamese(filter.text),
          )) &&
        (!filter.dossierId || row.dossierId === filter.dossierId),
    );
  }

  async listDossiers({ applicantId, account, represents, status }: PersonFilter, page: Page) {
    const rows = [...this.#dossiers].filter(([, { row }]) => {
      const { applicant, representative } = JSON.parse(row.filed) as Record<string, { id?: string; idNumber?: string }>;
      const isOwn = row.intake.applicantId === applicantId && (!account || applicant?.id === account);
      const isActed =
        represents?.applicants.includes(row.intake.applicantId) && representative?.idNumber === represents.by;
      return (isOwn || isActed) && (!status || [status].flat().includes(row.status));
    });
    return paged(rows.map(dossierListing), page, (row) => row.id, 'newest first');
  }

  async findDossiers(query: DossierQuery, scope: Scope, page: Page) {
    const found = this.#found(query, scope);
    const rows = found.map(dossierListing);
    const keyOf = (row: DossierListing) => `${instantKey(row.submittedAt)} ${row.id}`;
    if (query.text === undefined) return paged(rows, page, keyOf, 'newest first');
    // Nearest first, and of those the newest: the later in this order the smaller the key.
    const near = new Map(found.map(([id, kept]) => [id, nearnessIn(query.text!, kept)]));
    return paged(rows, page, (row) => `${9 - near.get(row.id)!} ${keyOf(row)}`, 'newest first');
  }

  async countDossiers(query: DossierQuery, scope: Scope, most: number) {
    return Math.min(most, this.#found(query, scope).length);
  }

  async listFiled(scope: Scope) {
    const filed = this.#found({}, scope).map(([, { row }]) => row.intake);
    const pairs = new Map(filed.map(({ procedure, field }) => [`${procedure} ${field}`, { procedure, field }]));
    return [...pairs.values()].sort((a, b) => (a.procedure < b.procedure ? -1 : 1));
  }

  listOpenPacks = async (scope: Scope) => openPacks(this.#found({}, scope).map(([, kept]) => kept));

  async readAnswers(dossierIds: readonly string[]) {
    const read = new Map<string, Answered>();
    for (const id of dossierIds) {
      const row = this.#dossiers.get(id)?.row;
      if (!row) continue;
      const { answers = {} } = JSON.parse(row.filed) as Partial<Answered>;
      read.set(id, { packHash: row.intake.packHash, answers });
    }
    return read;
  }

  #found(query: DossierQuery, scope: Scope): [string, Kept][] {
    return [...this.#dossiers].filter(([, kept]) => {
      const { status, intake } = kept.row;
      return (
        intake.submittedAt !== undefined &&
        status !== 'draft' &&
        !intake.story &&
        isWithin(scope, kept) &&
        (query.text === undefined || nearnessIn(query.text, kept) !== undefined) &&
        (!query.receivingUnit || intake.receivingUnit === query.receivingUnit) &&
        (!query.field || intake.field === query.field) &&
        (!query.procedure || intake.procedure === query.procedure) &&
        (!query.status || status === query.status) &&
        (!query.from || instantKey(intake.submittedAt) >= instantKey(query.from)) &&
        (!query.before || instantKey(intake.submittedAt) < instantKey(query.before)) &&
        isAsked(kept, query) &&
        (!query.timing || isTimed(kept.row, query.timing))
      );
    });
  }

  async openDossierIds() {
    return [...this.#dossiers]
      .filter(([, { row }]) => ['in-progress', 'decided'].includes(row.status))
      .map(([id]) => id);
  }

  async recordAbsence(act: AbsenceAct) {
    if ((this.#absences.get(act.id)?.seq ?? 0) !== act.seq - 1) return false;
    const both = [act.officer, ...(act.standIn ? [act.standIn] : [])];
    const before = act.seq === 1 ? this.#absencesOf(both, act.from) : [];
    // Who is back from an absence that was ended may stand in.
    const counts = before.filter((one) => one.officer === act.officer || one.act !== 'end-absence');
    if (counts.some(({ from }) => Date.parse(from) < Date.parse(act.to))) return false;
    this.#absences.set(act.id, act);
    return true;
  }

  async findAbsence(id: string) {
    return this.#absences.get(id);
  }

  async absencesAt(at: string) {
    const ms = Date.parse(at);
    return [...this.#absences.values()].filter(
      ({ act, from, to }) => act !== 'cancel-absence' && Date.parse(from) <= ms && ms < Date.parse(to),
    );
  }

  async listAbsences(officers: readonly string[], at: string) {
    return this.#absencesOf(officers, at);
  }

  #absencesOf(officers: readonly string[], at: string) {
    const ms = Date.parse(at);
    return [...this.#absences.values()]
      .filter(({ act, officer, to }) => act !== 'cancel-absence' && officers.includes(officer) && ms < Date.parse(to))
      .sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
  }

  async verify(dossierId?: string, differs?: Differs) {
    const faults: ChainFault[] = [];
    let events = 0;
    const chosen = [...this.#dossiers].filter(([id]) => !dossierId || id === dossierId);
    for (const [id, kept] of chosen) {
      events += kept.events.length;
      const fault = checkChain(kept.events, kept);
      if (fault) faults.push(fault);
      if (fault || !differs) continue;
      const bodies = kept.events.map((event) => event.body);
      const parts = differs(keptInMemory(id, kept, this.#entries), bodies);
      if (parts.length) faults.push({ dossierId: id, seq: kept.seq, fault: 'state-differs', parts });
    }
    return { dossiers: chosen.length, events, faults };
  }
}

/** Sorts what has no due time last. */
export const instantKey = (iso: string | undefined) =>
  iso ? String(Date.parse(iso)).padStart(15, '0') : '9'.repeat(15);

function listing(pack: PublishedPack & ProcedureListing): ProcedureListing {
  const { files: _files, names: _names, intent: _intent, search: _search, ...listed } = pack;
  return listed;
}

const nearnessIn = (text: string, { row, code }: Kept) =>
  nearnessOf(searchTerms(text), { ...(row.findBy ?? { names: [], numbers: [] }), code });

function dossierListing([id, { row, code, seq }]: [string, Kept]): DossierListing {
  const { status, dueAt, paused, resultAt, intake } = row;
  const { procedure, unit, receivingUnit, applicantName, submittedAt } = intake;
  return {
    id,
    code,
    procedure,
    status,
    unit,
    receivingUnit,
    applicantName,
    dueAt,
    promisedAt: savedDate(row, 'promisedAt'),
    theirsAt: savedDate(row, 'theirsAt'),
    acceptBy: status === 'submitted' ? savedDate(row, 'acceptBy') : undefined,
    paused,
    resultAt,
    ...saidBy(row.state),
    submittedAt,
    seq,
  };
}

function isWithin(scope: Scope, { row, tasks }: Kept): boolean {
  const { unit, receivingUnit, procedure } = row.intake;
  const { desks } = scope;
  const isAtDesk = (task: OpenTask) =>
    (task.assignee ?? desks!.officer) === desks!.officer &&
    desks!.at.some((at) => at.unit === task.unit && at.post === task.post && (at.procedure ?? procedure) === procedure);
  return (
    scope.all === true ||
    Boolean(scope.units?.includes(unit)) ||
    Boolean(scope.receivingUnits?.includes(receivingUnit)) ||
    (Boolean(scope.issuedOf?.includes(procedure)) && isIssued(row)) ||
    Boolean(row.consulted?.some((one) => scope.consulted?.includes(one))) ||
    [...tasks.values()].some((task) => scope.led?.includes(task.unit)) ||
    (desks !== undefined && [...tasks.values()].some(isAtDesk))
  );
}
