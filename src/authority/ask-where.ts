/** Who can tell what is not published, with what is known of how to reach them. */
import type { Names } from '#kernel/phrase.ts';
import type { Province } from './province.ts';

export function centreToAsk(province: Province, date: string): Names {
  const centre = province.unitWithRole('one-stop', undefined);
  if (!centre) return province.wholeName(date);
  const { vi, en, hi } = province.nameOf(centre, date);
  const { address, phone } = province.reachOf(centre.code, date);
  const reach = [address?.value, phone?.value].filter(Boolean).join(', ');
  const reached = (name: string) => (reach ? `${name} (${reach})` : name);
  return { vi: reached(vi), en: reached(en), hi: reached(hi ?? en) };
}
