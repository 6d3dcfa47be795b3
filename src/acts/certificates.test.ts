/** A certificate of land that was replaced or withdrawn: nothing more is made of it, nor noted on it. */
import { beforeEach, expect, it } from 'vitest';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import {
  holder,
  newborn,
  partyOf,
  person,
  province,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { storyOf } from './check-pack.ts';
import { stillHeld } from './holding.ts';
import { type Performed, perform, SYSTEM, startDossier } from './perform.ts';

const land = shipped.get('1.013831')!;
let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

/** The number of the last certificate that was made. */
let made = '';

/** The story of a case, about that certificate, until it is decided; what the decision answers. */
async function decide(name: string, certificateNumber: string, more: Record<string, unknown> = {}) {
  const { platform } = test;
  const story = must(storyOf(land, name));
  const results: Record<string, Record<string, unknown>> = structuredClone(story.results ?? {});
  made = `AA ${newborn().slice(-8)}`;
  if (results['enter']) results['enter']['newCertificateNumber'] = made;
  const who = person(story.applicant);
  const rules = must(await platform.procedure('1.013831'));
  const answers = { ...story.answers, certificateNumber, ...more };
  const vars = { ...answers, channel: 'online' };
  const components = rules.components
    .filter((one) => rules.isAsked(one, vars))
    .map(({ id, originals, copies }) => ({ component: id, originals, copies }));
  const draft = {
    act: 'draft-dossier',
    channel: 'online',
    applicant: partyOf(story.applicant),
    place: story.place,
    answers,
    components,
  } as const;
  const { dossierId: id } = must(await startDossier(platform, '1.013831', draft, who));
  must(await perform(platform, id, { act: 'submit-dossier' }, who));
  for (let i = 0; i < 15; i++) {
    const { state } = (await test.store.load(id))!;
    const owed = state.fees.find((fee) => !fee.paidAt && !fee.exemption && !fee.amountOpen);
    if (owed)
      must(
        await perform(
          platform,
          id,
          { act: 'pay-fee', fee: owed.id, amountVnd: owed.amountVnd, reference: `T-${i}` },
          SYSTEM,
        ),
      );
    const task = (await test.store.load(id))!.state.tasks[0];
    const [officer] = province.holders(task.unit, task.post, '2026-11-25');
    const by = { kind: 'officer', id: officer.id, name: officer.name } as const;
    const recorded = results[task.step];
    const command = {
      act: task.act,
      task: task.id,
      ...(task.act === 'request-payment' ? recorded : { result: recorded }),
    };
    const done = await perform(platform, id, command as never, by);
    if (isRefusal(done) || task.act === 'decide-dossier') return done;
  }
  throw new Error('never decided');
}

it('makes no second new one, notes nothing more and is not withdrawn twice, however its number is written', async () => {
  must(await decide('inheritance', 'CS-0001'));
  for (const [name, number] of [
    ['inheritance', 'CS 0001'],
    ['without-new-certificate', 'CS-0001'],
    ['public-gift-whole', 'cs-0001'],
  ])
    expect(await decide(name, number), name).toMatchObject({ code: 'value-entered', params: { value: number } });
});

it('that was withdrawn is one no more, though nothing was entered for it', async () => {
  must(await decide('public-gift-whole', 'CS-0002'));
  for (const name of ['inheritance', 'without-new-certificate', 'public-gift-whole'])
    expect(await decide(name, 'CS-0002'), name).toMatchObject({ code: 'value-entered', params: { value: 'CS-0002' } });
});

const byHolder = { transferorName: partyOf(must(storyOf(land, 'without-new-certificate')).applicant).name };

it('that something is noted on stays as it is, for the next note and for the next certificate', async () => {
  must(await decide('without-new-certificate', 'CS-0003'));
  must(await decide('without-new-certificate', 'CS-0003', byHolder));
  must(await decide('inheritance', 'CS-0003', byHolder));
});

it('is given away by its holder alone, as the register knows them', async () => {
  must(await decide('inheritance', 'CS-0004'));
  const certificate = made;
  const stranger = { transferorName: 'Nguyễn Không Biết' };
  for (const [name, who] of [
    ['inheritance', stranger],
    ['without-new-certificate', stranger],
  ] as const) {
    const refused = await decide(name, certificate.toLowerCase().replace(' ', ''), who);
    expect(refused, name).toMatchObject({ code: 'holder-differs', params: { giver: 'Nguyễn Không Biết' } });
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('theo Sổ địa chính');
  }
  const heir = partyOf(must(storyOf(land, 'inheritance')).applicant);
  // Another name that only begins as theirs.
  expect(await decide('inheritance', certificate, { transferorName: `${heir.name}h` })).toMatchObject({
    code: 'holder-differs',
  });
  must(await decide('inheritance', certificate, { transferorName: `Ông ${heir.name} và vợ` }));
});

it('proves nothing for who gave it away, and again where the gift was taken back', async () => {
  const certificates = async (who: string) => {
    const entries = await stillHeld(test.platform, await test.store.readEntries(partyOf(who).idNumber));
    return entries.filter((one) => one.register === 'land-right').map((one) => one.data['certificateNumber']);
  };
  const heir = must(storyOf(land, 'inheritance')).applicant;
  must(await decide('inheritance', 'CS-0005'));
  const first = made;
  expect(await certificates(heir)).toEqual([first]);
  const sold = must(await decide('inheritance', first, { transferorName: partyOf(heir).name })) as Performed;
  expect(await certificates(heir)).toEqual([made]);
  const head = holder('vp-dk-dat-dai', 'head');
  must(
    await perform(
      test.platform,
      sold.dossierId,
      { act: 'revoke-result', reason: 'Cấp sai đối tượng', law: 'Điều 152 Luật Đất đai số 31/2024/QH15' },
      head,
    ),
  );
  expect(await certificates(heir)).toEqual([first]);
});
