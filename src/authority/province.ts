/**
 * The province as data: its units, posts, people and who is competent for what, from when to when. Read once, checked,
 * indexed; every question about authority is answered here and nowhere else.
 */
import { type CalendarSource, WorkingCalendar } from '#calendar/calendar.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { faultOfRows, inForceOn, isInForce, overlap } from './dated.ts';
import { deputiesOf, deskPost, HEAD } from './head-posts.ts';
import { earlyPhrase, LawEnds, type LawRow } from './law.ts';
import { type ReadAddress, readAddress } from './places.ts';
import { type Reach, Reaches, type ReachRow } from './reach.ts';
import type { SigningSource } from './signing-source.ts';
import { allUnits, type Named, type OfficeSource, type Unit, type UnitSource, type Words } from './units.ts';
import { type Setting, Values } from './values.ts';

export type { Named, Unit, Words } from './units.ts';

/** `revoke`: takes back what another unit issued; without any such row, whoever issued it does. Where all have ended, nobody does. */
export type CompetenceRole = 'decide' | 'appraise' | 'consult' | 'revoke';

/** One line of a decentralisation decree. `to` is the first day on which it no longer holds. */
export interface CompetenceRow {
  /** A procedure code. */
  procedure: string;
  role: CompetenceRole;
  /** Holds only where the procedure says that the dossier is of this case; a row without it, for every other dossier. */
  case?: string;
  /** A unit code, `place` (the commune concerned) or `place:ROLE` (the unit with that role that serves the place). */
  unit: string;
  /** Of `revoke`: law gives the power to the head of the unit in person («Chủ tịch Ủy ban nhân dân»), not to its committee. */
  inPerson?: true;
  /** Of `revoke`: only after another body concluded that it was given against the law, and its holder was told. */
  needs?: 'conclusion';
  basis: string;
  from: string;
  to?: string;
  /** The rule that ends it says that dossiers which came in before that day are finished by who was competent. */
  earlierDossiers?: true;
}

/** A draft of a procedure that somebody who may has opened from a day on, though law has not laid it down. */
export interface OpenedDraft {
  procedure: string;
  /** The decision that opens it. */
  basis: string;
  from: string;
  to?: string;
}

export interface PostHolding {
  unit: string;
  post: string;
  from: string;
  to?: string;
}

export interface Officer {
  id: string;
  name: string;
  holds: PostHolding[];
}

export interface Person {
  id: string;
  kind: 'citizen' | 'business';
  name: string;
  /** Personal identification number, or enterprise code. */
  idNumber: string;
  address: string;
  place: string;
  phone?: string;
  email?: string;
  assurance: 1 | 2;
  /** What the population register knows about the person. */
  record?: Record<string, unknown>;
}

export interface ProvinceSource {
  id: string;
  names: Named[];
  /** What its communes were part of, which stays on papers. */
  formerDistricts?: Named[];
  dossierRoot: string;
  units: UnitSource[];
  /** Offices that every commune has, or every one of the types in `of`, written once: `{code}` and `{name}` are filled per commune. */
  communeOffices: OfficeSource[];
  posts: { id: string; name: Words; unitTypes: string[] }[];
  competence: CompetenceRow[];
  signing?: SigningSource;
  calendar: CalendarSource;
  /** Documents of law that are known to have ended, or of which something else is known. */
  law?: LawRow[];
  /** Dated settings that procedures take by id. */
  values?: Setting[];
  /** How centres are reached. */
  centres?: ReachRow[];
  /** Drafts that are open for dossiers; every other draft is closed. */
  openedDrafts?: OpenedDraft[];
  /** Acts that a citizen does only when signed in at VNeID level 2 (Decree 69/2024); which ones is the province's to say. */
  assurance?: { level2: string[] };
  /** The people and officers below are nobody: for demonstrations. */
  madeUp?: true;
  people: Person[];
  officers: Officer[];
  /** Demo roster: so many officers for every post of every unit that nobody is named for, with names from the lists. */
  roster?: { perPost: number; families: string[]; middles: string[]; givens: string[]; from: string };
}

export class Province {
  readonly source: ProvinceSource;
  readonly calendar: WorkingCalendar;
  readonly units = new Map<string, Unit>();
  readonly people = new Map<string, Person>();
  readonly officers = new Map<string, Officer>();
  readonly #competence = new Map<string, CompetenceRow[]>();
  readonly #holders = new Map<string, Officer[]>();
  readonly #byRole = new Map<string, Unit[]>();
  readonly #values = new Values();
  readonly #reaches = new Reaches();
  /** Which documents of law have ended or do not hold yet, and when. */
  readonly law = new LawEnds();

  private constructor(source: ProvinceSource, calendar: WorkingCalendar) {
    this.source = source;
    this.calendar = calendar;
  }

  static from(source: ProvinceSource): Outcome<Province> {
    const calendar = WorkingCalendar.from(source.calendar);
    if (isRefusal(calendar)) return calendar;
    const province = new Province(source, calendar);
    return province.#fill() ?? province;
  }

  #fill() {
    const bad = (where: string, detail: Phrase) => refuse('province-invalid', { where, detail });
    const undated = faultOfRows(this.source.names);
    if (undated) return bad('names', undated);
    const law = this.law.fill(this.source.law ?? []);
    if (law) return law;
    // Nobody is given anything by law that does not hold on the day from which it is given.
    const early = (basis = '', date = '') => {
      const found = basis && date ? this.law.earlyIn(basis, { date }) : undefined;
      return found && earlyPhrase(found);
    };
    for (const unit of allUnits(this.source.units, this.source.communeOffices)) {
      for (const rows of [unit.names, unit.types, unit.superiors]) {
        const fault = faultOfRows(rows);
        if (fault) return bad(`units ${unit.code}`, fault);
      }
      if (this.units.has(unit.code)) return bad(`units ${unit.code}`, phrase('code-twice'));
      this.units.set(unit.code, unit);
      for (const role of unit.roles) push(this.#byRole, role, unit);
    }
    for (const unit of this.units.values())
      for (const other of [
        unit.place,
        unit.centre,
        ...unit.superiors.map((one) => ('unit' in one ? one.unit : undefined)),
      ])
        if (other && !this.units.has(other)) return bad(`units ${unit.code}`, phrase('unit-missing', { unit: other }));
    for (const [i, row] of this.source.competence.entries()) {
      const named = row.unit.startsWith('place') || this.units.has(row.unit);
      if (!named) return bad(`competence[${i}]`, phrase('unit-missing', { unit: row.unit }));
      if (row.to && row.to <= row.from) return bad(`competence[${i}]`, phrase('ends-early', { to: row.to }));
      const unheld = early(row.basis, row.from);
      if (unheld) return bad(`competence[${i}]`, unheld);
      push(this.#competence, row.procedure, row);
    }
    for (const [i, row] of (this.source.signing?.authority ?? []).entries()) {
      for (const unit of [row.unit, row.by.unit])
        if (unit && !this.units.has(unit)) return bad(`signing[${i}]`, phrase('unit-missing', { unit }));
      const unheld = early(row.basis, row.from);
      if (unheld) return bad(`signing[${i}]`, unheld);
    }
    for (const [i, { basis, from, to }] of (this.source.openedDrafts ?? []).entries()) {
      if (!basis?.trim() || !from) return bad(`openedDrafts[${i}]`, phrase('opened-basis'));
      if (to && to <= from) return bad(`openedDrafts[${i}]`, phrase('ends-early', { to }));
      const unheld = early(basis, from);
      if (unheld) return bad(`openedDrafts[${i}]`, unheld);
    }
    for (const person of this.source.people) this.people.set(person.id, person);
    for (const officer of [...this.source.officers, ...rosterOf(this.source, this.units)]) {
      if (this.officers.has(officer.id)) return bad(`officers ${officer.id}`, phrase('code-twice'));
      this.officers.set(officer.id, officer);
      for (const held of officer.holds) {
        if (!this.units.has(held.unit))
          return bad(`officers ${officer.id}`, phrase('unit-missing', { unit: held.unit }));
        push(this.#holders, `${held.unit}/${held.post}`, officer);
      }
    }
    const twoHeads = this.#findTwoHeads();
    if (twoHeads) return bad(`officers ${twoHeads.unit}`, phrase('two-heads', twoHeads));
    return this.#values.fill(this.source.values ?? []) ?? this.#reaches.fill(this.source.centres ?? [], this.units);
  }

  /** A unit has one head at a time; whoever does the work beside them is a deputy. */
  #findTwoHeads(): { unit: string; one: string; other: string } | undefined {
    const isHead = ({ post }: PostHolding) => post === HEAD;
    const holdings = [...this.officers.values()].flatMap((officer) =>
      officer.holds.filter(isHead).map((held) => ({ ...held, officer })),
    );
    const byUnit = Map.groupBy(holdings, ({ unit }) => unit);
    for (const [unit, held] of byUnit)
      for (const [i, one] of held.entries()) {
        const isBeside = (other: (typeof held)[number]) => other.officer !== one.officer && overlap(one, other);
        const other = held.slice(i + 1).find(isBeside);
        if (other) return { unit, one: one.officer.name, other: other.officer.name };
      }
    return undefined;
  }

  /** The setting as of a local day, with its source; nothing where none holds. */
  valueOf(id: string, date: string): Setting | undefined {
    return this.#values.valueOf(id, date);
  }

  /** How the centre is reached on the day, as far as a source says it. */
  reachOf(unit: string, date: string): Reach {
    return this.#reaches.reachOf(unit, date);
  }

  /** The one-stop centres: of the whole province first, then by name. */
  centres(): Unit[] {
    const all = this.#byRole.get('one-stop') ?? [];
    const whole = (unit: Unit) => Number(Boolean(unit.place));
    return all.toSorted((a, b) => whole(a) - whole(b) || a.name.vi.localeCompare(b.name.vi, 'vi'));
  }

  /** By which decision a draft of a procedure is open on the day; nothing where it is not. */
  openedDraft(procedure: string, date: string): OpenedDraft | undefined {
    return this.source.openedDrafts?.find((row) => row.procedure === procedure && isInForce(row, date));
  }

  findUnit(code: string): Unit | undefined {
    return this.units.get(code);
  }

  getUnit(code: string): Outcome<Unit> {
    return this.units.get(code) ?? refuse('unit-unknown', { unit: code });
  }

  /** The one commune, ward or special zone of ours that an address surely lies in; nothing where it names none, or another place too. */
  placeIn(address: string): Unit | undefined {
    const { at, named, elsewhere } = this.readAddress(address);
    return elsewhere || named.some((unit) => unit !== at) ? undefined : at;
  }

  /** The same for who brings something there, to whom the name of the commune alone is enough, where it is that of no other. */
  postalPlaceIn(address: string): Unit | undefined {
    const { bare, named, elsewhere } = this.readAddress(address);
    return elsewhere || named.some((unit) => unit !== bare) ? this.placeIn(address) : (bare ?? this.placeIn(address));
  }

  readAddress(address: string): ReadAddress {
    return readAddress(address, this.units.values(), this.source.names, this.source.formerDistricts);
  }

  /** What the unit is called on the day; a code that is none of ours as it is written. */
  nameOf(unit: Unit | string, date: string): Words {
    const found = typeof unit === 'string' ? this.units.get(unit) : unit;
    return found ? inForceOn(found.names, date)! : { vi: unit as string, en: unit as string };
  }

  typeOf(unit: Unit, date: string): string {
    return inForceOn(unit.types, date)!.type;
  }

  /** The whole of it, as it is called on the day: a province until 2026-08-31, a city since. */
  wholeName(date: string): Words {
    return inForceOn(this.source.names, date)!;
  }

  /** Who stands above the unit on the day, by name; and the unit, where it is one of ours. */
  superiorOf(unit: Unit, date: string): { name: Words; unit?: Unit } | undefined {
    const above = inForceOn(unit.superiors, date);
    if (!above) return undefined;
    if (!('unit' in above)) return { name: above };
    const superior = this.units.get(above.unit)!;
    return { name: this.nameOf(superior, date), unit: superior };
  }

  /** By official code, by name with or without its type, with or without diacritics. */
  searchUnit(text: string): Unit | undefined {
    const wanted = foldVietnamese(text);
    for (const unit of this.units.values()) {
      const names = unit.names.map((name) => foldVietnamese(name.vi));
      const isCalled = (name: string) => name === wanted || name.replace(/^(phuong|xa|dac khu) /, '') === wanted;
      if (unit.code === text || names.some(isCalled)) return unit;
    }
    return undefined;
  }

  /** The centre where a unit's dossiers come in; a centre is its own. */
  centreOf(unit: Unit): Unit | undefined {
    if (unit.roles.includes('one-stop')) return unit;
    const own = unit.centre ? this.units.get(unit.centre) : undefined;
    if (own) return own;
    const centres = this.#byRole.get('one-stop') ?? [];
    return centres.find((centre) => centre.place === unit.place) ?? centres.find((centre) => !centre.place);
  }

  hasRole(role: string): boolean {
    return this.#byRole.has(role);
  }

  /** The unit with a role that serves a place, else the one that serves the whole province. */
  unitWithRole(role: string, place: string | undefined): Unit | undefined {
    const units = this.#byRole.get(role) ?? [];
    return units.find((unit) => unit.place && unit.place === place) ?? units.find((unit) => !unit.place);
  }

  /**
   * Who is competent for a procedure at a place on a date. Rows of the procedure win over what else is known, also when they have
   * all lapsed: then nobody is competent, and the answer says so rather than guess. Rows for a case are for it alone.
   */
  competentUnit(
    question: {
      procedure: string;
      place?: string;
      date: string;
      /** Rows for this case alone come first. */
      case?: string;
      /** Who decides as an officer found it in a review, or as the source of an imported one names it: after any row. */
      found?: { unit: string; basis: string; inPerson?: true };
    },
    role: CompetenceRole = 'decide',
  ): Outcome<{ unit: Unit; row: CompetenceRow }> {
    const { procedure, place, date, found } = question;
    if (place && !this.units.get(place)) return refuse('unit-unknown', { unit: place });
    const ofRole = this.#rowsOf(procedure, role);
    const ofCase = question.case ? ofRole.filter((row) => row.case === question.case) : [];
    const own = ofCase.length ? ofCase : ofRole.filter((row) => !row.case);
    const others: CompetenceRow[] =
      found && role === 'decide' ? [{ procedure, role, from: '0001-01-01', ...found }] : [];
    const rows = own.length ? own : others;
    const row = rows.find((candidate) => isInForce(candidate, date));
    if (!row) return refuse('no-competent-unit', { procedure, place: this.#placeName(place, date), date });
    const early = own.length ? undefined : this.law.earlyIn(row.basis, { date });
    if (early) return refuse('competence-early', { procedure, early: earlyPhrase(early) });
    if (row.unit.startsWith('place') && !place) return refuse('place-needed', { procedure });
    const unit =
      row.unit === 'place'
        ? this.units.get(place!)
        : row.unit.startsWith('place:')
          ? this.unitWithRole(row.unit.slice(6), place)
          : this.units.get(row.unit);
    return unit ? { unit, row } : refuse('no-competent-unit', { procedure, place: this.#placeName(place, date), date });
  }

  /** Whether the province says by a row who decides the procedure, on whatever day. */
  hasDecidingRow(procedure: string): boolean {
    return this.#rowsOf(procedure, 'decide').length > 0;
  }

  /** Procedures of which somebody decided by a row that has ended by the day: dossiers of before may wait at who is competent no more. */
  endedProcedures(date: string): string[] {
    const ended = this.source.competence.filter(({ role, to }) => role === 'decide' && to !== undefined && to <= date);
    return [...new Set(ended.map(({ procedure }) => procedure))];
  }

  /** Every row by which somebody decides the procedure on the day: of each case its own, then of the others. */
  decidingRows(procedure: string, date: string): CompetenceRow[] {
    return this.#rowsOf(procedure, 'decide')
      .filter((row) => isInForce(row, date))
      .sort((a, b) => Number(Boolean(b.case)) - Number(Boolean(a.case)));
  }

  /** Whether who was competent by the row finishes what came in before its end: by the row itself, or by all the law in it that has ended. */
  finishesEarlier({ basis, to, earlierDossiers }: CompetenceRow, day: { date: string; since: string }): boolean {
    if (!to || day.since >= to) return false;
    return earlierDossiers === true || this.law.finishesEarlier(basis, day);
  }

  /**
   * Whose head takes a result back on the day: the unit that law names for the procedure, else the one that issued it. Nobody, where
   * the rows that say who takes it back, or those that say who decides, have all ended.
   */
  revokingUnit(procedure: string, unit: string, date: string): string | undefined {
    const rows = this.#rowsOf(procedure, 'revoke');
    if (rows.length) return rows.find((row) => isInForce(row, date))?.unit;
    const deciding = this.#rowsOf(procedure, 'decide');
    return deciding.length && !deciding.some((row) => isInForce(row, date)) ? undefined : unit;
  }

  /** By what it is taken back: the row that gives the power. By what a result is issued says nothing of who may take it back. */
  revokingBasis(procedure: string, date: string): string {
    return this.#revokingRow(procedure, date)?.basis ?? '';
  }

  /** Where a proposal to take a result back lies: where nobody is competent, at who was last, and nobody decides on it there. */
  revocationDesk(procedure: string, unit: string, date: string): string {
    const rows = this.#rowsOf(procedure, 'revoke').toSorted((one, other) => (one.from < other.from ? 1 : -1));
    return (
      this.revokingUnit(procedure, unit, date) ?? (rows.find((row) => row.from <= date) ?? rows.at(-1))?.unit ?? unit
    );
  }

  #rowsOf(procedure: string, role: CompetenceRole): CompetenceRow[] {
    return (this.#competence.get(procedure) ?? []).filter((row) => row.role === role);
  }

  /** Whether that head takes it back in person, and not in the name of a committee. */
  revokesInPerson(procedure: string, unit: string, date: string): boolean {
    const row = this.#revokingRow(procedure, date);
    return row?.unit === unit && row.inPerson === true;
  }

  /** Whether law has a result taken back only after the conclusion of a competent body, and notice to its holder. */
  revocationNeedsConclusion(procedure: string, date: string): boolean {
    return this.#revokingRow(procedure, date)?.needs === 'conclusion';
  }

  #revokingRow(procedure: string, date: string): CompetenceRow | undefined {
    return this.#rowsOf(procedure, 'revoke').find((one) => isInForce(one, date));
  }

  #placeName(place: string | undefined, date: string): string {
    return (place ? this.nameOf(place, date) : this.wholeName(date)).vi;
  }

  /** Officers who hold the post in the unit on the date, in roster order; then those who work in its place. */
  holders(unit: string, post: string, date: string): Officer[] {
    return [post, ...deputiesOf(post)]
      .flatMap((one) => this.#holders.get(`${unit}/${one}`) ?? [])
      .filter((officer, i, all) => holds(officer, unit, post, date) && all.indexOf(officer) === i);
  }
}

/** Holds the post, or one that does its work in its place. */
export function holds(officer: Officer, unit: string, post: string, date: string): boolean {
  return officer.holds.some(
    (held) => held.unit === unit && (held.post === post || deskPost(held.post) === post) && isInForce(held, date),
  );
}

/** The demo roster: stable for the same lists, so that ids and names stay from one start to the next. */
function rosterOf(source: ProvinceSource, units: Map<string, Unit>): Officer[] {
  const { roster } = source;
  if (!roster) return [];
  const named = new Set(source.officers.flatMap((officer) => officer.holds.map((held) => `${held.unit}/${held.post}`)));
  const made: Officer[] = [];
  for (const unit of units.values())
    for (const post of source.posts) {
      if (deskPost(post.id) !== post.id || !post.unitTypes.includes(unit.type)) continue;
      if (named.has(`${unit.code}/${post.id}`)) continue;
      const [deputy] = deputiesOf(post.id);
      for (let i = 1; i <= roster.perPost; i++) {
        const n = made.length;
        const name = [
          roster.families[n % roster.families.length],
          roster.middles[(n * 7 + 3) % roster.middles.length],
          roster.givens[(n * 5 + i) % roster.givens.length],
        ].join(' ');
        made.push({
          id: `${unit.code}.${post.id}.${i}`,
          name,
          // A unit has one head; the others are deputies.
          holds: [{ unit: unit.code, post: i > 1 && deputy ? deputy : post.id, from: roster.from }],
        });
      }
    }
  return made;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
