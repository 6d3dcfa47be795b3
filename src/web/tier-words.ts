/** At which level a procedure is decided, as lists say it: a body of the centre is no office of the province, whichever level its record names. */
import type { Platform } from '#acts/platform.ts';
import { isRefusal } from '#kernel/outcome.ts';
import type { Manifest } from '#procedure/pack.ts';
import type { ProcedureHit } from '#spine/doors.ts';
import { shownByCode } from './catalogue.ts';
import type { View } from './view.ts';

const MINISTRY =
  /^(?:Bộ (?!phận |chỉ huy |tư lệnh )|Tổng cục |Cục |Ngân hàng Nhà nước|Bảo hiểm xã hội Việt Nam|Thủ tướng|Chính phủ|Ủy ban Chứng khoán|Kho bạc Nhà nước)/iu;
/** Its branch, or offices of several levels in one name. */
const BELOW = /(?<!\p{L})(?:tỉnh|thành phố|xã|phường|khu vực|chi nhánh)(?!\p{L})/iu;

export const isMinistry = (body: string): boolean => MINISTRY.test(body) && !BELOW.test(body);

/** Who outside decides, as an officer found or the source names it. */
function bodyOf({ origin, decidedBy, decider, outside }: Manifest): string | undefined {
  if (decidedBy) return 'outside' in decidedBy ? decidedBy.outside : undefined;
  if (origin !== 'catalogue' || !decider) return undefined;
  return outside?.body ?? (isMinistry(decider) ? decider : undefined);
}

/** «Cấp bộ, Bộ Công an giải quyết»; of another body outside its name alone; of ours the level. */
export function tierText({ t }: Pick<View, 't'>, manifest: Manifest): string {
  const body = bodyOf(manifest);
  if (!body) return t(`tier.${manifest.tier}`);
  const decided = t('tier.decided-by', { body });
  return isMinistry(body) ? `${t('tier.ministry')}, ${decided}` : decided;
}

/** Of what was found, by code; of what is not open nobody says it before somebody has looked. */
export async function tiersOf(
  platform: Platform,
  view: View,
  hits: readonly ProcedureHit[],
): Promise<Map<string, string>> {
  const tiers = new Map<string, string>();
  for (const { code, status } of hits) {
    if (status !== 'published') continue;
    const shown = await shownByCode(platform, code);
    if (!isRefusal(shown)) tiers.set(code, tierText(view, shown.pack.manifest));
  }
  return tiers;
}
