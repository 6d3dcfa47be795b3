/** What stands once in a register stands a second time only where an officer wrote why, and names beside what. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, must, type Outcome, refusalText } from '#kernel/outcome.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import {
  newborn,
  person,
  province,
  shipped,
  type TestPlatform,
  testPlatform,
  withDraftsOpen,
} from '../../test/support/platform.ts';
import { storyOf } from './check-pack.ts';
import { type Performed, perform } from './perform.ts';
import { foreseeEntered } from './proofs.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  test.platform = withDraftsOpen(test.platform);
});

interface Told {
  answers?: Record<string, unknown>;
  /** By step, beside what the story records there. */
  more?: Record<string, Record<string, unknown>>;
  applicant?: string;
}

let id = '';
const load = async () => (await test.store.load(id))!.state;

async function submitted(code: string, name: string, told: Told = {}) {
  const { dossierId, results, handedIn } = await storyHandedIn(test, code, name, told);
  must(handedIn);
  id = dossierId;
  return results;
}

/** What the act that ends the wanted step answers, or whatever is refused before it. */
async function until(step: string, code: string, name: string, told: Told = {}): Promise<Outcome<Performed>> {
  return goOn(step, await submitted(code, name, told), told.more);
}

async function goOn(
  step: string,
  results: Record<string, Record<string, unknown>> = {},
  more: Record<string, Record<string, unknown>> = {},
): Promise<Outcome<Performed>> {
  for (let i = 0; i < 15; i++) {
    const { tasks, applicant } = await load();
    if (!tasks.length) {
      // The draft is with the applicant.
      must(await perform(test.platform, id, { act: 'confirm-draft' }, person(applicant.id!)));
      continue;
    }
    const [task] = tasks;
    const [officer] = province.holders(task.unit, task.post, '2026-11-25');
    const by = { kind: 'officer', id: officer.id, name: officer.name } as const;
    const number = task.step === 'population' ? { personalId: newborn() } : {};
    const own = { ...results[task.step], ...number, ...more[task.step] };
    const result = Object.keys(own).length ? own : undefined;
    const again = task.returned && { answer: 'Đã xem lại hồ sơ' };
    const command = { act: task.act, task: task.id, ...(result && { result }), ...again };
    const done = await perform(test.platform, id, command as never, by);
    if (isRefusal(done) || task.step === step) return done;
  }
  throw new Error(`never at ${step}`);
}

const foreseen = async (code: string) =>
  foreseeEntered(test.platform, must(await test.platform.procedure(code)), await load());

const BIRTH = '1.001193';
const LINKED = '2.000986';

describe('a child of unknown parents', () => {
  it('is registered once, whoever brings it, until an officer writes why it is another child', async () => {
    must(await until('sign', BIRTH, 'both-unknown'));
    const first = (await load()).code!;
    const refused = await until('sign', BIRTH, 'both-unknown');
    expect(refused).toMatchObject({ code: 'value-entered-before', params: { before: first } });
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('Lý do xác định là trẻ khác');
    // Nobody got it to sign, and everybody at the office reads it.
    expect((await load()).tasks[0].step).toBe('check');
    expect(await foreseen(BIRTH)).toMatchObject({ code: 'value-entered-before' });
    const story = must(storyOf(shipped.get(BIRTH)!, 'both-unknown'));
    expect(await goOn('check', story.results, { check: { anotherChild: 'x' } })).toMatchObject({
      code: 'reason-vague',
    });
    const anotherChild = 'Trẻ thứ hai, biên bản số 12 lập cùng ngày';
    must(await goOn('check', story.results, { check: { anotherChild } }));
    const told = await foreseen(BIRTH);
    expect(told).toMatchObject({ code: 'value-entered-beside', params: { before: first, reason: anotherChild } });
    must(await goOn('sign', story.results));
    expect((await load()).decision!.entry!.besides).toEqual({ childPlaceOfBirth: first });
  });

  it('is the same child where a mother is named later, in the linked procedure too', async () => {
    const linked = must(storyOf(shipped.get(LINKED)!, 'counter'));
    const { childName, childDateOfBirth, childPlaceOfBirth } = linked.answers as Record<string, string>;
    const child = { childName, childDateOfBirth, childPlaceOfBirth: childPlaceOfBirth.toUpperCase() };
    must(await until('sign', BIRTH, 'both-unknown', { answers: child }));
    const first = (await load()).code!;
    expect(await until('sign', LINKED, 'counter')).toMatchObject({
      code: 'value-entered-before',
      params: { before: first },
    });
  });

  it('is told by the number of its notice of birth under another name', async () => {
    const notice = { noticeNumber: 'GCS-77', childDateOfBirth: '2026-11-20' };
    must(await until('sign', BIRTH, 'both-unknown', { answers: notice }));
    const other = { ...notice, childName: 'Nguyễn Văn Khác', noticeNumber: 'gcs 77' };
    expect(await until('sign', BIRTH, 'both-unknown', { answers: other })).toMatchObject({
      code: 'value-entered-before',
      params: { value: 'gcs 77, 20/11/2026' },
    });
  });

  it('is taken by a first registration even where a reason was written', async () => {
    const why = { check: { anotherChild: 'Viết lý do khi chưa có trẻ nào' } };
    must(await until('sign', BIRTH, 'both-unknown', { more: why }));
    expect((await load()).decision!.entry!.besides).toBeUndefined();
    expect(await until('sign', BIRTH, 'both-unknown')).toMatchObject({ code: 'value-entered-before' });
  });
});

describe('a plot with a building permit', () => {
  const HOUSE = '1.013225';
  it('gets a further permit only with the reason, and the first is named', async () => {
    must(await until('issue', HOUSE, 'no-site-check'));
    const { code, result } = await load();
    const refused = await until('sign', HOUSE, 'no-site-check');
    expect(refused).toMatchObject({ code: 'value-entered-before', params: { before: `${code} (${result!.number})` } });
    const story = must(storyOf(shipped.get(HOUSE)!, 'no-site-check'));
    const furtherPermit = 'Công trình thứ hai trên cùng thửa đất';
    must(await goOn('appraise', story.results, { appraise: { furtherPermit } }));
    must(await goOn('sign', story.results));
    expect((await load()).decision!.entry!.besides).toEqual({ landPlot: code });
  });

  it('asks for nothing of another plot', async () => {
    must(await until('sign', HOUSE, 'no-site-check'));
    must(await until('sign', HOUSE, 'no-site-check', { answers: { landPlot: 'Thửa 22, tờ bản đồ 14' } }));
  });

  it('is known however it is written', async () => {
    must(await until('sign', HOUSE, 'no-site-check'));
    const refused = await until('sign', HOUSE, 'no-site-check', {
      answers: { landPlot: 'to ban do so 014, thua dat 21' },
    });
    expect(refused).toMatchObject({ code: 'value-entered-before' });
  });
});

describe.each([
  ['QN.SANDBOX', 'admitted', 'furtherTest', 'solution'],
  ['QN.VENTURE', 'seed', 'furtherInvestment', 'applicantName'],
])('a decision of %s', (code, name, field, value) => {
  it('for the same company is given again only with the reason', async () => {
    must(await until('decide', code, name));
    const first = (await load()).code!;
    const refused = await until('decide', code, name);
    expect(refused).toMatchObject({ code: 'value-entered-before', params: { before: first } });
    const story = must(storyOf(shipped.get(code)!, name));
    must(await goOn('decide', story.results, { decide: { [field]: 'Giai đoạn hai, theo kế hoạch đã thay đổi' } }));
    expect((await load()).decision!.entry!.besides).toEqual({ [value]: first });
  });
});
