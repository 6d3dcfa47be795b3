/** Which place decides: said by the procedure, taken from the address that says where it lies, refused where two differ. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import {
  houseAnswers,
  partyOf,
  person,
  province,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { perform, startDossier } from './perform.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

const an = person('an');
const draft = (place: string | undefined, landAddress: string) =>
  startDossier(
    test.platform,
    '1.013225',
    {
      act: 'draft-dossier',
      channel: 'online',
      applicant: partyOf('an'),
      place,
      answers: { ...houseAnswers, landAddress },
      components: ['land-paper', 'drawings'].map((component) => ({ component, originals: 1, copies: 1 })),
    },
    an,
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

  it('goes by what was chosen where the address names no commune of ours', async () => {
    const { dossierId } = must(await draft('06685', 'Thửa 21 ven đường 18A'));
    const { state } = must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, an));
    expect(province.findUnit(state.unit!)?.place).toBe('06685');
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
      '': undefined,
    };
    for (const [address, code] of Object.entries(places)) expect(province.placeIn(address)?.code, address).toBe(code);
    for (const unit of province.units.values())
      if (unit.place === unit.code) expect(province.placeIn(`Tổ 1, ${unit.name.vi}`)?.code).toBe(unit.code);
  });
});
