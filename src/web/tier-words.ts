/** At which level a procedure is decided, as lists say it: a body of the centre is no office of the province, whichever level its record names. */
import type { Platform } from '#acts/platform.ts';
import { isRefusal } from '#kernel/outcome.ts';
import type { Manifest } from '#procedure/pack.ts';
import { deciderDoubts, deciderSaid, isTierSaid } from '#procedure/said.ts';
import type { ProcedureHit } from '#spine/doors.ts';
import { shownByCode } from './catalogue.ts';
import { bodyName, type Naming, unitReferenceName } from './unit-names.ts';
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

/**
 * «Cấp bộ, Bộ Công an giải quyết»; of another body outside its name alone; of ours the level. Nothing where nobody is known to decide an
 * imported procedure: the level that its import kept is no office.
 */
export function tierText(view: Naming, manifest: Manifest, reasons: readonly string[]): string | undefined {
  const { t, platform } = view;
  const body = bodyOf(manifest);
  const decided = (name: string) => t('tier.decided-by', { body: bodyName(view, name) });
  if (body) return isMinistry(body) ? `${t('tier.ministry')}, ${decided(body)}` : decided(body);
  const { decidedBy } = manifest;
  if (decidedBy && 'unit' in decidedBy) {
    if (decidedBy.unit === 'place') return t('tier.commune');
    const unit = platform.province.findUnit(decidedBy.unit);
    return unit ? t(`tier.${unit.tier}`) : decided(unitReferenceName(view, decidedBy.unit));
  }
  if (isTierSaid(manifest, reasons)) return t(`tier.${manifest.tier}`);
  const named = deciderDoubts(manifest, reasons).length ? undefined : deciderSaid(manifest)?.name;
  return named && decided(named);
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
    const text = isRefusal(shown) ? undefined : tierText(view, shown.pack.manifest, shown.listing.reasons);
    if (text) tiers.set(code, text);
  }
  return tiers;
}
