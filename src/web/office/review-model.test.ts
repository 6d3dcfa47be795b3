/** The form of a review: what a pack fills in comes back the same, and every doubt stands at what it is of. */
import { describe, expect, it } from 'vitest';
import { LANGUAGES, must } from '#kernel/outcome.ts';
import { DOUBT_PHRASES } from '#kernel/phrases/doubts.ts';
import { mendFaults, mendPack, type PostsOf } from '#procedure/mend.ts';
import { withOutside } from '#procedure/outside.ts';
import { readPack } from '#procedure/pack.ts';
import { importedPack, mends, TYPED } from '../../../test/support/imported.ts';
import { doubtText, enteredFrom, enteredIn, mendsIn, partOf } from './review-model.ts';
import { enteredOf } from './review-refill.ts';

const KNOWN = {
  unheldIn: () => undefined,
  misnamedIn: () => undefined,
  titledOtherwise: () => undefined,
  notAsked: () => undefined,
  whoseCouncil: () => undefined,
};

const postsOf: PostsOf = () => new Set(['specialist', 'head', 'clerk']);
const unitNamed = (name: string) => (name === 'Sở Nông nghiệp và Môi trường' ? 'so-nong-nghiep-moi-truong' : undefined);
const reviewed = () => {
  const { files } = mendPack(importedPack('1.000777'), mends, {
    reasons: [],
    basis: mends.deciderBasis!,
    postsOf,
    unitNamed,
  });
  return must(readPack(files));
};

describe('the form', () => {
  it('gives back all that was proposed: papers left out, laws struck, reasons, several amounts', () => {
    const pack = importedPack('1.000777');
    const entered = {
      ...enteredFrom(pack),
      'decider-kind': 'unit',
      'decider-unit': 'ubnd-tinh',
      'decider-in-person': 'yes',
      'decider-basis': 'Điều 3 Nghị định 44/2026/NĐ-CP',
      'law-checked': 'yes',
      'offered-online': 'yes',
      'limit-online': 'workingHours',
      'amount-online': '2,5',
      'cost-online': 'amounts',
      'fee-online': '10.000; 20.000',
      'sum-online': 'yes',
      'offered-counter': '',
      'offered-law-counter': 'Điều 5 Nghị định 44/2026/NĐ-CP',
      'why-channel-counter': 'Chỉ tiếp nhận trực tuyến',
      'why-no-papers': 'x',
      'paper-0-kind': 'drop',
      'paper-struck-c1': 'Điều 6 Nghị định 44/2026/NĐ-CP',
      'paper-1-kind': 'note',
      'paper-3-name': 'Sơ đồ',
      'paper-3-copies': '2',
      'paper-3-kind': 'if-needed',
      'paper-law-3': 'Điều 7 Nghị định 44/2026/NĐ-CP',
      'why-paper-3': 'Nguồn bỏ sót',
      'law-doc-0-struck': 'yes',
      'law-doc-0-by': 'Điều 9 Luật số 1/2026/QH16',
      'law-doc-2-number': '135/2025/QH15',
      'law-doc-2-title': 'Luật Xây dựng',
      result: 'Giấy phép',
      'result-law': 'Điều 8 Nghị định 44/2026/NĐ-CP',
      'result-code': 'KQ.1',
    };
    const given = mendsIn(entered);
    expect(given.papers.map(({ line, name }) => [line, name])).toEqual([
      [1, 'Sơ đồ khu vực biển'],
      [3, 'Sơ đồ'],
    ]);
    const kept = JSON.parse(JSON.stringify(given)) as typeof given;
    expect(mendsIn(enteredOf(kept, pack))).toEqual(given);
    expect(enteredOf(kept, pack)).toMatchObject({ 'paper-0-kind': 'drop', 'law-doc-0-struck': 'yes' });
  });

  it('gives back what was entered before', () => {
    const again = mendsIn(enteredFrom(reviewed()));
    expect(again).toEqual({
      ...mends,
      channels: {
        online: { ...mends.channels.online, amount: 20 },
        counter: { ...TYPED, limit: 'workingDays', amount: 20, cost: 'byCouncil', amountsVnd: [], law: TYPED.limitLaw },
      },
      laws: [
        { key: 'l1', number: '44/2026/NĐ-CP', title: '' },
        ...[1, 2, 3].map(() => ({ number: '', title: '', struck: true })),
      ],
      papers: [
        { line: 0, id: 'c1', name: 'Đơn đề nghị', originals: 1, copies: 0, ifNeeded: false, note: false },
        {
          line: 1,
          id: 'r1',
          name: 'Sơ đồ khu vực biển',
          originals: 1,
          copies: 1,
          ifNeeded: false,
          note: false,
          law: TYPED.limitLaw,
        },
        { line: 2, name: 'Ghi tọa độ theo hệ VN-2000', originals: 0, copies: 0, ifNeeded: false, note: true },
      ],
    });
    expect(mendsIn(enteredOf(again, reviewed()))).toEqual(again);
    const twice = mendPack(reviewed(), again, { reasons: [], basis: mends.deciderBasis!, postsOf, unitNamed });
    expect(twice.changes).toEqual([]);
  });

  it('takes by what a paper of the source is left out', () => {
    const entered = enteredFrom(importedPack('1.000777'));
    const left = mendsIn({
      ...entered,
      'paper-1-kind': 'drop',
      'paper-struck-c2': TYPED.limitLaw,
      'paper-struck-c1': '',
    });
    expect(left.papers.map(({ id }) => id)).toEqual(['c1']);
    expect(left.struck).toEqual({ c2: TYPED.limitLaw });
  });

  it('leaves empty what the source leaves open, so that nobody confirms a guess', () => {
    const entered = enteredFrom(importedPack('1.000777'));
    const names = ['offered-online', 'offered-counter', 'limit-online', 'amount-online', 'cost-online', 'fee-online'];
    for (const name of [...names, 'decider-kind', 'result']) expect(entered[name]).toBe('');
    const chosen = mendsIn({ ...entered, 'offered-online': 'yes' });
    const faults = mendFaults(importedPack('1.000777'), chosen, postsOf, KNOWN, unitNamed).map(({ at }) => at);
    expect(faults).toEqual(
      expect.arrayContaining(['decider', 'offered-law-online', 'limit-online', 'cost-online', 'paper-1', 'result']),
    );
  });

  it('shows a limit that depends on the case as such, and keeps it', () => {
    const byCase = { limit: { byCase: true as const }, feeUnknown: 'byCase' as const };
    const entered = enteredFrom(
      importedPack('1.000777', {
        channels: { counter: byCase },
        published: { channels: [{ channel: 'in_person' }] },
      }),
    );
    expect(entered).toMatchObject({ 'limit-counter': 'byCase', 'amount-counter': '' });
    expect(mendsIn(entered).channels.counter).toMatchObject({ limit: 'byCase', cost: 'byCase' });
  });

  it('neither offers nor takes a body that is no more', () => {
    const decider = 'Công an huyện';
    const read = importedPack('1.000777', { decider }).manifest;
    const pack = importedPack('1.000777', withOutside(read, { body: decider }));
    expect(enteredFrom(pack)).toMatchObject({ 'decider-kind': '', 'decider-outside': '' });
    const faultOf = (outside: string) =>
      mendFaults(pack, { ...mends, letter: false, decidedBy: { outside } }, postsOf, KNOWN, unitNamed).find(
        ({ at }) => at === 'decider',
      )?.fault.phrase;
    expect(faultOf('Công an huyện')).toBe('review-decider-abolished');
    expect(faultOf('Công an cấp xã')).toBeUndefined();
  });

  it('reads numbers as people write them, and takes nothing else for a number', () => {
    const channelOf = (fee: string, amount: string) =>
      mendsIn({ 'offered-online': 'yes', 'fee-online': fee, 'amount-online': amount }).channels.online!;
    expect(channelOf('1.500.000 đ; 200000', '2,5')).toMatchObject({ amountsVnd: [1_500_000, 200_000], amount: 2.5 });
    for (const [fee, amount] of [
      ['1,5,0', '3 ngày'],
      ['-5', '-1'],
      ['1e6', '0x10'],
    ])
      expect(channelOf(fee, amount)).toMatchObject({ amountsVnd: [Number.NaN], amount: Number.NaN });
  });

  it('takes the last of what is posted twice, whole', () => {
    expect(enteredIn({ a: ['x', ' y '], b: undefined })).toEqual({ a: 'y', b: '' });
    expect(enteredIn({ a: 'x'.repeat(9_000) })['a']).toHaveLength(9_000);
    expect(mendsIn({ papers: '1000000000' }).papers).toEqual([]);
  });
});

describe('a doubt', () => {
  const ids = Object.keys(DOUBT_PHRASES).map((key) => key.replace('doubt-', ''));
  it.each(ids)('%s stands at a part of the procedure, in words', (id) => {
    const isOfWhole = ['name-doubtful', 'unfit', 'out-of-scope', 'other-province', 'province-unstated'].includes(id);
    expect(partOf(id) === 'whole').toBe(isOfWhole);
    for (const language of LANGUAGES) expect(doubtText(id, language)).not.toBe(id);
  });
  it.each(['earlier-reading', 'source-changed', 'sent-back'])('%s is of the whole', (id) => {
    expect(partOf(id)).toBe('whole');
    for (const language of LANGUAGES) expect(doubtText(id, language)).not.toBe(id);
  });
  it('of a channel stands at the channel', () => {
    expect(partOf('fee-unstated:online')).toBe('online');
    expect(partOf('quantity-doubtful:c3')).toBe('papers');
    expect(partOf('other-province:fee Hà Tĩnh')).toBe('channels');
    expect(partOf('province-unstated:announced 12/QĐ-UBND')).toBe('whole');
  });
});
