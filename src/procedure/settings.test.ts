/** What a procedure takes from the settings of the province is theirs of a day. */
import { describe, expect, it } from 'vitest';
import { type Setting, Values } from '#authority/values.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { compilePack, type Procedure } from './compile.ts';
import { type Manifest, readPack } from './pack.ts';
import { examineSettings } from './settings.ts';

const row = (id: string, value: Setting['value'], more: Partial<Setting> = {}): Setting => ({
  id,
  value,
  from: '2026-07-01',
  source: 'Nghị định',
  confirmed: false,
  ...more,
});
const rows = [
  row('house-days', { workingDays: 15 }, { from: '2025-07-01', to: '2026-07-01' }),
  row('house-days', { workingDays: 7 }),
  row('other-days', { workingDays: 10 }, { from: '2025-07-01' }),
  row('book-fee', 50000, { unit: 'VND', from: '2025-07-01' }),
  row('answer-days', { workingDays: 2 }, { from: '2025-07-01' }),
  row('consult-days', { workingDays: 2 }, { from: '2025-07-01' }),
  row('clock', 'not-counted', { from: '2025-07-01' }),
];
const values = new Values();
values.fill(rows);
const findSetting = (id: string, date: string) => values.valueOf(id, date);

const table = (
  output: string,
) => `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="x"><decision id="limit" name="limit"><variable name="limit"/>
<decisionTable id="t" hitPolicy="UNIQUE"><input id="i"><inputExpression id="e"><text>kind</text></inputExpression></input><output id="o" name="o"/><annotation name="law"/>
<rule id="r1"><inputEntry id="a"><text>"house"</text></inputEntry><outputEntry id="b"><text>${output}</text></outputEntry><annotationEntry><text>nd-1</text></annotationEntry></rule>
<rule id="r2"><inputEntry id="c"><text>not("house")</text></inputEntry><outputEntry id="d"><text>"other-days"</text></outputEntry><annotationEntry><text>nd-1</text></annotationEntry></rule>
</decisionTable></decision></definitions>`;

function packOf(change: Partial<Manifest> = {}, output = '"house-days"') {
  const manifest = {
    code: '1.000001',
    origin: 'law',
    field: 'Xây dựng',
    tier: 'commune',
    law: { 'nd-1': { number: '1/2026/NĐ-CP', title: 'Nghị định' } },
    channels: {
      online: { limit: { decision: 'limit' }, law: 'nd-1', fees: [{ id: 'book', setting: 'book-fee', law: 'nd-1' }] },
      counter: { limit: { setting: 'house-days' }, law: 'nd-1', free: 'nd-1' },
    },
    components: [],
    steps: [
      { id: 'receive', act: 'receive-dossier', post: 'counter', unit: 'receiving' },
      { id: 'decide', act: 'decide-dossier', post: 'head', unit: 'competent' },
      { id: 'return', act: 'deliver-result', post: 'counter', unit: 'receiving' },
    ],
    supplement: { answerWorkingDays: { setting: 'answer-days' }, clock: { setting: 'clock' }, law: 'nd-1' },
    consultation: { limit: { setting: 'consult-days' }, silence: 'consent', law: 'nd-1' },
    result: {},
    ...change,
  };
  const pack = readPack({
    'procedure.yaml': JSON.stringify(manifest),
    'rules/limit.dmn': table(output),
    'forms/apply.yaml': '{"schema":{"type":"object","properties":{}}}',
  });
  if (isRefusal(pack)) throw new Error(JSON.stringify(pack));
  return pack;
}

const compiled = async (...given: Parameters<typeof packOf>): Promise<Procedure> =>
  must(await compilePack(packOf(...given), { values: findSetting }));

describe('a procedure of a day', () => {
  it('has the limits of that day, by its own setting or by one that its decision names', async () => {
    const procedure = await compiled();
    const before = must(procedure.on('2026-06-30'));
    const after = must(procedure.on('2026-07-01'));
    expect(before.limitOf('counter', {})).toEqual({ workingDays: 15 });
    expect(after.limitOf('counter', {})).toEqual({ workingDays: 7 });
    expect(before.limitOf('online', { kind: 'house' })).toEqual({ workingDays: 15 });
    expect(after.limitOf('online', { kind: 'house' })).toEqual({ workingDays: 7 });
    expect(after.limitOf('online', { kind: 'shed' })).toEqual({ workingDays: 10 });
    expect(must((await compiled({}, '9')).on('2026-07-01')).limitOf('online', { kind: 'house' })).toEqual({
      workingDays: 9,
    });
  });

  it('has fees, answering times, the clock of a supplement and consultations of that day', async () => {
    const procedure = must((await compiled()).on('2026-07-01'));
    expect(procedure.feesOf('online', {})).toMatchObject([{ id: 'book', amountVnd: 50000 }]);
    expect(procedure.supplement).toMatchObject({ answerWorkingDays: 2, clock: 'not-counted' });
    expect(procedure.consultation).toMatchObject({ limit: { workingDays: 2 }, silence: 'consent' });
  });

  it('says which settings a channel takes, with their sources', async () => {
    const procedure = must((await compiled()).on('2026-07-01'));
    const { limit, fees } = procedure.settingsOf('online');
    expect(limit.map(({ id, source, confirmed }) => [id, source, confirmed])).toEqual([
      ['house-days', 'Nghị định', false],
      ['other-days', 'Nghị định', false],
    ]);
    expect(fees.map(({ id }) => id)).toEqual(['book-fee']);
    expect(procedure.settingsOf('counter').limit.map(({ id }) => id)).toEqual(['house-days']);
  });

  it('is none where a setting is not there on that day', async () => {
    const early = (await compiled()).on('2025-06-30');
    expect(early).toMatchObject({ code: 'setting-missing', params: { date: '2025-06-30' } });
    const odd = (await compiled({}, '"nothing"')).on('2025-07-01');
    expect(odd).toMatchObject({ code: 'setting-missing', params: { setting: 'nothing' } });
  });

  it('without settings is the same on every day', async () => {
    const plain = { channels: { counter: { limit: { workingDays: 3 }, law: 'nd-1', free: 'nd-1' } } };
    const procedure = await compiled({ ...plain, supplement: undefined, consultation: undefined });
    expect(must(procedure.on('2025-01-01'))).toBe(procedure);
    expect(procedure.supplement).toEqual({ rounds: 1, answerWorkingDays: 15, clock: 'restart', law: '' });
    expect(procedure.supplementSettings).toEqual({});
  });

  it('say from where the time for a supplement is, also of a procedure that sets none of its own', async () => {
    const own = must((await compiled()).on('2026-07-01')).supplementSettings;
    expect(own).toMatchObject({ answer: { id: 'answer-days' }, clock: { id: 'clock' } });
    const usual: Setting = {
      id: 'supplement-days',
      value: { workingDays: 10 },
      from: '2025-07-01',
      source: 'Nghị định khác',
      confirmed: false,
    };
    const silent = packOf({ supplement: undefined });
    const rules = must(
      must(await compilePack(silent, { values: (id, date) => (id === usual.id ? usual : findSetting(id, date)) })).on(
        '2026-07-01',
      ),
    );
    expect(rules.supplement.answerWorkingDays).toBe(10);
    const often: Setting = { ...usual, id: 'supplement-rounds', value: 2, unit: 'count' };
    const twice = must(
      must(await compilePack(silent, { values: (id, date) => (id === often.id ? often : findSetting(id, date)) })).on(
        '2026-07-01',
      ),
    );
    expect([twice.supplement.rounds, twice.supplementSettings.rounds]).toEqual([2, often]);
    expect(rules.supplementSettings.answer).toEqual(usual);
    expect(must((await compiled({ supplement: undefined })).on('2026-07-01')).supplement.answerWorkingDays).toBe(15);
  });

  it('says by when what came in is looked at, from day to day, unless the procedure says so itself', async () => {
    const row = (id: string, workingHours: number): Setting => ({
      id,
      value: { workingHours },
      from: '2026-01-01',
      source: 'Nghị định khác',
      confirmed: false,
    });
    const rows = [row('intake-alert-hours', 3), row('intake-hours', 12)];
    const values = (id: string, date: string) =>
      rows.find((one) => one.id === id && one.from <= date) ?? findSetting(id, date);
    const rulesOn = async (change: Parameters<typeof packOf>[0], date: string) =>
      must(must(await compilePack(packOf(change), { values })).on(date));
    const open = await rulesOn({}, '2026-07-01');
    expect(open.acceptance).toEqual({ alertWorkingHours: 3, workingHours: 12 });
    expect(open.acceptanceSetting).toEqual(rows[1]);
    expect((await rulesOn({}, '2025-07-01')).acceptance).toEqual({ alertWorkingHours: 2, workingHours: 8 });
    const own = await rulesOn({ acceptance: { workingHours: 4 } }, '2026-07-01');
    expect(own.acceptance).toEqual({ alertWorkingHours: 3, workingHours: 4 });
    expect(own.acceptanceSetting).toBeUndefined();
    const odd = (id: string, date: string) =>
      id === 'intake-hours' ? { ...rows[1], value: { workingDays: 1 } } : values(id, date);
    const refused = must(await compilePack(packOf({}), { values: odd })).on('2026-07-01');
    expect(refused).toMatchObject({ code: 'setting-missing', params: { setting: 'intake-hours' } });
  });
});

describe('pack check', () => {
  const said = (change: Partial<Manifest>, date = '2026-07-01', output?: string) =>
    examineSettings(packOf(change, output), findSetting, date).map(
      ({ params }) => params['detail'] as { phrase: string; params: object },
    );
  it('finds every setting that the province does not have on the day', () => {
    expect(said({})).toEqual([]);
    expect(said({}, '2025-06-30').map(({ params }) => (params as { setting: string }).setting)).toEqual([
      'house-days',
      'other-days',
      'book-fee',
      'house-days',
      'answer-days',
      'clock',
      'consult-days',
    ]);
    expect(said({}, '2026-07-01', '"no-such-days"')).toMatchObject([
      { phrase: 'setting-none', params: { of: 'channels.online.limit', setting: 'no-such-days' } },
    ]);
  });
  it('finds one that is of another kind', () => {
    expect(said({ consultation: { limit: { setting: 'book-fee' }, silence: 'wait', law: 'nd-1' } })).toMatchObject([
      { phrase: 'setting-kind', params: { of: 'consultation', setting: 'book-fee' } },
    ]);
    expect(said({ supplement: { clock: { setting: 'house-days' }, law: 'nd-1' } })).toMatchObject([
      { phrase: 'setting-kind', params: { of: 'supplement.clock' } },
    ]);
  });
});
