/** What has to be paid before a result is handed out, as far as it is known: said wherever somebody is told to come for it. */
import { formatVnd } from '#kernel/money.ts';
import { awaitsCaseFee } from './decide-case-fee.ts';
import type { Rules } from './rules.ts';
import { type DossierState, owedFees } from './state.ts';

export interface PaidFirst {
  /** Of what is known. */
  amountVnd: number;
  /** There is, or may be, something whose amount nobody can tell yet. */
  isOpen: boolean;
}

export function paidFirst(state: DossierState, rules: Pick<Rules, 'feeUnknown'>): PaidFirst | undefined {
  const owed = owedFees(state);
  const isUnset = awaitsCaseFee(state, rules);
  if (!owed.length && !isUnset) return undefined;
  const known = owed.filter((fee) => !fee.amountOpen);
  return {
    amountVnd: known.reduce((sum, fee) => sum + fee.amountVnd, 0),
    isOpen: isUnset || known.length < owed.length,
  };
}

/** The same in a paper: whoever comes for it before it is paid goes away without it. */
export function payLine(state: DossierState, rules: Pick<Rules, 'feeUnknown'>): string | undefined {
  const first = paidFirst(state, rules);
  if (!first) return undefined;
  const known = first.amountVnd ? formatVnd(first.amountVnd) : '';
  const open = first.isOpen ? 'phí, lệ phí có mức nộp do nơi tiếp nhận thông báo' : '';
  return `trước khi nhận kết quả phải nộp ${[known, open].filter(Boolean).join(' và ')}`;
}
