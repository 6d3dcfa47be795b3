/** What slip 05 says of a dossier that ended because a supplement did not come. */
import type { Province } from '#authority/province.ts';
import type { Rules } from './rules.ts';
import type { DossierState } from './state.ts';

/** Why it stops: what was asked for, when, and by when it was not handed in. */
export function lapsedReason(
  { supplement }: Pick<DossierState, 'supplement'>,
  deadline: string,
  { province, rules }: { province: Pick<Province, 'calendar'>; rules: Pick<Rules, 'itemName'> },
  you: string,
): string {
  const on = (iso: string) => province.calendar.print(Temporal.Instant.from(iso)).replace(' ', ' ngày ');
  const asked = (supplement?.items ?? []).map(({ item, reason }) => `${rules.itemName(item).vi} (${reason})`);
  const request = supplement
    ? ` theo yêu cầu lúc ${on(supplement.requestedAt)}${asked.length ? `, gồm: ${asked.join('; ')}` : ''}`
    : '';
  return `Hết thời hạn bổ sung, hoàn thiện hồ sơ (${on(deadline)}) mà chưa nhận được hồ sơ bổ sung${request}. Vì vậy hồ sơ dừng giải quyết; ${you} có thể nộp hồ sơ mới.`;
}
