/** No door opens what the check of a pack refuses: neither an import, nor the review of what was imported. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Platform } from '#acts/platform.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import type { Manifest } from '#procedure/pack.ts';
import { RegisterCatalogue } from '#register/catalogue.ts';
import { MemoryReviews } from '#spine/memory-reviews.ts';
import type { MemoryStore } from '#spine/memory-store.ts';
import { doubtText } from '#web/office/review-model.ts';
import { importedPack, mends, publishImported, reviewByTwo } from '../../test/support/imported.ts';
import { record } from '../../test/support/national.ts';
import { officer, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { importFile } from './import.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-checked-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

describe('an import', () => {
  const said = record();
  /** The record of which nothing is doubted, as a file of the national database has it. */
  const file = join(folder, 'record.json');
  writeFileSync(
    file,
    JSON.stringify({
      ...said,
      level: said.levels,
      competent_authority: said.competentAuthority,
      announcing_decision: said.announced,
      channels: said.channels.map(({ feeVnd, ...one }) => ({ ...one, fee_vnd: feeVnd })),
      result_code: said.resultCode,
      legal_bases: said.legalBases,
      steps_text: said.stepsText,
      dossier_text: said.dossierText,
    }),
  );
  const listing = async (platform: Platform) => (await platform.store.findProcedure(said.code))!;

  it('opens nothing on its own, also what has no fault and no doubt', async () => {
    expect(must(await importFile(test.platform, file))).toMatchObject({ published: 0, needsReview: 1, refusals: [] });
    expect(await listing(test.platform)).toMatchObject({ status: 'needs-review', reasons: ['unreviewed'] });
    for (const language of LANGUAGES) expect(doubtText('unreviewed', language)).not.toBe('unreviewed');
  });

  it('lets what the check refuses wait for an officer', async () => {
    // Its form is filled from the population register, which is not there.
    const without = new Platform({ ...test.platform, registers: new RegisterCatalogue([]) });
    const imported = must(await importFile(without, file));
    expect(imported).toMatchObject({ published: 0, needsReview: 1, doubts: { unfit: 1 } });
    expect(await listing(without)).toMatchObject({ status: 'needs-review', reasons: ['unfit'] });
  });
});

describe('a review', () => {
  const CODE = '1.000777';
  const review = async (verdict: 'opened' | 'sent-back') => {
    const reviews = new MemoryReviews(test.store as unknown as MemoryStore<{ code?: string }>);
    const { hash } = (await test.store.findProcedure(CODE))!;
    const command = { procedure: CODE, seenHash: hash, verdict, basis: 'QĐ 12/QĐ-UBND', mends };
    return reviewByTwo(test.platform, reviews, command, officer('province.procedures'));
  };
  const sound = importedPack(CODE).manifest;
  const faulty: [what: string, change: Partial<Manifest>, said: string][] = [
    [
      'a post that nobody has',
      { steps: sound.steps.map((step) => (step.id === 'receive' ? { ...step, post: 'countr' } : step)) },
      'countr',
    ],
    [
      'a setting that the province does not have',
      { supplement: { answerWorkingDays: { setting: 'no-such' } } },
      'no-such',
    ],
    ['a paper without its letter', { papers: [{ letter: 'x', after: 'decide' }] }, 'letters/x.md'],
  ];
  it.each(faulty)('opens nothing with %s, and says what is wrong', async (_, change, said) => {
    await publishImported(test.store, importedPack(CODE, change));
    const refused = await review('opened');
    expect(isRefusal(refused) && refused.code).toBe('review-unfit');
    expect(isRefusal(refused) && refusalText(refused, 'en')).toMatch(new RegExp(said));
    expect((await test.store.findProcedure(CODE))!.status).toBe('needs-review');
    // It may wait all the same.
    must(await review('sent-back'));
  });

  it('opens what has no fault', async () => {
    await publishImported(test.store, importedPack(CODE));
    must(await review('opened'));
    expect((await test.store.findProcedure(CODE))!.status).toBe('published');
  });
});
