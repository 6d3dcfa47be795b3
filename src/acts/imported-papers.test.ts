/** Papers of imported procedures: none is compulsory that names its own condition, and nothing at all is no application. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, must } from '#kernel/outcome.ts';
import { convertRecord } from '#procedure/catalogue.ts';
import { mendPack } from '#procedure/mend.ts';
import { readPack } from '#procedure/pack.ts';
import { mends } from '../../test/support/imported.ts';
import { papers, record } from '../../test/support/national.ts';
import { officer, partyOf, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { perform, startDossier } from './perform.ts';
import { publishPacks } from './publish.ts';
import { postsIn } from './review-procedure.ts';

const NAMES = [
  'Tờ khai theo mẫu (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp)',
  'Mẫu hộ tịch điện tử tương tác (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tuyến)',
  'Văn bản ủy quyền trong trường hợp ủy quyền thực hiện',
] as const;
const CODE = '9.000001';
const channels = ['in_person', 'online'].map((channel) => ({ channel, time: 3, unit: 'working_day', feeVnd: 20_000 }));
const { files } = convertRecord(
  record({ channels, dossierText: papers('', ...NAMES.map((name): [string, number, number] => [name, 1, 0])) }),
  undefined,
  { clerk: 'clerk' },
);

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  await publishPacks(test.store, [{ pack: must(readPack(files)), status: 'published', reasons: [] }]);
});

const an = person('an');
const hoa = officer('hong-gai.counter.hoa');
async function submitted(channel: 'online' | 'counter', more: { papers?: string[]; request?: string } = {}) {
  const actor = channel === 'online' ? an : hoa;
  const { dossierId } = must(
    await startDossier(
      test.platform,
      CODE,
      {
        act: 'draft-dossier',
        channel,
        applicant: partyOf('an'),
        place: '06685',
        receivingUnit: '06685-mc',
        answers: more.request === undefined ? {} : { request: more.request },
        components: (more.papers ?? []).map((component) => ({ component, originals: 1, copies: 0 })),
      },
      actor,
    ),
  );
  const outcome = await perform(test.platform, dossierId, { act: 'submit-dossier' }, actor);
  return isRefusal(outcome) ? outcome.code : outcome.state.status;
}

describe('an imported procedure', () => {
  it('is not submitted with no paper and no word, at any channel', async () => {
    for (const channel of ['online', 'counter'] as const) {
      expect(await submitted(channel)).toBe('papers-none');
      expect(await submitted(channel, { request: '  ' })).toBe('papers-none');
      expect(await submitted(channel, { request: 'Tôi tự nộp, không cần giấy tờ kèm theo' })).toBe('submitted');
    }
    expect(await submitted('online', { papers: ['c2'] })).toBe('submitted');
    expect(await submitted('counter', { papers: ['c1'] })).toBe('submitted');
  });

  it('asks for the form of one channel at that channel alone', async () => {
    const rules = must(await test.platform.procedure(CODE));
    const asked = (channel: string) =>
      rules.components.filter((one) => rules.isAsked(one, { channel })).map(({ id }) => id);
    expect(asked('online')).toEqual(['c2', 'c3']);
    expect(asked('counter')).toEqual(['c1', 'c3']);
  });

  it('keeps that when an officer opens it, whatever the names became', async () => {
    const whys = new Proxy({}, { get: () => 'Đã đối chiếu với Điều 3' });
    const given = {
      ...mends,
      whys,
      papers: NAMES.map((name, i) => ({
        id: `c${i + 1}`,
        name,
        originals: 1,
        copies: 0,
        law: 'Điều 3 Nghị định 44/2026/NĐ-CP',
      })),
    };
    const options = {
      reasons: [],
      basis: 'Đã đối chiếu',
      postsOf: postsIn(test.platform.province),
      unitNamed: () => undefined,
    };
    const [first, ...others] = given.papers;
    const renamed = [{ ...first, name: 'Tờ khai theo mẫu' }, ...others];
    const mended = (papersGiven: typeof renamed) =>
      must(readPack(mendPack(must(readPack(files)), { ...given, papers: papersGiven }, options).files)).manifest
        .components;
    expect(mended(given.papers).map(({ when }) => when)).toEqual([
      'channel != "online"',
      'channel = "online"',
      undefined,
    ]);
    expect(mended(renamed)[0].when).toBeUndefined();
  });
});
