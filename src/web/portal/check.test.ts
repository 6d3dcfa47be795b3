/** What anybody reads of a genuine certificate of which a part went to somebody else. */
import { render } from 'preact-render-to-string';
import { beforeEach, expect, it } from 'vitest';
import { partsGiven } from '#acts/parts-given.ts';
import { perform, SYSTEM } from '#acts/perform.ts';
import { LANGUAGES, must } from '#kernel/outcome.ts';
import type { PaperFinding } from '#spine/papers.ts';
import { decideLand, issueLand, TAKEN_BACK_ON } from '../../../test/support/land.ts';
import { holder, partyOf, type TestPlatform, testPlatform } from '../../../test/support/platform.ts';
import { takeBack } from '../../../test/support/revocation.ts';
import { shownByHash } from '../catalogue.ts';
import { formatsFor, translator } from '../i18n.ts';
import type { View } from '../view.ts';
import { Finding, Issued, paperChecked } from './check.tsx';

const [an, binh] = ['an', 'binh'].map(partyOf);
const by = ({ name, idNumber }: { name: string; idNumber: string }) => ({
  transferorName: name,
  transferorId: idNumber,
});
const seller = by({ name: 'Hoàng Văn Sáu', idNumber: '022062007777' });
const file = 'e'.repeat(64);
let test: TestPlatform;
let number = 700;
let plot = '';
beforeEach(async () => {
  test = await testPlatform();
  plot = `Thửa ${++number}, tờ bản đồ 31`;
});
const stateOf = async (id: string) => (await test.store.load(id))!.state;

async function sold(to: string, answers: Record<string, unknown>, appraise: Record<string, unknown> = {}) {
  const given = { certificateNumber: `AB ${++number + 930_000}`, landPlot: plot, ...answers };
  const done = await decideLand(test, 'paid-tax', { to, answers: given, recorded: { appraise } });
  must(done.outcome);
  return { id: done.id, made: done.made! };
}

/** An's certificate, signed. */
async function certificate() {
  const first = await sold('an', seller);
  await issueLand(test, first.id);
  must(await perform(test.platform, first.id, { act: 'sign-result', file, sizeBytes: 9, signatures: [] }, SYSTEM));
  return first;
}

async function read(id: string, lang: (typeof LANGUAGES)[number] = 'vi') {
  const { platform } = test;
  const view = { platform, lang, t: translator(lang), fmt: formatsFor(lang), now: platform.clock.now() } as View;
  const state = await stateOf(id);
  const shown = must(await shownByHash(platform, state.procedure.hash));
  const finding = {
    code: state.code!,
    sha256: file,
    faults: [],
    holds: true,
    signatures: [],
  } as unknown as PaperFinding;
  const ofFile = await paperChecked(view, finding);
  const parts = await partsGiven(platform, state);
  expect(ofFile.finding.holds).toBe(true);
  expect(ofFile.parts).toEqual(parts);
  return { parts, text: render(Issued({ view, state, shown, parts }) as never) };
}
const GONE = 'một phần thửa đất hoặc phần quyền ghi ở đây đã chuyển cho người khác';

it.each([
  ['a share', { transferPart: 'share', partShare: '1/2', giverKeeps: true }, false, false],
  ['an area under a number of its own', { transferPart: 'area', partAreaM2: 20, giverKeeps: true }, true, false],
  [
    'an area, the rest under another number too',
    { transferPart: 'area', partAreaM2: 20, giverKeeps: true },
    true,
    true,
  ],
])('says that %s went, and from what day', async (_what, part, apart, renumbered) => {
  const first = await certificate();
  expect(await read(first.id)).toMatchObject({ parts: [], text: expect.not.stringContaining(GONE) });
  const appraise = {
    ...(apart && { newPlot: `Thửa ${++number}, tờ bản đồ 31` }),
    ...(renumbered && { restPlot: `Thửa ${++number}, tờ bản đồ 31` }),
  };
  const given = await sold('binh', { ...by(an), certificateNumber: first.made, ...part }, appraise);
  const { at } = (await stateOf(given.id)).decision!;
  for (const lang of LANGUAGES) {
    const { parts, text } = await read(first.id, lang);
    expect(parts).toEqual([{ at, by: given.id }]);
    expect(text).toContain(formatsFor(lang).date(at));
    // Nothing of whom it went to, nor by which dossier.
    expect(text).not.toContain(binh.name);
    expect(text).not.toContain((await stateOf(given.id)).code);
    expect(text).not.toMatch(/\{\{|undefined/);
  }
  expect((await read(first.id)).text).toContain(GONE);
  expect((await read(first.id)).text).toContain('Còn hiệu lực');
  // The part itself is whole.
  expect(await partsGiven(test.platform, await stateOf(given.id))).toEqual([]);
});

it('says nothing of what another holder of the plot gave, nor of what was taken back', async () => {
  const first = await certificate();
  const half = { transferPart: 'share', partShare: '1/2', giverKeeps: true };
  const given = await sold('binh', { ...by(an), certificateNumber: first.made, ...half });
  const quarter = { transferPart: 'share', partShare: '1/4', giverKeeps: true };
  await sold('dung', { ...by(binh), certificateNumber: given.made, ...quarter });
  expect((await read(first.id)).parts).toMatchObject([{ by: given.id }]);

  test = await testPlatform();
  const own = await certificate();
  const sale = await sold('binh', { ...by(an), certificateNumber: own.made, ...half });
  await issueLand(test, sale.id);
  const law = 'Điều 152 Luật Đất đai số 31/2024/QH15';
  const proposal = { ...TAKEN_BACK_ON, reason: 'Cấp sai người đứng tên', law };
  must(await takeBack(test.platform, sale.id, proposal, holder('vp-dk-dat-dai', 'head')));
  expect((await read(own.id)).parts).toEqual([]);
});

it('says of a result that was cut short what is missing, and leads to the issued one by its code', async () => {
  const { id } = await certificate();
  const { platform } = test;
  const { code } = await stateOf(id);
  const by = { kind: 'person', name: 'Trần Văn Quang', organisation: 'UBND', serialNumber: '01', faults: [] } as const;
  const cut: PaperFinding = {
    holds: false,
    kind: 'result',
    title: '',
    code: code!,
    sha256: 'f'.repeat(64),
    signatures: [{ ...by, faults: [] }],
    faults: ['seal-missing'],
  };
  for (const lang of LANGUAGES) {
    const t = translator(lang);
    const view = { platform, lang, t, fmt: formatsFor(lang), now: platform.clock.now() } as View;
    const checked = await paperChecked(view, cut);
    expect(checked).toEqual({ finding: cut, original: code });
    const text = render(Finding({ view, ...checked }) as never);
    expect(text).toContain('mc-banner-bad');
    expect(text).toContain(t('paper-fault.seal-missing'));
    expect(text).toContain(`href="/check/${code}"`);
    expect(text).not.toContain(t('check.kind-copy'));
  }
  // Of a code that nobody has there is nothing to lead to.
  const view = { platform, lang: 'vi', t: translator('vi') } as View;
  expect((await paperChecked(view, { ...cut, code: 'H49.06685.00-260101-9999' })).original).toBeUndefined();
});
