import { expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/outcome.ts';
import { textOf } from './message-words.ts';

const received = (more: Record<string, string>) => ({
  id: 'm',
  owner: 'person:1',
  kind: 'received' as const,
  dossierId: 'd',
  at: '2028-12-29T09:00:00Z',
  params: { code: 'H49-1', vi: 'Khai sinh', en: 'Birth', hi: 'जन्म', dueAt: '2029-01-01T10:00:00Z', ...more },
});

it('a message says with the date that it may yet change, in every language, and nothing where it stands', () => {
  const doubts = JSON.stringify([{ kind: 'year-unknown', year: 2029 }]);
  for (const language of LANGUAGES) {
    const plain = textOf(received({}), language).what;
    const open = textOf(received({ doubts }), language).what;
    expect(open.startsWith(`${plain} `)).toBe(true);
    expect(open.slice(plain.length)).toContain('2029');
  }
});

it('a message says of which result the date is, where a dossier has several', () => {
  const part = JSON.stringify({ vi: 'Giấy khai sinh', en: 'Birth certificate', hi: 'जन्म प्रमाणपत्र' });
  const phases = { part, wholeAt: '2029-01-30T10:00:00Z' };
  expect(textOf(received(phases), 'vi').what).toBe(
    'Khai sinh: hồ sơ H49-1 đã được tiếp nhận. Hẹn trả Giấy khai sinh lúc 17:00 01/01/2029, toàn bộ kết quả lúc 17:00 30/01/2029.',
  );
  const extended = { ...received({ part, reason: 'Chờ xác minh' }), kind: 'extended' as const };
  expect(textOf(extended, 'vi').what).toContain('Giấy khai sinh được hẹn lại lúc 17:00 01/01/2029');
  for (const language of LANGUAGES)
    for (const message of [received(phases), extended]) {
      const { subject, what, next } = textOf(message, language);
      expect(`${subject} ${what} ${next}`).not.toMatch(/undefined|[{}]/);
    }
});

it('a payment that receipt waits for says so, and none that holds the result back does', () => {
  for (const language of LANGUAGES)
    for (const kind of ['payment', 'fee-due'] as const) {
      const message = { ...received({}), kind, params: { ...received({}).params, amountVnd: 50_000 } };
      const before = textOf(message, language);
      const first = textOf({ ...message, params: { ...message.params, first: 'receipt' } }, language);
      expect(first.next).not.toBe(before.next);
      expect(`${first.subject} ${first.what} ${first.next}`).not.toMatch(/undefined|[{}]/);
      const later = textOf({ ...message, params: { ...message.params, later: 'result' } }, language);
      expect(`${later.subject} ${later.what} ${later.next}`).not.toMatch(/undefined|[{}]/);
      if (language !== 'vi') continue;
      if (kind === 'payment')
        expect(`${later.subject} ${later.next}`).toMatch(/trước khi nhận kết quả Chưa phải nộp ngay/);
      expect(first.next).toContain('chỉ được tiếp nhận và bắt đầu tính thời hạn sau khi đã nộp');
      expect(`${first.what} ${first.next}`).not.toMatch(/kết quả/);
    }
});

it('what became of money that was paid is told with the law by which it was found', () => {
  const money = { amountVnd: 75_000, law: 'Điều 9 Luật A', reference: 'FT-9', reason: 'Đã thẩm định' };
  const params = { ...received({}).params, ...money };
  for (const language of LANGUAGES)
    for (const kind of ['refunded', 'fee-kept'] as const) {
      const { subject, what, next } = textOf({ ...received({}), kind, params }, language);
      expect(what).toContain('Điều 9 Luật A');
      expect(what).toMatch(/75[.,]000/);
      expect(`${subject} ${what} ${next}`).not.toMatch(/undefined|[{}]/);
    }
  // Of before, and where the procedure itself lets it be given back, no law was named.
  const { law, ...unnamed } = params;
  expect(textOf({ ...received({}), kind: 'refunded', params: unnamed }, 'vi').what).not.toMatch(/theo|undefined/);
});

it('a refusal says what becomes of money that was paid, in every language, as the page says it', () => {
  const refused = { ...received({ reason: 'Thiếu giấy', law: 'Điều 5' }), kind: 'refused' as const };
  const money = JSON.stringify([
    { amountVnd: 75_000, becomes: 'open', law: 'Điều 1' },
    { amountVnd: 20_000, becomes: 'kept', law: 'Điều 9' },
  ]);
  for (const language of LANGUAGES) {
    const plain = textOf(refused, language).what;
    const said = textOf({ ...refused, params: { ...refused.params, money } }, language).what;
    expect(said.startsWith(`${plain} `)).toBe(true);
    expect(said.slice(plain.length)).toMatch(/75[.,]000.*20[.,]000|Điều 9/);
  }
});

it('every message of an ending stops before what is said of money, and names whom to ask', () => {
  const money = JSON.stringify([{ amountVnd: 75_000, becomes: 'open', law: 'Điều 1' }]);
  const ask = JSON.stringify({ vi: 'Trung tâm A (0203 1)', en: 'Centre A (0203 1)', hi: 'केंद्र A (0203 1)' });
  const own = { reason: 'Thiếu giấy', law: 'Điều 5', number: '1', body: 'cqdk', by: 'Hoa' };
  for (const kind of ['refused', 'rejected', 'outside-refused', 'withdrawn', 'lapsed'] as const)
    for (const language of LANGUAGES) {
      const message = { ...received(own), kind };
      expect(textOf(message, language).what, `${kind} ${language}`).toMatch(/[.।]$/);
      const params = { ...message.params, money, ask };
      expect(textOf({ ...message, params }, language).what).toContain('0203 1');
      // Of before, it was not kept: the centre that received it is asked.
      const { ask: _, ...before } = params;
      expect(textOf({ ...message, params: before }, language).what).not.toMatch(/undefined|[{}]/);
    }
});

it('money that came for what was replaced is told so, with whom to ask', () => {
  const ask = JSON.stringify({ vi: 'Trung tâm A', en: 'Centre A', hi: 'केंद्र A' });
  const params = { ...received({ ask, reference: 'FT-1' }).params, amountVnd: 75_000, why: 'replaced' };
  for (const language of LANGUAGES) {
    const { what, next } = textOf({ ...received({}), kind: 'surplus', params }, language);
    expect(`${what} ${next}`).not.toMatch(/undefined|[{}]|surplus\./);
    expect(next).toContain(JSON.parse(ask)[language]);
  }
});

it('a message of a result says how it was asked for and where; one of before does not', () => {
  const ask = JSON.stringify({ vi: 'Trung tâm A', en: 'Centre A', hi: 'केंद्र A' });
  const next = (more: Record<string, string>) =>
    textOf({ ...received({ number: '1', ...more }), kind: 'result' }, 'vi').next;
  const plain = next({});
  expect(next({ way: 'post', address: 'Số 5, tổ 3', ask })).toBe(
    `${plain} Ông/Bà đã chọn nhận qua bưu chính, gửi đến: Số 5, tổ 3.`,
  );
  expect(next({ way: 'counter', ask })).toBe(`${plain} Ông/Bà đã chọn nhận tại Trung tâm A.`);
  // What waits for papers is neither downloaded nor fetched before they are there.
  const bring = JSON.stringify([{ vi: 'Giấy chứng sinh', en: 'Notice of birth', hi: 'जन्म सूचना' }]);
  const waits = next({ bring, bringOf: 'images', bringLaw: 'Quyết định 163/QĐ-BTP' });
  expect(waits).toMatch(/^Kết quả đang chờ Ông\/Bà: chưa tải.*Giấy chứng sinh/);
  expect(waits).not.toContain('Hãy tải');
});

it('a message of a stopped dossier names only what is known to stay; one of before nothing', () => {
  const ask = JSON.stringify({ vi: 'Trung tâm A', en: 'Centre A', hi: 'केंद्र A' });
  const next = (more: Record<string, string>) => textOf({ ...received(more), kind: 'lapsed' }, 'vi').next;
  expect(next({})).toBe('Nếu vẫn cần, hãy nộp hồ sơ mới.');
  expect(next({ files: 'yes' })).toContain('vẫn ở trong Kho giấy tờ của tài khoản đã gửi.');
  expect(next({ paper: 'yes', ask })).toBe(
    'Nếu vẫn cần, hãy nộp hồ sơ mới. Về giấy tờ bản giấy đã nộp, hãy hỏi Trung tâm A.',
  );
});

it('nobody is sent for a result before what it costs is paid, known or not', () => {
  for (const language of LANGUAGES)
    for (const kind of ['result', 'outside-result'] as const) {
      const of = (more: Record<string, string | number>) =>
        textOf({ ...received({}), kind, params: { ...received({ number: '1', body: 'B' }).params, ...more } }, language)
          .next;
      const plain = of({});
      expect(of({ payVnd: 75_000 })).toMatch(/75[.,]000/);
      const open = of({ payVnd: 0, payOpen: 'yes' });
      expect(open.endsWith(plain)).toBe(true);
      expect(open.length).toBeGreaterThan(plain.length);
      expect(open).not.toMatch(/undefined|[{}]|\d/);
    }
});
