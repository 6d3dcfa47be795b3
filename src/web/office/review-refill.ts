/** The form of a review as it was proposed: what was entered then, back in the fields it was entered in. */
import { type ChannelMend, COUNTED, type Mends, type PaperMend } from '#procedure/mend.ts';
import type { Pack } from '#procedure/pack.ts';
import { CHANNELS, type Entered, enteredFrom, SPARE_PAPERS } from './review-model.ts';

/** `pack`: that was looked at. What `mendsIn` makes of these fields are the same mends. */
export function enteredOf(mends: Mends, pack: Pack): Entered {
  const read = enteredFrom(pack);
  const { decidedBy } = mends;
  const entered: Entered = {
    ...Object.fromEntries(Object.entries(read).filter(([name]) => !isOfMends(name))),
    'decider-kind': decidedBy ? ('unit' in decidedBy ? 'unit' : 'outside') : '',
    'decider-unit': decidedBy && 'unit' in decidedBy ? decidedBy.unit : '',
    'decider-outside': decidedBy && 'outside' in decidedBy ? decidedBy.outside : '',
    'decider-in-person': decidedBy && 'unit' in decidedBy && decidedBy.inPerson ? 'yes' : '',
    'decider-basis': mends.deciderBasis ?? '',
    'law-checked': mends.lawChecked ? 'yes' : '',
    'no-papers': mends.noPapers ?? '',
    result: mends.result,
    'result-law': mends.resultLaw ?? '',
    'result-code': mends.resultCode ?? '',
    letter: mends.letter ? 'yes' : '',
  };
  for (const name of CHANNELS) {
    const one = mends.channels[name];
    const by = mends.withdrawn?.[name];
    Object.assign(entered, one ? channelAgain(name, one) : by ? { [`offered-law-${name}`]: by } : {});
  }
  for (const [field, why] of Object.entries(mends.whys ?? {})) entered[`why-${field.replace('.', '-')}`] = why;
  for (const [id, law] of Object.entries(mends.struck ?? {})) entered[`paper-struck-${id}`] = law;
  Object.assign(entered, papersAgain(read, mends.papers), lawsAgain(read, mends));
  return entered;
}

/** Of papers as they were read only which lines there are is kept. */
const isOfMends = (name: string): boolean => /^(?:why|offered|limit|amount|cost|fee|sum|sure|law|paper)-/.test(name);

function channelAgain(name: string, one: ChannelMend): Entered {
  const said: Record<string, string | undefined> = {
    offered: 'yes',
    'offered-law': one.offeredLaw,
    limit: one.limit,
    'limit-law': one.limitLaw,
    amount: one.limit && COUNTED.includes(one.limit) ? String(one.amount) : '',
    cost: one.cost,
    fee: one.amountsVnd?.join('; '),
    law: one.law,
    sum: one.summed ? 'yes' : '',
    sure: one.sure,
  };
  return Object.fromEntries(Object.entries(said).map(([what, value]) => [`${what}-${name}`, value ?? '']));
}

/** In the lines of then; a line of the reading that has none of them was dropped. */
function papersAgain(read: Entered, papers: readonly PaperMend[]): Entered {
  const lines = new Map<number, PaperMend>();
  let next = Number(read['papers']) - SPARE_PAPERS;
  for (const paper of papers) {
    const own = paper.id ? lineBy(read, paper.id) : undefined;
    const line = own ?? paper.line;
    if (line !== undefined && !lines.has(line)) lines.set(line, paper);
  }
  const placed = new Set(lines.values());
  for (const paper of papers.filter((one) => !placed.has(one))) {
    while (lines.has(next)) next++;
    lines.set(next, paper);
  }
  const count = Math.max(Number(read['papers']), ...[...lines.keys()].map((line) => line + 1));
  const entered: Entered = { papers: String(count) };
  for (let i = 0; i < count; i++) {
    const paper = lines.get(i);
    const said = (what: string) => read[`paper-${i}-${what}`] ?? '';
    const isRead = Boolean(said('id') || said('name'));
    if (!paper && !isRead) continue;
    Object.assign(entered, {
      [`paper-${i}-id`]: said('id'),
      [`paper-${i}-name`]: paper?.name ?? said('name'),
      [`paper-${i}-originals`]: paper ? String(paper.originals) : said('originals'),
      [`paper-${i}-copies`]: paper ? String(paper.copies) : said('copies'),
      [`paper-${i}-kind`]: !paper ? 'drop' : paper.note ? 'note' : paper.ifNeeded ? 'if-needed' : 'paper',
      [`paper-law-${i}`]: paper?.law ?? '',
    });
  }
  return entered;
}

function lineBy(read: Entered, id: string): number | undefined {
  const name = Object.keys(read).find((one) => /^paper-\d+-id$/.test(one) && read[one] === id);
  return name ? Number(name.split('-')[1]) : undefined;
}

function lawsAgain(read: Entered, { laws }: Mends): Entered {
  const kept = Object.fromEntries(Object.entries(read).filter(([name]) => name.startsWith('law-doc-')));
  if (!laws) return { ...kept, laws: read['laws'] };
  const entered: Entered = { laws: String(Math.max(laws.length, Number(read['laws']))) };
  for (const [i, { key, number, title, struck, by }] of laws.entries())
    Object.assign(entered, {
      ...(key && { [`law-doc-${i}-key`]: key }),
      [`law-doc-${i}-number`]: number,
      [`law-doc-${i}-title`]: title,
      [`law-doc-${i}-struck`]: struck && key ? 'yes' : '',
      [`law-doc-${i}-by`]: by ?? '',
    });
  return entered;
}
