/** Which place decides: said by the procedure, taken from the address that says where it lies, refused where two differ. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { decide } from '#dossier/decide.ts';
import { refusePlacedSoFar } from '#dossier/place.ts';
import { isPlotText } from '#kernel/land-plot.ts';
import { everyRefusal, isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { shippedPacks } from '#main/system.ts';
import { decideLand } from '../../test/support/land.ts';
import {
  holder,
  houseAnswers,
  partyOf,
  person,
  province,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { perform, startDossier } from './perform.ts';
import { claimsIn } from './plot-claims.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

const an = person('an');
const draft = (place: string | undefined, landAddress: string, by: Actor = an) =>
  startDossier(
    test.platform,
    '1.013225',
    {
      act: 'draft-dossier',
      channel: by.kind === 'officer' ? 'counter' : 'online',
      applicant: partyOf('an'),
      place,
      receivingUnit: by.kind === 'officer' ? '06685-mc' : undefined,
      answers: { ...houseAnswers, landAddress },
      components: ['form', 'land-paper', 'drawings'].map((component) => ({ component, originals: 1, copies: 1 })),
    },
    by,
  );

describe('a building permit', () => {
  it('goes to the commune of the land, whether chosen or not', async () => {
    for (const place of [undefined, '06793']) {
      const { dossierId } = must(await draft(place, 'Khu 7, phường Cẩm Phả'));
      const { state } = must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, an));
      expect(state).toMatchObject({ place: '06793' });
      expect(province.findUnit(state.unit!)?.place).toBe('06793');
    }
  });

  it('is refused for another commune than that of the land, and told which to correct', async () => {
    const refused = await draft('06685', 'Khu 7, phường Cẩm Phả, thành phố Quảng Ninh');
    expect(isRefusal(refused) && refused.code).toBe('place-differs');
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toMatch(
      /«Địa chỉ thửa đất» ghi Phường Cẩm Phả.*Phường Hồng Gai.*hãy chọn.*hãy sửa địa chỉ/,
    );
  });

  it('is refused when the address becomes another one at submission', async () => {
    const { dossierId } = must(await draft('06793', 'Khu 7, phường Cẩm Phả'));
    const answers = { ...houseAnswers, landAddress: 'Khu 1, phường Hồng Gai, tỉnh Quảng Ninh' };
    const refused = await perform(test.platform, dossierId, { act: 'submit-dossier', answers }, an);
    expect(isRefusal(refused) && refused.code).toBe('place-differs');
  });

  it('moves with an address that is changed in the draft, or first given at submission', async () => {
    const { dossierId } = must(await draft(undefined, 'Khu 7, phường Cẩm Phả'));
    const change = { ...houseAnswers, landAddress: 'Khu 1, phường Hồng Gai' };
    const again = { act: 'draft-dossier', channel: 'online', applicant: partyOf('an'), answers: change } as const;
    const { state } = must(await perform(test.platform, dossierId, again, an));
    expect(state.place).toBe('06685');

    const { landAddress, ...rest } = change;
    const components = ['land-paper', 'drawings'].map((component) => ({ component, originals: 1, copies: 1 }));
    const without = { ...again, answers: rest, components };
    const begun = must(await startDossier(test.platform, '1.013225', without, an));
    expect(begun.state.place).toBeUndefined();
    const submit = { act: 'submit-dossier', answers: { landAddress } } as const;
    const submitted = must(await perform(test.platform, begun.dossierId, submit, an));
    expect([submitted.state.place, submitted.state.unit]).toEqual(['06685', '06685']);
    expect((await test.store.load(begun.dossierId))?.state.place).toBe('06685');
  });

  it.each([
    ['no commune', 'Số 9 đường Hạ Long, Bãi Cháy', 'place-unnamed'],
    ['a commune that is none of the province', 'Số 9, phường Hải Châu, thành phố Đà Nẵng', 'place-unnamed'],
    ['two communes', 'Số 9 đường Hạ Long, phường Bãi Cháy, phường Hồng Gai, thành phố Quảng Ninh', 'place-two'],
  ])('is not handed in with an address of %s, whatever place was chosen', async (_, landAddress, code) => {
    for (const by of [an, holder('06685-mc', 'counter')]) {
      const { dossierId } = must(await draft('06685', landAddress, by));
      const refused = await perform(test.platform, dossierId, { act: 'submit-dossier' }, by);
      expect(isRefusal(refused) && refused.code).toBe(code);
      expect((await test.store.load(dossierId))?.state.status).toBe('draft');
      // The way out is the one that the refusal names.
      const answers = { ...houseAnswers, landAddress: 'Số 9 đường Hạ Long, phường Hồng Gai' };
      const { state } = must(await perform(test.platform, dossierId, { act: 'submit-dossier', answers }, by));
      expect([state.place, state.unit]).toEqual(['06685', '06685']);
    }
  });

  it('says in each language what to do about it', async () => {
    const { dossierId } = must(await draft('06685', 'Số 9 đường Hạ Long, Bãi Cháy'));
    const refused = await perform(test.platform, dossierId, { act: 'submit-dossier' }, an);
    if (!isRefusal(refused)) throw new Error('handed in');
    const field = { vi: 'Địa chỉ thửa đất', en: 'Address of the plot', hi: 'भूखंड का पता' };
    const ways = {
      vi: /thuộc thành phố Quảng Ninh.*hãy chọn xã, phường.*chỉ ghi số nhà, đường, tổ, khu/,
      en: /choose the commune/,
      hi: /सूची से .* चुनें/,
    };
    for (const lang of ['vi', 'en', 'hi'] as const) {
      expect(refusalText(refused, lang)).toContain(field[lang]);
      expect(refusalText(refused, lang)).toMatch(ways[lang]);
    }
  });

  it('received before with half an address goes on with it, until the address is asked for', async () => {
    const items = (item: string) => [{ item, reason: 'Bản vẽ thiếu mặt cắt móng' }];
    const drawings = { components: [{ component: 'drawings', originals: 2, copies: 0 }] };
    const half = 'Số 9 đường Hạ Long';
    const sent = async (item: string, answer: object) => {
      const { dossierId } = must(await draft('06685', 'Khu 1, phường Hồng Gai'));
      must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, an));
      const ask = { act: 'request-supplement', items: items(item), contact: 'Phạm Thị Hoa' } as const;
      must(await perform(test.platform, dossierId, ask, holder('06685-mc', 'counter')));
      const { state } = (await test.store.load(dossierId))!;
      const before = { ...state, answers: { ...state.answers, landAddress: half } };
      const rules = must(await test.platform.procedure('1.013225'));
      const at = test.clock.now();
      const asked = { rules, province, absences: [], at, atText: at.toString(), by: an };
      return decide(before, { act: 'supplement-dossier', ...answer }, asked);
    };
    expect(isRefusal(await sent('drawings', drawings))).toBe(false);
    const answered = (landAddress: string) => sent('landAddress', { answers: { landAddress }, kept: 'Đúng như vậy' });
    expect(await answered(half)).toMatchObject({ code: 'place-unnamed' });
    expect(await answered('Số 9 đường Hạ Long, phường Bãi Cháy')).toMatchObject({ code: 'place-differs' });
    expect(isRefusal(await answered('Số 9 đường Hạ Long, phường Hồng Gai'))).toBe(false);
  });
});

describe('a household business', () => {
  const begin = (place: string, businessAddress: string) =>
    startDossier(
      test.platform,
      '1.001612',
      {
        act: 'draft-dossier',
        channel: 'online',
        applicant: partyOf('cuc'),
        place,
        answers: {
          businessName: 'Hộ kinh doanh Bún xào Cúc',
          businessAddress,
          industries: '5610 Nhà hàng và các dịch vụ ăn uống phục vụ lưu động',
          capitalVnd: 80_000_000,
          founder: 'individual',
          filedBy: 'owner',
          ownerEnterprise: 'none',
          foundingBar: 'none',
        },
        components: [],
      },
      person('cuc'),
    );

  it('is not handed in with a street and a quarter alone', async () => {
    const { dossierId } = must(await begin('06685', 'Số 3 Lê Lợi, Khu 5'));
    const submit = { act: 'submit-dossier' } as const;
    expect(await perform(test.platform, dossierId, submit, person('cuc'))).toMatchObject({ code: 'place-unnamed' });
  });

  const handedIn = async (written: string, place = '06793', name = 'Phường Cẩm Phả') => {
    const begun = await begin(place, `${written}, ${name}, thành phố Quảng Ninh`);
    if (isRefusal(begun)) return begun;
    return perform(test.platform, begun.dossierId, { act: 'submit-dossier' }, person('cuc'));
  };

  it.each([
    'Số 5 tổ 3 khu 7 phường Cẩm Phả thành phố Quảng Ninh',
    'Số 5, tổ 3, phường Cẩm Phả, Tp Quảng Ninh.',
    'Số 5, tổ 3, phường Cẩm Phả, TP QN',
    'Số 5, tổ 3, phường Cẩm Phả, Quảng Ninh, Việt Nam',
    'số 5 tổ 3 p. cẩm phả tp. quảng ninh',
    'to 3 khu 7 phuong cam pha quang ninh',
    'Kiot 12, chợ Cẩm Đông',
  ])('is handed in where its commune is written once more beside the list: %s', async (written) => {
    expect(must(await handedIn(written)).state).toMatchObject({ place: '06793' });
  });

  it('is not where another place is, or nothing that says where; and is told what to write, once', async () => {
    for (const written of ['đang thuê, phường Cẩm Phả', 'Số 5, CHLB Đức']) {
      const refused = await handedIn(written);
      expect(isRefusal(refused) && everyRefusal(refused).map(({ code }) => code), written).toEqual(['place-unnamed']);
      expect(isRefusal(refused) && refusalText(refused, 'vi').split('chỉ ghi số nhà, đường, tổ, khu')).toHaveLength(2);
    }
    const other = await handedIn('Số 5 Trần Phú, TP Cẩm Phả, tỉnh Quảng Ninh', '06685', 'Phường Hồng Gai');
    expect(other).toMatchObject({ code: 'place-unnamed' });
    const two = await handedIn('Số 5 Trần Phú, phường Cẩm Phả', '06685', 'Phường Hồng Gai');
    expect(two).toMatchObject({ code: 'place-two' });
  });
});

it('is decided by an address of the application that its form asks for as such, and of no other', async () => {
  const deciding: Record<string, string | undefined> = {};
  for (const { manifest } of shippedPacks().values()) {
    const { properties } = must(await test.platform.procedure(manifest.code)).formOf('apply')!.schema;
    const names = Object.keys(properties).filter((name) => properties[name].address === 'decides');
    expect(names).toEqual(manifest.place?.field ? [manifest.place.field] : []);
    if (names.length) deciding[manifest.code] = names[0];
  }
  expect(deciding).toEqual({ '1.013225': 'landAddress', '1.001612': 'businessAddress' });
});

describe('a plot of land', () => {
  const CAM_PHA = '06793';
  const landAddress = (address: string) => ({ recorded: { appraise: { landAddress: address } } });
  const sell = (more: Partial<Parameters<typeof decideLand>[2]> = {}) =>
    decideLand(test, 'paid-tax', { answers: {}, ...more });

  it('is appraised, and so registered, in the commune of its dossier alone', async () => {
    for (const [address, code] of [
      ['Khu 7, phường Hồng Gai', 'place-found-differs'],
      ['Khu 7, phường Hồng Gai, thành phố Quảng Ninh', 'place-found-differs'],
      ['Giáp phường Hồng Gai, Khu 7, phường Cẩm Phả', 'place-found-differs'],
      ['Khu 7, Hồng Gai', 'place-found-differs'],
      ['Khu 7', 'place-found-unnamed'],
      ['Số 9, phường Hải Châu, thành phố Đà Nẵng', 'place-found-unnamed'],
    ]) {
      const { outcome, reached } = await sell(landAddress(address));
      expect([address, isRefusal(outcome) && outcome.code, reached]).toEqual([address, code, false]);
    }
    const refused = (await sell(landAddress('Khu 7, phường Hồng Gai'))).outcome;
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toMatch(/Phường Hồng Gai.*Phường Cẩm Phả.*hồ sơ mới/);
    const { id } = await sell();
    expect((await test.store.load(id))!.state).toMatchObject({ status: 'decided', place: CAM_PHA });
  });

  it('is written with the names of today, as whoever applies writes an address', async () => {
    for (const [address, says] of [
      ['Khu 7, phường Cẩm Phả, thành phố Cẩm Phả, tỉnh Quảng Ninh', 'thành phố Cẩm Phả'],
      ['Khu 7, phường Cẩm Phả, tỉnh Quảng Ninh', 'thành phố Quảng Ninh'],
      ['Khu 7, phuong Cam Pha, thanh pho Quang Ninh', 'phường Cẩm Phả'],
    ]) {
      const { outcome, reached } = await sell(landAddress(address));
      expect([isRefusal(outcome) && outcome.code, reached]).toEqual(['form-invalid', false]);
      expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toContain(says);
    }
    must((await sell(landAddress('Khu 7, phường Cẩm Phả, thành phố Quảng Ninh'))).outcome);
  });

  it('is said in the application, and numbered anew, in no other commune', async () => {
    const landPlot = 'Thửa 509, tờ bản đồ 14, phường Hồng Gai';
    const { outcome } = await sell({ answers: { landPlot } });
    expect(isRefusal(outcome) && outcome.code).toBe('place-differs');
    const newPlot = 'Thửa 900 phường Hồng Gai tờ bản đồ 14';
    const numbered = await sell({ answers: { split: true }, recorded: { appraise: { newPlot } } });
    expect(isRefusal(numbered.outcome) && numbered.outcome.code).toBe('place-found-differs');
    const house = { ...houseAnswers, landPlot };
    const { dossierId } = must(await draft(CAM_PHA, 'Khu 7, phường Cẩm Phả'));
    const there = await perform(test.platform, dossierId, { act: 'submit-dossier', answers: house }, an);
    expect(isRefusal(there) && there.code).toBe('place-differs');
  });

  it('of a dossier that was appraised before is not decided', async () => {
    const { id, rules } = await sell();
    const { state } = (await test.store.load(id))!;
    const asked = { rules: rules!, province, date: '2026-11-25' };
    expect(refusePlacedSoFar(state, asked)).toBeUndefined();
    const appraise = { ...state.results['appraise'], landAddress: 'Khu 7, phường Hồng Gai' };
    const before = { ...state, results: { ...state.results, appraise } };
    expect(refusePlacedSoFar(before, asked)).toMatchObject({ code: 'place-found-differs' });
  });

  it.each([
    'Thửa 0509, tờ 014',
    'thua dat so : 509 ; to ban do so : 14',
    'Tờ bản đồ địa chính số 14 - thửa đất số 509',
    'THỬA 509a, TỜ BẢN ĐỒ 14',
    'Thửa ５０９, tờ 14, tờ bản đồ 14',
  ])('has one number however it is written: %s', (written) => {
    expect(claimsIn(CAM_PHA, written)).toEqual(['plot=06793:14-509']);
    expect(isPlotText(written)).toBe(true);
  });

  it.each([
    'Thửa 5 09, tờ 14',
    'Thửa 509/1, tờ 14',
    'Thửa 509, tờ 14-1',
    'Tờ 15, thửa 509, tờ 14',
    'Thửa 509, tờ 14, tờ 15',
    'Thửa 50\u200b9, tờ 14',
    'Thửa thứ 509, tờ 14',
    'Thửa 509, tờ XIV',
    'Thửa ٥٠٩, tờ 14',
  ])('is not named by what can be read in two ways: %s', (written) => {
    expect(isPlotText(written)).toBe(false);
  });
});

it('lies in the place of the dossier by every form that says where', async () => {
  const found: Record<string, Record<string, string>> = {};
  for (const { manifest, forms } of shippedPacks().values()) {
    const rules = must(await test.platform.procedure(manifest.code));
    for (const form of Object.keys(forms))
      if (Object.keys(rules.placedIn(form)).length) found[`${manifest.code} ${form}`] = rules.placedIn(form);
  }
  expect(found).toEqual({
    '1.013225 apply': { landPlot: 'alone' },
    '1.013831 apply': { landPlot: 'alone' },
    '1.013831 appraise': { landAddress: 'named', newPlot: 'alone', restPlot: 'alone' },
    '1.009664 apply': { location: 'among' },
  });
});

describe('an address', () => {
  it('names its commune by any name it or the province has had, at its end alone', () => {
    const places = {
      'phường Cẩm Phả': '06793',
      'Khu 7, PHƯỜNG CẨM PHẢ,  Thành phố Quảng Ninh': '06793',
      'số 5 phường Cẩm Phả, Quảng Ninh, Việt Nam.': '06793',
      'Khu 7, phường Cẩm Phả, tỉnh Quảng Ninh': '06793',
      'phường Cẩm Phả, tỉnh Lào Cai': undefined,
      'đối diện phường Cẩm Phả, phường Hồng Gai': '06685',
      'siêuphường Cẩm Phả': undefined,
      'Thôn 2, xã Hải Hòa, TP Quảng Ninh': province.searchUnit('xã Hải Hoà')?.code,
      'Khu 7 - Phường Cẩm Phả - TP.Quảng Ninh': '06793',
      '': undefined,
    };
    for (const [address, code] of Object.entries(places)) expect(province.placeIn(address)?.code, address).toBe(code);
    for (const unit of province.units.values())
      if (unit.place === unit.code) expect(province.placeIn(`Tổ 1, ${unit.name.vi}`)?.code).toBe(unit.code);
  });
});
