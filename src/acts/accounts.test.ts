/** Whose account a dossier has: an officer's draft and a citizen's own, and what comes of an account that is not theirs. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { hasAccount } from '#dossier/untold.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { delegation, withDelegations } from '../../test/support/delegations.ts';
import { holder, partyOf, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { accountOf } from './accounts.ts';
import { perform, startDossier } from './perform.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  withDelegations(test, [delegation('binh', 'an'), delegation('cuc', 'an')]);
});

const desk = holder('06862-mc', 'counter');
const { id: BINH_ACCOUNT, ...BINH } = partyOf('binh');
const { id: _cuc, ...CUC } = partyOf('cuc');
const draft = (channel: 'counter' | 'online', parties: object) =>
  ({
    ...{ act: 'draft-dossier', channel, place: '06862', receivingUnit: '06862-mc' },
    ...(channel === 'counter' && { delivery: { method: 'counter' } }),
    ...parties,
  }) as never;
const begin = (parties: object, by: Actor = desk, channel: 'counter' | 'online' = 'counter') =>
  startDossier(test.platform, '2.000986', draft(channel, parties), by);
const authority = 'Giấy ủy quyền số 1';
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.code : 'ok');

describe('an officer drafts', () => {
  it.each([
    ['of somebody else', 'an'],
    ['that nobody has', 'nobody-x'],
    ['of somebody whose number no sign-in proved', 'giang'],
  ])('with an account %s: refused, for the applicant and the representative', async (_, id) => {
    for (const parties of [
      { applicant: { ...BINH, id } },
      { applicant: BINH, representative: { ...CUC, id, authority } },
    ]) {
      const refused = await begin(parties);
      expect(codeOf(refused)).toBe('account-differs');
      if (!isRefusal(refused)) continue;
      for (const language of LANGUAGES) expect(refusalText(refused, language)).not.toMatch(/undefined|\{/);
    }
  });

  it('with the account of the number, or without one: whoever proves the number sees it', async () => {
    for (const applicant of [BINH, { ...BINH, id: BINH_ACCOUNT }]) {
      const { state, dossierId } = must(await begin({ applicant }));
      expect(state.applicant.id).toBe('id' in applicant ? BINH_ACCOUNT : undefined);
      expect(hasAccount(state)).toBe('id' in applicant);
      expect(codeOf(await perform(test.platform, dossierId, draft('online', { applicant }), person('binh')))).toBe(
        'ok',
      );
      expect(codeOf(await perform(test.platform, dossierId, draft('online', { applicant }), person('an')))).toBe(
        'not-permitted',
      );
    }
  });

  it('again, with another account than before: refused too', async () => {
    const { dossierId } = must(await begin({ applicant: BINH }));
    const again = draft('counter', { applicant: { ...BINH, id: 'an' } });
    expect(codeOf(await perform(test.platform, dossierId, again, desk))).toBe('account-differs');
  });

  it('or hands in what has an account of somebody else from before: refused until the draft is put right', async () => {
    const { dossierId, state } = must(await begin({ applicant: BINH }));
    const kept = (await test.store.load(dossierId))!;
    test.platform.snapshots.set(dossierId, { ...kept, state: { ...state, applicant: { ...BINH, id: 'an' } } });
    const submit = { act: 'submit-dossier' } as const;
    // What is remembered is read again from the record before anybody is refused.
    const load = test.store.load.bind(test.store);
    test.store.load = async (id) => ({ ...(await load(id))!, state: { ...state, applicant: { ...BINH, id: 'an' } } });
    expect(codeOf(await perform(test.platform, dossierId, submit, desk))).toBe('account-differs');
  });

  it('nothing as sent online, which would count as read in an account', async () => {
    expect(codeOf(await begin({ applicant: BINH }, desk, 'online'))).toBe('online-by-officer');
    const { dossierId } = must(await begin({ applicant: BINH }));
    const submit = { act: 'submit-dossier', channel: 'online' } as const;
    expect(codeOf(await perform(test.platform, dossierId, submit, desk))).toBe('online-by-officer');
  });
});

describe('a citizen drafts', () => {
  const an = person('an');
  it.each([
    ['an account of somebody else under their own number', { applicant: { ...partyOf('an'), id: 'binh' } }],
    ['an account that nobody has', { applicant: { ...partyOf('an'), id: 'nobody-x' } }],
    ['their account under the number of somebody else', { applicant: { ...BINH, id: 'an' } }],
    ['the same as representative', { applicant: CUC, representative: { ...BINH, id: 'an', authority } }],
    [
      'another account of whom they act for',
      { applicant: { ...BINH, id: 'cuc' }, representative: { ...partyOf('an'), authority } },
    ],
    [
      'another account of who acts for them',
      { applicant: partyOf('an'), representative: { ...BINH, id: 'x', authority } },
    ],
  ])('with %s: refused', async (_, parties) => {
    expect(codeOf(await begin(parties, an, 'online'))).toBe('not-permitted');
  });

  it('under the name of their account, and no other that the request says', async () => {
    const own = { ...partyOf('an'), name: ` ${partyOf('an').name.toLocaleUpperCase('vi')} ` };
    expect(must(await begin({ applicant: own }, an, 'online')).state.applicant.name).toBe(partyOf('an').name);
    const other = { ...partyOf('an'), name: 'Trần Văn Bình' };
    const { id: _id, ...byNumber } = other;
    for (const parties of [
      { applicant: other },
      { applicant: byNumber },
      { applicant: { ...other, name: 'Nguyen Thi An' } },
      { applicant: BINH, representative: { ...other, authority } },
    ]) {
      const refused = await begin(parties, an, 'online');
      expect(codeOf(refused)).toBe('account-name-differs');
      if (!isRefusal(refused)) continue;
      for (const language of LANGUAGES) expect(refusalText(refused, language)).toContain(partyOf('an').name);
    }
    // Of whom they act for, that of the delegation.
    const given = { representative: { ...partyOf('an'), authority } };
    const named = await begin({ applicant: { ...BINH, name: 'Lê Văn Sáu' }, ...given }, an, 'online');
    expect(codeOf(named)).toBe('delegation-name-differs');
    const upper = { ...BINH, name: BINH.name.toLocaleUpperCase('vi') };
    expect(must(await begin({ applicant: upper, ...given }, an, 'online')).state.applicant.name).toBe(BINH.name);
  });

  it('whose draft has another name from before hand it in under none', async () => {
    const { dossierId, state } = must(await begin({ applicant: partyOf('an') }, an, 'online'));
    const load = test.store.load.bind(test.store);
    const applicant = { ...partyOf('an'), name: 'Trần Văn Bình' };
    test.platform.snapshots.delete(dossierId);
    test.store.load = async (id) => ({ ...(await load(id))!, state: { ...state, applicant } });
    expect(codeOf(await perform(test.platform, dossierId, { act: 'submit-dossier' }, an))).toBe('account-name-differs');
  });

  it('with their own, alone or for somebody else, and puts nobody else in their place', async () => {
    const { dossierId } = must(await begin({ applicant: partyOf('an') }, an, 'online'));
    for (const applicant of [partyOf('binh'), BINH])
      must(await begin({ applicant, representative: { ...partyOf('an'), authority } }, an, 'online'));
    const given = draft('online', { applicant: BINH });
    expect(codeOf(await perform(test.platform, dossierId, given, an))).toBe('not-permitted');
  });
});

it('an account is known by the number that its sign-in proves', () => {
  const { province } = test.platform;
  expect(accountOf(province, ` ${BINH.idNumber} `)).toBe('binh');
  expect(accountOf(province, partyOf('giang').idNumber)).toBeUndefined();
  expect(accountOf(province, '022088999999')).toBeUndefined();
});
