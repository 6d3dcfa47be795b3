/**
 * The number of a receipt is used once at a centre, whatever dossier it is of: a counter types it, and one receipt had paid several debts.
 * A receipt of several debts is said to be so each time, from the first on.
 */
import type { DossierEvent } from '#dossier/events.ts';
import { feeNamed } from '#dossier/fee-names.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { sayingOf } from '#kernel/text.ts';
import type { NewEntry } from '#spine/store.ts';
import type { Platform } from './platform.ts';

/** Where the claims are kept; no register that anybody reads. */
const RECEIPTS = 'receipt';
type Paid = Extract<DossierEvent, { type: 'fee-paid' }>;

/** Of what an officer took: the bank's word has a number of its own, which is taken once where its notice comes in. */
const takenByOfficer = (events: readonly DossierEvent[]): Paid[] =>
  events.filter((event): event is Paid => event.type === 'fee-paid' && event.by.kind === 'officer');

const claimsOf = ({ receivingUnit }: DossierState, { reference }: Paid) => {
  const said = `${receivingUnit}:${sayingOf(reference)}`;
  return { alone: `receipt=${said}`, shared: `shared-receipt=${said}` };
};

/** What the act claims of the receipts of its centre. A told story is told again and again. */
export function receiptEntries(
  { story }: Pick<Platform, 'story'>,
  events: readonly DossierEvent[],
  state: DossierState,
  seq: number,
): NewEntry[] {
  if (story) return [];
  return takenByOfficer(events).map((event) => {
    const { alone, shared } = claimsOf(state, event);
    const claims = event.shared ? { untaken: [alone], shared: [shared] } : { unique: [alone], untaken: [shared] };
    return {
      register: RECEIPTS,
      subject: '',
      data: {},
      trueSince: '',
      knownSince: event.at,
      seq: seq + 1,
      bare: true as const,
      ...claims,
    };
  });
}

/** Which debt the receipt paid already, and of which dossier. */
export async function refuseReceipt(
  platform: Platform,
  state: DossierState,
  events: readonly DossierEvent[],
): Promise<Refusal | undefined> {
  const [event] = takenByOfficer(events);
  if (!event) return undefined;
  const claims = Object.values(claimsOf(state, event));
  const [holder] = (await platform.store.findHolders(RECEIPTS, claims)).values();
  const other = holder === undefined ? undefined : (await platform.store.load(holder))?.state;
  const fee = other?.fees.find(({ reference = '' }) => sayingOf(reference) === sayingOf(event.reference));
  const rules = other && (await platform.procedureByHash(other.procedure.hash));
  if (!other || !rules || isRefusal(rules)) return undefined;
  return refuse('receipt-used', {
    reference: event.reference.trim(),
    used: fee ? feeNamed(fee, rules) : rules.name,
    dossier: other.code ?? other.id,
  });
}
