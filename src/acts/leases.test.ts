/** A plot that is leased is leased to nobody else, unless its term ended or who decides says why. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DossierEvent } from '#dossier/events.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { decideLand, enteredAs, LAND, TAKEN_BACK_ON } from '../../test/support/land.ts';
import { holder, partyOf, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import { work } from '../../test/support/scenes.ts';
import { stepPapers } from './documents.ts';
import type { Performed } from './perform.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

const plot = 'Thửa 5, tờ bản đồ 40';
const lease = (to: string, more: Record<string, unknown> = {}, decision?: Record<string, unknown>) =>
  decideLand(test, 'rented-plot', {
    to,
    answers: { certificateNumber: 'AB 930001', landPlot: plot, ...more },
    decision,
  });
const ended = { outcome: 'approved', reason: 'Hợp đồng thuê trước đã thanh lý theo biên bản số 7 ngày 01/11/2026' };

it('is asked about while another lease of the plot is registered, however the plot is written', async () => {
  must((await lease('an')).outcome);
  for (const landPlot of [plot, 'thửa đất số 5, tờ bản đồ số 40'])
    expect((await lease('binh', { landPlot })).outcome).toMatchObject({
      code: 'plot-leased-term',
      params: { tenant: partyOf('an').name, dossier: expect.stringMatching(/^H49/) },
    });
  must((await lease('binh', { landPlot: 'Thửa 6, tờ bản đồ 40' })).outcome);
  const second = must((await lease('binh', {}, ended)).outcome) as Performed;
  expect(second.state.decision).toMatchObject({
    despite: ended.reason,
    entry: { asked: [{ code: 'plot-leased-term' }] },
  });
  // From then on it is the second that is asked about.
  expect((await lease('dung')).outcome).toMatchObject({
    code: 'plot-leased-term',
    params: { tenant: partyOf('binh').name },
  });
});

it('is asked about no more once the lease was taken back', async () => {
  const first = await lease('an');
  must(first.outcome);
  const why = { reason: 'Đăng ký nhầm bên thuê', law: 'Điều 152 Luật Đất đai số 31/2024/QH15' };
  const head = holder('vp-dk-dat-dai', 'head');
  must(await takeBack(test.platform, first.id, { ...TAKEN_BACK_ON, ...why }, head));
  must((await lease('binh')).outcome);
});

it('keeps no land from being given by who leases it out', async () => {
  must((await lease('an')).outcome);
  const seller = { transferorName: 'Công ty Hạ tầng Cẩm Phả', transferorId: '5700123456', transferPart: 'whole' };
  const answers = { certificateNumber: 'AB 930001', landPlot: plot, ...seller };
  must((await decideLand(test, 'paid-tax', { to: 'binh', answers })).outcome);
});

it.each([
  ['rented-plot', 'lease-note', 'Bên thuê lại: Lê Quang Dũng, số định danh 022085000004'],
  ['leased-asset', 'tax-rent-end', 'Hợp đồng thuê đất của bên chuyển tài sản chấm dứt'],
  ['paid-tax', undefined, ''],
])('%s: the papers of the lease are made where there is one: %s', async (name, letter, says) => {
  const { id, outcome } = await decideLand(test, name, { answers: { certificateNumber: 'AB 930007', landPlot: plot } });
  must(outcome);
  const papers = async (reader: 'office' | 'applicant') => {
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    return stepPapers(test.platform, shipped.get(LAND)!, id, events, reader);
  };
  // Nothing is said to be registered before the result is issued.
  expect((await papers('office')).map((one) => one.letter)).toEqual(['tax-transfer']);
  await work(test.platform, id, {});
  expect((await test.store.load(id))!.state.result).toBeDefined();
  const made = await papers('office');
  expect(made.map((one) => one.letter)).toEqual(['tax-transfer', ...(letter ? [letter] : [])]);
  const text = (blocks: unknown) => JSON.stringify(blocks);
  expect(text(made.at(-1)!.paper.blocks)).toContain(says);
  expect(text(made.at(-1)!.paper)).not.toMatch(/null|undefined|\{\{/);
  expect(await papers('applicant')).toEqual([]);
});

describe('the term of a lease', () => {
  const term = (leaseFrom: string, leaseTo: string) => ({ leaseFrom, leaseTo });

  it('is entered in the register, printed and asked about', async () => {
    const first = await lease('an', term('2026-01-01', '2046-12-31'));
    const { state } = must(first.outcome) as Performed;
    expect(state.decision!.entry!.data).toMatchObject(term('2026-01-01', '2046-12-31'));
    const { outcome } = await lease('binh');
    expect(outcome).toMatchObject({ code: 'plot-leased-term', params: { from: '2026-01-01', to: '2046-12-31' } });
    for (const language of LANGUAGES)
      expect(isRefusal(outcome) && refusalText(outcome, language)).toMatch(/01\/01\/2026.*31\/12\/2046/);
    await work(test.platform, first.id, {});
    const events = (await test.store.readEvents(first.id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const papers = await stepPapers(test.platform, shipped.get(LAND)!, first.id, events, 'office');
    const note = papers.find((one) => one.letter === 'lease-note');
    expect(JSON.stringify(note)).toContain('Thời hạn thuê: từ ngày 01/01/2026 đến ngày 31/12/2046');
    // Who decided did not sign the note: its place waits for the head's hand.
    expect(note!.paper.signatures).toMatchObject([{ hint: '(Ký, đóng dấu)', name: '' }]);
  });

  it('is asked for, and ends no earlier than it begins', async () => {
    for (const wrong of [{ leaseFrom: undefined }, { leaseTo: undefined }, term('2027-01-01', '2026-12-31')])
      expect((await lease('an', wrong)).outcome, JSON.stringify(wrong)).toMatchObject({ code: 'form-invalid' });
  });

  it('is not over: neither where it is handed in, nor when it is appraised or decided', async () => {
    const over = (await lease('an', term('2020-01-01', '2026-11-24'))).outcome;
    expect(isRefusal(over) && refusalText(over, 'vi')).toContain('đã hết hạn: không được trước ngày 25/11/2026');
    const told = (step: string) => {
      const answers = { certificateNumber: 'AB 930001', landPlot: plot, ...term('2020-01-01', '2026-11-25') };
      return decideLand(test, 'rented-plot', { to: 'an', answers, waits: { [step]: '2026-11-26T09:00' } });
    };
    for (const step of ['appraise', 'sign']) {
      test = await testPlatform();
      const { outcome, reached } = await told(step);
      expect(outcome, step).toMatchObject({ code: 'right-ended', params: { date: '2026-11-25' } });
      expect(Boolean(reached), step).toBe(step === 'sign');
    }
  });

  it('that ended by the register is no hindrance to a lease that begins after it', async () => {
    const first = await lease('an', term('2016-01-01', '2026-12-31'));
    must(first.outcome);
    // Registered while it ran.
    enteredAs(test, first.id, ({ data, ...entry }) => ({ ...entry, data: { ...data, leaseTo: '2026-10-31' } }));
    expect((await lease('binh', term('2026-10-31', '2030-01-01'))).outcome).toMatchObject({ code: 'plot-leased-term' });
    const next = must((await lease('binh', term('2026-11-01', '2030-01-01'))).outcome) as Performed;
    expect(next.state.decision!.entry!.leasesBefore).toBeDefined();
    // A lease that begins only after one that goes on is asked about: so nobody who still leases it is forgotten.
    expect((await lease('dung', term('2030-01-02', '2040-01-01'))).outcome).toMatchObject({ code: 'plot-leased-term' });
  });

  it('is not known of an entry that an earlier version wrote, and that is asked about', async () => {
    const { id, outcome } = await lease('an');
    must(outcome);
    enteredAs(test, id, ({ data: { leaseFrom: _from, leaseTo: _to, ...data }, ...entry }) => ({ ...entry, data }));
    expect((await lease('binh')).outcome).toMatchObject({ code: 'plot-leased' });
  });
});
