/**
 * Who sets what is owed beside the fees of the procedure: the agency that gave the notice, as the tax office does of land. Whether such
 * money goes back is for that agency to find, by the law it asked by (of taxes, Law 108/2025/QH15), and not for whoever decides the dossier.
 */
import type { Province } from '#authority/province.ts';
import { agencyNames } from '#authority/signing.ts';
import type { Names } from '#kernel/phrase.ts';
import { type Fee, isNotice } from './fees.ts';
import type { Rules } from './rules.ts';
import type { DossierState } from './state.ts';

/** From before, no desk was kept. */
const WHO_ASKED: Names = {
  vi: 'cơ quan đã ra thông báo nộp tiền',
  en: 'the agency that gave the notice of payment',
  hi: 'वह संस्था जिसने भुगतान की सूचना दी',
};

/** Nobody where the agency that decides the dossier sets it, or the centre takes it by a rate. */
export function setterOf(
  fee: Pick<Fee, 'id' | 'ofCase' | 'askedBy'>,
  { unit }: Pick<DossierState, 'unit'>,
  { province, rules, date }: { province: Province; rules: Pick<Rules, 'feeIds'>; date: string },
): Names | undefined {
  if (!isNotice(fee, rules)) return undefined;
  if (!fee.askedBy) return WHO_ASKED;
  const { vi, en, hi = en } = agencyNames(province, fee.askedBy.unit, date);
  return vi === agencyNames(province, unit, date).vi ? undefined : { vi, en, hi };
}
