/**
 * By what a dossier stops without a result (form 05). The law that its procedure names comes first; where that names none, a general
 * rule that the province set holds, from day to day, and the paper says that it is such a one.
 */
import { inSentence } from '#authority/units.ts';
import { namesArticle } from '#kernel/law-text.ts';
import type { SlipLookups } from './handovers.ts';
import { refuseEnded } from './law-cited.ts';
import type { DossierState } from './state.ts';

/** The province's rows; the same as they hold where it has none. */
const GENERAL = {
  lapsed: { setting: 'lapse-ground', law: 'Nghị định số 118/2025/NĐ-CP' },
  withdrawn: { setting: 'withdrawal-ground', law: 'Điều 21 Nghị định số 118/2025/NĐ-CP' },
} as const;

type Stopped = Pick<DossierState, 'submittedAt'>;

export function withdrawalGround(at: string, state: Stopped, lookups: SlipLookups): string | undefined {
  const { law } = generalOf('withdrawn', at, lookups);
  return holds(law, at, state, lookups) ? law : undefined;
}

/** Of a lapse, which ends the dossier against the wish of who applied: never nothing. */
export function lapseGround(at: string, state: Stopped, lookups: SlipLookups): string {
  const { rules } = lookups;
  const own = rules.recitalOf(rules.supplementLaw);
  if (own && holds(rules.supplementLaw, at, state, lookups))
    return namesArticle(own) ? own : `${own} (điều khoản cụ thể chưa đối chiếu văn bản gốc)`;
  const { law, by } = generalOf('lapsed', at, lookups);
  const unseen = namesArticle(law) ? '' : '; điều khoản cụ thể chưa đối chiếu văn bản gốc';
  return `${law} (quy định chung, áp dụng theo thiết lập của ${by}${unseen})`;
}

function generalOf(what: keyof typeof GENERAL, at: string, { province }: SlipLookups): { law: string; by: string } {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  const { setting, law } = GENERAL[what];
  const row = province.valueOf(setting, date)?.value;
  return { law: typeof row === 'string' ? row : law, by: inSentence(province.wholeName(date).vi) };
}

const holds = (law: string, at: string, state: Stopped, { province, rules }: SlipLookups): boolean =>
  !refuseEnded(state, law, { province, rules, at: Temporal.Instant.from(at) });
