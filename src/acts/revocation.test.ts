/** A result that others follow is taken back: what this office issued, of whom, by whom; what ends with it, and who is told. */
import { describe, expect, it } from 'vitest';
import type { DossierEvent } from '#dossier/events.ts';
import { LANGUAGES, must } from '#kernel/outcome.ts';
import type { Paper } from '#spine/papers.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { textOf as messageText } from '#web/message-words.ts';
import { messagesOf } from '../../test/support/acts.ts';
import { province, shipped, testPlatform } from '../../test/support/platform.ts';
import { storyOf } from './check-pack.ts';
import { letterOf, resultPaper, resultTemplate, slipsFor, takingBackPaper } from './documents.ts';
import { officersTold } from './notify-officers.ts';
import { type StoryAct, tellStory } from './story.ts';
import { TOLD_EVENTS } from './told-events.ts';

const LINKED = '2.000986';
const CHAIR = 'head@ubnd-tinh';
const AGENCY = 'Chủ tịch Ủy ban nhân dân thành phố Quảng Ninh';
const POLICE = 'Công an xã Tiên Yên';
const INSURANCE = 'Bảo hiểm xã hội thành phố Quảng Ninh';
const STEPS: StoryAct[] = [
  { act: 'submit-dossier' },
  { act: 'receive-dossier' },
  { act: 'complete-task', step: 'register' },
  { act: 'complete-task', step: 'population' },
  { act: 'decide-dossier', step: 'sign' },
  { act: 'issue-result', step: 'issue' },
];
const takeItBack: StoryAct[] = [
  {
    act: 'propose-revocation',
    by: 'specialist@ubnd-tinh',
    with: { reason: 'Trẻ đã được đăng ký ở nơi khác', law: 'Điều 6 Nghị định số 120/2025/NĐ-CP' },
  },
  { act: 'revoke-result', by: CHAIR },
];

const recitalsOf = ({ blocks }: Paper): string[] =>
  blocks.flatMap((block) => (block.kind === 'recital' ? [block.spans.map(({ text }) => text).join('')] : []));

/** A linked birth of which these steps were done after the certificate, and that was then taken back. */
async function takenBack(done: string[], answers: Record<string, unknown> = {}) {
  const pack = shipped.get(LINKED)!;
  const story = must(storyOf(pack, 'three-agencies'));
  const acts = [...STEPS, ...done.map((step): StoryAct => ({ act: 'complete-task', step })), ...takeItBack];
  const test = await testPlatform();
  const { platform } = test;
  const told = must(
    await tellStory(platform, LINKED, { ...story, answers: { ...story.answers, ...answers }, acts, expect: {} }),
  );
  expect(told.mistakes).toEqual([]);
  const rules = must(await platform.procedureByHash(told.state.procedure.hash));
  const paper = takingBackPaper(platform, rules, pack, told.state)!;
  const text = paper.blocks
    .map((block) => ('spans' in block ? block.spans.map((span) => span.text).join('') : ''))
    .join('\n');
  return { ...told, test, platform, rules, paper, text, pack };
}

describe('the decision that takes the certificate of a linked birth back', () => {
  it('names the paper this office issued, and of which child', async () => {
    const { paper, text, state } = await takenBack([]);
    const what = `Giấy khai sinh số ${state.result!.number} của trẻ Trần Minh Khang`;
    expect(paper.subject).toBe(`Về việc thu hồi ${what}`);
    expect(text).toContain(
      `Điều 1. Thu hồi ${what}, do Ủy ban nhân dân xã Tiên Yên cấp ngày 25/11/2026 theo hồ sơ của Trần Văn Bình`,
    );
    expect(text).not.toMatch(/kèm thông báo/);
  });

  it('says which linked requests end with it, and tells the bodies that had them', async () => {
    const { paper, text, state } = await takenBack([]);
    expect(state.tasks).toEqual([]);
    expect(text).toContain(
      `Dừng giải quyết kể từ ngày 25/11/2026 các đề nghị liên thông trong cùng hồ sơ chưa có kết quả: đăng ký thường trú (${POLICE}); cấp thẻ bảo hiểm y tế (${INSURANCE}).`,
    );
    expect(text).toContain(
      `Ủy ban nhân dân xã Tiên Yên, ${POLICE}, ${INSURANCE} và Trần Văn Bình chịu trách nhiệm thi hành Quyết định này.`,
    );
    // The father applied; the mother, whom the certificate names, hears of it too.
    expect(paper.recipients).toEqual([
      'Trần Văn Bình',
      'Lương Thị Hạnh',
      'Ủy ban nhân dân xã Tiên Yên',
      POLICE,
      INSURANCE,
      `Lưu: VT, hồ sơ ${state.code}`,
    ]);
  });

  it('takes back nothing that another body gave: that is theirs', async () => {
    const { text } = await takenBack(['residence']);
    expect(text).toContain(`chưa có kết quả: cấp thẻ bảo hiểm y tế (${INSURANCE}).`);
    expect(text).toContain(
      `Kết quả của các đề nghị sau do cơ quan đã giải quyết xem xét theo thẩm quyền: đăng ký thường trú (${POLICE}).`,
    );
  });

  it('names no body that was not asked for anything', async () => {
    const { text, paper } = await takenBack([], { services: ['residence'] });
    expect(text).toContain(`chưa có kết quả: đăng ký thường trú (${POLICE}).`);
    expect(paper.recipients).not.toContain(INSURANCE);
  });

  it('is the chair’s in person: at its head, in its text and under the name, and not the committee’s', async () => {
    const { paper, text } = await takenBack([]);
    const chair = [...province.officers.values()].find((one) => one.name === paper.signatures[0].name)!;
    expect(chair.holds).toContainEqual(expect.objectContaining({ unit: 'ubnd-tinh', post: 'head' }));
    expect(paper).toMatchObject({ agency: AGENCY.toUpperCase(), signatures: [{ authority: [], title: 'CHỦ TỊCH' }] });
    expect(text.split('\n')[0]).toBe(AGENCY.toUpperCase());
    expect(JSON.stringify(paper)).not.toContain('TM.');
  });

  it('leaves the certificate itself in the name of who issued it, and says on it that it holds no more', async () => {
    const { platform, rules, pack, state } = await takenBack([]);
    const paper = resultPaper(platform, rules, pack, state)!;
    expect(JSON.stringify(paper)).not.toContain('CHỦ TỊCH ỦY BAN');
    const { number } = state.result!.revoked!.paper!;
    const said = new RegExp(`^KẾT QUẢ NÀY KHÔNG CÒN GIÁ TRỊ: đã bị thu hồi ngày .* Quyết định số ${number}\\.$`);
    expect(paper.blocks[0]).toMatchObject({ kind: 'centred', spans: [{ text: expect.stringMatching(said) }] });
    const letter = letterOf(platform, resultTemplate(pack, state)!, state, pack);
    expect(letter.startsWith('**KẾT QUẢ NÀY KHÔNG CÒN GIÁ TRỊ')).toBe(true);
    const { revoked: _, ...held } = state.result!;
    expect(JSON.stringify(resultPaper(platform, rules, pack, { ...state, result: held }))).not.toContain('GIÁ TRỊ:');
  });
});

it('a result that a department takes back itself stays the department’s, with its head as always', async () => {
  const pack = shipped.get('1.009664')!;
  const story = must(storyOf(pack, 'ten-days'));
  const { platform } = await testPlatform();
  const why = { reason: 'Cấp sai người đứng tên', law: 'Điều 41 Luật Đầu tư số 143/2025/QH15' };
  const acts: StoryAct[] = [
    { act: 'finish' },
    { act: 'propose-revocation', by: 'specialist@so-tai-chinh', with: why },
    { act: 'revoke-result', by: 'head@so-tai-chinh' },
  ];
  const { state } = must(await tellStory(platform, '1.009664', { ...story, acts, expect: {} }));
  const rules = must(await platform.procedureByHash(state.procedure.hash));
  const paper = takingBackPaper(platform, rules, pack, state)!;
  expect(paper).toMatchObject({ agency: 'SỞ TÀI CHÍNH', superior: 'ỦY BAN NHÂN DÂN THÀNH PHỐ QUẢNG NINH' });
  expect(paper.subject).toContain('Giấy chứng nhận đăng ký đầu tư');
  expect(JSON.stringify(paper.blocks)).toMatch(
    new RegExp(`của dự án .*${state.answers['projectName']}.* theo hồ sơ của ${state.applicant.name}`),
  );
  // By what it was issued says nothing of who may take it back: then the ground alone. Which division of the department proposed it is on
  // no record, and no specialist proposes on paper.
  expect(recitalsOf(paper)[0]).toBe('Căn cứ Điều 41 Luật Đầu tư số 143/2025/QH15;');
  expect(recitalsOf(paper).filter((one) => one.startsWith('Theo đề nghị'))).toEqual([]);
});

it('everybody who got the paper gets the decision that ends it: of a household business the tax office, too', async () => {
  const pack = shipped.get('1.001612')!;
  const story = must(storyOf(pack, 'three-days'));
  const { platform } = await testPlatform();
  const why = { reason: 'Cấp sai người đứng tên', law: 'Điều 117 Nghị định số 168/2025/NĐ-CP' };
  const { unit } = must(
    await tellStory(platform, '1.001612', { ...story, acts: [{ act: 'finish' }], expect: {} }),
  ).state;
  const acts: StoryAct[] = [
    { act: 'finish' },
    { act: 'propose-revocation', by: `specialist@${unit}`, with: why },
    { act: 'revoke-result', by: `head@${unit}` },
  ];
  const { state } = must(await tellStory((await testPlatform()).platform, '1.001612', { ...story, acts, expect: {} }));
  const rules = must(await platform.procedureByHash(state.procedure.hash));
  const paper = takingBackPaper(platform, rules, pack, state)!;
  expect(paper.recipients).toEqual([
    state.applicant.name,
    'Cơ quan thuế quản lý trực tiếp',
    `Lưu: VT, hồ sơ ${state.code}`,
  ]);
  expect(paper.subject).toMatch(/ của hộ kinh doanh \S/);
  expect(recitalsOf(paper)[0]).toMatch(
    /^Căn cứ Điều 117 Nghị định số 168\/2025\/NĐ-CP ngày 30 tháng 6 năm 2025 của Chính phủ về đăng ký doanh nghiệp;$/,
  );
});

it('a committee that takes back what it gave recites by which law it may, as a committee and of the procedure', async () => {
  const pack = shipped.get('1.013225')!;
  const story = must(storyOf(pack, 'large-house'));
  const why = { reason: 'Cấp sai người đứng tên', law: 'Điều 54 Nghị định số 217/2026/NĐ-CP' };
  const { platform } = await testPlatform();
  const unit = story.place!;
  const acts: StoryAct[] = [
    { act: 'finish' },
    { act: 'propose-revocation', by: `specialist@${unit}`, with: why },
    { act: 'revoke-result', by: `head@${unit}` },
  ];
  const { state } = must(await tellStory(platform, '1.013225', { ...story, acts, expect: {} }));
  const paper = takingBackPaper(platform, must(await platform.procedureByHash(state.procedure.hash)), pack, state)!;
  expect(paper.blocks[0]).toMatchObject({ kind: 'centred', spans: [{ text: paper.agency }] });
  expect(paper.agency).toMatch(/^ỦY BAN NHÂN DÂN/);
  expect(recitalsOf(paper).slice(0, 3)).toEqual([
    'Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;',
    expect.stringMatching(/^Căn cứ Luật Xây dựng số 135\/2025\/QH15;$/),
    expect.stringMatching(/^Căn cứ .*Điều 53.* và Điều 54 Nghị định số 217\/2026\/NĐ-CP/),
  ]);
});

it('the applicant is told which linked requests end with it, in every language', async () => {
  const { platform, dossierId, events, rules } = await takenBack([]);
  const seq = events.findIndex((event: DossierEvent) => event.type === 'result-revoked') + 1;
  const sent = await messagesOf(platform, dossierId, seq);
  const message = sent.find((one) => one.kind === 'revoked')!;
  const names = rules.followsOf({ services: ['residence', 'insurance'] }).map(({ name }) => name);
  expect(names).toHaveLength(2);
  for (const language of LANGUAGES)
    for (const name of names) expect(messageText(message, language).what, language).toContain(name[language]);
  expect(messageText(message, 'vi').what).toContain('Đăng ký thường trú; Cấp thẻ bảo hiểm y tế');
});

it('who issued it and where it was handed out are told to carry it out, and slip 07 says that it was taken back', async () => {
  const { platform, events, state, rules, dossierId } = await takenBack([]);
  const event = events.find((one) => one.type === 'result-revoked')!;
  const told = officersTold(platform.province, event, state);
  const posts = told.flatMap(({ officer }) => province.officers.get(officer)!.holds.map((one) => [one.unit, one.post]));
  expect(posts).toEqual(
    expect.arrayContaining([
      [state.unit, 'head'],
      [state.unit, 'clerk'],
    ]),
  );
  expect(posts).toContainEqual([state.receivingUnit, 'counter']);
  const carried = told.filter(({ kind }) => kind !== 'work-stopped' && kind !== 'work-not-coming');
  expect(carried.every(({ kind }) => kind === 'result-taken-back')).toBe(true);
  expect(told.map(({ officer }) => officer)).not.toContain(event.by.id);
  const params = { ...told[0].params, code: 'H49', vi: 'Khai sinh', en: 'Birth', hi: 'जन्म' };
  const message = { id: 'm', owner: 'officer:x', kind: told[0].kind, dossierId, params, at: event.at };
  for (const language of LANGUAGES) {
    const { subject, what, next } = messageText(message, language);
    expect([subject, what, next].join(' ')).not.toMatch(/\{\{|undefined/);
    expect(what).toContain('Trẻ đã được đăng ký ở nơi khác');
  }
  const { number } = state.result!.revoked!.paper!;
  const book = slipsFor(platform, rules, dossierId, events).find((slip) => slip.form === '07')!;
  const stopped = 'dừng giải quyết: Công an cấp xã đăng ký thường trú';
  expect(book).toMatchObject({ revoked: `Đã thu hồi ngày 25/11/2026 theo Quyết định số ${number}; ${stopped}` });
  expect(JSON.stringify(slipPaper(book))).toContain(`theo Quyết định số ${number}`);
});

it('work that comes back is told, with the reason, to the desk that has it again', async () => {
  const { platform } = await testPlatform();
  const story = must(storyOf(shipped.get(LINKED)!, 'three-agencies'));
  const reason = 'Địa chỉ chưa khớp.';
  const acts: StoryAct[] = [
    ...STEPS.slice(0, 4),
    { act: 'return-task', step: 'sign', with: { to: 'register', reason } },
  ];
  const { events, state, mistakes } = must(await tellStory(platform, LINKED, { ...story, acts, expect: {} }));
  expect(mistakes).toEqual([]);
  const event = events.at(-1)!;
  expect(event.type).toBe('task-returned');
  const [{ unit, post }] = state.tasks;
  const told = officersTold(platform.province, event, state);
  expect(told.map(({ officer }) => officer)).toEqual(province.holders(unit, post, '2026-11-25').map(({ id }) => id));
  expect(told[0]).toMatchObject({ kind: 'work-returned', params: { by: event.by.name, reason: 'Địa chỉ chưa khớp' } });
  expect(TOLD_EVENTS.has('task-returned')).toBe(true);
});
