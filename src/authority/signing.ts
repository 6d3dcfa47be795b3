/**
 * Who may sign for a unit, and in what words: the head as head, a deputy in the head's place, anybody else only with a written
 * authority that has dates (Decree 30/2020/NĐ-CP Art. 13 and Annex I, part II, 7).
 */
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { isInForce } from './dated.ts';
import { DEPUTY_HEAD, DIVISION_HEAD, HEAD, RANKS } from './head-posts.ts';
import type { Officer, Province, Words } from './province.ts';
import type { Capacity, SigningRow, Titles } from './signing-source.ts';
import { inSentence, type Unit } from './units.ts';

export interface SigningQuestion {
  /** For whom is signed. */
  unit: string;
  /** Id of who signs. */
  officer: string;
  /** Local date. */
  date: string;
  procedure?: string;
  /** The head's own power by law: nobody signs in the name of the committee. */
  inPerson?: boolean;
}

export interface SigningBlock {
  /** As they stand above the name: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`. */
  lines: string[];
  capacity: 'head' | Capacity;
  /** The signer's own, in a sentence: «Phó Chủ tịch». */
  title: string;
  /** The document that gives the authority, where the post does not. */
  basis?: string;
}

/** Of a unit whose titles the province does not say. */
export const titlesUnknown: Titles = { head: 'Thủ trưởng đơn vị', deputy: 'Phó Thủ trưởng đơn vị' };

export function titlesOf(province: Province, unit: Unit, date: string): Titles {
  const { titles = {}, ownTitles = {} } = province.source.signing ?? {};
  return ownTitles[unit.code] ?? titles[province.typeOf(unit, date)] ?? titlesUnknown;
}

/** A unit as the agency that acts: a commune is none, its committee is. */
export function agencyNames(province: Province, code: string, date: string): Words {
  const unit = province.findUnit(code);
  const name = province.nameOf(code, date);
  const collective = unit && titlesOf(province, unit, date).collective;
  if (!collective || name.vi.startsWith(collective)) return name;
  return {
    vi: `${collective} ${inSentence(name.vi)}`,
    en: `People’s Committee of ${name.en}`,
    hi: `${name.hi ?? name.en} की जन समिति`,
  };
}

/** The lines above the name of who signs; a refusal for who may not. */
export function signingBlock(province: Province, question: SigningQuestion): Outcome<SigningBlock> {
  const { officer: id, date } = question;
  const unit = province.getUnit(question.unit);
  if (isRefusal(unit)) return unit;
  const officer = province.officers.get(id);
  const none = () =>
    refuse('signing-authority-none', {
      officer: officer?.name ?? id,
      unit: agencyNames(province, unit.code, date),
      date,
    });
  if (!officer) return none();
  const own = titlesOf(province, unit, date);
  const titles = question.inPerson ? { ...own, collective: undefined } : own;
  if (hasPost(officer, unit.code, HEAD, date))
    return { lines: lined(titles, titles.head), capacity: 'head', title: titles.head };
  const row = (province.source.signing?.authority ?? []).find((one) => isFor(one, officer, question));
  if (hasPost(officer, unit.code, DEPUTY_HEAD, date) && !(question.inPerson && row))
    return { lines: lined(titles, `KT. ${titles.head}`, titles.deputy), capacity: 'KT', title: titles.deputy };
  if (!row) return none();
  const title = row.title ?? titleOf(province, officer, row, date);
  const above = `${row.capacity}. ${titles.head}`;
  // By order or authorised, one signs for the head and not for the body (Annex I, part II, 7b).
  const lines = row.capacity === 'KT' ? lined(titles, above, title) : lined({}, above, title);
  return { lines, capacity: row.capacity, title, basis: row.basis };
}

/** What law gives to the head in person a deputy signs by a written assignment on record alone; papers of before stay as they were signed. */
export function maySign(province: Province, question: SigningQuestion): Outcome<true> {
  const block = signingBlock(province, question);
  if (isRefusal(block)) return block;
  const { unit: code, officer, date } = question;
  if (!question.inPerson || block.capacity === 'head' || block.basis) return true;
  const { head } = titlesOf(province, province.findUnit(code)!, date);
  const agency = agencyNames(province, code, date).vi;
  return refuse('signing-in-person', {
    head: `${head} ${agency}`,
    officer: province.officers.get(officer)?.name ?? officer,
  });
}

function lined({ collective }: Pick<Titles, 'collective'>, ...lines: string[]): string[] {
  return [...(collective ? [`TM. ${collective}`] : []), ...lines].map((line) => line.toUpperCase());
}

/** The post itself; a deputy holds no head's. */
const hasPost = (officer: Officer, unit: string, post: string, date: string): boolean =>
  officer.holds.some((held) => held.unit === unit && held.post === post && isInForce(held, date));

function isFor(row: SigningRow, officer: Officer, { unit, date, procedure }: SigningQuestion): boolean {
  if (row.unit !== unit || !isInForce(row, date)) return false;
  if (row.procedures && !(procedure && row.procedures.includes(procedure))) return false;
  return givenTo(row, officer, date);
}

/** The row names the officer, or a post that they hold on the day. */
export const givenTo = ({ by, unit }: SigningRow, officer: Officer, date: string): boolean =>
  by.officer ? by.officer === officer.id : Boolean(by.post && hasPost(officer, by.unit ?? unit, by.post, date));

/**
 * Who proposes on paper what an officer of one of the units prepared: who did, since no head of theirs is on record to have said it: of
 * another unit than the one that signs (`signing`) its head or deputy by the post, a committee as the body that its head speaks for, and
 * anybody else by name. Of the unit that signs no specialist is named, since which division of it proposed is on no record; nor is who held
 * no post there on the day.
 */
export function proposerOf(
  province: Province,
  id: string,
  { units, signing, date }: { units: readonly string[]; signing: string; date: string },
): string {
  const held = province.officers.get(id)?.holds.filter((one) => units.includes(one.unit) && isInForce(one, date)) ?? [];
  const [own] = held.toSorted((one, other) => RANKS.indexOf(other.post) - RANKS.indexOf(one.post));
  const unit = own && province.findUnit(own.unit);
  if (!unit) return '';
  const titles = titlesOf(province, unit, date);
  const name = agencyNames(province, unit.code, date).vi;
  if (unit.code === signing) {
    if (own.post === DEPUTY_HEAD) return titled(titles.deputy, name);
    // Of which of its divisions, nobody recorded.
    return own.post === DIVISION_HEAD ? `Trưởng phòng thuộc ${name}` : '';
  }
  if (own.post === DEPUTY_HEAD) return titled(titles.deputy, name);
  if (own.post === HEAD) return titles.collective ? name : titled(titles.head, name);
  return `${province.officers.get(id)!.name}, công chức của ${name}`;
}

/** «Giám đốc Sở Tài chính», «Trưởng phòng Kinh tế xã …»: what the title ends with stands once. */
const titled = (title: string, unit: string): string =>
  title.endsWith('phòng') && /^phòng /i.test(unit) ? `${title} ${unit.slice('Phòng '.length)}` : `${title} ${unit}`;

/** What who holds the post is called: by the titles of the unit where it is one of those, else by the post's own name. */
function titleOf(province: Province, officer: Officer, { by, unit: code }: SigningRow, date: string): string {
  const held = officer.holds.find((one) => isInForce(one, date) && (!by.post || one.post === by.post));
  const unit = province.findUnit(by.unit ?? held?.unit ?? code);
  const post = by.post ?? held?.post;
  const titles = unit && titlesOf(province, unit, date);
  if (titles && post === HEAD) return titles.head;
  if (titles && post === DEPUTY_HEAD) return titles.deputy;
  return province.source.posts.find((one) => one.id === post)?.name.vi ?? '';
}
