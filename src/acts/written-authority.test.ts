/** Who is authorised in writing decides as the head does: on the days and for the procedures of the authority, and it stands on the paper. */
import { beforeEach, describe, expect, it } from 'vitest';
import { deskOf } from '#authority/authorised.ts';
import { Province } from '#authority/province.ts';
import type { SigningRow } from '#authority/signing-source.ts';
import type { Command } from '#dossier/commands.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { code } from '../../test/support/acts.ts';
import { local, officer, province, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { recordAbsence } from './absence.ts';
import { storyOf } from './check-pack.ts';
import { resultPaper } from './documents.ts';
import { perform } from './perform.ts';
import { readingScope } from './reading-scope.ts';
import { tellStory } from './story.ts';

const NAM = { kind: 'officer' as const, id: 'finance.dkkd', name: 'Trần Văn Nam' };
const TUQ: SigningRow = {
  unit: 'so-tai-chinh',
  capacity: 'TUQ',
  by: { post: 'division-head' },
  title: 'Trưởng phòng Đăng ký kinh doanh',
  procedures: ['1.009664'],
  basis: 'Quyết định số 7/QĐ-STC',
  from: '2026-11-01',
  to: '2026-12-05',
};
const where = (row: SigningRow = TUQ) =>
  must(
    Province.from({
      ...province.source,
      officers: [
        ...province.source.officers,
        { id: NAM.id, name: NAM.name, holds: [{ unit: 'so-tai-chinh', post: 'division-head', from: '2025-07-01' }] },
      ],
      signing: { ...province.source.signing!, authority: [row] },
    }),
  );

let test: TestPlatform;
/** An investment certificate that waits for the decision. */
async function toDecide(row?: SigningRow) {
  test = await testPlatform(undefined, where(row));
  const story = must(storyOf(shipped.get('1.009664')!, 'ten-days'));
  const acts = [...story.acts!.filter(({ act }) => act !== 'finish'), { act: 'complete-task', step: 'review' }];
  const { dossierId, state, mistakes } = must(
    await tellStory(test.platform, '1.009664', { ...story, acts: acts as typeof story.acts, expect: {} }),
  );
  expect([mistakes, state.tasks[0].act]).toEqual([[], 'decide-dossier']);
  const at = (day: string) => test.clock.moveTo(local(`${day}T09:00`));
  const act = (command: object) =>
    perform(test.platform, dossierId, { task: state.tasks[0].id, ...command } as Command, NAM);
  return { dossierId, at, act };
}
const decideIt = { act: 'decide-dossier' };
const law = 'Điều 41 Luật Đầu tư số 143/2025/QH15';
const refuseIt = { act: 'refuse-dossier', task: undefined, reason: 'Công trình lấn chỉ giới đường đỏ', law };
const extendIt = { act: 'extend-dossier', task: undefined, reason: 'Cần làm rõ công nghệ', days: 5 };

describe('somebody authorised in writing', () => {
  it('decides, and the paper says by whose authority', async () => {
    const { act, at, dossierId } = await toDecide();
    at('2026-12-01');
    expect(must(await act(decideIt)).events[0].type).toBe('dossier-decided');
    const { state } = (await test.store.load(dossierId))!;
    const [{ id, unit, post }] = state.tasks;
    const [clerk] = test.platform.province.holders(unit, post, '2026-12-01');
    must(await perform(test.platform, dossierId, { act: 'issue-result', task: id }, officer(clerk.id)));
    const rules = must(await test.platform.procedureByHash(state.procedure.hash));
    const paper = resultPaper(
      test.platform,
      rules,
      shipped.get('1.009664')!,
      (await test.store.load(dossierId))!.state,
    )!;
    expect(paper.signatures[0]).toMatchObject({
      name: NAM.name,
      authority: ['TUQ. GIÁM ĐỐC'],
      title: 'TRƯỞNG PHÒNG ĐĂNG KÝ KINH DOANH',
    });
  });

  it('refuses and extends as the head does', async () => {
    for (const one of [refuseIt, extendIt]) {
      const { act, at } = await toDecide();
      at('2026-12-01');
      expect(await act(one), one.act).not.toMatchObject({ code: 'not-permitted' });
    }
  });

  it('does none of it before, after, or for another procedure', async () => {
    const rows: [SigningRow, string][] = [
      [{ ...TUQ, from: '2026-12-02' }, '2026-12-01'],
      [TUQ, '2026-12-05'],
      [{ ...TUQ, procedures: ['1.001612'] }, '2026-12-01'],
      [{ ...TUQ, unit: 'so-xay-dung' }, '2026-12-01'],
    ];
    for (const [row, day] of rows) {
      const { act, at } = await toDecide(row);
      at(day);
      for (const one of [decideIt, extendIt])
        expect(code(await act(one)), JSON.stringify([row, day])).toBe('not-permitted');
      expect(isRefusal(await act(refuseIt))).toBe(true);
    }
  });
});

describe('the desk of the head', () => {
  beforeEach(async () => {
    test = await testPlatform(undefined, where());
  });
  const desk = (date: string, procedure: string) =>
    deskOf(test.platform.province, { unit: 'so-tai-chinh', post: 'head', date, procedure }).map(({ id }) => id);

  it('has them for the procedures of the authority, on its days', () => {
    expect(desk('2026-12-01', '1.009664')).toContain(NAM.id);
    expect(desk('2026-12-05', '1.009664')).not.toContain(NAM.id);
    expect(desk('2026-12-01', '1.001612')).not.toContain(NAM.id);
  });

  it('is in what they may find', () => {
    const scope = readingScope(test.platform, test.platform.province.officers.get(NAM.id)!, '2026-12-01');
    expect(scope.desks!.at).toContainEqual({ unit: 'so-tai-chinh', post: 'head', procedure: '1.009664' });
  });

  it('is theirs while the head is away, for no longer than the authority holds', async () => {
    const head = officer('so-tai-chinh.head.1');
    const away = (to: string) =>
      recordAbsence(test.platform, head, {
        officer: head.id,
        from: local('2026-11-26T00:00').toString(),
        to: local(`${to}T00:00`).toString(),
        standIn: NAM.id,
      });
    expect(code(await away('2026-12-20'))).toBe('stand-in-not-entitled');
    expect(code(await away('2026-12-03'))).toBe('done');
  });
});
