/** A pack rests on law that holds on the day it is examined. */
import { describe, expect, it } from 'vitest';
import { LawEnds } from '#authority/law.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { examineLaw, type LawSource } from './law-dates.ts';
import { type Manifest, readPack } from './pack.ts';

const rule = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="x"><decision id="limit" name="limit"><variable name="limit"/>
<decisionTable id="t" hitPolicy="UNIQUE"><input id="i"><inputExpression id="e"><text>kind</text></inputExpression></input><output id="o" name="o"/><annotation name="law"/>
<rule id="r1"><inputEntry id="a"><text>"a"</text></inputEntry><outputEntry id="b"><text>7</text></outputEntry><annotationEntry><text>old Điều 3</text></annotationEntry></rule>
</decisionTable></decision></definitions>`;

function packOf(old: LawSource, change: Partial<Manifest> = {}, files: Record<string, string> = {}) {
  const manifest = {
    code: '1.000001',
    origin: 'law',
    field: 'Hộ tịch',
    tier: 'commune',
    law: { old, 'nd-1': { number: '1/2026/NĐ-CP', title: 'Nghị định', from: '2026-01-01' } },
    channels: { counter: { limit: { workingDays: 3 }, law: 'nd-1', free: 'nd-1' } },
    components: [],
    steps: [{ id: 'receive', act: 'receive-dossier', post: 'counter', unit: 'receiving' }],
    result: {},
    ...change,
  };
  const pack = readPack({ 'procedure.yaml': JSON.stringify(manifest), ...files });
  if (isRefusal(pack)) throw new Error(JSON.stringify(pack));
  return pack;
}

const repealed: LawSource = {
  number: '50/2014/QH13',
  title: 'Luật Xây dựng',
  from: '2015-01-01',
  to: '2026-07-01',
  replacedBy: '135/2025/QH15',
};

const said = (pack: ReturnType<typeof packOf>, date: string) =>
  examineLaw(pack, date).map(({ params }) => JSON.parse(JSON.stringify(params['detail'])) as unknown);

describe('law with dates', () => {
  it('holds until the day before it ends, and no longer on that day', () => {
    const pack = packOf(repealed, { supplement: { law: 'old Điều 2' } });
    expect(said(pack, '2026-06-30')).toEqual([]);
    expect(said(pack, '2026-07-01')).toEqual([
      {
        phrase: 'law-replaced',
        params: { of: 'law.old, supplement', law: '50/2014/QH13', to: '2026-07-01', by: '135/2025/QH15' },
      },
    ]);
    expect(said(packOf({ ...repealed, replacedBy: undefined }), '2026-11-26')).toMatchObject([
      { phrase: 'law-repealed', params: { of: 'law.old' } },
    ]);
  });

  it('is not rested on before it holds', () => {
    expect(said(packOf({ number: '9/2027/NĐ-CP', title: 'x', from: '2027-03-01' }), '2027-02-28')).toMatchObject([
      { phrase: 'law-not-yet', params: { from: '2027-03-01' } },
    ]);
  });

  it('is not rested on before what it replaces has ended, as the province knows, nor with a number of a year to come', () => {
    const known = new LawEnds();
    known.fill([{ ...repealed, number: '60/2014/QH13', to: '2027-03-01', replacedBy: '03/2026/QH16', source: 'x' }]);
    const details = (number: string, date: string) =>
      examineLaw(packOf({ number, title: 'Luật Hộ tịch' }), date, known).map(({ params }) => params['detail']);
    expect(details('03/2026/QH16', '2027-02-28')).toMatchObject([
      { phrase: 'law-not-yet', params: { law: '03/2026/QH16', from: '2027-03-01' } },
    ]);
    expect(details('03/2026/QH16', '2027-03-01')).toEqual([]);
    expect(details('5/2031/QH18', '2026-11-28')).toMatchObject([
      { phrase: 'law-not-issued', params: { law: '5/2031/QH18' } },
    ]);
  });

  it('without known dates is not judged', () => {
    expect(said(packOf({ number: '63/2010/NĐ-CP', title: 'x' }), '2030-01-01')).toEqual([]);
  });

  it('is found wherever a pack names it', () => {
    const places: [Partial<Manifest>, string, Record<string, string>?][] = [
      [{ components: [{ id: 'form', originals: 1, copies: 0, law: 'old' }] }, 'components.form'],
      [
        { steps: [{ id: 'receive', act: 'receive-dossier', post: 'counter', unit: 'receiving', law: 'old' }] },
        'steps.receive',
      ],
      [{ channels: { counter: { limit: { workingDays: 3 }, law: 'old', free: 'nd-1' } } }, 'channels.counter'],
      [{ channels: { counter: { limit: { workingDays: 3 }, law: 'nd-1', free: 'old' } } }, 'channels.counter.free'],
      [
        {
          channels: {
            counter: { limit: { workingDays: 3 }, law: 'nd-1', fees: [{ id: 'fee', amountVnd: 1, law: 'old' }] },
          },
        },
        'channels.counter.fees.fee',
      ],
      [{ consultation: { limit: { workingDays: 2 }, silence: 'consent', law: 'old' } }, 'consultation'],
      [{}, 'rules/limit.dmn#r1', { 'rules/limit.dmn': rule }],
    ];
    for (const [change, where, files] of places)
      expect(said(packOf(repealed, change, files), '2026-11-26')).toMatchObject([
        { params: { of: `law.old, ${where}` } },
      ]);
  });

  it('that ends before it begins is a slip of the pen', () => {
    expect(said(packOf({ ...repealed, to: '2014-01-01' }), '2026-02-01')).toMatchObject([{ phrase: 'beside' }]);
  });
});
