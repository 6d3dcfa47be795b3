/** Every paper of the office: what it says, who signs it, with which number, and that nothing on it is for machines alone. */
import { beforeEach, describe, expect, it } from 'vitest';
import { permissions } from '#authority/permission.ts';
import { Province } from '#authority/province.ts';
import type { Command } from '#dossier/commands.ts';
import { variables } from '#dossier/context.ts';
import { allowedIn } from '#dossier/decide.ts';
import { isOrganisation } from '#dossier/parties.ts';
import type { Slip } from '#dossier/slips.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { examinePack } from '#procedure/check.ts';
import { readLetter } from '#procedure/letter.ts';
import { type Pack, readPack } from '#procedure/pack.ts';
import type { Paper } from '#spine/papers.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { trackingOf } from '#views/tracking.ts';
import { performOn, SHOWN_BY } from '../../test/support/acts.ts';
import {
  anotherBirth,
  birthChecked,
  local,
  newborn,
  officer,
  partyOf,
  person,
  province,
  registers,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { storyOf } from './check-pack.ts';
import { draftPaper, paperToIssue, resultPaper, slipsFor, stepPapers } from './documents.ts';
import { rejectionPaper } from './notices.ts';
import { freeNumbers } from './numbers.ts';
import { perform, startDossier } from './perform.ts';
import { Platform, type Procedure } from './platform.ts';
import { publishPacks } from './publish.ts';
import { type Story, tellStory } from './story.ts';

/** Everything a paper says to who reads it, addresses of mail left out. */
function textOf({ address: _a, addressText: _t, at: _at, code: _c, ...paper }: Paper): string {
  const texts: string[] = [];
  const collect = (value: unknown, key = ''): void => {
    if (typeof value === 'string' && key !== 'kind') texts.push(value);
    else if (Array.isArray(value)) for (const one of value) collect(one);
    else if (typeof value === 'object' && value)
      for (const [name, inner] of Object.entries(value)) collect(inner, name);
  };
  collect(paper);
  return texts.join('\n').replace(/\S+@\S+/g, '');
}

async function told(code: string, story: Story) {
  const { platform } = await testPlatform();
  const done = must(await tellStory(platform, code, story));
  const rules = must(await platform.procedureByHash(done.state.procedure.hash));
  return { ...done, platform, rules };
}

type SlipOf<F extends Slip['form']> = Extract<Slip, { form: F }>;
const slipOf = <F extends Slip['form']>(slips: readonly Slip[], form: F, nth = 0): SlipOf<F> =>
  slips.filter((one): one is SlipOf<F> => one.form === form)[nth];

/** Everything that is the result: its paper, which of several it is, its entry, and what it says of itself. */
function resultThen(platform: Platform, rules: Procedure, pack: Pack, state: DossierState) {
  const vars = variables(state, rules);
  const made = [rules.entryOf, rules.onceOf, rules.subjectOf, rules.numberOf, rules.validUntilOf, rules.aboutOf];
  return JSON.stringify([
    resultPaper(platform, rules, pack, state),
    ...[...made, rules.followsOf, rules.resultOf].map((of) => of(vars)),
  ]);
}

/** The answers that are not in the result otherwise, in every way in which choices can be: left out, another choice, another text. */
function otherAnswers(pack: Pack, rules: Procedure, answers: Readonly<Record<string, unknown>>) {
  const fields = Object.entries(pack.forms['apply'].schema.properties).filter(([name]) => !rules.isInResult(name));
  const waysOf = ({ type, enum: choices }: Record<string, unknown>): unknown[] => {
    if (Array.isArray(choices)) return choices;
    if (type === 'boolean') return [true, false];
    if (type === 'integer' || type === 'number') return [7];
    return type === 'string' ? ['2001-02-03', 'Không rõ'] : [[]];
  };
  const most = Math.max(0, ...fields.map(([, field]) => waysOf(field).length));
  return Array.from({ length: most + 1 }, (_, i) => {
    const others = fields.flatMap(([name, field]) => {
      const ways = waysOf(field);
      return i < most ? [[name, ways[i % ways.length]] as const] : [];
    });
    const names = new Set(fields.map(([name]) => name));
    const rest = Object.entries(answers).filter(([name]) => !names.has(name));
    return Object.fromEntries([...rest, ...others]);
  });
}

/** Ids and days as the record holds them. */
const RAW = /[0-9a-f]{8}-[0-9a-f]{4}-|(?<!\d)(?:19|20|21)\d\d-[01]\d-[0-3]\d(?!\d)/;

describe('no paper of any story', () => {
  /** What only the system calls things. */
  function idsOf(pack: Pack): string[] {
    const { manifest } = pack;
    const fees = Object.values(manifest.channels).flatMap((channel) => (channel.fees ?? []).map((fee) => fee.id));
    const answers = Object.keys(pack.words['vi']).flatMap((key) => /^option\.\w+\.(.+)$/.exec(key)?.[1] ?? []);
    return [
      ...Object.keys(manifest.law),
      ...manifest.steps.map((step) => step.id),
      ...manifest.components.map((component) => component.id),
      ...Object.values(pack.forms).flatMap((form) => Object.keys(form.schema?.properties ?? {})),
      ...Object.keys(pack.letters),
      ...fees,
      ...answers,
      ...registers.registers.keys(),
      ...[...province.units.keys()].filter((id) => /[a-z]/.test(id)),
      ...province.source.posts.map((post) => post.id),
      ...province.officers.keys(),
      ...Object.keys(permissions),
      ...Object.values(allowedIn).flat(),
      ...['online', 'counter', 'post', 'early', 'on-time', 'overdue', 'agree', 'disagree', 'no-comment', 'consent'],
    ].filter((id) => /[a-z]/.test(id));
  }

  for (const [code, pack] of shipped)
    it(`of ${code} shows an id, a word for machines, or the system as who signs`, async () => {
      const ids = [...new Set(idsOf(pack))].map((id) => id.replaceAll('.', '\\.')).join('|');
      const anId = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${ids})(?![\\p{L}\\p{N}_-])`, 'gu');
      let count = 0;
      // Of what nobody may begin there is no paper.
      const begun = Object.keys(pack.cases).filter((name) => !must(storyOf(pack, name)).expect?.refused);
      for (const name of begun) {
        const { state, slips, platform, rules, events, dossierId } = await told(code, must(storyOf(pack, name)));
        const result = state.result && resultPaper(platform, rules, pack, state);
        const beside = stepPapers(platform, pack, dossierId, events, 'office').map((one) => one.paper);
        // Of a decided dossier a supplement may change what is not said to be in the result: nothing of the result follows that.
        const settled = resultThen(platform, rules, pack, state);
        for (const answers of state.decision ? otherAnswers(pack, rules, state.answers) : [])
          expect(resultThen(platform, rules, pack, { ...state, answers }), name).toEqual(settled);
        for (const paper of [...slips.map((slip) => slipPaper(slip)), ...(result ? [result] : []), ...beside]) {
          count++;
          const text = textOf(paper);
          const said = [...text.matchAll(anId)].map(([id]) => id);
          expect(said, `${name}: ${paper.title}`).toEqual([]);
          expect(text, `${name}: ${paper.title}`).not.toMatch(/Motcua|undefined|null|NaN|\[object|\{\{|C\d+:/);
          expect(text, `${name}: ${paper.title}`).not.toMatch(RAW);
          // Only a number that is not drawn yet stands open on what is signed.
          if (paper === result) expect(text.replace(/^Số: ……/mu, ''), name).not.toMatch(/……|\.{4}/);
          if (result && paper === result && !isOrganisation(state.applicant) && text.includes('Kính gửi'))
            expect(text, name).toMatch(/Kính gửi: Ông\/Bà /);
          if (paper.subject?.includes('thu hồi Giấy chứng nhận'))
            expect(text).toMatch(/Căn cứ Luật Đất đai số 31\/2024\/QH15;[\s\S]*có quyền khiếu nại hoặc khởi kiện/);
          expect(paper.placeAndDate).toMatch(/^[^,]+, ngày \d\d tháng (0[12]|[3-9]|1[0-2]) năm \d{4}$/);
          expect(paper.agency).toBe(paper.agency.toUpperCase());
        }
      }
      expect(count).toBeGreaterThan(10);
    }, 60_000);
});

describe('a slip', () => {
  const permit = (name: string) => must(storyOf(shipped.get('1.013225')!, name));
  const birth = (name: string) => must(storyOf(shipped.get('1.001193')!, name));
  /** By a condition that the procedure publishes, before it is received. */
  function keptOut(): Story {
    const story = must(storyOf(shipped.get('1.001612')!, 'refused'));
    const refused = story.acts!.findLast(({ act }) => act === 'refuse-dossier')!;
    const { reason: _, ...given } = refused.with as { reason: string };
    const grounds = [{ kind: 'condition', id: 'condition.lines', shownBy: SHOWN_BY }];
    return { ...story, acts: [{ act: 'submit-dossier' }, { ...refused, with: { ...given, grounds } }] };
  }

  it('01 receipts what was handed in, with number, sets, mail and tracking key', async () => {
    const { slips } = await told('1.013225', permit('supplement'));
    const first = slipOf(slips, '01');
    expect(first).toMatchObject({
      number: '01/TNHS-TTPVHCC',
      head: {
        superior: 'ỦY BAN NHÂN DÂN PHƯỜNG CẨM PHẢ',
        agency: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG CẨM PHẢ',
      },
      placeAndDate: 'Cẩm Phả, ngày 25 tháng 11 năm 2026',
      fromRegisters: [],
    });
    const receiver = province.officers.get('06793-mc.counter.1')!.name;
    expect(first.signatures).toEqual({ applicant: 'Lê Quang Dũng', officer: receiver });
    const tracking = {
      address: 'https://m.vn/track?code=x',
      page: 'https://m.vn/track',
      key: 'AB2C-3D4E-5FGH-J6K7',
    };
    const paper = slipPaper(first, tracking);
    expect(paper).toMatchObject({
      title: 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      form: 'Mẫu số 01, Phụ lục I, Thông tư số 03/2025/TT-VPCP',
      number: 'Số: 01/TNHS-TTPVHCC',
      address: tracking.address,
      onePage: true,
    });
    expect(paper.addressText).toContain('Mã tra cứu: AB2C-3D4E-5FGH-J6K7');
    // Whoever reads the QR code, or the log of an address, has no key by it.
    const { address } = trackingOf('https://m.vn', 'H49.25.00-261125-0001', 'AB2C-3D4E-5FGH-J6K7');
    expect(address).toBe('https://m.vn/track?code=H49.25.00-261125-0001');
    expect(paper.blocks).toContainEqual(
      expect.objectContaining({
        // No line is left for mail that the applicant gave none of.
        lines: expect.arrayContaining([[{ key: 'Số điện thoại', value: '0900000004' }]]),
      }),
    );
    expect(textOf(paper)).toContain('01 (bộ)');
    expect(textOf(paper)).toContain('08 giờ 40 phút, ngày 25 tháng 11 năm 2026');
  });

  it('01 lists apart what a register holds, and names who handed in for whom, by which paper', async () => {
    const { platform, store } = await testPlatform();
    const story = permit('supplement');
    const { landPlot, certificateNumber } = story.answers;
    await store.loadEntries([
      {
        register: 'land-right',
        subject: person('dung').idNumber ?? partyOf('dung').idNumber,
        data: { landPlot, certificateNumber, commune: '06793' },
        trueSince: '2020-01-01',
        knownSince: '2025-07-01T00:00:00Z',
        origin: 'x',
      },
    ]);
    const done = must(
      await tellStory(platform, '1.013225', {
        ...story,
        channel: 'counter',
        representative: 'an',
        authority: 'Giấy ủy quyền số 12/2026',
        components: [
          { component: 'form', originals: 1, copies: 1 },
          { component: 'drawings', originals: 2, copies: 2 },
        ],
        acts: [{ act: 'submit-dossier' }, { act: 'receive-dossier' }],
      }),
    );
    const slip = slipOf(done.slips, '01');
    expect(slip.components.map((one) => one.name)).toEqual([
      'Đơn đề nghị cấp giấy phép xây dựng (Mẫu số 01 Phụ lục II Nghị định số 217/2026/NĐ-CP)',
      'Bộ bản vẽ thiết kế xây dựng (mặt bằng, mặt đứng, mặt cắt, móng, sơ đồ vị trí và đấu nối hạ tầng)',
    ]);
    expect(slip.fromRegisters).toEqual(['Một loại giấy tờ hợp pháp về đất đai']);
    expect(slip.representative).toMatchObject({ name: 'Nguyễn Thị An', paper: 'Giấy ủy quyền số 12/2026' });
    expect(slip.signatures.applicant).toBe('Nguyễn Thị An');
    const text = textOf(slipPaper(slip));
    expect(text).toContain('Khai thác từ cơ sở dữ liệu, không phải nộp: Một loại giấy tờ hợp pháp về đất đai.');
    expect(text).toContain('Giấy ủy quyền số 12/2026');
    // Who handed it in first, then who authorised them, each with number and address.
    const [fields] = slipPaper(slip).blocks;
    const facts = fields.kind === 'fields' ? fields.lines.flat() : [];
    const said = (key: string) => facts.find((one) => one.key === key)?.value;
    const dung = partyOf('dung');
    expect(said('Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức')).toBe('Nguyễn Thị An');
    expect(said('Người ủy quyền')).toBe(dung.name);
    expect(said('Số định danh')).toBe(dung.idNumber);
    expect(said('Địa chỉ của người ủy quyền')).toBe(dung.address);
    expect(facts.filter((one) => one.key === 'Số điện thoại').map((one) => one.value)).toContain('0900000004');
    // Who has no mail is asked for none.
    expect(facts.filter((one) => !one.value)).toEqual([]);
    expect(said('Đăng ký nhận kết quả tại') ?? text).not.toContain('Chưa ghi nhận');
  });

  it('02 is signed by who guides, and leaves a line for the phone where none is recorded', async () => {
    const { slips, events } = await told('1.013225', permit('supplement'));
    const slip = slipOf(slips, '02');
    const asked = events.find((event) => event.type === 'supplement-requested')!;
    expect(slip).toMatchObject({ number: '01/PBS-TTPVHCC', guide: asked.by.name, contactPhone: '' });
    const paper = slipPaper(slip);
    expect(paper.signatures).toEqual([
      { title: 'NGƯỜI HƯỚNG DẪN', hint: '(Ký và ghi rõ họ tên)', name: asked.by.name },
    ]);
    expect(textOf(paper)).toMatch(/liên hệ với [^,…]+, số điện thoại …{10,} để được hướng dẫn/);
    expect(textOf(slipPaper({ ...slip, contactPhone: '0203 123 456' }))).toContain(
      ', số điện thoại 0203 123 456 để được hướng dẫn',
    );
  });

  it('03 says reason, law in words and rights, and is signed by who would have received', async () => {
    const { slips, events } = await told('1.001612', keptOut());
    const slip = slipOf(slips, '03');
    expect(slip).toMatchObject({
      number: '01/PTC-TTPVHCC',
      refusedBy: '',
      signatures: { officer: events.find((event) => event.type === 'dossier-refused')!.by.name },
    });
    const paper = slipPaper(slip);
    expect(paper.title).toBe('PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ');
    expect(textOf(paper)).toContain('Ông/Bà có quyền khiếu nại hoặc khởi kiện theo quy định của pháp luật.');
    expect(paper.signatures.map((one) => one.title)).toEqual(['NGƯỜI NỘP HỒ SƠ', 'NGƯỜI TIẾP NHẬN HỒ SƠ']);
  });

  it('03 of a time when specialists refused what was received names the agency, and not the centre, as who refused', async () => {
    const { platform, rules, dossierId, events } = await told('1.001612', keptOut());
    const { id, name } = officer('hong-gai.civil.nga');
    const by = { id, name, kind: 'officer' } as const;
    const then = events.map((event) => (event.type === 'dossier-refused' ? { ...event, by } : event));
    const slip = slipOf(slipsFor(platform, rules, dossierId, then), '03');
    expect(slip.refusedBy).toBe('Phòng Kinh tế, Hạ tầng và Đô thị phường Bãi Cháy');
    expect(slipPaper(slip).signatures.map((one) => [one.title, one.name])[1]).toEqual(['NGƯỜI GIẢI QUYẾT HỒ SƠ', name]);
  });

  it('03 is none of what was received: the agency gives a notice with a number, under the name of its head', async () => {
    const { slips, platform, rules, state } = await told('1.013225', permit('refused'));
    expect(slips.map((slip) => slip.form)).toEqual(['01', '06', '07']);
    const paper = rejectionPaper(platform, rules, state);
    expect(paper).toMatchObject({
      title: 'THÔNG BÁO',
      agency: 'ỦY BAN NHÂN DÂN PHƯỜNG CẨM PHẢ',
      number: 'Số: 01/TB-UBND',
    });
    expect(paper.signatures[0]).toMatchObject({
      title: 'CHỦ TỊCH',
      authority: ['TM. ỦY BAN NHÂN DÂN'],
      name: province.officers.get('06793.head.1')!.name,
    });
    expect(textOf(paper)).toMatch(
      /Lý do: Kết luận không đủ điều kiện tại bước «Thẩm định hồ sơ»: Chiều cao công trình vượt mức của quy chế quản lý kiến trúc\. Căn cứ của kết luận: .*Điều 44.*135\/2025\/QH15.*quyền khiếu nại/s,
    );
  });

  it('04 is a letter of the agency that its head signs', async () => {
    const { slips } = await told('1.013225', permit('supplement'));
    const paper = slipPaper(slipOf(slips, '04'));
    expect(paper).toMatchObject({
      title: 'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT',
      agency: 'ỦY BAN NHÂN DÂN PHƯỜNG CẨM PHẢ',
      number: 'Số: 01/PXL',
      signatures: [
        {
          authority: ['TM. ỦY BAN NHÂN DÂN'],
          title: 'CHỦ TỊCH',
          name: province.officers.get('06793.head.1')!.name,
        },
      ],
    });
    expect(paper.superior).toBeUndefined();
  });

  it('04 apologises in the sentence of its form, with the officer’s words beside it', async () => {
    const { slips } = await told('1.013225', permit('supplement'));
    const slip = slipOf(slips, '04');
    const form = /xin trân trọng gửi lời xin lỗi đến Ông\/Bà vì sự chậm trễ.* và sẽ trả kết quả giải quyết hồ sơ vào/;
    for (const apology of ['', 'Rất tiếc vì đã để Ông/Bà phải chờ']) {
      const text = textOf(slipPaper({ ...slip, apology }));
      expect(text).toMatch(form);
      expect(text).toContain(apology);
    }
    // Once: neither what came late, nor an officer who says it again, makes it two.
    const apology = 'Cơ quan xin lỗi vì sự chậm trễ. Cán bộ phụ trách sẽ gọi điện cho Ông/Bà.';
    const text = textOf(slipPaper({ ...slip, late: true, apology }));
    expect(text.match(/xin lỗi|lời xin lỗi/g)).toHaveLength(1);
    expect(text).toContain('chậm trễ trong quá trình giải quyết hồ sơ và việc thông báo chậm này');
    expect(text).toContain('Cán bộ phụ trách sẽ gọi điện cho Ông/Bà.');
  });

  it('01 after a supplement names who took it in, and nobody where it came through the portal', async () => {
    const { platform, rules, dossierId, events } = await told('1.013225', permit('supplement'));
    const receiver = events.find((event) => event.type === 'dossier-received')!.by.name;
    const at = events.findIndex((event) => event.type === 'dossier-supplemented');
    const second = (by: (typeof events)[number]['by']) =>
      slipsFor(platform, rules, dossierId, events.with(at, { ...events[at], by })).filter(
        ({ form }) => form === '01',
      )[1];
    const own = second({ id: 'an', name: 'Nguyễn Thị An', kind: 'citizen' });
    expect(own).toMatchObject({ bySystem: true, signatures: { officer: '' } });
    expect(slipPaper(own).signatures[1]).toEqual({
      title: 'NGƯỜI TIẾP NHẬN HỒ SƠ',
      hint: '(Hồ sơ bổ sung gửi qua Cổng dịch vụ công, hệ thống tự động tiếp nhận)',
      name: '',
    });
    expect(JSON.stringify(slipPaper(own))).not.toContain(receiver);
    const { id, name } = province.officers.get('06793-mc.counter.1')!;
    expect(slipPaper(second({ id, name, kind: 'officer' })).signatures[1]).toMatchObject({ name });
  });

  it('05 at the applicant’s own wish names the article on stopping by request, for every procedure', async () => {
    for (const [code, pack] of shipped) {
      const { slips } = await told(code, must(storyOf(pack, 'withdrawn')));
      expect(textOf(slipPaper(slipOf(slips, '05')))).toContain(
        'Căn cứ: Điều 21 Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ.',
      );
    }
  });

  it('05 at the applicant’s own wish tells no rights against it', async () => {
    const { slips } = await told('1.001193', birth('withdrawn'));
    expect(textOf(slipPaper(slipOf(slips, '05')))).not.toContain('khiếu nại');
  });

  it('05 is signed by an officer of the one-stop centre: never by the applicant, never by the system', async () => {
    for (const [story, number] of [
      [birth('withdrawn'), '01/TB-TTPVHCC'],
      [birth('lapsed'), '01/TB-TTPVHCC'],
    ] as const) {
      const { slips, events } = await told('1.001193', { ...story, channel: 'online' });
      const slip = slipOf(slips, '05');
      const { name } = events.find((event) => event.type === 'dossier-received')!.by;
      expect(slip).toMatchObject({ number, officer: name });
      expect(slipPaper(slip).signatures).toEqual([
        { title: 'CÁN BỘ BỘ PHẬN MỘT CỬA', hint: '(Ký và ghi rõ họ tên)', name },
      ]);
    }
    const story = birth('withdrawn');
    const on = story.at?.slice(0, 10);
    const request = { by: 'applicant', way: 'in-person', on, paper: 'Đơn đề nghị rút hồ sơ' };
    const acts = story.acts!.map((one) =>
      one.act === 'withdraw-dossier' ? { ...one, by: 'hong-gai.counter.hoa', with: { ...one.with, request } } : one,
    );
    const { slips } = await told('1.001193', { ...story, channel: 'counter', acts });
    expect(slipOf(slips, '05').officer).toBe('Vũ Thị Hòa');
  });

  it('05 of a lapsed dossier says what was not handed in, by when, and the article, for every procedure', async () => {
    for (const [code, pack] of shipped) {
      const { slips, rules, events } = await told(code, must(storyOf(pack, 'lapsed')));
      const slip = slipOf(slips, '05');
      const asked = events.find((event) => event.type === 'supplement-requested')!;
      expect(slip.lapsed).toBe(true);
      const printed = textOf(slipPaper(slip));
      const who = isOrganisation(slip.owner) ? 'Quý đơn vị' : 'Ông/Bà';
      expect(printed).toContain(`${who} có quyền khiếu nại hoặc khởi kiện theo quy định của pháp luật.`);
      // It is stopped, which refuses nothing: they may apply again.
      expect(slip.reason).toContain(`hồ sơ dừng giải quyết; ${who} có thể nộp hồ sơ mới`);
      expect(printed).not.toContain('không được giải quyết');
      for (const { item, reason } of asked.items)
        expect(slip.reason).toContain(`${rules.itemName(item).vi} (${reason})`);
      expect(slip.reason).toContain(slipOf(slips, '02').answerBy!.replace(' ', ' ngày '));
      // A draft that nobody has issued is no ground.
      const law = pack.manifest.supplement!.law!;
      if (law === 'du-thao')
        expect(printed).toContain(
          'Căn cứ: Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ (quy định chung, áp dụng theo thiết lập của thành phố Quảng Ninh; điều khoản cụ thể chưa đối chiếu văn bản gốc).',
        );
      else if (law.includes('Điều'))
        expect(printed).toContain(`Căn cứ: ${rules.recitalOf(law)} (theo bản trích dẫn, chưa đối chiếu văn bản gốc).`);
      else expect(printed).toContain(`Căn cứ: ${rules.recitalOf(law)} (điều khoản cụ thể chưa đối chiếu văn bản gốc).`);
      expect(printed).not.toContain('chưa ban hành');
      // Who keeps money names a law that was compared.
      expect(printed).not.toMatch(/không hoàn trả theo|\d đ(?!\p{L})/u);
    }
    const household = (await told('1.001612', must(storyOf(shipped.get('1.001612')!, 'lapsed')))).slips;
    expect(slipOf(household, '05').money).toEqual([
      'Số tiền 50.000 đồng đã nộp: việc có hoàn trả hay không do Phòng Kinh tế, Hạ tầng và Đô thị phường Bãi Cháy xác định theo quy định; Trung tâm Phục vụ hành chính công phường Bãi Cháy thông báo cho Ông/Bà; cần biết thêm, Ông/Bà hỏi Trung tâm Phục vụ hành chính công phường Bãi Cháy.',
    ]);
    const permitSlips = (await told('1.013225', permit('lapsed'))).slips;
    const article =
      'điểm b khoản 2 Điều 54 Nghị định số 217/2026/NĐ-CP (theo bản trích dẫn, chưa đối chiếu văn bản gốc)';
    const stopped = slipOf(permitSlips, '05');
    expect(stopped.law).toBe(article);
    // Who decides on the permit tells why none is given: the paper of the centre does not stand for that.
    const notice = /lý do không cấp kết quả do Ủy ban nhân dân .* thông báo; phiếu này .* không thay thông báo đó\./;
    expect(stopped.notice).toMatch(notice);
    expect(stopped.notice).toContain(`Theo ${article}`);
    expect(JSON.stringify(slipPaper(stopped))).toMatch(notice);
    expect(slipOf(household, '05').notice).toBeUndefined();
  });

  it('06 says who gave and who took at every hand-over', async () => {
    const { slips } = await told('1.001193', birth('online'));
    const { handovers } = slipOf(slips, '06');
    expect(handovers.map((one) => [one.giver, one.receiver])).toEqual([
      ['Vũ Thị Hòa', 'Bùi Đức Minh'],
      // The draft goes to the applicant and comes back.
      ['Bùi Đức Minh', 'Nguyễn Thị An'],
      ['Nguyễn Thị An', 'Bùi Đức Minh'],
      ['Bùi Đức Minh', 'Nguyễn Hải Sơn'],
      ['Nguyễn Hải Sơn', province.officers.get('06685.clerk.1')!.name],
      [province.officers.get('06685.clerk.1')!.name, 'Vũ Thị Hòa'],
      // What was sent to the account nobody saw taken.
      ['Vũ Thị Hòa', ''],
    ]);
    expect(handovers[1].to).toBe('Người nộp hồ sơ (xác nhận bản dự thảo)');
    expect(handovers[2]).toMatchObject({ from: 'Người nộp hồ sơ', note: 'Đồng ý bản dự thảo' });
    expect(handovers[0].from).toBe('Trung tâm Phục vụ hành chính công phường Hồng Gai – Cán bộ tiếp nhận');
    expect(handovers[0].to).toBe('Ủy ban nhân dân phường Hồng Gai – Chuyên viên');
    expect(slipPaper(slipOf(slips, '06')).title).toBe('PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ');
  });

  it('07 speaks Vietnamese, and the recipient signs', async () => {
    const { slips } = await told('1.001193', birth('online'));
    expect(slipOf(slips, '07')).toMatchObject({
      returnMethod: 'Trực tuyến',
      signOff: 'Nguyễn Thị An',
      leadAgency: 'Ủy ban nhân dân phường Hồng Gai',
    });
  });

  it('has the names of its day: of a province in August 2026, of a city in September', async () => {
    const story = must(storyOf(shipped.get('1.009664')!, 'ten-days'));
    const at = (day: string) => told('1.009664', { ...story, at: `${day}T08:00`, expect: {} });
    const [before, after] = [await at('2026-08-28'), await at('2026-09-03')];
    expect(slipOf(before.slips, '01').head.agency).toBe('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH QUẢNG NINH');
    expect(slipOf(after.slips, '01').head.agency).toBe('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG THÀNH PHỐ QUẢNG NINH');
    const paperOf = ({ platform, rules, state }: typeof before) =>
      resultPaper(platform, rules, shipped.get('1.009664')!, state)!;
    expect(paperOf(before).superior).toBe('ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH');
    expect(paperOf(after).superior).toBe('ỦY BAN NHÂN DÂN THÀNH PHỐ QUẢNG NINH');
  });
});

it('states of what nobody answered that it was not said, and no fact', async () => {
  for (const [code, { letters }] of shipped)
    for (const [name, text] of Object.entries(letters))
      expect([code, name, /= null then "không có/.test(text)]).toEqual([code, name, false]);
  const pack = shipped.get('1.009664')!;
  const { answers, ...story } = must(storyOf(pack, 'ten-days'));
  const printed = async (given: typeof answers) => {
    const { platform, rules, state } = await told('1.009664', { ...story, answers: given, expect: {} });
    return JSON.stringify(resultPaper(platform, rules, pack, state)!.blocks);
  };
  const { landAreaM2: _area, ownCapitalVnd: _own, capitalPlan, ...least } = answers;
  const [full, bare] = [await printed(answers), await printed(least)];
  expect(full).toContain(`Phương án huy động vốn: ${capitalPlan}`);
  expect(bare.match(/nhà đầu tư không kê khai/g)).toHaveLength(2);
  expect(bare).not.toMatch(/không có|Phương án huy động vốn/);
});

describe('a result', () => {
  let test: TestPlatform;
  beforeEach(async () => {
    test = await testPlatform();
  });
  const stateOf = async (id: string): Promise<DossierState> => (await test.store.load(id))!.state;
  const codeOf = (outcome: unknown) => (isRefusal(outcome as never) ? (outcome as { code: string }).code : 'done');

  /** The birth procedure with another letter. */
  async function withLetter(letter: string): Promise<Pack> {
    const shippedBirth = shipped.get('1.001193')!;
    const name = shippedBirth.manifest.result.letter!;
    const pack = must(readPack({ ...shippedBirth.files, [`letters/${name}.md`]: letter }));
    await publishPacks(test.store, [{ pack, status: 'published', reasons: [] }]);
    return pack;
  }

  /** Applied for and worked on until the clerk has it, or until the chair has. */
  async function decided(by = 'hong-gai.chair', until: 'decide-dossier' | 'issue-result' = 'issue-result') {
    const draft: Command = {
      act: 'draft-dossier',
      channel: 'counter',
      applicant: partyOf('an'),
      place: '06685',
      answers: anotherBirth(),
      components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
    };
    const { dossierId } = must(await startDossier(test.platform, '1.001193', draft, person('an')));
    must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, person('an')));
    const results: Record<string, object> = {
      check: birthChecked,
      population: { personalId: newborn() },
    };
    const by_: Record<string, string> = {
      'receive-dossier': 'hong-gai.counter.hoa',
      'complete-task': 'hong-gai.civil.minh',
      'decide-dossier': by,
    };
    for (let i = 0; i < 8; i++) {
      const [task] = (await stateOf(dossierId)).tasks;
      if (task?.act === until) break;
      if (!task) {
        must(await perform(test.platform, dossierId, { act: 'confirm-draft' }, person('an')));
        continue;
      }
      const command = { act: task.act, task: task.id, ...(results[task.step] && { result: results[task.step] }) };
      must(await perform(test.platform, dossierId, command as Command, officer(by_[task.act])));
    }
    return dossierId;
  }
  const clerk = officer('06685.clerk.1');
  async function issue(id: string, number?: string, numberWhy?: string) {
    const [task] = (await stateOf(id)).tasks;
    return perform(test.platform, id, { act: 'issue-result', task: task.id, number, numberWhy }, clerk);
  }
  const paperOf = async (id: string, pack: Pack) => {
    const state = await stateOf(id);
    return resultPaper(test.platform, must(await test.platform.procedureByHash(pack.hash)), pack, state)!;
  };

  const DECISION = `---
kind: decision
symbol: QĐ-UBND
form: Mẫu số 01
draft: true
recipients: ['Như Điều 2', '{{applicantName}}', 'Lưu: VT, {{code}}']
---
# QUYẾT ĐỊNH

## Về việc đăng ký khai sinh

### CHỦ TỊCH {{agency}}

Căn cứ Luật Hộ tịch số 60/2014/QH13;
Căn cứ hồ sơ mã số {{code}} của **{{applicantName}}**;

*Theo đề nghị của công chức tư pháp – hộ tịch,*

### QUYẾT ĐỊNH:

**Điều 1.** Đăng ký khai sinh cho {{childName}}, giới tính {{childSex}}, sinh ngày {{childDateOfBirth}}.

| | |
|---|---|
| Họ tên mẹ | {{motherName}} |
`;

  it('is laid out by its letter: subject, recitals, articles, recipients, the lines of who signs', async () => {
    const pack = await withLetter(DECISION);
    const id = await decided();
    must(await issue(id));
    const paper = await paperOf(id, pack);
    const { code } = await stateOf(id);
    expect(paper).toMatchObject({
      title: 'QUYẾT ĐỊNH',
      subject: 'Về việc đăng ký khai sinh',
      remark: 'Mẫu do thành phố dự thảo',
      number: 'Số: 01/QĐ-UBND',
      agency: 'ỦY BAN NHÂN DÂN PHƯỜNG HỒNG GAI',
      placeAndDate: 'Hồng Gai, ngày 25 tháng 11 năm 2026',
      recipients: ['Như Điều 2', 'Nguyễn Thị An', `Lưu: VT, ${code}`],
      signatures: [{ authority: ['TM. ỦY BAN NHÂN DÂN'], title: 'CHỦ TỊCH', name: 'Nguyễn Hải Sơn' }],
    });
    // A draft of the city's own is no official form, whatever its letter says.
    expect(paper.form).toBeUndefined();
    expect(paper.blocks.map((block) => block.kind)).toEqual([
      'centred',
      'recital',
      'recital',
      'recital',
      'centred',
      'paragraph',
      'table',
    ]);
    expect(paper.blocks[2]).toEqual({
      kind: 'recital',
      spans: [{ text: `Căn cứ hồ sơ mã số ${code} của ` }, { text: 'Nguyễn Thị An', bold: true }, { text: ';' }],
    });
    const text = textOf(paper);
    // A chosen answer is in the words of its form.
    expect(text).toMatch(/Đăng ký khai sinh cho Nguyễn Gia Bảo [^,]+, giới tính Nam, sinh ngày 15\/11\/2026\./);
    expect(text).toContain('CHỦ TỊCH Ủy ban nhân dân phường Hồng Gai');
  });

  it('recites the decision it rests on, and nothing where it rests on none; a decree with its day and issuer', async () => {
    const recitalsOf = async (code: string, name: string) => {
      const pack = shipped.get(code)!;
      const { platform, rules, state } = await told(code, must(storyOf(pack, name)));
      return resultPaper(platform, rules, pack, state)!.blocks.flatMap((one) =>
        one.kind === 'recital' ? [one.spans.map(({ text }) => text).join('')] : [],
      );
    };
    expect(await recitalsOf('1.009664', 'five-days')).toContain('Căn cứ Quyết định 1234/QĐ-UBND ngày 01/10/2026;');
    const others = await recitalsOf('1.009664', 'ten-days');
    expect(others).toHaveLength(3);
    expect(others.join('')).not.toMatch(/Căn cứ null|Căn cứ ;/);
    const { rules } = await told('1.013831', must(storyOf(shipped.get('1.013831')!, 'against')));
    expect(rules.recitalOf('nd-101 Điều 18')).toBe(
      'Điều 18 Nghị định số 101/2024/NĐ-CP ngày 29 tháng 7 năm 2024 của Chính phủ',
    );
    // On pages the name stays short.
    expect(rules.lawText('nd-101 Điều 18')).toBe('Điều 18 Nghị định số 101/2024/NĐ-CP');
  });

  it('names its official form where that was compared, and then is no draft', async () => {
    const pack = await withLetter(DECISION.replace('draft: true\n', ''));
    const id = await decided();
    must(await issue(id));
    const paper = await paperOf(id, pack);
    expect([paper.form, paper.remark]).toEqual(['Mẫu số 01', undefined]);
    const faults = (letter: string) =>
      examinePack(
        must(readPack({ ...pack.files, 'letters/birth-certificate.md': letter })),
        registers.registers,
        new Set(),
      )
        .map((fault) => (fault.params['detail'] as { phrase?: string }).phrase)
        .filter((one) => one === 'letter-form-draft');
    expect(faults(DECISION)).toEqual(['letter-form-draft']);
    expect(faults(DECISION.replace('draft: true\n', ''))).toEqual([]);
    expect(faults(DECISION.replace('form: Mẫu số 01\n', ''))).toEqual([]);
  });

  it('that is a certificate has nothing of an official letter around it, and says what its signer is after the name', async () => {
    for (const code of ['1.001193', '2.000986']) {
      const pack = shipped.get(code)!;
      const story = must(storyOf(pack, code === '1.001193' ? 'online' : 'three-agencies'));
      const { platform, rules, state } = await told(code, story);
      const paper = resultPaper(platform, rules, pack, state)!;
      expect(paper).toMatchObject({
        title: 'GIẤY KHAI SINH',
        certificate: true,
        number: `Số: ${state.result!.number}`,
        recipients: [],
        remark: 'Mẫu do thành phố dự thảo',
        signatures: [
          {
            title: 'NGƯỜI KÝ GIẤY KHAI SINH',
            hint: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ, đóng dấu)',
            name: state.decision!.by,
            position: 'Chủ tịch',
          },
        ],
      });
      expect(paper.form).toBeUndefined();
      expect(paper.signatures[0].authority).toBeUndefined();
      expect(textOf(paper)).toMatch(/Nơi đăng ký khai sinh: Ủy ban nhân dân (?:phường|xã) [^,]+, thành phố Quảng Ninh/);
    }
  });

  it('of no shipped procedure claims an official form, or says of itself that it is the city’s draft', () => {
    for (const [code, { letters }] of shipped)
      for (const [name, text] of Object.entries(letters)) {
        const { form, draft } = must(readLetter(name, text)).head;
        expect([form, draft], `${code} ${name}`).toEqual([undefined, true]);
      }
  });

  it('says KT. when the vice-chair decided, and her place in the certificate', async () => {
    const pack = await withLetter(DECISION);
    const id = await decided('hong-gai.vice-chair');
    must(await issue(id));
    expect((await paperOf(id, pack)).signatures).toEqual([
      {
        authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH'],
        title: 'PHÓ CHỦ TỊCH',
        name: 'Lưu Thị Thanh',
      },
    ]);
  });

  it('has the next number of the book of its kind, unit and year', async () => {
    await withLetter(DECISION);
    const numbers: string[] = [];
    const next = async (number?: string) => {
      const id = await decided();
      const done = await issue(id, number);
      numbers.push(isRefusal(done) ? done.code : (await stateOf(id)).result!.number);
      return id;
    };
    await next();
    await next();
    await withLetter(DECISION.replace('QĐ-UBND', 'GKS'));
    await next();
    await withLetter(DECISION);
    await next();
    test.clock.moveTo(local('2027-01-04T09:00'));
    await next();
    expect(numbers).toEqual(['01/QĐ-UBND', '02/QĐ-UBND', '01/GKS', '03/QĐ-UBND', '01/QĐ-UBND']);
  });

  it('may have a number that the clerk writes, of the right shape and not given before; the next goes on from the last', async () => {
    await withLetter(DECISION);
    const tried: string[] = [];
    for (const number of ['9/QĐ-UBND', '9/QĐ-UBND', '08', '12/GPXD', 'số chín', '0', '10', undefined]) {
      const id = await decided();
      const done = await issue(id, number, tried.length ? undefined : 'Tiếp theo sổ giấy đến số 08');
      tried.push(isRefusal(done) ? done.code : (await stateOf(id)).result!.number);
    }
    expect(tried).toEqual([
      '09/QĐ-UBND',
      'number-used-others-free',
      'number-passed',
      'number-shape',
      'number-shape',
      'number-shape',
      '10/QĐ-UBND',
      '11/QĐ-UBND',
    ]);
  });

  it('that passes over others is given once for a reason, which stays with it, and by nothing less', async () => {
    await withLetter(DECISION);
    const id = await decided();
    const other = await decided();
    expect(await issue(other, '500')).toMatchObject({ code: 'number-jump-first', params: { count: 499 } });
    must(await issue(other));
    expect(await issue(id, '1', 'Số 01 cấp trên sổ giấy')).toMatchObject({ code: 'number-used' });
    const refused = await issue(id, '500');
    expect(isRefusal(refused) && refused.code).toBe('number-jump');
    const said = isRefusal(refused) ? refusalText(refused, 'vi') : '';
    for (const part of ['01/QĐ-UBND', '02/QĐ-UBND', '498']) expect(said).toContain(part);
    const vague = await issue(id, '500', 'x');
    expect(isRefusal(vague) && vague.code).toBe('reason-vague');
    // A reason is none of a number that needs none.
    must(await issue(id, '3', 'Số 02 đã cấp trên sổ giấy'));
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body));
    expect(events.at(-1)).toMatchObject({ number: '03/QĐ-UBND', numberWhy: 'Số 02 đã cấp trên sổ giấy' });
    const next = await decided();
    must(await issue(next));
    expect((await stateOf(next)).result!.number).toBe('04/QĐ-UBND');
  });

  it('passes over no more at once than the city sets, whatever the reason, and none that leaves no room for those after it', async () => {
    await withLetter(DECISION);
    const id = await decided();
    const why = 'Tiếp theo sổ giấy của năm nay';
    const tried = async (number: string) => {
      const done = await issue(id, number, why);
      return isRefusal(done) ? done : (await stateOf(id)).result!.number;
    };
    const most = await tried('1002');
    expect(most).toMatchObject({ code: 'number-jump-most', params: { count: 1001, most: 1000, next: '01/QĐ-UBND' } });
    expect(isRefusal(most) && refusalText(most, 'vi')).toContain('đề nghị thành phố đặt mức');
    for (const number of ['1000000', '9999999']) expect(await tried(number)).toMatchObject({ code: 'number-too-high' });
    expect(await tried('10000000')).toMatchObject({ code: 'number-shape' });
    expect(await tried('1001')).toBe('1001/QĐ-UBND');
    // Where the city sets nothing, what cannot be written is still none.
    const { source } = test.platform.province;
    const values = source.values!.filter((one) => one.id !== 'number-jump-most');
    const free = new Platform({ ...test.platform, province: must(Province.from({ ...source, values })) });
    const [other, last] = [await decided(), await decided()];
    const on = async (dossier: string, number?: string) => {
      const [task] = (await stateOf(dossier)).tasks;
      return perform(free, dossier, { act: 'issue-result', task: task.id, number, numberWhy: why }, clerk);
    };
    expect(await on(other, '1000000')).toMatchObject({ code: 'number-too-high' });
    must(await on(other, '999999'));
    must(await on(last));
    expect((await stateOf(last)).result!.number).toBe('1000000/QĐ-UBND');
  });

  it('that was passed over is given later, once, for a reason, which stays with it', async () => {
    await withLetter(DECISION);
    const [first, second, third] = [await decided(), await decided(), await decided()];
    must(await issue(first));
    must(await issue(second, '5', 'Số 02 đến 04 giữ cho sổ giấy'));
    const rules = must(await test.platform.procedure((await stateOf(third)).procedure.code));
    expect(await freeNumbers(test.platform, rules, await stateOf(third))).toEqual(['02/QĐ-UBND – 04/QĐ-UBND']);
    const refused = await issue(third, '3');
    expect(isRefusal(refused) && refused.code).toBe('number-passed');
    const vague = await issue(third, '3', 'x');
    expect(isRefusal(vague) && vague.code).toBe('reason-vague');
    const given = await issue(third, '5', 'Số 05 bị bỏ qua');
    expect(isRefusal(given) && given.code).toBe('number-used-others-free');
    expect(isRefusal(given) && refusalText(given, 'vi')).toContain('02/QĐ-UBND – 04/QĐ-UBND');
    must(await issue(third, '3/QĐ-UBND', 'Số 03 chưa cấp trên sổ giấy'));
    const events = (await test.store.readEvents(third)).map(({ body }) => JSON.parse(body));
    expect(events.at(-1)).toMatchObject({ number: '03/QĐ-UBND', numberWhy: 'Số 03 chưa cấp trên sổ giấy' });
    const fourth = await decided();
    const again = await issue(fourth, '3', 'Số 03 bị bỏ qua');
    expect(isRefusal(again) && again.code).toBe('number-used-others-free');
    must(await issue(fourth));
    expect((await stateOf(fourth)).result!.number).toBe('06/QĐ-UBND');
    expect(await freeNumbers(test.platform, rules, await stateOf(fourth))).toEqual(['02/QĐ-UBND', '04/QĐ-UBND']);
  });

  it('without a symbol of its own has the agency’s, and none where its text has a number', async () => {
    await withLetter('# GIẤY XÁC NHẬN\n\nNội dung');
    const id = await decided();
    must(await issue(id));
    expect((await stateOf(id)).result!.number).toBe('01/UBND');
    const pack = await withLetter('---\nnumber: none\n---\n# GIẤY KHAI SINH\n\nSố: {{population.personalId}}');
    const other = await decided();
    must(await issue(other));
    expect((await stateOf(other)).result!.number).toBe('');
    expect((await paperOf(other, pack)).number).toBeUndefined();
  });

  it('can be read as it would be, before it is decided, and only by who may sign it', async () => {
    const pack = await withLetter(DECISION);
    const id = await decided('hong-gai.chair', 'decide-dossier');
    const state = await stateOf(id);
    const draft = (by: string) => draftPaper(test.platform, pack, state, by, test.clock.now());
    expect(draft('hong-gai.vice-chair')).toMatchObject({
      number: 'Số: ……/QĐ-UBND',
      placeAndDate: 'Hồng Gai, ngày 25 tháng 11 năm 2026',
      signatures: [{ title: 'PHÓ CHỦ TỊCH', name: 'Lưu Thị Thanh' }],
    });
    expect(codeOf(draft('06685.division-head.1'))).toBe('signing-authority-none');
    const manifest = { ...pack.manifest, result: { ...pack.manifest.result, letter: undefined } };
    const letterless = { ...pack, manifest };
    expect(draftPaper(test.platform, letterless, state, 'hong-gai.chair', test.clock.now())).toBeUndefined();
    expect((await stateOf(id)).status).toBe('in-progress');
  });

  it('can be read by who issues it, signed by who decided, before it has a number', async () => {
    const pack = await withLetter(DECISION);
    const state = await stateOf(await decided('hong-gai.chair', 'issue-result'));
    expect(paperToIssue(test.platform, pack, state, test.clock.now())).toMatchObject({
      number: 'Số: ……/QĐ-UBND',
      signatures: [{ title: 'CHỦ TỊCH', name: state.decision!.by }],
    });
    const manifest = { ...pack.manifest, result: { ...pack.manifest.result, letter: undefined } };
    expect(paperToIssue(test.platform, { ...pack, manifest }, state, test.clock.now())).toBeUndefined();
  });

  it('against the applicant is a notice with its reason, its law and their rights', async () => {
    const pack = await withLetter(DECISION);
    const id = await decided('hong-gai.chair', 'decide-dossier');
    const law = `${Object.keys(pack.manifest.law)[0]} Điều 15`;
    const [task] = (await stateOf(id)).tasks;
    const against: Command = {
      act: 'decide-dossier',
      task: task.id,
      outcome: 'rejected',
      reason: 'Trẻ đã được đăng ký khai sinh',
      law,
    };
    must(await performOn(test.platform, id, against, officer('hong-gai.vice-chair')));
    const rules = must(await test.platform.procedureByHash(pack.hash));
    const paper = await paperOf(id, pack);
    expect(paper).toEqual(rejectionPaper(test.platform, rules, await stateOf(id)));
    expect(paper).toMatchObject({
      title: 'THÔNG BÁO',
      number: 'Số: 01/TB-UBND',
      signatures: [
        { authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH'], title: 'PHÓ CHỦ TỊCH', name: 'Lưu Thị Thanh' },
      ],
    });
    expect(paper.subject).toMatch(/^Về việc không chấp thuận/);
    const text = textOf(paper);
    expect(text).toMatch(/Lý do: .+\nCụ thể: Trẻ đã được đăng ký khai sinh/);
    expect(text).toContain(`Căn cứ: ${rules.recitalOf(law)}.`);
    expect(text).not.toContain(law);
    expect(text).toContain('Ông/Bà có quyền khiếu nại hoặc khởi kiện theo quy định của pháp luật.');
  });

  it('and its slips draw from books of their own', async () => {
    const id = await decided();
    must(await issue(id));
    const state = await stateOf(id);
    const rules = must(await test.platform.procedureByHash(state.procedure.hash));
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body));
    const slips = slipsFor(test.platform, rules, id, events);
    expect(slips.map((one) => one.number)).toEqual(['01/TNHS-TTPVHCC', '……/PKS-TTPVHCC', '……/STD-TTPVHCC']);
    expect((await test.store.verify(id)).faults).toEqual([]);
  });
});

it('a certificate with a number of its own says it in its text, not as a number of a book', async () => {
  const pack = shipped.get('1.001612')!;
  const { platform, rules, state } = await told('1.001612', must(storyOf(pack, 'three-days')));
  const paper = resultPaper(platform, rules, pack, state)!;
  expect(state.result!.number).toBe('022155000003');
  expect(paper.number).toBeUndefined();
  expect(textOf(paper)).toContain('Mã số hộ kinh doanh: 022155000003');
});

describe('a paper beside the result', () => {
  it('is made by its step, signed by the head where its form says so, and the office’s alone where it says so', async () => {
    const pack = shipped.get('1.013831')!;
    const { platform, events, dossierId } = await told('1.013831', must(storyOf(pack, 'paid-tax')));
    const made = stepPapers(platform, pack, dossierId, events, 'office');
    const done = events.find((event) => event.type === 'task-completed' && event.step === 'tax-form')!;
    expect(made).toMatchObject([
      {
        letter: 'tax-transfer',
        paper: {
          title: 'PHIẾU CHUYỂN THÔNG TIN',
          number: 'Số: ……/PCTT',
          signatures: [{ title: 'GIÁM ĐỐC', hint: '(Ký, đóng dấu)', name: '' }],
        },
      },
    ]);
    expect(made[0].paper.at).toBe(done.at);
    expect(textOf(made[0].paper)).toContain('Loại biến động: Chuyển nhượng');
    expect(textOf(made[0].paper)).toMatch(/Kính gửi: Thuế/);
    expect(textOf(made[0].paper)).toContain('Ngày nhận đủ hồ sơ hợp lệ: 25/11/2026');
    expect(stepPapers(platform, pack, dossierId, events, 'applicant')).toEqual([]);
    const before = events.slice(0, events.indexOf(done));
    expect(stepPapers(platform, pack, dossierId, before, 'office')).toEqual([]);
  });

  it('goes to the applicant with the result: the list of the three results of a linked birth', async () => {
    const pack = shipped.get('2.000986')!;
    const { platform, events, dossierId, state } = await told('2.000986', must(storyOf(pack, 'residence-refused')));
    const [notice] = stepPapers(platform, pack, dossierId, events, 'applicant');
    expect(notice).toMatchObject({
      letter: 'notice',
      paper: { title: 'BẢNG KÊ KẾT QUẢ', remark: 'Mẫu do thành phố dự thảo' },
    });
    // The chair never saw it: it is a paper of the clerk who made it, in nobody's name, and of no book.
    const made = events.find((event) => event.type === 'task-completed' && event.step === 'notice')!;
    expect(made.by.name).not.toBe(state.decision!.by);
    expect(notice.paper.signatures).toEqual([
      { title: 'NGƯỜI LẬP', hint: '(Ký và ghi rõ họ tên)', name: made.by.name, position: 'Văn thư' },
    ]);
    expect(notice.paper.number).toBeUndefined();
    const text = textOf(notice.paper);
    expect(text).not.toMatch(/TM\.|CHỦ TỊCH|Số: |KQ\./);
    expect(text).toContain(`Số ${state.result!.number}`);
    // A person who is refused reads the reason and the article.
    expect(text).toContain(
      'Không giải quyết. Căn cứ: Chủ hộ, chủ sở hữu chỗ ở hợp pháp không đồng ý (khoản 2 Điều 20 Luật Cư trú số 68/2020/QH14). Cụ thể: Chủ hộ là ông Trần Văn Lâm ghi không đồng ý',
    );
    expect(text).toContain(
      'Không cấp. Căn cứ: Trẻ đã được cấp thẻ bảo hiểm y tế (Điều 16 Luật Bảo hiểm y tế số 25/2008/QH12): TE1222600088800. Cụ thể: Thẻ đã cấp theo đề nghị của mẹ',
    );
    expect(text).toContain('Công an xã Tiên Yên');
    expect(text).not.toContain('cấp xã');
  });

  it('carries the signature of nobody who did not sign it, in any story of any procedure', async () => {
    let count = 0;
    for (const [code, pack] of shipped)
      for (const name of pack.manifest.papers ? Object.keys(pack.cases) : []) {
        const { platform, events, dossierId } = await told(code, must(storyOf(pack, name)));
        for (const { letter, paper } of stepPapers(platform, pack, dossierId, events, 'office')) {
          const { after } = pack.manifest.papers!.find((one) => one.letter === letter)!;
          const makers = events.filter((event) => 'step' in event && event.step === after).map(({ by }) => by.name);
          // Whoever made it, or a place that the head's own hand fills.
          for (const one of paper.signatures) expect(['', ...makers], `${name}: ${letter}`).toContain(one.name);
          if (paper.signatures.some((one) => one.name)) expect(paper.number, `${name}: ${letter}`).toBeUndefined();
          count++;
        }
      }
    expect(count).toBeGreaterThan(15);
  });

  it('has the day on which it was made, where it follows the result by days', async () => {
    const pack = shipped.get('2.000986')!;
    const { platform, events, dossierId, state } = await told('2.000986', must(storyOf(pack, 'police-late')));
    const issued = events.find((event) => event.type === 'result-issued')!;
    const late = events.findIndex((event) => event.type === 'due-passed');
    expect(events.indexOf(issued)).toBeLessThan(late);
    expect(state.resultAt).not.toBe(issued.at);
    const [{ paper }] = stepPapers(platform, pack, dossierId, events, 'applicant');
    expect(paper.placeAndDate).toContain('ngày 01 tháng 12 năm 2026');
    expect(textOf(paper)).toContain('cấp ngày 25/11/2026');
  });

  it('draws no number, and its step is one of the procedure', () => {
    const { files } = shipped.get('1.013831')!;
    const letter = files['letters/tax-transfer.md'].replace('number: open', 'number: drawn');
    const faultsOf = (changed: Record<string, string>) =>
      examinePack(must(readPack({ ...files, ...changed })), registers.registers, new Set(desks)).map(
        (fault) => (fault.params['detail'] as { phrase?: string }).phrase,
      );
    const desks = province.source.posts.map((post) => post.id);
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ 'letters/tax-transfer.md': letter })).toEqual(['paper-number']);
    const manifest = files['procedure.yaml'].replace('after: tax-form', 'after: tax-farm');
    expect(faultsOf({ 'procedure.yaml': manifest })).toEqual(['paper-step']);
  });
});
