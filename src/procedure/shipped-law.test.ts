/** What the shipped packs say of law and results, beside what is known elsewhere in the project. */
import { expect, it } from 'vitest';
import { hiddenFields } from '#engine/form/conditions.ts';
import { must } from '#kernel/outcome.ts';
import { province, shipped } from '../../test/support/platform.ts';
import { compilePack } from './compile.ts';
import { examineParts, favourableIn } from './conclusion.ts';

const LANGUAGES = ['vi', 'en', 'hi'];
const begins = (source: string, number: string) => {
  if (!source.includes(number)) return undefined;
  const [, day, month, year] = /hiệu lực từ (\d\d)\/(\d\d)\/(\d{4})/u.exec(source) ?? [];
  return day && `${year}-${month}-${day}`;
};

it('a document whose first day the province knows is listed with that day', () => {
  const known = new Map(
    (province.source.law ?? []).flatMap(({ replacedBy, source = '' }) => {
      const from = replacedBy && begins(source, replacedBy);
      return from ? [[replacedBy, from] as const] : [];
    }),
  );
  expect(known.get('31/2024/QH15')).toBe('2024-08-01');
  const listed = [...shipped.values()].flatMap(({ manifest }) =>
    Object.values(manifest.law).filter(({ number }) => known.has(number)),
  );
  expect(listed.length).toBeGreaterThan(8);
  for (const { number, from } of listed) expect(String(from), number).toBe(known.get(number));
});

it('a notice that asks for more is the result of no procedure', () => {
  for (const { manifest } of shipped.values())
    for (const { name } of manifest.results ?? []) expect(name, manifest.code).not.toMatch(/sửa đổi, bổ sung|từ chối/u);
  expect(shipped.get('1.001612')!.manifest.results).toEqual([
    { code: 'KQ.G12.001041', name: 'Giấy chứng nhận đăng ký hộ kinh doanh' },
  ]);
});

it.each(LANGUAGES)(
  'a linked birth says in %s that the certificate comes first, and who gives the identity card',
  (lang) => {
    const words = shipped.get('2.000986')!.words[lang];
    expect(words['know.identity-card']).toContain('301/2026/NĐ-CP');
    expect(words['know.order']).toBeTruthy();
    // Who decides each of the three, and in what time of its own.
    for (const days of ['15', '10', '296/QĐ-VPCP']) expect(words['know.deciders']).toContain(days);
  },
);

it.each(LANGUAGES)('who appraises a permit reads in %s how soon a reason is told after a supplement', (lang) => {
  const { forms, words } = shipped.get('1.013225')!;
  for (const form of ['appraise', 'review']) expect(Object.keys(forms[form].schema.properties)).toContain('conclusion');
  expect(words[lang]['hint.conclusion']).toMatch(/217\/2026\/NĐ-CP/u);
});

it.each(LANGUAGES)('a page says in %s who may apply for a birth, and of 1.000689 whom to ask', (lang) => {
  const [alone, linked] = ['1.001193', '2.000986'].map((code) => shipped.get(code)!.words[lang]);
  expect(alone['know.applicant']).toBeTruthy();
  expect(linked['know.applicant']).not.toBe(alone['know.applicant']);
  // Where only the parents and who brings the child up are taken, others are shown the procedure that takes them.
  expect(Object.keys(linked).filter((key) => key.startsWith('option.relation.'))).toHaveLength(3);
  expect(linked['know.applicant']).toContain('1.001193');
  const centre = { vi: 'hỏi Trung tâm', en: 'ask the public service centre', hi: 'लोक सेवा केंद्र से पूछें' }[lang]!;
  for (const words of [alone, linked]) {
    const naming = Object.entries(words).filter(([, text]) => text.includes('1.000689'));
    expect(naming.length).toBeGreaterThan(4);
    for (const [key, text] of naming) expect(text, key).toContain(centre);
  }
});

it.each(LANGUAGES)(
  'pages say in %s what their sources say of where to hand in, and that nobody compared it',
  (lang) => {
    const permit = shipped.get('1.013225')!.words[lang];
    expect(permit['know.channels']).toContain('24472/SXD-QLXDCT');
    expect(permit['know.zone']).toBeTruthy();
    expect(permit['hint.designer']).toContain('207/2026/NĐ-CP');
    const land = shipped.get('1.013831')!;
    expect(land.manifest.channels.post).toBeUndefined();
    expect(land.words[lang]['know.post']).toContain('1.013831');
    const notCompared = { vi: 'chưa đối chiếu', en: 'not compared', hi: 'मिलान नहीं हुआ' }[lang]!;
    for (const text of [
      permit['know.channels'],
      permit['know.zone'],
      permit['hint.designer'],
      land.words[lang]['know.post'],
    ])
      expect(text).toContain(notCompared);
  },
);

it('who files for their own household is asked nothing of who authorises', async () => {
  const shop = shipped.get('1.001612')!;
  const rules = must(await compilePack(shop));
  const paper = shop.manifest.components.find(({ id }) => id === 'identity-copy')!;
  const asked = (answers: Record<string, unknown>) => [
    !hiddenFields(shop.forms['apply'].layout!, answers).has('noElectronicId'),
    rules.isAsked(paper, { ...answers, noElectronicId: true }),
  ];
  for (const filedBy of [undefined, null, 'owner']) expect(asked({ filedBy }), String(filedBy)).toEqual([false, false]);
  for (const filedBy of ['individual', 'organisation', 'public-post', 'other-post'])
    expect(asked({ filedBy }), filedBy).toEqual([true, true]);
});

it('no step refuses a part without a chosen ground, its article and another who confirms it', () => {
  const { manifest, forms } = shipped.get('2.000986')!;
  const step = manifest.steps.find(({ id }) => id === 'residence')!;
  const found = (change: (form: (typeof forms)['residence'], copy: { steps: typeof manifest.steps }) => void) => {
    const form = structuredClone(forms['residence']);
    const copy = { steps: structuredClone(manifest.steps) };
    change(form, copy);
    return examineParts(form, 'forms/residence.yaml', { ...copy, articleOf: () => true }, step).length;
  };
  expect(found(() => {})).toBe(0);
  for (const change of [
    ({ schema }) => delete schema.properties['residenceOutcome'].refusal,
    ({ schema }) => delete schema.properties['residenceRefusal'].articles,
    ({ schema }) => delete schema.properties['residenceRefusal']['enum'],
    ({ schema }) => delete schema.properties['residenceReason']['format'],
    ({ schema }) => (schema.required = schema.required!.filter((one) => one !== 'residenceRefusal')),
    ({ schema }) => (schema.properties['residenceOutcome'].given = undefined),
    (_, { steps }) =>
      steps.splice(
        steps.findIndex(({ id }) => id === 'residence-confirm'),
        1,
      ),
    (_, { steps }) => (steps.find(({ id }) => id === 'residence-confirm')!.post = 'specialist'),
    (_, { steps }) => (steps.find(({ id }) => id === 'residence-confirm')!.unit = 'competent'),
  ] as Parameters<typeof found>[0][])
    expect(found(change), change.toString()).toBe(1);
  const unworded = { steps: manifest.steps, articleOf: () => false };
  expect(examineParts(forms['residence'], 'x', unworded, step)).toHaveLength(1);
  // By whatever name a field says so: none of a step of any pack is a reason of a refusal without its ground.
  for (const pack of shipped.values())
    for (const { id, act, form = '' } of pack.manifest.steps)
      for (const [name, field] of Object.entries(pack.forms[form]?.schema.properties ?? {})) {
        if (act === 'decide-dossier' || !pack.words['vi'][`field.${name}`]?.match(/Lý do (?:không|từ chối)/u)) continue;
        const { properties } = pack.forms[form].schema;
        const grounded = Object.values(properties).some(({ refusal }) => refusal?.reason === name);
        expect(grounded || field.ground, `${pack.manifest.code} ${id} ${name}`).toBeTruthy();
      }
});

it('grounds against the request are asked for where an answer may be against it, and of nobody who only confirms a part', () => {
  const { forms } = shipped.get('2.000986')!;
  const asks = Object.keys(forms).filter((name) => favourableIn(forms[name]));
  expect(asks).toEqual(['register']);
  expect(Object.keys(forms)).toEqual(expect.arrayContaining(['residence-confirm', 'insurance-confirm']));
  expect(favourableIn(shipped.get('1.001193')!.forms['check'])).toMatchObject({ conclusion: ['meets'] });
});
