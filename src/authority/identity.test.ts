/** By what a signed-in citizen reads and acts on a dossier that the counter took in for them. */
import { describe, expect, it } from 'vitest';
import { province } from '../../test/support/platform.ts';
import { isParty, provenNumber } from './identity.ts';
import { type Actor, mayAct, type PermittedAct } from './permission.ts';

const citizen = (idNumber: string | undefined, assurance: 1 | 2 = 2): Actor => ({
  kind: 'citizen',
  id: 'sub-of-a-provider',
  name: 'Lê Quang Dũng',
  idNumber,
  assurance,
});
const AT_COUNTER = { idNumber: '022085000004' };
const ACTS: readonly PermittedAct[] = [
  'read-dossier',
  'supplement-dossier',
  'withdraw-dossier',
  'send-message',
  'rate-dossier',
  'order-payment',
  'confirm-draft',
];
const allowed = (
  actor: Actor,
  act: PermittedAct,
  parties: { applicant?: object; representative?: object; represented?: boolean },
) => mayAct({ act, actor, dossier: { ...parties, tasks: [] }, province, date: '2026-11-25' });

describe('a dossier that the counter took in, without an account', () => {
  it.each(ACTS)('is open to its applicant by the number that the sign-in proved: %s', (act) => {
    expect(allowed(citizen('022085000004'), act, { applicant: AT_COUNTER })).toBe(true);
    expect(allowed(citizen('022 085 000 004'), act, { applicant: AT_COUNTER })).toBe(true);
    const representative = AT_COUNTER;
    const parties = { applicant: { idNumber: '5700000011' }, representative };
    expect(allowed(citizen('022085000004'), act, { ...parties, represented: true })).toBe(true);
    // Nobody who only stands in it as the representative acts: it is looked up whether they do so today.
    for (const represented of [false, undefined])
      expect(allowed(citizen('022085000004'), act, { ...parties, represented })).toMatchObject({
        code: 'delegation-needed',
      });
  });

  it.each(ACTS)('is not open to another number, to none, or to one that is not proven: %s', (act) => {
    for (const actor of [citizen('022190000001'), citizen(undefined), citizen('022085000004', 1)])
      expect(allowed(actor, act, { applicant: AT_COUNTER })).toHaveProperty('code');
  });

  it.each(['X1234567', '5700000011', '5700000011-001'])('knows %s likewise', (idNumber) => {
    expect(isParty(citizen(idNumber), { idNumber })).toBe(true);
    expect(isParty(citizen(idNumber, 1), { idNumber })).toBe(false);
  });

  it('takes no filler and no unreadable text for a number', () => {
    expect(provenNumber({ kind: 'citizen', assurance: 2, idNumber: '000000000000' })).toBeUndefined();
    expect(isParty(citizen('000000000000'), { idNumber: '000000000000' })).toBe(false);
    expect(isParty(citizen(''), { idNumber: '' })).toBe(false);
  });

  it('is never open to an officer as its applicant, nor by two accounts that are both unknown', () => {
    expect(isParty({ kind: 'officer', id: 'x', name: 'X' }, { id: 'x', idNumber: '022085000004' })).toBe(false);
    expect(isParty(citizen(undefined), {})).toBe(false);
  });
});

describe('a dossier that an account began', () => {
  it('stays open to that account, at either level', () => {
    for (const level of [1, 2] as const)
      expect(isParty(citizen('022085000004', level), { id: 'sub-of-a-provider', idNumber: '022085000004' })).toBe(true);
  });
});
