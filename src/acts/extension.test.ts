/** How far an apology may move a date. */
import { beforeEach, expect, it } from 'vitest';
import { isRefusal, must } from '#kernel/outcome.ts';
import {
  holder,
  houseAnswers,
  local,
  officer,
  partyOf,
  person,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { perform, startDossier } from './perform.ts';

let test: TestPlatform;
let id: string;
beforeEach(async () => {
  test = await testPlatform();
  const components = ['form', 'land-paper', 'drawings'].map((component) => ({ component, originals: 2, copies: 2 }));
  const draft = {
    act: 'draft-dossier',
    channel: 'online',
    applicant: partyOf('dung'),
    place: '06685',
    answers: houseAnswers,
    components,
  } as const;
  id = must(await startDossier(test.platform, '1.013225', draft, person('dung'))).dossierId;
  must(await perform(test.platform, id, { act: 'submit-dossier' }, person('dung')));
  must(await perform(test.platform, id, { act: 'receive-dossier' }, officer('hong-gai.counter.hoa')));
});

const to = (day: string) =>
  perform(
    test.platform,
    id,
    { act: 'extend-dossier', reason: 'Chờ xác minh', dueAt: local(day).toString() },
    holder('06685', 'head'),
  );
const codeOf = async (day: string) => {
  const outcome = await to(day);
  return isRefusal(outcome) ? outcome.code : 'done';
};

it('goes to a working day, not beyond what the setting of the province says, and once', async () => {
  // Due 04/12/2026, a Friday.
  expect(await codeOf('2026-12-20T17:00')).toBe('extension-not-worked');
  expect(await codeOf('2036-12-15T17:00')).toBe('extension-too-far');
  expect(await codeOf('2027-04-01T17:00')).toBe('extension-too-far');
  expect(await codeOf('2026-12-21T17:00')).toBe('done');
  expect(await codeOf('2026-12-22T17:00')).not.toBe('done');
});
