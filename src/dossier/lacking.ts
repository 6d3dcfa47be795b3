/**
 * That a paper of the case is lacking is said against somebody only where form 02 asked for it and it did not come (Decree 118/2025/NĐ-CP
 * Art. 17): what was handed in is not lacking, and nobody is refused for what they were not asked for.
 */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { wasAskedFor } from './asked-for.ts';
import { variables } from './context.ts';
import { type WantedPaper, wantedPapers } from './paper-wanted.ts';
import { isNamed, lackedNames, lackedPapers, nameOnly, pairsOf, plainName } from './reason-papers.ts';
import type { Component, Rules } from './rules.ts';
import type { DossierState } from './state.ts';

/** Since it was asked for the last time; what was left as it was is not brought. */
function wasBrought(item: string, { supplements = [] }: Pick<DossierState, 'supplements'>): boolean {
  const last = supplements.findLast(({ items }) => items.includes(item));
  return last !== undefined && !last.kept?.includes(item);
}

/** «Bản chính», «bản gốc». */
const OF_ORIGINAL = /(?<!\p{L})ban (?:chinh|goc)(?!\p{L})/u;

/** As the slips count it; a file that was sent is what it is. */
function isHere(item: string, { components, channel }: DossierState, original: boolean): boolean {
  const given = components.find(({ component }) => component === item);
  if (!given) return false;
  if (given.register || given.file || channel === 'online') return true;
  return given.originals + (original ? 0 : given.copies) > 0;
}

/** How a paper is called before what tells it from others of its sort. */
const HEAD = /^ (?:giay (?:chung nhan|xac nhan|de nghi)|hop dong|to khai|bien ban|van ban|cam ket|don) /u;
/** Of these a case has one or none, so that it is meant however the rest is called. */
const ONE_OF_ITS_SORT = /^ (?:hop dong|to khai|bien ban) /u;
const SHEET = /(?<!\p{L})(?:ban (?:chinh|goc|sao|cong chung)|cong chung|chung thuc)(?!\p{L})/gu;

/** Those whose names have most of its words. */
function named(paper: string, due: readonly Component[]): Component[] {
  const bare = plainName(paper.replace(SHEET, ' '));
  const head = HEAD.exec(bare)?.[0] ?? (bare.trim() ? bare : undefined);
  const own = pairsOf(paper);
  const words = bare.trim().split(' ');
  const pairs = words.slice(1).map((word, i) => ` ${words[i]} ${word} `);
  const has = (one: Component, part: string) => plainName(one.name.vi).includes(part);
  const isKnown = due.some((one) => own.some((pair) => has(one, pair)));
  const byHead = head !== undefined && (!own.length || isKnown || ONE_OF_ITS_SORT.test(head));
  const scores = due.map((one) => {
    const isHead = byHead && has(one, head);
    const fits = isHead || own.some((pair) => has(one, pair));
    return fits ? pairs.filter((pair) => has(one, pair)).length + (isHead ? HEAD_COUNTS : 0) : 0;
  });
  const most = Math.max(0, ...scores);
  return most ? due.filter((_, i) => scores[i] === most) : [];
}
const HEAD_COUNTS = 3;

/** That nobody certified it is a fault of a paper that is there. */
const UNCERTIFIED = /(?<!\p{L})(?:khong|chua)(?: (?:duoc|co|qua))* (?:cong chung|chung thuc)(?!\p{L})/u;

/** Of the papers of this case those that a text says are lacking. */
function lackedOf(said: string, state: DossierState, rules: Rules): Component[] {
  const text = said
    .split(/[;,\n]|[.!?](?=\s|$)/)
    .filter((one) => !UNCERTIFIED.test(foldVietnamese(one)))
    .join('; ');
  const kinds = lackedPapers(text);
  const names = lackedNames(text);
  if (!kinds.length && !names.length) return [];
  const vars = variables(state, rules);
  const due = rules.components.filter((one) => !one.shown && rules.isAsked(one, vars));
  const found = names.flatMap((one) => named(one, due));
  if (found.length) return [...new Set(found)];
  return kinds.flatMap((kind) => {
    const called = named(foldVietnamese(kind.paper), due);
    return called.length ? called : due.filter(({ name }) => isNamed(kind, name.vi));
  });
}

export function refuseLacking(text: string, state: DossierState, rules: Rules): Refusal | undefined {
  const lacked = lackedOf(text, state, rules);
  if (!lacked.length) return undefined;
  const original = OF_ORIGINAL.test(foldVietnamese(text));
  const here = ({ id }: Component) => isHere(id, state, original);
  if (lacked.some((one) => wasAskedFor(one.id, state) && !(here(one) && wasBrought(one.id, state)))) return undefined;
  const [item] = [...lacked.filter(here), ...lacked];
  return refuse(here(item) ? 'reason-paper-here' : 'reason-paper-unasked', { reason: text, item: item.name });
}

/** «Không bổ sung hồ sơ»: of what form 02 asked for, whichever it was. */
const OF_ALL = /^(?:ho so|giay to|tai lieu|thanh phan(?: ho so)?)(?: (?:bo sung|giay to|ho so|tai lieu))?(?= |$)/u;

/** Form 02 asked for this very paper, its time is up, and the paper did not come. */
function isOwed({ clause, sort, name }: WantedPaper, state: DossierState, { components }: Rules): boolean {
  const original = OF_ORIGINAL.test(foldVietnamese(clause));
  const owed = (item: string) =>
    wasAskedFor(item, state) && !(wasBrought(item, state) && (isHere(item, state, original) || !isPaper(item)));
  const isPaper = (item: string) => components.some(({ id }) => id === item);
  const own = nameOnly(name);
  const pairs = pairsOf(own);
  const isCalled = (one: Component) => {
    const known = plainName(one.name.vi);
    const shared = pairs.filter((pair) => known.includes(pair)).length;
    return known.includes(` ${sort} `) || shared * 2 > pairs.length;
  };
  const kinds = lackedPapers(clause);
  const found = [
    ...named(own, components).filter(isCalled),
    ...components.filter((one) => kinds.some((kind) => isNamed(kind, one.name.vi))),
  ];
  if (found.length) return found.some(({ id }) => owed(id));
  const all = state.askedFor ?? (state.supplements ?? []).flatMap(({ items }) => items);
  return OF_ALL.test(own) && all.some(owed);
}

/** Once it is received, any other paper is asked for by form 02, and nobody is refused for it. */
export function refuseWanted(text: string, state: DossierState, rules: Rules): Refusal | undefined {
  const wanted = wantedPapers(text);
  return wanted.every((one) => isOwed(one, state, rules)) ? undefined : refuse('reason-paper-wanted', { reason: text });
}
