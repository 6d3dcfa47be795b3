/** A form that is sent once more before it is done. */
import { describe, expect, it } from 'vitest';
import { farDue, oldPaper, refuseAmount } from './act-commands.ts';

describe('an authorisation to take a result', () => {
  const today = '2026-11-25';
  const body = { to: 'authorised', 'authorised-paper-date': '2025-11-24' };
  it('of more than a year ago is asked about once', () => {
    expect(oldPaper('deliver-result', body, today)).toBe('2025-11-24');
    expect(oldPaper('deliver-result', { ...body, confirmedPaper: '2025-11-24' }, today)).toBeUndefined();
    expect(oldPaper('deliver-result', { ...body, confirmedPaper: '2025-11-23' }, today)).toBe('2025-11-24');
  });
  it.each(['2025-11-25', '2026-11-25', '2025-02-30', '', 'x'])('of «%s» is not', (date) => {
    expect(oldPaper('deliver-result', { ...body, 'authorised-paper-date': date }, today)).toBeUndefined();
  });
  it('is asked about in no other act, and of nobody else', () => {
    expect(oldPaper('issue-result', body, today)).toBeUndefined();
    expect(oldPaper('deliver-result', { ...body, to: 'applicant' }, today)).toBeUndefined();
  });
});

describe('a date that a body outside promises', () => {
  const far = (day: string, legal?: string, confirmedDue = '') =>
    farDue('record-outside', { theirDueOn: day, confirmedDue }, '2026-11-25', legal);
  it('long after the date of law is asked about once', () => {
    expect(far('2027-03-01', '2026-12-10')).toBe('2027-03-01');
    expect(far('2027-03-01', '2026-12-10', '2027-03-01')).toBeUndefined();
    expect(far('2026-12-31', '2026-12-10')).toBeUndefined();
    // Of one that is late already the month runs from today.
    expect(far('2026-12-20', '2026-06-01')).toBeUndefined();
  });
  it('where no law sets one, after more than a year', () => {
    expect(far('2027-11-25')).toBeUndefined();
    expect(far('2027-11-26')).toBe('2027-11-26');
  });
});

it.each(['1.500.00', '1,5', '1500.000', 'năm trăm'])(
  'an amount that may mean two is read as none: «%s»',
  (amountVnd) => {
    expect(refuseAmount({ amountVnd })).toMatchObject({ code: 'amount-unclear', params: { text: amountVnd } });
  },
);

it.each(['1500000', '1.500.000', '', ' '])(
  'an amount is read as it is written, and none is asked for elsewhere: «%s»',
  (amountVnd) => {
    expect(refuseAmount({ amountVnd })).toBeUndefined();
  },
);
