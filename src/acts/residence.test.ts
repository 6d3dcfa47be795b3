/** Residence that a linked birth asks for is that of the commune, and whether it is a parent's home is asked where the words do not say. */
import { expect, it } from 'vitest';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import {
  anotherBirth,
  birthChecked,
  holder,
  newborn,
  partyOf,
  person,
  testPlatform,
} from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';
import { perform, startDossier } from './perform.ts';
import { foreseeQuestions } from './proofs.ts';

const HOME = 'Thôn Đông, xã Tiên Yên, thành phố Quảng Ninh';

async function linked(answers: Record<string, unknown>, components: string[] = []) {
  const test = await testPlatform();
  const an = person('an');
  const { surrogacy: _surrogacy, ...born } = anotherBirth();
  const draft = {
    ...({ act: 'draft-dossier', channel: 'online', applicant: partyOf('an'), place: '06862' } as const),
    answers: {
      ...born,
      relation: 'mother',
      motherName: partyOf('an').name,
      motherResidence: HOME,
      services: ['residence'],
      separateResidence: false,
      residencePlace: HOME,
      ...answers,
    },
    components: components.map((component) => ({ component, originals: 0, copies: 1 })),
  };
  const { dossierId: id } = must(await startDossier(test.platform, '2.000986', draft, an));
  return { test, id, sent: await perform(test.platform, id, { act: 'submit-dossier' }, an) };
}

const codeOf = (outcome: unknown) => {
  if (!isRefusal(outcome)) return undefined;
  for (const language of LANGUAGES) expect(refusalText(outcome, language)).not.toMatch(/undefined|\{|\[object/);
  return outcome.code;
};

it('is in the place that handles the dossier, or it is not taken', async () => {
  for (const residencePlace of [
    'Tổ 3, khu 5, phường Hồng Gai, thành phố Quảng Ninh',
    'Số 5 phố Hàng Bạc, phường Hoàn Kiếm, thành phố Hà Nội',
    'Thôn Đông, xã Tiên Yên, tỉnh Lạng Sơn',
    'Nhà bà ngoại',
    'Lưu trú tại thôn Đông, xã Tiên Yên',
    'Dự kiến chuyển về thôn Đông, xã Tiên Yên',
    'Đã bán nhà ở thôn Đông, xã Tiên Yên',
  ])
    expect(codeOf((await linked({ residencePlace })).sent), residencePlace).toBe('residence-elsewhere');
  for (const residencePlace of [
    HOME,
    'thôn Đông, XÃ TIÊN YÊN',
    'Thôn Đông, xã Tiên Yên, Quảng Ninh, Việt Nam',
    'thôn Đông xã Tiên Yên TPQN',
  ])
    expect(codeOf((await linked({ residencePlace })).sent), residencePlace).toBeUndefined();
  // Whoever asks for no residence is asked for no place.
  expect(
    codeOf((await linked({ services: ['insurance'], firstCareHospital: 'Trung tâm Y tế Tiên Yên' })).sent),
  ).toBeUndefined();
});

it('apart from both parents is said, and comes with the written opinions', async () => {
  const apart = { motherResidence: 'Khu 2, phường Bãi Cháy, thành phố Quảng Ninh' };
  expect(codeOf((await linked(apart)).sent)).toBe('residence-apart-unsaid');
  expect(codeOf((await linked({ ...apart, separateResidence: true })).sent)).toBe('components-missing');
  expect(codeOf((await linked({ ...apart, separateResidence: true }, ['residence-papers'])).sent)).toBeUndefined();
});

it('written otherwise than the homes is asked of who decides, who writes why', async () => {
  async function asked(answers: Record<string, unknown>) {
    const { test, id, sent } = await linked(answers);
    must(sent);
    const state = async () => (await test.store.load(id))!.state;
    for (let i = 0; i < 8 && (await state()).tasks[0]?.act !== 'decide-dossier'; i++)
      await work(test.platform, id, { register: birthChecked, population: { personalId: newborn() } });
    const now = await state();
    const rules = must(await test.platform.procedureByHash(now.procedure.hash));
    const codes = (await foreseeQuestions(test.platform, rules, now)).map(codeOf);
    const sign = { act: 'decide-dossier', task: now.tasks[0].id } as const;
    return { codes, silent: codeOf(await perform(test.platform, id, sign, holder('06862', 'head'))) };
  }
  const other = { residencePlace: 'Thôn Tây, xã Tiên Yên' };
  const found = await asked(other);
  expect(found.codes).toContain('residence-apart');
  expect(found.silent).toBeDefined();
  // A home in a commune of the same name elsewhere is another.
  const away = { motherResidence: `${other.residencePlace}, thành phố Hà Nội`, ...other };
  expect((await asked(away)).codes).toContain('residence-apart');
  expect((await asked({ residencePlace: 'THÔN ĐÔNG - xã Tiên Yên' })).codes).not.toContain('residence-apart');
  expect((await asked({})).codes).not.toContain('residence-apart');
});
