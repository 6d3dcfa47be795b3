/** Originals of what came as images or copies are taken in before the result is given, and that is on record. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DossierEvent } from '#dossier/events.ts';
import { originalsOwed, refuseBeforePapers } from '#dossier/originals.ts';
import { originalsHeld } from '#dossier/originals-back.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { timelineOf } from '#views/timeline.ts';
import { textOf } from '#web/message-words.ts';
import { CONDITION, publishCondition } from '../../test/support/acts.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import { decideLand } from '../../test/support/land.ts';
import {
  anotherBirth,
  birthChecked,
  holder,
  newborn,
  officer,
  partyOf,
  person,
  shipped,
  type TestPlatform,
  testPlatform,
  unsetFee,
} from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';
import { slipsFor } from './documents.ts';
import { perform, startDossier } from './perform.ts';
import type { Story } from './story.ts';
import { tellingsOf } from './tellings.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

async function issued(): Promise<string> {
  const { id, outcome } = await decideLand(test, 'paid-tax', { answers: {} });
  must(outcome);
  await act(id, 'issue-result');
  return id;
}

async function act(id: string, name: 'issue-result' | 'deliver-result', more: Record<string, unknown> = {}) {
  const [task] = (await test.store.load(id))!.state.tasks;
  const done = await perform(
    test.platform,
    id,
    { act: name, task: task.id, ...unsetFee(name), ...more } as never,
    holder(task.unit, task.post),
  );
  return name === 'issue-result' ? must(done) : done;
}

it('of an online change of land: each, however the result is given', async () => {
  const id = await issued();
  for (const originals of [undefined, ['contract'], ['original-certificate']])
    for (const method of ['counter', 'post'] as const) {
      const post = method === 'post' && { consignment: 'EA123456789VN' };
      const refused = await act(id, 'deliver-result', {
        method,
        otherwise: 'Người nộp đến trung tâm nhận',
        ...post,
        originals,
      });
      expect(refused, `${method} ${originals}`).toMatchObject({ code: 'originals-needed' });
      const said = isRefusal(refused) ? refusalText(refused, 'vi') : '';
      expect(said).toContain('3380/QĐ-BNNMT');
      expect(said.includes('Bản gốc giấy chứng nhận đã cấp')).toBe(!originals?.includes('original-certificate'));
      expect(said.includes('Hợp đồng')).toBe(!originals?.includes('contract'));
    }
});

it('are named in the event, on form 06 and in the history', async () => {
  const id = await issued();
  must(
    await act(id, 'deliver-result', { method: 'counter', originals: ['original-certificate', 'contract', 'stray'] }),
  );
  const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
  const handed = events.find((event) => event.type === 'result-delivered')!;
  expect(handed.originals?.toSorted()).toEqual(['contract', 'original-certificate']);
  const { state } = (await test.store.load(id))!;
  const rules = must(await test.platform.procedureByHash(state.procedure.hash));
  const control = slipsFor(test.platform, rules, id, events).find((slip) => slip.form === '06')!;
  expect(JSON.stringify(control)).toContain('đã thu bản chính: ');
  expect(JSON.stringify(control)).toContain('Bản gốc giấy chứng nhận đã cấp');
  const lines = timelineOf(id, events, test.platform.province, 'vi', { step: String, item: String, law: String });
  expect(JSON.stringify(lines)).toContain('Đã thu bản chính: ');
});

describe('of a birth whose papers came as images', () => {
  const BIRTH = '1.001193';
  const an = person('an');
  const counter = holder('06685-mc', 'counter');
  const image = { component: 'birth-proof', originals: 1, copies: 0, file: 'a'.repeat(64) };
  beforeEach(() => {
    Object.assign(test.platform, { findOwnFile: async () => ({ type: 'application/pdf', scan: 'clean' }) });
  });

  async function handedIn(answers: Record<string, unknown> = {}, channel: 'online' | 'counter' = 'online') {
    const { noticeNumber, ...rest } = anotherBirth();
    const by = channel === 'online' ? an : counter;
    const draft = {
      act: 'draft-dossier' as const,
      channel,
      applicant: partyOf('an'),
      place: '06685',
      receivingUnit: '06685-mc',
      answers: { ...rest, ...answers },
      components: [image, { component: 'declaration', originals: 1, copies: 0 }].slice(0, channel === 'online' ? 1 : 2),
    };
    const { dossierId: id } = must(await startDossier(test.platform, BIRTH, draft, by));
    must(await perform(test.platform, id, { act: 'submit-dossier' }, by));
    return id;
  }

  const stateOf = async (id: string) => (await test.store.load(id))!.state;
  async function untilDelivery(id: string) {
    const results = { check: birthChecked, population: { personalId: newborn() } };
    for (let i = 0; i < 8 && (await stateOf(id)).tasks[0]?.act !== 'deliver-result'; i++)
      await work(test.platform, id, results);
    return id;
  }

  const deliver = async (id: string, originals?: string[]) =>
    perform(
      test.platform,
      id,
      { act: 'deliver-result', task: (await stateOf(id)).tasks[0].id, method: 'counter', originals },
      counter,
    );

  it('each is taken in before the certificate is given, and that is on record', async () => {
    const id = await untilDelivery(await handedIn());
    for (const ticked of [undefined, [], ['declaration']]) {
      const refused = await deliver(id, ticked);
      expect(refused).toMatchObject({ code: 'papers-of-images-needed' });
      for (const language of LANGUAGES)
        expect(isRefusal(refused) && refusalText(refused, language)).toContain('163/QĐ-BTP');
      expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('Giấy tờ chứng minh việc sinh');
    }
    const early = async () => {
      const state = await stateOf(id);
      return refuseBeforePapers(must(await test.platform.procedureByHash(state.procedure.hash)), state);
    };
    expect(await early()).toMatchObject({ code: 'papers-of-images-needed' });
    // Who applied is told where to bring what.
    const state = await stateOf(id);
    const procedure = must(await test.platform.procedureByHash(state.procedure.hash));
    const told = refuseBeforePapers(procedure, state, { vi: 'Trung tâm phường Hồng Gai', en: 'the centre', hi: 'केंद्र' });
    expect(told).toMatchObject({ code: 'papers-before-result' });
    expect(refusalText(told!, 'vi')).toMatch(/mang đến Trung tâm phường Hồng Gai .*Giấy tờ chứng minh việc sinh/);
    must(await deliver(id, ['birth-proof']));
    expect(await early()).toBeUndefined();
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    expect(events.find(({ type }) => type === 'result-delivered')).toMatchObject({
      originals: ['birth-proof'],
      asAsked: true,
    });
    const rules = must(await test.platform.procedureByHash((await stateOf(id)).procedure.hash));
    const control = slipsFor(test.platform, rules, id, events).find((slip) => slip.form === '06')!;
    expect(JSON.stringify(control)).toContain('đã thu, đối chiếu giấy tờ: Giấy tờ chứng minh việc sinh');
    const lines = timelineOf(id, events, test.platform.province, 'vi', { step: String, item: String, law: String });
    expect(JSON.stringify(lines)).toContain('Đã thu, đối chiếu giấy tờ: birth-proof');
  });

  it('of the paper of a notice whose data is here, and of what an officer scanned, nothing more is taken', async () => {
    must(await deliver(await untilDelivery(await handedIn({ noticeNumber: 'CS-9001' }))));
    must(await deliver(await untilDelivery(await handedIn({}, 'counter'))));
  });

  it('they are told of it when it is received and when the result is there', async () => {
    const rulesOf = async (id: string) => must(await test.platform.procedureByHash((await stateOf(id)).procedure.hash));
    const told = async (id: string, type: DossierEvent['type']) => {
      const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
      const event = events.find((one) => one.type === type)!;
      const platform = { ...test.platform, signsResults: false };
      const [{ kind, params }] = tellingsOf(platform, await rulesOf(id), event, await stateOf(id));
      const message = { id: 'm', to: 'an', kind, params: { code: 'H49', vi: 'Khai sinh', ...params } };
      return textOf({ ...message, dossierId: id } as never, 'vi').next;
    };
    const id = await untilDelivery(await handedIn());
    for (const type of ['dossier-received', 'result-issued'] as const) {
      expect(await told(id, type)).toContain('phải nộp giấy tờ đã gửi bản chụp (');
      expect(await told(id, type)).toContain('Giấy tờ chứng minh việc sinh');
      expect(await told(id, type)).not.toContain('không phải làm gì');
    }
    const proven = await untilDelivery(await handedIn({ noticeNumber: 'CS-9002' }));
    expect(await told(proven, 'dossier-received')).toContain('Ông/Bà không phải làm gì');
    expect(await told(proven, 'result-issued')).not.toContain('bản chụp');
  });

  it('of a linked birth those of the birth alone: of where the child lives no source says so', async () => {
    const story = shipped.get('2.000986')!.cases['carer'] as Story;
    const { noticeNumber, ...answers } = story.answers!;
    const components = ['birth-proof', 'residence-papers'].map((component) => ({ ...image, component, copies: 1 }));
    const draft = { applicant: partyOf(story.applicant), place: story.place, answers, components };
    const cuc = person(story.applicant);
    const begun = { act: 'draft-dossier' as const, channel: 'online' as const, ...draft };
    const { dossierId: id } = must(await startDossier(test.platform, '2.000986', begun, cuc));
    must(await perform(test.platform, id, { act: 'submit-dossier' }, cuc));
    const state = await stateOf(id);
    expect(state.components).toHaveLength(2);
    expect(originalsOwed(must(await test.platform.procedureByHash(state.procedure.hash)), state)).toEqual([
      'birth-proof',
    ]);
  });
});

describe('what came to the counter goes back, and that is on record', () => {
  const counter = holder('06685-mc', 'counter');
  const LAW = 'Điều 16 Luật Hộ tịch số 60/2014/QH13';
  const paper = (component: string) => ({ component, originals: 1, copies: 0 });

  async function handedIn(channel: 'online' | 'counter' = 'counter') {
    const by = channel === 'online' ? person('an') : counter;
    const { noticeNumber: _, ...answers } = anotherBirth();
    const draft = {
      ...({
        act: 'draft-dossier',
        channel,
        applicant: partyOf('an'),
        place: '06685',
        receivingUnit: '06685-mc',
      } as const),
      answers,
      components: [paper('birth-proof'), paper('declaration')].slice(0, channel === 'online' ? 1 : 2),
    };
    const { dossierId: id } = must(await startDossier(test.platform, '1.001193', draft, by));
    must(await perform(test.platform, id, { act: 'submit-dossier' }, by));
    return id;
  }
  const giveBack = (id: string, more: Record<string, unknown>, by = counter) =>
    perform(test.platform, id, { act: 'give-back-originals', originals: ['birth-proof'], ...more } as never, by);
  const codeOf = (done: Awaited<ReturnType<typeof giveBack>>) => (isRefusal(done) ? done.code : 'done');
  const refuse = (id: string) => {
    publishCondition(test.platform);
    return perform(
      test.platform,
      id,
      {
        act: 'refuse-dossier',
        grounds: [CONDITION],
        law: LAW,
      },
      counter,
    );
  };
  const stateOf = async (id: string) => (await test.store.load(id))!.state;

  it('once a dossier is refused: which, to whom and when; no paper twice', async () => {
    const id = await handedIn();
    expect(codeOf(await giveBack(id, { to: 'applicant' }))).toBe('not-in-this-status');
    must(await refuse(id));
    const other = { to: 'authorised', recipient: 'Lê Văn Sáu' };
    for (const [more, code] of [
      [{ originals: [], to: 'applicant' }, 'originals-back-needed'],
      [{ originals: ['marriage'], to: 'applicant' }, 'originals-not-held'],
      [{ recipient: '' }, 'recipient-needed'],
      [{ recipient: 'Lê Văn Sáu', to: 'applicant' }, 'recipient-another'],
      [{ to: 'representative' }, 'recipient-no-representative'],
      [other, 'recipient-unauthorised'],
      [{ ...other, idNumber: '12', paper: 'Giấy ủy quyền', paperDate: '2026-11-20' }, 'recipient-id'],
      [{ to: 'nobody' }, 'choice-unknown'],
    ] as const)
      expect(codeOf(await giveBack(id, more)), code).toBe(code);
    expect(codeOf(await giveBack(id, {}, officer('hong-gai.civil.minh')))).toBe('not-permitted');
    const { events } = must(
      await giveBack(id, { ...other, idNumber: '022188000777', paper: 'Giấy ủy quyền', paperDate: '2026-11-20' }),
    );
    expect(events).toMatchObject([
      {
        type: 'originals-given-back',
        originals: [{ component: 'birth-proof', originals: 1 }],
        recipient: 'Lê Văn Sáu',
        receiver: { as: 'authorised', idNumber: '022188000777' },
      },
    ]);
    expect(originalsHeld(await stateOf(id))).toEqual([{ component: 'declaration', originals: 1 }]);
    expect(codeOf(await giveBack(id, { to: 'applicant' }))).toBe('originals-not-held');
    // A declaration may stay in the file: who closes it says so.
    expect(codeOf(await perform(test.platform, id, { act: 'close-dossier' }, counter))).toBe('close-originals-held');
    const { events: closed } = must(
      await perform(test.platform, id, { act: 'close-dossier', originalsStay: true }, counter),
    );
    expect(closed).toMatchObject([{ type: 'dossier-closed', kept: ['declaration'] }]);
    must(await giveBack(id, { originals: ['declaration'] }));
    const none = await giveBack(id, {});
    expect(codeOf(none)).toBe('originals-none-held');
    const all = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const lines = timelineOf(id, all, test.platform.province, 'vi', { step: String, item: String, law: String });
    expect(JSON.stringify(lines)).toContain('birth-proof (1) → Lê Văn Sáu (người được ủy quyền');
  });

  it('none where nothing came on paper', async () => {
    const id = await handedIn('online');
    must(await refuse(id));
    expect(originalsHeld(await stateOf(id))).toEqual([]);
    expect(codeOf(await giveBack(id, {}))).toBe('originals-none-held');
  });
});

describe('a supplement on paper', () => {
  const LAND = '1.013831';
  const again = 'Trang 2 của giấy đã nộp bị rách, không đọc được số vào sổ';
  /** Asked for once more at the counter, and entered there. */
  async function supplemented(channel: 'counter' | 'online', counts: { originals: number; copies: number }) {
    const { dossierId: id, handedIn } = await storyHandedIn(test, LAND, 'paid-tax', { channel });
    must(handedIn);
    const desk = holder((await test.store.load(id))!.state.receivingUnit, 'counter');
    const items = [{ item: 'original-certificate', reason: again }];
    must(await perform(test.platform, id, { act: 'request-supplement', items, contactPhone: '0203 3825 111' }, desk));
    const components = [{ component: 'original-certificate', ...counts }];
    const brought = { components, broughtBy: { as: 'applicant' as const } };
    const done = await perform(test.platform, id, { act: 'supplement-dossier', ...brought }, desk);
    const { state } = (await test.store.load(id))!;
    return { done, state };
  }

  it('adds up with what was taken before', async () => {
    const { done, state } = await supplemented('counter', { originals: 1, copies: 0 });
    must(done);
    expect(state.components.find((one) => one.component === 'original-certificate')).toMatchObject({
      originals: 2,
      copies: 1,
    });
    expect(originalsHeld(state)).toContainEqual({ component: 'original-certificate', originals: 2 });
  });

  it('is not whole without the copy that is asked for, and says which is lacking', async () => {
    const { done } = await supplemented('online', { originals: 1, copies: 0 });
    expect(done).toMatchObject({ code: 'components-short', params: { ids: ['original-certificate'] } });
    const said = isRefusal(done) ? refusalText(done, 'vi') : '';
    expect(said).toMatch(/còn thiếu 1 bản sao/);
    for (const language of LANGUAGES)
      expect(isRefusal(done) && refusalText(done, language)).not.toMatch(/undefined|[{}]|\[object/);
    must((await supplemented('online', { originals: 1, copies: 1 })).done);
  });
});
