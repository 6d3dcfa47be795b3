/** What is said after an act, and that nothing else is read from the cookie. */
import { expect, it } from 'vitest';
import { noDossier, type Task } from '#dossier/state.ts';
import { province } from '../../test/support/platform.ts';
import { formatsFor, translator } from './i18n.ts';
import { noticeAsCookie, noticeOf, noticeText } from './notices.ts';
import type { View } from './view.ts';

const now = Temporal.Instant.from('2026-11-25T03:00:00Z');
const view = { t: translator('vi'), fmt: formatsFor('vi'), lang: 'vi', now, platform: { province } } as unknown as View;
const task = (id: number, post: string, assignee?: string): Task => ({
  id,
  step: 'check',
  act: 'complete-task',
  unit: '06685',
  post,
  assignee,
  openedAt: now.toString(),
});
const state = (status: 'in-progress' | 'awaiting-supplement' | 'refused', ...tasks: Task[]) => ({
  ...noDossier('x'),
  status,
  tasks,
});
const said = (...args: Parameters<typeof noticeOf>) => noticeText(view, noticeAsCookie(noticeOf(...args)));

it('says what was done and where the dossier went, or how it stands', () => {
  const before = state('in-progress', task(1, 'specialist', 'hong-gai.civil.minh'));
  expect(said('complete-task', before, state('in-progress', task(2, 'head')))).toBe(
    'Đã thực hiện: Hoàn thành bước này. Hồ sơ đã chuyển đến Thủ trưởng đơn vị – Ủy ban nhân dân phường Hồng Gai.',
  );
  expect(said('pay-fee', before, before)).toBe(
    'Đã thực hiện: Ghi nhận đã nộp tiền. Hồ sơ đang ở Bùi Đức Minh, Chuyên viên – Ủy ban nhân dân phường Hồng Gai.',
  );
  expect(said('request-supplement', before, state('awaiting-supplement', ...before.tasks))).toBe(
    `Đã thực hiện: Yêu cầu bổ sung. Trạng thái hồ sơ: ${translator('vi')('status.awaiting-supplement')}.`,
  );
  expect(said('refuse-dossier', before, state('refused'))).toContain('Trạng thái hồ sơ: ');
});

it('says that it was late, of the check of what came in and of the result', () => {
  const [dueAt, at] = ['2026-11-24T03:00:00Z', now.toString()];
  const before = { ...state('in-progress'), lateIntakes: [] };
  const after = { ...before, lateIntakes: [{ dueAt, at }] };
  expect(said('receive-dossier', before, after)).toContain('Việc này đã muộn: hạn 10:00 24/11/2026');
  expect(said('pay-fee', after, after)).not.toContain('muộn');
  const clock = { receivedAt: dueAt, dueAt, pauses: [] } as unknown as NonNullable<typeof after.clock>;
  const refused = { ...state('refused'), clock, resultAt: at };
  expect(said('refuse-dossier', { ...state('in-progress'), clock }, refused)).toContain('Việc này đã muộn: hạn 10:00');
  expect(said('refuse-dossier', { ...state('in-progress') }, { ...refused, resultAt: dueAt })).not.toContain('muộn');
  expect(noticeText(view, '{"act":"pay-fee","late":"x"}')).not.toContain('muộn');
});

it('reads nothing else from the cookie', () => {
  expect(noticeText(view, 'saved')).toBe('Đã lưu.');
  for (const odd of ['zzz', '{', '{"act":7}', '{"act":"<b>"}', 'null', '[]'])
    expect(noticeText(view, odd)).toBeUndefined();
  expect(noticeText(view, '{"act":"claim-task","at":[{"unit":"nowhere","post":"head"}]}')).toBe(
    'Đã thực hiện: Nhận việc này.',
  );
});

it('says at the counter that nothing is printed before the fee', () => {
  expect(noticeText(view, 'fee-first')).toContain('phải nộp phí, lệ phí trước');
  expect(noticeText(view, 'submitted-only')).toContain('Chưa có Giấy tiếp nhận');
});
