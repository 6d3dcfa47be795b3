/** Whatever act is refused to whomever, on every pack that ships: people read no id of an act, a role, a step, a state or a field. */
import { expect, it } from 'vitest';
import { permissions } from '#authority/permission.ts';
import type { Act, Command } from '#dossier/commands.ts';
import { isRefusal, must, type Outcome, type Refusal } from '#kernel/outcome.ts';
import { PHRASES } from '#kernel/phrases.ts';
import { local, officer, partyOf, person, shipped, testPlatform, withDraftsOpen } from '../../test/support/platform.ts';
import { idsIn } from '../../test/support/refusal-ids.ts';
import { storyOf } from './check-pack.ts';
import { perform, SYSTEM, startDossier } from './perform.ts';

it.each([...shipped.keys()])('no refusal of any act on %s shows an id', async (code) => {
  const pack = shipped.get(code)!;
  const story = Object.keys(pack.cases)
    .map((name) => must(storyOf(pack, name)))
    .find((one) => one.expect.status === 'closed' && one.results)!;
  const test = await testPlatform();
  const platform = withDraftsOpen(test.platform);
  test.clock.moveTo(local(story.at));
  const rules = must(await platform.procedure(code));
  const citizen = person(story.applicant);
  const seen = new Set<string>();
  const look = (outcome: Outcome<unknown>) => {
    if (!isRefusal(outcome)) return;
    const { code: refused } = outcome as Refusal;
    seen.add(refused);
    expect(idsIn(outcome, rules), refused).toEqual([]);
  };
  const start = (answers: Record<string, unknown>, channel = story.channel) =>
    startDossier(
      platform,
      code,
      {
        act: 'draft-dossier',
        channel,
        applicant: partyOf(story.applicant),
        place: story.place,
        receivingUnit: '06685-mc',
        answers,
        components: rules.components.map(({ id, originals, copies }) => ({ component: id, originals, copies })),
      },
      citizen,
    );
  for (const channel of ['online', 'counter', 'post'] as const) look(await start({}, channel));
  const wrong = Object.fromEntries(rules.fieldsOf('apply').map((field) => [field, -1]));
  for (const answers of [{}, wrong]) {
    const begun = await start(answers);
    if (isRefusal(begun)) look(begun);
    else look(await perform(platform, begun.state.id, { act: 'submit-dossier' }, citizen));
  }
  let { state } = must(await start(story.answers));
  ({ state } = must(await perform(platform, state.id, { act: 'submit-dossier' }, citizen)));
  const actors = [citizen, officer('hong-gai.counter.hoa'), officer('hong-gai.chair'), officer('hong-gai.civil.nga')];
  for (const act of Object.keys(permissions) as Act[])
    for (const actor of [...actors, SYSTEM]) {
      const command = { act, task: 1, reason: '', law: '', items: [], units: [], fee: 'fee', to: '', text: '' };
      const apart = [
        'draft-dossier',
        'refuse-reception',
        'receive-dossier',
        'wake-dossier',
        'read-dossier',
        'order-payment',
      ];
      if (apart.includes(act)) continue;
      look(await perform(platform, state.id, { ...command, officer: '' } as unknown as Command, actor));
    }
  expect([...seen]).toEqual(expect.arrayContaining(['form-invalid', 'not-permitted', 'not-in-this-status']));
});

it.each([...new Set(Object.values(permissions).flat())])('%s is named in words, where somebody else may not', (who) => {
  expect(Object.keys(PHRASES)).toContain(`who-${who}`);
});
