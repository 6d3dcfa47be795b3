/** Who acts for somebody else online: at each act and each reading, as the delegation stands that day. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Actor, mayAct } from '#authority/permission.ts';
import { authorityWords } from '#dossier/authority-words.ts';
import type { Command } from '#dossier/commands.ts';
import { receiverWords } from '#dossier/receiver.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import type { Delegation } from '#spine/doors.ts';
import { actsOf, messagesOf } from '../../test/support/acts.ts';
import { delegation, withDelegations } from '../../test/support/delegations.ts';
import {
  anotherBirth,
  officer,
  partyOf,
  person,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { storyOf } from './check-pack.ts';
import { openActs } from './open-acts.ts';
import { perform, startDossier, subjectOf } from './perform.ts';
import { mayStillShow } from './representing.ts';

const BIRTH = '1.001193';
const [an, binh] = [person('an'), person('binh')];
let test: TestPlatform;
let given: Delegation[];
beforeEach(async () => {
  test = await testPlatform();
  given = [delegation('an', 'binh')];
  withDelegations(test, given);
});
const { act, stateOf } = actsOf(() => test, binh);
const change = (other: Partial<Delegation>) => given.splice(0, 1, { ...given[0], ...other });
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.code : 'ok');

const draft = (authority = 'tự khai') => ({
  ...({ act: 'draft-dossier', channel: 'online', place: '06685' } as const),
  applicant: partyOf('an'),
  representative: { ...partyOf('binh'), authority },
  answers: { ...anotherBirth(), applicantName: partyOf('an').name, applicantResidence: partyOf('an').address },
  components: ['birth-proof', 'authorisation'].map((component) => ({ component, originals: 1, copies: 0 })),
});
const begin = async (by = binh, command: Command = draft()) => startDossier(test.platform, BIRTH, command as never, by);

const AGAINST: [string, Partial<Delegation>][] = [
  ['not accepted yet', { acceptedAt: undefined }],
  ['declined, or given up', { declinedAt: '2026-11-25T00:30:00Z' }],
  ['revoked', { revokedAt: '2026-11-25T00:30:00Z' }],
  ['of other days', { validFrom: '2026-11-26' }],
  ['ended', { validTo: '2026-11-24' }],
  ['for another procedure', { procedure: '2.000986' }],
  ['given by somebody else', { from: partyOf('cuc').idNumber }],
  ['to somebody else', { to: partyOf('cuc').idNumber }],
];

describe('a draft for another', () => {
  it('is taken with a delegation for it or for all, which it names whatever the request says', async () => {
    for (const procedure of ['*', BIRTH]) {
      change({ procedure });
      const { state } = must(await begin());
      expect(state.representative?.authority).toBe(`${given[0].id} (2026-11-25 – 2027-11-25)`);
    }
  });

  it.each(AGAINST)('is refused with one that is %s, whoever of both drafts it', async (_, other) => {
    change(other);
    for (const by of [an, binh]) {
      const refused = await begin(by);
      expect(codeOf(refused)).toBe('delegation-needed');
      if (isRefusal(refused))
        for (const language of LANGUAGES) expect(refusalText(refused, language)).not.toMatch(/undefined|\{/);
    }
  });

  it('is refused to who is no party of it, and at an account that proves no number', async () => {
    expect(codeOf(await begin(person('cuc')))).toBe('not-permitted');
    expect(codeOf(await begin({ ...binh, assurance: 1 }))).toBe('delegation-needed');
  });
});

describe('a draft that was begun online', () => {
  const mine = (applicant = partyOf('an')) => ({ ...draft(), applicant, representative: undefined });

  it('stays with the person it was begun for, whoever saves it', async () => {
    const { dossierId } = must(await begin());
    const theirs = { ...draft(), applicant: partyOf('binh'), representative: undefined };
    for (const by of [an, binh]) {
      const refused = await perform(test.platform, dossierId, theirs as never, by);
      expect(codeOf(refused)).toBe(by === an ? 'not-permitted' : 'draft-of-another');
      if (isRefusal(refused))
        for (const language of LANGUAGES) expect(refusalText(refused, language)).not.toMatch(/undefined|\{/);
    }
    expect((await stateOf(dossierId)).applicant.idNumber).toBe(partyOf('an').idNumber);
    must(await perform(test.platform, dossierId, mine() as never, an));
    must(await act(dossierId, { act: 'submit-dossier' }, an));
  });

  it('is of no officer, not even of the centre it names, until it is handed in', async () => {
    const named = { ...draft(), representative: undefined, receivingUnit: '06685-mc' } as never;
    const { dossierId } = must(await begin(an, named));
    const { province } = test.platform;
    const reads = async ({ id, name }: Actor) => {
      const actor = { kind: 'officer', id, name } as const;
      const dossier = subjectOf(await stateOf(dossierId));
      return codeOf(mayAct({ act: 'read-dossier', actor, dossier, province, date: '2026-11-25' }));
    };
    const counter = officer('hong-gai.counter.hoa');
    for (const command of [named, { act: 'submit-dossier' }, { ...mine(partyOf('binh')), channel: 'counter' }])
      expect(codeOf(await perform(test.platform, dossierId, command as never, counter))).toBe('not-permitted');
    for (const one of [counter, officer('06685-mc.head.1'), officer('hong-gai.chair'), officer('province.inspector')])
      expect(await reads(one)).toBe('not-permitted');
    must(await act(dossierId, { act: 'submit-dossier' }, an));
    expect(await reads(counter)).toBe('ok');
  });
});

describe('a link by which a result is shown', () => {
  it.each(AGAINST)(
    'of who represents closes with the delegation (%s), those of who applied do not',
    async (_, other) => {
      const { state } = must(await begin());
      const createdAt = '2026-11-25T01:10:00Z';
      const shows = () =>
        Promise.all(
          ['an', 'binh'].map((id) => mayStillShow(test.platform, { owner: `citizen:${id}`, createdAt }, state)),
        );
      expect(await shows()).toEqual([true, true]);
      change(other);
      expect(await shows()).toEqual([true, false]);
      // Who is given the power anew shows by a link of their own, of now.
      given.push({
        ...delegation('an', 'binh'),
        id: given[0].id.replace(/.$/, '9'),
        acceptedAt: '2026-11-25T01:20:00Z',
      });
      expect(await shows()).toEqual([true, false]);
      const anew = { owner: 'citizen:binh', createdAt: '2026-11-25T01:30:00Z' };
      expect(await mayStillShow(test.platform, anew, state)).toBe(true);
    },
  );
});

describe('what was begun with a delegation that holds no more', () => {
  const acts: { act: string; [field: string]: unknown }[] = [
    draft(),
    { act: 'submit-dossier' },
    { act: 'supplement-dossier' },
    { act: 'withdraw-dossier', reason: 'Không cần nữa' },
    { act: 'send-message', topic: 'question', text: 'Khi nào xong?' },
    { act: 'confirm-draft' },
    { act: 'rate-dossier', score: 5 },
  ];
  it.each(AGAINST)('is closed at every act: %s', async (_, other) => {
    const { dossierId } = must(await begin());
    change(other);
    for (const one of acts)
      expect([one.act, codeOf(await act(dossierId, one))]).toEqual([one.act, 'delegation-needed']);
    expect(await openActs(test.platform, await stateOf(dossierId), binh)).toEqual([]);
    expect((await stateOf(dossierId)).status).toBe('draft');
  });

  it('ends for the one at once, stays the other’s, and tells the one no more', async () => {
    const { dossierId } = must(await begin());
    must(await act(dossierId, { act: 'submit-dossier' }));
    const { seq } = await stateOf(dossierId);
    const told = async () => (await messagesOf(test.platform, dossierId, seq)).map(({ owner }) => owner);
    const [to, agent] = ['an', 'binh'].map((id) => `person:${partyOf(id).idNumber}`);
    expect(await told()).toEqual([to, agent]);
    change({ revokedAt: '2026-11-25T01:00:00Z' });
    expect(await told()).toEqual([to]);
    const withdraw = { act: 'withdraw-dossier', reason: 'Không cần nữa' };
    expect(codeOf(await act(dossierId, withdraw))).toBe('delegation-needed');
    must(await act(dossierId, withdraw, an));
  });
});

it('what an officer took in with a paper is open to who the paper names, until they send it online themselves', async () => {
  given.length = 0;
  const counter = officer('hong-gai.counter.hoa');
  const command = { ...draft('Giấy ủy quyền số 1'), channel: 'counter', receivingUnit: '06685-mc' } as never;
  const { dossierId, state } = must(
    await startDossier(
      test.platform,
      BIRTH,
      { ...(command as object), delivery: { method: 'counter' } } as never,
      counter,
    ),
  );
  expect(state.representative?.authority).toBe('Giấy ủy quyền số 1');
  expect(await openActs(test.platform, state, binh)).toContain('submit-dossier');
  for (const one of [draft(), { act: 'submit-dossier', channel: 'online' }])
    expect(codeOf(await act(dossierId, one))).toBe('delegation-needed');
});

describe('who files a household business', () => {
  const HOUSEHOLD = '1.001612';
  const filing = async (by: 'an' | 'binh', filedBy?: string, channel = 'online') => {
    const story = must(storyOf(shipped.get(HOUSEHOLD)!, 'online'));
    const { filedBy: _, applicantDateOfBirth: _born, ...answers } = story.answers;
    const command = {
      ...({ act: 'draft-dossier', channel, place: story.place, receivingUnit: '06685-mc' } as const),
      applicant: partyOf('an'),
      ...(by === 'binh' && { representative: { ...partyOf('binh'), authority: 'x' } }),
      answers: { ...answers, ...(filedBy && { filedBy }) },
    };
    return startDossier(test.platform, HOUSEHOLD, command as never, channel === 'online' ? person(by) : counter);
  };
  const counter = officer('hong-gai.counter.hoa');

  it('follows from who signs in, and from whom the counter has on record', async () => {
    expect(must(await filing('an')).state.answers['filedBy']).toBe('owner');
    const { dossierId, state } = must(await filing('binh'));
    expect(state.answers['filedBy']).toBe('individual');
    // Then the paper of the procedure is asked for; no source says that the electronic authority stands for it.
    const rules = must(await test.platform.procedure(HOUSEHOLD));
    const paper = rules.components.find(({ id }) => id === 'authorisation')!;
    expect(rules.isAsked(paper, state.answers)).toBe(true);
    for (const [by, filedBy, channel] of [
      ['an', 'individual', 'online'],
      ['binh', 'owner', 'online'],
      ['binh', 'organisation', 'online'],
      ['binh', 'owner', 'counter'],
    ] as const) {
      const refused = await filing(by, filedBy, channel);
      expect(codeOf(refused), `${by} ${filedBy} ${channel}`).toBe('form-invalid');
      if (isRefusal(refused)) expect(refusalText(refused, 'vi')).toContain('trái với người đang nộp hồ sơ');
    }
    must(await filing('binh', 'organisation', 'counter'));
    must(await filing('an', 'individual', 'counter'));
    expect((await stateOf(dossierId)).representative?.authority).toContain(given[0].id);
  });

  it('is told by the days of their authority, and never by its id', () => {
    const authority = `${given[0].id} (2026-11-30 – 2026-12-30)`;
    expect(authorityWords(authority).vi).toBe('Ủy quyền điện tử từ ngày 30/11/2026 đến hết ngày 30/12/2026');
    expect(authorityWords('Giấy ủy quyền số 5').hi).toBe('Giấy ủy quyền số 5');
    const receiver = { as: 'representative' as const, paper: authority };
    for (const language of LANGUAGES)
      expect(receiverWords({ recipient: 'Trần Văn Bình', receiver })[language]).not.toMatch(/-/);
  });
});
