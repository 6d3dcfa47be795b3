/** The papers that somebody has to bring, out of lists that also hold headings, notes and what the office itself writes. */
import { sayingOf } from '#kernel/text.ts';
import { alternativesIn } from './alternatives.ts';
import { type Row, type Table, tablesOf } from './dossier.ts';
import { lineDoubt } from './doubted-lines.ts';
import type { Doubt } from './doubts.ts';
import type { ComponentReading, DoubtReading, NationalRecord } from './record.ts';
import { isCut } from './steps.ts';
import { capital, clean, oneLine, PAPER, shorten, withoutMarker } from './text.ts';

interface Draft extends ComponentReading {
  doubts: Doubt[];
}

/** What the papers are read from. */
type PaperTexts = Pick<NationalRecord, 'stepsText' | 'conditionsText' | 'dossierText'>;

const MAX_COMPONENTS = 120;
const MAX_NOTES = 200;
const MAX_NAME = 1500;

export function readComponents(record: PaperTexts): {
  components: ComponentReading[];
  notes: string[];
  doubts: DoubtReading[];
} {
  const tables = isCut(record) ? [] : tablesOf(record.dossierText);
  const kinds = tables.map((table) => kindOf(table.heading));
  const cases = casesOf(tables, kinds);
  const drafts: Draft[] = [];
  const doubts: DoubtReading[] = [];
  for (const [i, table] of tables.entries()) {
    if (kinds[i] === 'notes') continue;
    if (kinds[i] === 'office') {
      doubts.push({ id: 'papers-of-office', about: '' });
      continue;
    }
    if (table.rows.some((row) => isNote(row) && mayBePaper(row))) doubts.push({ id: 'papers-left-out', about: '' });
    const found = kinds[i] === 'one-of' ? oneOfTable(table, cases[i]) : rowsOf(table, cases[i]);
    drafts.push(...found.drafts.map((draft) => headed(draft, table, kinds[i], tables)));
    if (found.office) doubts.push({ id: 'papers-of-office', about: '' });
  }
  const kept = doubtAlike(onceEach(drafts)).map(doubtLine).slice(0, MAX_COMPONENTS);
  for (const [i, draft] of kept.entries()) for (const id of draft.doubts) doubts.push({ id, about: `c${i + 1}` });
  if (!kept.length) doubts.push({ id: 'components-unstated', about: '' });
  if (countsOneSet(record, kept)) doubts.push({ id: 'quantity-sets', about: '' });
  const notes = tables.flatMap((table, i) => notesOf(table, kinds[i], cases[i])).slice(0, MAX_NOTES);
  return { components: kept.map(({ doubts: _, ...component }) => component), notes: [...new Set(notes)], doubts };
}

/** A row that a list repeats is one paper; where the repeated row counts otherwise, or names other alternatives, that is in doubt. */
function onceEach(drafts: readonly Draft[]): Draft[] {
  const first = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = [sayingOf(draft.name), draft.case, draft.group, draft.shown].join('|');
    const known = first.get(key);
    const differs =
      known &&
      (known.originals !== draft.originals ||
        known.copies !== draft.copies ||
        known.oneOf.join('|') !== draft.oneOf.join('|'));
    const doubts: Doubt[] = [
      ...(known?.doubts ?? []),
      ...draft.doubts,
      ...(differs ? ['quantity-doubtful' as const] : []),
    ];
    first.set(key, { ...(known ?? draft), doubts: [...new Set(doubts)] });
  }
  return [...first.values()];
}

/** What a register holds, or an office makes, may be listed without being asked of anybody. */
function doubtLine(draft: Draft): Draft {
  const doubt = lineDoubt([draft.name, ...draft.oneOf]);
  return doubt ? { ...draft, doubts: [...draft.doubts, doubt] } : draft;
}

/** From so many letters a sentence is no phrase that papers of one law share. */
const LONG_SENTENCE = 60;
const sentencesOf = (name: string): string[] => name.split(/(?<=\p{L})\.\s+/u);

/** Papers of one list that begin alike and end in the same sentence may be one paper in several wordings: that is looked at. */
function doubtAlike(drafts: readonly Draft[]): Draft[] {
  const kinds = drafts.map((draft) => {
    const [name, ...further] = sentencesOf(draft.name);
    const said = further.map(sayingOf).filter((one) => one.length >= LONG_SENTENCE);
    return { begins: sayingOf(name.split(' ').slice(0, 3).join(' ')), said, list: `${draft.case}|${draft.group}` };
  });
  return drafts.map((draft, i) => {
    const { begins, said, list } = kinds[i];
    const alike = kinds.some(
      (other, k) =>
        k !== i && other.list === list && other.begins === begins && other.said.some((one) => said.includes(one)),
    );
    return alike ? { ...draft, doubts: [...new Set<Doubt>([...draft.doubts, 'alternatives-doubtful'])] } : draft;
  });
}

/** What people are told beside the papers; a row that only heads others says nothing by itself. */
function notesOf({ heading, rows }: Table, kind: Kind, of: string | null): string[] {
  if (kind === 'office') return [];
  const told = rows
    .filter((row) => (kind === 'notes' || isNote(row)) && !HEADS.test(row.name) && !/:\s*$/.test(row.name))
    .map((row) => nameOf(row.name));
  const bracket = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)[\s.:;]*$/u.exec(heading)?.[1] ?? '';
  const isToldAside = /^\(.*\p{L}.*\)$/u.test(bareHeading(heading)) || (of !== null && ASIDE.test(heading));
  // What is told of one case is of no other.
  const cased = (note: string) => (of && !sayingOf(note).startsWith(sayingOf(of)) ? `${of}: ${note}` : note);
  return [...(isToldAside && bracket ? [nameOf(bracket)] : []), ...told].map(cased);
}

/** How to hand in all of a list, in brackets after the case that heads it. */
const ASIDE = /\s*\((?:trường hợp không quy định)[\s\S]*$/iu;

/** «Giấy tờ phải xuất trình», «Xuất trình bản chính …»: looked at and given back. */
const TO_SHOW = /(?:giấy tờ|phải|cần)(?: \S+){0,2} xuất trình(?! hoặc nộp)/iu;
const SHOWN_ROW = /^(?:phải )?xuất trình(?! hoặc nộp)|\((?:chỉ |để )?xuất trình[^)]*\)$/iu;

/** What the heading of its list says of a paper: whose it is where there are several lists, and whether it is only shown. */
function headed(draft: Draft, { heading }: Table, kind: Kind, tables: readonly Table[]): Draft {
  const text = bareHeading(heading);
  const shown = (kind === 'group' && TO_SHOW.test(text) && !/(?:^|\s)nộp/iu.test(text)) || SHOWN_ROW.test(draft.name);
  const group = kind === 'group' && (shown || tables.length > 1) ? groupName(text) : '';
  return { ...draft, ...(group && { group }), ...(shown && { shown }) };
}

const bareHeading = (heading: string): string => heading.replace(NUMBERING, '').trim();

/** A heading that says no more than that papers follow names no group. */
function groupName(heading: string): string {
  const name = heading
    .replace(/[,\s]*(?:các giấy tờ)?(?: sau(?: đây)?)?\s*:?\s*$/iu, '')
    .replace(/[,\s]*(?:bao )?gồm(?: các giấy tờ)?\s*$/iu, '')
    .replace(/,\s*hồ sơ$/iu, '');
  return /^(?:thành phần )?hồ sơ$|^các giấy tờ$/iu.test(name) || !/\p{L}/u.test(name) ? '' : capital(name);
}

type Kind = 'plain' | 'group' | 'case' | 'one-of' | 'notes' | 'office';

const NUMBERING = /^(?:[\s*\-–+]+|\(?\d{1,2}\)?(?:\.\d{1,2})*[.)]?\s+|\(\d{1,2}\)\s*|[a-zđ]\)\s*)+/u;
const ONE_OF_END =
  /một trong (?:các|những)(?: loại)? (?:giấy tờ|tài liệu|văn bản|trường hợp|chứng từ)(?: sau(?: đây)?)?(?:,? (?:bao )?gồm)?\s*:?\s*$/iu;

function kindOf(given: string): Kind {
  const heading = given.replace(NUMBERING, '').trim();
  if (/^(?:lưu ý|ghi chú|chú ý)/iu.test(heading)) return 'notes';
  if (!/\p{L}/u.test(heading) || /^\(.*\)$/u.test(heading)) return 'plain';
  if (/(?:cơ quan|[uủ]y ban|ubnd|sở)[^,;:]{0,80} trình /iu.test(heading)) return 'office';
  if (ONE_OF_END.test(heading)) return 'one-of';
  if (
    !/đối với|trường hợp/iu.test(heading.replace(/\([^)]*\)/g, '')) &&
    /^(?:\*?\s*giấy tờ (?:phải|cần)|thành phần hồ sơ|hồ sơ (?:của|gồm|bao gồm)|người yêu cầu|người đề nghị|tổ chức|cá nhân|hồ sơ\s*:?$|các giấy tờ)/iu.test(
      heading,
    )
  )
    return 'group';
  return 'case';
}

/** The case that each table belongs to: a heading that names one, where it is not the only list and no condition is told. */
function casesOf(tables: readonly Table[], kinds: readonly Kind[]): (string | null)[] {
  const lists = kinds.filter((kind) => kind === 'case').length;
  return tables.map(({ heading }, i) => {
    const text = heading.replace(NUMBERING, '').trim();
    if (kinds[i] === 'one-of') return conditionOf(text);
    if (kinds[i] !== 'case') return null;
    const conditional = /^(?:trường hợp|đối với|nếu)/iu.test(text);
    if (!conditional && lists < 2 && tables.length < 2) return null;
    const bare = text
      .replace(ASIDE, '')
      .replace(/[,\s]*(?:hồ sơ\s*)?(?:bao gồm|gồm(?: các giấy tờ)?(?: sau)?)?\s*[:.]?\s*$/iu, '');
    return capital(bare || text);
  });
}

/** «Trường hợp ủy quyền …» of «Trường hợp ủy quyền … thì hồ sơ phải kèm theo một trong các giấy tờ sau». */
const conditionOf = (text: string): string | null => {
  const match = /^((?:trường hợp|đối với|nếu)[\s\S]*?)(?:,| thì )/iu.exec(text);
  return match ? capital(match[1].trim()) : null;
};

/** What is told in a row that asks for no paper. */
const NOTE_ROW =
  /^(?:lưu ý|ghi chú|chú ý|trong đó|thủ tục về|không yêu cầu|việc |thời hạn|cơ quan |cán bộ|công chức|người tiếp nhận|mức |khi )/iu;
const TELLS =
  /chịu trách nhiệm trước pháp luật|thực hiện đồng thời thủ tục|nguyên tắc đồng thời|thì việc [^.;]{3,60} thực hiện theo|không phải nộp/iu;
/** Heads other rows, and is none itself. */
const HEADS = /(?:bao gồm|gồm|sau(?: đây)?)\s*:?\s*$/iu;
const ONE_OF_ROW = /một trong (?:các|những)(?: loại)? (?:giấy tờ|tài liệu|văn bản)/iu;
/** What the office writes in the course of the procedure. */
const OFFICE_PAPER = /dự thảo (?:quyết định|tờ trình|nghị quyết|thông báo|văn bản của)|^tờ trình của cơ quan/iu;

const isNote = (row: Row): boolean => {
  const text = withoutMarker(row.name);
  if (row.originals + row.copies === 0) return true;
  if (NOTE_ROW.test(text)) return !/^cơ quan .*(?:giấy|văn bản)/iu.test(text) || TELLS.test(text);
  return TELLS.test(text) && !PAPER.test(text);
};

/** It is counted, or named as a paper is. */
const mayBePaper = ({ name, originals, copies }: Row): boolean =>
  originals + copies > 0 || (PAPER.test(withoutMarker(name)) && !HEADS.test(name) && !/:\s*$/.test(name));

function rowsOf({ rows }: Table, case_: string | null): { drafts: Draft[]; office: boolean } {
  const group = rows.find((row) => HEADS.test(row.name) && ONE_OF_ROW.test(row.name));
  const members = group ? membersOf(group, rows) : [];
  const drafts: Draft[] = [];
  let office = false;
  for (const row of rows) {
    if (members.length > 1 && members.includes(row)) continue;
    if (row === group && members.length > 1) {
      drafts.push({ ...groupOf(group, members), case: case_ });
      continue;
    }
    if (isNote(row)) continue;
    const text = withoutMarker(row.name);
    if (HEADS.test(text)) continue;
    if (OFFICE_PAPER.test(text)) {
      office = true;
      continue;
    }
    const alone = group && members.length < 2 && isBelow(row, group, rows);
    drafts.push(...papersOf(row, case_).map((draft) => (alone ? doubtedChoice(draft) : draft)));
  }
  return { drafts, office };
}

/** Under a row that says «một trong các giấy tờ sau» and stands anywhere in the list: rows marked otherwise, else all of them. */
function isBelow(row: Row, group: Row, rows: readonly Row[]): boolean {
  const others = rows.filter((one) => one !== group && one.marker && one.marker !== group.marker);
  return !others.length || others.includes(row);
}

const doubtedChoice = (draft: Draft): Draft => ({
  ...draft,
  doubts: [...new Set<Doubt>([...draft.doubts, 'alternatives-doubtful'])],
});

/** By what they speak of; else the rows marked «+» below one marked «-», where each of them names a paper, also one that the table does not count. */
function membersOf(group: Row, rows: readonly Row[]): Row[] {
  const alike = rows.filter((row) => row !== group && isMember(row, group));
  if (alike.length > 1 || group.marker !== '-') return alike;
  const below = rows.filter(({ marker }) => marker === '+');
  const isWhole = below.every(
    (row) => looksLikePaper(nameOf(row.name)) && !HEADS.test(row.name) && !NOTE_ROW.test(withoutMarker(row.name)),
  );
  return isWhole && below.length > 1 && below.some((row) => row.originals + row.copies > 0) ? below : alike;
}

/** Rows of a mixed list that answer its «một trong các giấy tờ hợp pháp về đất đai … gồm»: they speak of the same thing. */
function isMember(row: Row, group: Row): boolean {
  const topic = /một trong (?:các|những)(?: loại)? (?:giấy tờ|tài liệu|văn bản)[^.;]*? về (\p{L}+)/iu.exec(
    group.name,
  )?.[1];
  if (!topic || row.originals + row.copies === 0) return false;
  const text = row.name.toLocaleLowerCase('vi');
  if (/ngoài một trong/iu.test(text)) return false;
  return (
    new RegExp(`(?<!\\p{L})${topic.toLocaleLowerCase('vi')}(?!\\p{L})`, 'u').test(text) && !/^[-–]?\s*đơn /u.test(text)
  );
}

function groupOf(group: Row, members: readonly Row[]): Draft {
  const counted = members.find((row) => row.originals + row.copies > 0)!;
  const own = group.originals + group.copies > 0 ? group : counted;
  return {
    name: listName(group.name),
    originals: own.originals,
    copies: own.copies,
    oneOf: [...new Set(members.map((row) => nameOf(row.name)))],
    case: null,
    doubts: ['alternatives-doubtful'],
  };
}

/** A table whose every row will do; rows that the list does not count among them stand for themselves. */
function oneOfTable(table: Table, case_: string | null): { drafts: Draft[]; office: boolean } {
  const papers = table.rows.filter((row) => !isNote(row));
  const lettered = papers.filter((row) => row.marker);
  const own = lettered.length > 1 ? papers.filter((row) => !row.marker) : [];
  const members = papers.filter((row) => !own.includes(row));
  const heading = table.heading
    .replace(NUMBERING, '')
    .replace(/^(?:trường hợp|đối với|nếu)[\s\S]*?(?=một trong)/iu, '')
    .replace(/[\s:]+$/, '');
  const drafts: Draft[] = own.flatMap((row) => papersOf(row, case_));
  if (members.length > 1)
    drafts.unshift({
      name: listName(heading),
      originals: members[0].originals,
      copies: members[0].copies,
      oneOf: members.map((row) => nameOf(row.name)),
      case: case_,
      doubts: members.some((row) => row.originals !== members[0].originals || row.copies !== members[0].copies)
        ? ['alternatives-doubtful', 'quantity-doubtful']
        : ['alternatives-doubtful'],
    });
  else drafts.unshift(...members.flatMap((row) => papersOf(row, case_)));
  return { drafts, office: false };
}

/** A row is one paper; one that lists papers by «+» is several. */
function papersOf(row: Row, case_: string | null): Draft[] {
  const listed = row.marker === '+' ? row.name.split(/[;.]\s*\+\s*/u) : [row.name];
  const parts = listed.length > 1 && listed.every((part) => PAPER.test(withoutMarker(part))) ? listed : [row.name];
  return parts.map((part) => {
    const name = withoutCount(nameOf(part), row.originals);
    const { names: oneOf, sure, joined, head } = alternativesIn(name);
    const doubts: Doubt[] = [];
    if (!sure) doubts.push('alternatives-doubtful');
    if (row.originals && ((/^bản sao/iu.test(name) && !row.copies) || PHOTOCOPY.test(name)))
      doubts.push('component-copy-or-original');
    if (!row.originals && [name, ...oneOf].some((one) => ORIGINAL.test(one))) doubts.push('component-original-as-copy');
    if ([name, ...oneOf].some((one) => EITHER.test(one))) doubts.push('component-either-form');
    if (row.glued) doubts.push('quantity-doubtful');
    if (!looksLikePaper(name) || isTorn(name)) doubts.push('component-doubtful');
    if (!oneOf.length && FURTHER_PAPER.test(name)) doubts.push('component-several-papers');
    const told = Number(/^(\d{1,2}) (?:ảnh|bản|bộ) /u.exec(name)?.[1] ?? row.originals);
    if (row.originals > 5 || row.copies > 5 || (told !== row.originals && told !== row.copies))
      doubts.push('quantity-doubtful');
    return {
      // What stands in the list of alternatives is not said twice.
      name: head ? listName(head) : name,
      originals: row.originals,
      copies: row.copies,
      oneOf,
      ...(joined && { joined }),
      case: case_,
      doubts,
    };
  });
}

/** «01 bản chính Báo cáo …», of which the table counts one original as well: the number is none of its name. */
const withoutCount = (name: string, originals: number): string => {
  const [said, count] = /^0?(\d) bản chính (?=(?!hoặc|và|hay)\p{L})/iu.exec(name) ?? [];
  return said && Number(count) === originals ? capital(name.slice(said.length)) : name;
};

/** «Bản sao giấy chứng tử … hoặc bản chính giấy xác nhận …», of which the table counts copies alone. */
const ORIGINAL = /^(?:\d{1,2} )?bản (?:chính|gốc)(?!\p{L})/iu;
/** «Các giấy tờ có liên quan (bản phô tô hoặc có chứng thực)»: no original is asked for, whatever the table counts. */
const PHOTOCOPY = /(?:^|\()(?:bản )?(?:phô ?tô|photo(?:copy)?)(?!\p{L})/iu;
/** «Bản chính hoặc bản sao có chứng thực …», «(bản sao/bản chính)»: one of either, whatever the table counts. */
const EITHER =
  /(?<!\p{L})(?:bản (?:chính|gốc)\s?(?:,|\/|hoặc)\s?bản (?:sao|chụp|điện tử)|bản (?:sao|chụp|điện tử)(?: (?:có|được) (?:công chứng|chứng thực)(?:, chứng thực)?)?\s?(?:\/|hoặc)\s?bản (?:chính|gốc))(?!\p{L})/iu;
export const saysEitherForm = (name: string): boolean => EITHER.test(name);
/** «Nộp 02 bộ hồ sơ», where the table counts the papers of one. */
const SETS = /(?:nộp|gửi|lập)[^.;\n]{0,40}? (?:0?([2-9])|(hai|ba))(?: \([^)]*\))? bộ hồ sơ/iu;
const SET_WORDS: Readonly<Record<string, number>> = { hai: 2, ba: 3 };

function countsOneSet({ stepsText, conditionsText }: PaperTexts, drafts: readonly Draft[]): boolean {
  const [, digit, word = ''] = SETS.exec(oneLine(clean(`${stepsText}\n${conditionsText}`))) ?? [];
  const sets = Number(digit) || SET_WORDS[word.toLocaleLowerCase('vi')];
  return Boolean(sets) && drafts.some(({ originals, copies }) => originals + copies > 0 && originals + copies < sets);
}

const FURTHER_PAPER = new RegExp(`;\\s*(?:${PAPER.source.slice(1)})`, 'iu');

const nameOf = (text: string): string => {
  const name = withoutMarker(oneLine(text))
    .replace(/\s*-?\s*Số lượng hồ sơ\s*:[\s\S]*$/iu, '')
    .replace(/[\s.;,:]+$/, '');
  return capital(shorten(name, MAX_NAME));
};

/** A name over papers of which any does, without the words that lead up to them. */
const listName = (text: string): string =>
  nameOf(nameOf(text).replace(/[,\s]*(?:bao )?gồm(?: các giấy tờ)?(?: sau(?: đây)?)?$/iu, ''));

/** A bracket without its other half: a part of the name stands elsewhere, or is lost. */
const isTorn = (name: string): boolean =>
  [name, name.replace(/(?<=^|[\s:])(?:[+*-]|[a-zđ]\d?|\d{1,2}|[ivx]{1,4})\)/gu, '')].every(
    (text) => text.split('(').length !== text.split(')').length,
  );

/** Named as papers are, at once or after the case it is for. */
export const looksLikePaper = (name: string): boolean =>
  PAPER.test(name) ||
  /(?:thì|:|,|phải (?:có|nộp)|nộp|kèm theo|xuất trình|cung cấp|bổ sung) (?:thêm |các |bản |một trong )*(?:giấy|đơn|tờ khai|văn bản|hợp đồng|quyết định|biên bản|báo cáo|thẻ|bản|tài liệu|hồ sơ|trích lục|ý kiến|dữ liệu)/iu.test(
    name,
  );
