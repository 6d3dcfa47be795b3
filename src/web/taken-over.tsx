/** What doors say of a result whose holding another dossier took over, by the register. */
import { type PartGiven, partsGiven } from '#acts/parts-given.ts';
import { statusOfTaken, type TakenOver, takenOver } from '#acts/taken-over.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import type { CredentialFinding } from '#spine/credentials.ts';
import type { PaperFinding } from '#spine/papers.ts';
import { openDossier } from './dossiers.ts';
import { Tag } from './ui/basics.tsx';
import type { View } from './view.ts';

export interface Over extends TakenOver {
  /** Of the later dossier, where who looks may read it. */
  code?: string;
}

export async function overOf(view: View, state: DossierState): Promise<Over | undefined> {
  const taken = await takenOver(view.platform, state);
  if (!taken) return undefined;
  // Nobody asked for that one: whether it is theirs is no reading of it.
  const opened = view.actor ? await openDossier({ ...view, noted: undefined }, taken.by) : undefined;
  return { ...taken, ...(opened && !isRefusal(opened) && opened.state.code && { code: opened.state.code }) };
}

const WORDS = {
  withdrawn: 'check.status-revoked',
  given: 'check.status-given',
  replaced: 'check.status-replaced',
} as const;

export const OverTag = ({ view, over }: { view: View; over: Over }) => (
  <Tag text={view.t(WORDS[over.how])} classes="govuk-tag--red" />
);

/** Since when, by which number, and by which dossier for who may read it. */
export const overSince = ({ t, fmt }: View, { at, number, code }: Over): string =>
  [
    t('check.since', { date: fmt.date(at) }),
    number && t('check.by-number', { number }),
    code && t('check.by-dossier', { code }),
  ]
    .filter(Boolean)
    .join(' · ');

/** Of what has another fault nothing is known to be ours. */
const ABOUT_STATUS: readonly string[] = ['result-revoked', 'result-replaced', 'status-unknown'];

type Finding = PaperFinding | CredentialFinding;

/** A genuine result of ours holds only as long as the register says so, whatever list was made before. */
export async function withRegister<F extends Finding>(
  view: View,
  finding: F,
  of: { code: string; is(result: NonNullable<DossierState['result']>): boolean },
): Promise<{ finding: F; over?: Over; parts?: readonly PartGiven[] }> {
  if (!of.code || !(finding.faults as string[]).every((fault) => ABOUT_STATUS.includes(fault))) return { finding };
  const id = await view.platform.store.findDossierId(of.code);
  const state = id ? (await view.platform.store.load(id))?.state : undefined;
  if (!state?.result || !of.is(state.result)) return { finding };
  const { revoked } = state.result;
  if (revoked) return { finding: endedAs(finding, revoked.replacedBy ? 'replaced' : 'revoked') };
  const over = await overOf(view, state);
  if (!over) {
    const parts = await partsGiven(view.platform, state);
    // A list that says otherwise was altered: nothing in the record takes it back.
    const isListed = finding.status === 'revoked' || finding.status === 'replaced';
    return { finding: isListed ? { ...finding, holds: true, status: 'valid', faults: [] } : finding, parts };
  }
  return { finding: endedAs(finding, statusOfTaken(over) as 'revoked' | 'replaced'), over };
}

const endedAs = <F extends Finding>(finding: F, status: 'revoked' | 'replaced'): F => ({
  ...finding,
  holds: false,
  status,
  faults: [`result-${status}`],
});
