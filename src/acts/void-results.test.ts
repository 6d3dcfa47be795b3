/** A paper that is a result of ours is known by its content, whatever way it comes in: it proves something only while it holds. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#dossier/commands.ts';
import type { Submitted } from '#dossier/state.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { performOn } from '../../test/support/acts.ts';
import {
  anotherBirth,
  birthChecked,
  holder,
  newborn,
  officer,
  partyOf,
  person,
  province,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import { work } from '../../test/support/scenes.ts';
import { perform, SYSTEM, startDossier } from './perform.ts';
import { findVoid } from './void-results.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  Object.assign(test.platform, { findOwnFile: async () => ({ type: 'application/pdf', scan: 'clean' }) });
});
const an = person('an');
const counter = officer('hong-gai.counter.hoa');
const chair = holder('ubnd-tinh', 'head');
const FILE = 'f'.repeat(64);
const law = 'Điều 70 Luật Hộ tịch số 60/2014/QH13';
const signIt: Command = { act: 'sign-result', file: FILE, sizeBytes: 10, signatures: [] };
const TAKEN_BACK = { reason: 'Cấp sai người đứng tên', law };
const supplementIt: Command = {
  act: 'request-supplement',
  items: [{ item: 'birth-proof', reason: 'Bản chụp không rõ' }],
} as Command;

const stateOf = async (id: string) => (await test.store.load(id))!.state;
const codeOf = (outcome: unknown) => (isRefusal(outcome as never) ? (outcome as { code: string }).code : 'done');

async function draft(paper: Partial<Submitted> = {}, by: 'an' | 'counter' = 'an', answers = {}): Promise<string> {
  const command = {
    act: 'draft-dossier' as const,
    channel: 'counter' as const,
    receivingUnit: province.officers.get(counter.id)!.holds[0].unit,
    applicant: partyOf('an'),
    place: '06685',
    answers: { ...anotherBirth(), ...answers },
    components: [{ component: 'birth-proof', originals: 1, copies: 0, ...paper }],
  };
  return must(await startDossier(test.platform, '1.001193', command, by === 'an' ? an : counter)).dossierId;
}

/** Works on it until this act is next. */
async function workedTo(id: string, act: string): Promise<number> {
  for (let i = 0; i < 12; i++) {
    const [task] = (await stateOf(id)).tasks;
    if (task.act === act) return task.id;
    await work(test.platform, id, { check: birthChecked, population: { personalId: newborn() } });
  }
  throw new Error(`never came to ${act}`);
}

/** Its result is the file. */
async function issued(): Promise<string> {
  const id = await draft();
  must(await perform(test.platform, id, { act: 'submit-dossier' }, an));
  await workedTo(id, 'deliver-result');
  must(await perform(test.platform, id, signIt, SYSTEM));
  return id;
}

async function rejected(): Promise<string> {
  const id = await draft();
  must(await perform(test.platform, id, { act: 'submit-dossier' }, an));
  const task = await workedTo(id, 'decide-dossier');
  const decide = {
    act: 'decide-dossier',
    task,
    outcome: 'rejected',
    reason: 'Thửa đất đang có tranh chấp',
    law,
  } as Command;
  must(await performOn(test.platform, id, decide, officer('hong-gai.chair')));
  must(await perform(test.platform, id, signIt, SYSTEM));
  return id;
}

const WAYS: [string, 'an' | 'counter', (from: string) => Partial<Submitted>][] = [
  ['taken from the shelf', 'an', (from) => ({ file: FILE, source: { kind: 'shelf', from } })],
  ['sent as a file of one’s own', 'an', () => ({ file: FILE })],
  ['scanned at the counter', 'counter', () => ({ file: FILE })],
];

describe.each(WAYS)('a result %s', (_way, by, paper) => {
  const submit = async (from: string) =>
    perform(
      test.platform,
      await draft(paper((await stateOf(from)).code!), by),
      { act: 'submit-dossier' },
      by === 'an' ? an : counter,
    );

  it('proves a component while it holds', async () => {
    expect(codeOf(await submit(await issued()))).toBe('done');
  });

  it('is refused once it was taken back, with the dossier it is of', async () => {
    const from = await issued();
    must(await takeBack(test.platform, from, TAKEN_BACK, chair));
    expect(await submit(from)).toMatchObject({
      code: 'component-revoked',
      params: { by: (await stateOf(from)).code },
    });
  });

  it('is refused where it is the notice that nothing is given', async () => {
    const from = await rejected();
    expect(await submit(from)).toMatchObject({ code: 'component-against', params: { by: (await stateOf(from)).code } });
  });
});

describe('a result that came in before it was taken back', () => {
  it('stops decision and issue, and what is decided against the request goes on', async () => {
    const from = await issued();
    const [first, second] = [await draft({ file: FILE }), await draft({ file: FILE })];
    for (const id of [first, second]) must(await perform(test.platform, id, { act: 'submit-dossier' }, an));
    const decide = await workedTo(first, 'decide-dossier');
    const issue = await workedTo(second, 'issue-result');
    must(await takeBack(test.platform, from, TAKEN_BACK, chair));
    const head = officer('hong-gai.chair');
    const give: Command = { act: 'decide-dossier', task: decide };
    expect(codeOf(await perform(test.platform, first, give, head))).toBe('component-revoked');
    const { unit, post } = (await stateOf(second)).tasks[0];
    const issueIt: Command = { act: 'issue-result', task: issue };
    expect(codeOf(await perform(test.platform, second, issueIt, holder(unit, post)))).toBe('component-revoked');
    const against = {
      ...give,
      outcome: 'rejected',
      reason: 'Giấy tờ đã bị thu hồi',
      law,
    } as Command;
    expect(codeOf(await performOn(test.platform, first, against, head))).toBe('done');
  });
});

it('is refused in a supplement, too', async () => {
  const from = await issued();
  must(await takeBack(test.platform, from, TAKEN_BACK, chair));
  const id = await draft({}, 'an', { noticeNumber: undefined });
  must(await perform(test.platform, id, { act: 'submit-dossier' }, an));
  must(await perform(test.platform, id, supplementIt, counter));
  const supplement = (file?: string) =>
    perform(
      test.platform,
      id,
      {
        act: 'supplement-dossier',
        components: [{ component: 'birth-proof', originals: 1, copies: 0, ...(file && { file }) }],
      } as Command,
      an,
    );
  expect(codeOf(await supplement(FILE))).toBe('component-revoked');
  expect(codeOf(await supplement('0'.repeat(64)))).toBe('done');
});

it('holds where one of the dossiers that it is the result of holds', async () => {
  const [first, second] = [await issued(), await issued()];
  must(await takeBack(test.platform, first, TAKEN_BACK, chair));
  expect(await findVoid(test.platform, [FILE, '0'.repeat(64)])).toEqual(new Map());
  must(await takeBack(test.platform, second, TAKEN_BACK, chair));
  expect((await findVoid(test.platform, [FILE])).get(FILE)).toMatchObject({ why: 'revoked' });
});
