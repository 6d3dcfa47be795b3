/**
 * By what a dossier stops without a result (form 05). The law that its procedure names comes first; where that names none, a general
 * rule that the province set holds, from day to day, and the paper says that it is such a one.
 */
import { inSentence } from '#authority/units.ts';
import { namesArticle } from '#kernel/law-text.ts';
import type { SlipLookups } from './handovers.ts';
import { refuseUnheld } from './law-cited.ts';
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
  if (own && holds(rules.supplementLaw, at, state, lookups)) {
    if (!namesArticle(own)) return `${own} (điều khoản cụ thể chưa đối chiếu văn bản gốc)`;
    // The time that ended is the province's setting, taken from who quotes that article.
    return rules.supplementSettings?.answer?.confirmed === false ? `${own} (${QUOTED})` : own;
  }
  const { law, by } = generalOf('lapsed', at, lookups);
  const unseen = namesArticle(law) ? '' : '; điều khoản cụ thể chưa đối chiếu văn bản gốc';
  return `${law} (quy định chung, áp dụng theo thiết lập của ${by}${unseen})`;
}

const QUOTED = 'theo bản trích dẫn, chưa đối chiếu văn bản gốc';

/**
 * Where an article says that who decides tells why nothing is given, the paper of the centre is no such notice, and says so. Which article
 * is a setting of the province, by the code of the procedure: its value is the article.
 */
export function decidersNotice(at: string, decides: string, { province, rules }: SlipLookups): string | undefined {
  const row = province.valueOf(
    `lapse-notice-${rules.code.toLowerCase().replaceAll('.', '-')}`,
    province.calendar.dateOf(Temporal.Instant.from(at)),
  );
  if (typeof row?.value !== 'string') return undefined;
  const law = row.confirmed ? row.value : `${row.value} (${QUOTED})`;
  return `Theo ${law}, lý do không cấp kết quả do ${decides} thông báo; phiếu này chỉ báo việc dừng giải quyết vì hết thời hạn bổ sung, không thay thông báo đó.`;
}

function generalOf(what: keyof typeof GENERAL, at: string, { province }: SlipLookups): { law: string; by: string } {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  const { setting, law } = GENERAL[what];
  const row = province.valueOf(setting, date)?.value;
  return { law: typeof row === 'string' ? row : law, by: inSentence(province.wholeName(date).vi) };
}

const holds = (law: string, at: string, state: Stopped, { province, rules }: SlipLookups): boolean =>
  !refuseUnheld(state, law, { province, rules, at: Temporal.Instant.from(at) });
