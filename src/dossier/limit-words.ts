/** A limit as papers say it. */
import type { Limit } from '#calendar/calendar.ts';

export function limitText(limit: Limit): string {
  if ('sameDay' in limit) return 'trong ngày làm việc';
  const two = (n: number) => String(n).padStart(2, '0');
  if ('workingHours' in limit) return `${two(limit.workingHours)} giờ làm việc`;
  if ('workingDays' in limit) return `${two(limit.workingDays)} ngày làm việc`;
  return `${two(limit.calendarDays)} ngày`;
}
