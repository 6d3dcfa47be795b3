/**
 * The number of a receipt is used once at a centre, whatever dossier it is of: a counter types it, and one receipt had paid several debts.
 * A receipt of several debts is said to be so each time, from the first on. A number without its series may be any of that running
 * number: where one was used already, the series has to be written.
 */
import type { DossierEvent } from '#dossier/events.ts';
import { feeNamed } from '#dossier/fee-names.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { isSameReceipt, receiptNumber, runningOf } from '#kernel/receipt-number.ts';
import type { NewEntry } from '#spine/store.ts';
import type { Platform } from './platform.ts';

/** Where the claims are kept; no register that anybody reads. */
const RECEIPTS = 'receipt';
type Paid = Extract<DossierEvent, { type: 'fee-paid' }>;

/** Of what an officer took: the bank's word has a number of its own, which is taken once where its notice comes in. */
const takenByOfficer = (events: readonly DossierEvent[]): Paid[] =>
  events.filter((event): event is Paid => event.type === 'fee-paid' && event.by.kind === 'officer');

interface Claims {
  alone: string;
  shared: string;
  /** That some receipt with a series has this running number; of one that has a series. */
  series?: string;
  /** What a receipt with a series must not have been used as, without it. */
  aloneBare?: string;
  sharedBare?: string;
}

function claimsOf({ receivingUnit }: DossierState, { reference }: Paid): Claims {
  const number = receiptNumber(reference);
  const { running, bare } = runningOf(number);
  const of = (kind: string, one: string) => `${kind}=${receivingUnit}:${one}`;
  const own = { alone: of('receipt', number), shared: of('shared-receipt', number) };
  if (running === undefined) return own;
  const series = of('series-receipt', running);
  return bare
    ? { ...own, series }
    : { ...own, series, aloneBare: of('receipt', running), sharedBare: of('shared-receipt', running) };
}

function claimed(claims: Claims, isShared: boolean | undefined): Pick<NewEntry, 'unique' | 'untaken' | 'shared'> {
  const { alone, shared, series, aloneBare, sharedBare } = claims;
  const own = isShared ? { untaken: [alone], shared: [shared] } : { unique: [alone], untaken: [shared] };
  if (!series) return own;
  if (!aloneBare || !sharedBare) return { ...own, untaken: [...own.untaken, series] };
  const free = isShared ? [aloneBare] : [aloneBare, sharedBare];
  return { ...own, untaken: [...own.untaken, ...free], shared: [...(own.shared ?? []), series] };
}

/** What the act claims of the receipts of its centre. A told story is told again and again. */
export function receiptEntries(
  { story }: Pick<Platform, 'story'>,
  events: readonly DossierEvent[],
  state: DossierState,
  seq: number,
): NewEntry[] {
  if (story) return [];
  return takenByOfficer(events).map((event) => {
    const claims = claimed(claimsOf(state, event), event.shared);
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
  const fee = other?.fees.find(({ reference = '' }) => isSameReceipt(reference, event.reference));
  const rules = other && (await platform.procedureByHash(other.procedure.hash));
  if (!other || !rules || isRefusal(rules)) return undefined;
  return refuse('receipt-used', {
    reference: event.reference.trim(),
    used: fee ? feeNamed(fee, rules) : rules.name,
    dossier: other.code ?? other.id,
  });
}
