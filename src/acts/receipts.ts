/**
 * The number of a receipt is used once at a centre, whatever dossier it is of: a counter types it, and one receipt had paid several debts.
 * So is the number of a transfer by which money goes back: one transfer had proved several returns. Money that comes and money that goes
 * have numbers apart. What is of several debts or returns is said to be so each time, from the first on. A number without its series may
 * be any of that running number: where one was used already, the series has to be written.
 */
import type { DossierEvent } from '#dossier/events.ts';
import { feeNamed } from '#dossier/fee-names.ts';
import { goneBackBy, type Transfer } from '#dossier/gone-back.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { isSameReceipt, receiptNumber, runningOf } from '#kernel/receipt-number.ts';
import type { NewEntry } from '#spine/store.ts';
import type { Platform } from './platform.ts';

/** Where the claims are kept, of money that comes and of money that goes; no registers that anybody reads. */
type Numbers = 'receipt' | 'return';

/** The number that an event uses, and the one that the record which it corrects had used. */
interface Use {
  of: Numbers;
  takes?: Transfer;
  leaves?: Transfer;
}

function useOf(event: DossierEvent, { fees, surplus }: DossierState): Use | undefined {
  switch (event.type) {
    // Of what an officer took: the bank's word has a number of its own, which is taken once where its notice comes in.
    case 'fee-paid':
      return event.by.kind === 'officer' ? { of: 'receipt', takes: event } : undefined;
    case 'surplus-received':
      return event.by.kind === 'officer' ? { of: 'receipt', takes: { reference: event.reference } } : undefined;
    // Not of this dossier: the number is free for the right one.
    case 'payment-struck':
      return { of: 'receipt', leaves: event };
    case 'fee-refunded':
    case 'fee-kept': {
      const leaves = fees.find(({ id }) => id === event.fee)?.refund;
      return { of: 'return', leaves, ...(event.type === 'fee-refunded' && { takes: event }) };
    }
    case 'surplus-returned': {
      const leaves = surplus?.find(({ reference }) => reference === event.reference)?.returned;
      return { of: 'return', leaves, takes: { reference: event.returnedBy, shared: event.shared } };
    }
  }
  return undefined;
}

interface Claims {
  alone: string;
  shared: string;
  /** That some receipt with a series has this running number; of one that has a series. */
  series?: string;
  /** What a receipt with a series must not have been used as, without it. */
  aloneBare?: string;
  sharedBare?: string;
}

function claimsOf(numbers: Numbers, { receivingUnit }: DossierState, { reference }: Transfer): Claims {
  const number = receiptNumber(reference);
  const { running, bare } = runningOf(number);
  const of = (kind: string, one: string) => `${kind}=${receivingUnit}:${one}`;
  const own = { alone: of(numbers, number), shared: of(`shared-${numbers}`, number) };
  if (running === undefined) return own;
  const series = of(`series-${numbers}`, running);
  return bare
    ? { ...own, series }
    : { ...own, series, aloneBare: of(numbers, running), sharedBare: of(`shared-${numbers}`, running) };
}

function claimed(claims: Claims, isShared: boolean | undefined): Pick<NewEntry, 'unique' | 'untaken' | 'shared'> {
  const { alone, shared, series, aloneBare, sharedBare } = claims;
  const own = isShared ? { untaken: [alone], shared: [shared] } : { unique: [alone], untaken: [shared] };
  if (!series) return own;
  if (!aloneBare || !sharedBare) return { ...own, untaken: [...own.untaken, series] };
  const free = isShared ? [aloneBare] : [aloneBare, sharedBare];
  return { ...own, untaken: [...own.untaken, ...free], shared: [...(own.shared ?? []), series] };
}

/** A correction that leaves the number as it was takes nothing, and gives nothing free. */
const isSame = (one: Transfer, other: Transfer): boolean =>
  receiptNumber(one.reference) === receiptNumber(other.reference) && !one.shared === !other.shared;

/** What the act claims of the numbers of its centre, and gives free; what is of several stays claimed. A told story is told again and again. */
export function numberEntries(
  { story }: Pick<Platform, 'story'>,
  events: readonly DossierEvent[],
  state: DossierState,
  seq: number,
): NewEntry[] {
  if (story) return [];
  return events.flatMap((event) => {
    const { of, takes, leaves } = useOf(event, state) ?? {};
    if (!of || (takes && leaves && isSame(takes, leaves))) return [];
    const bare = {
      register: of,
      subject: '',
      data: {},
      trueSince: '',
      knownSince: event.at,
      seq: seq + 1,
      bare: true as const,
    };
    return [
      ...(takes ? [{ ...bare, ...claimed(claimsOf(of, state, takes), takes.shared) }] : []),
      ...(leaves && !leaves.shared
        ? [{ ...bare, revokes: true as const, unique: [claimsOf(of, state, leaves).alone] }]
        : []),
    ];
  });
}

/** Which debt or return the number was used for already, and of which dossier. */
export async function refuseUsed(
  platform: Platform,
  state: DossierState,
  events: readonly DossierEvent[],
): Promise<Refusal | undefined> {
  const [use] = events.flatMap((event) => useOf(event, state) ?? []);
  if (!use?.takes) return undefined;
  const { of, takes } = use;
  const claims = Object.values(claimsOf(of, state, takes));
  const holders = (await platform.store.findHolders(of, claims)).values();
  const holder = holders.find((one) => one !== state.id);
  const other = holder === undefined ? undefined : (await platform.store.load(holder))?.state;
  const rules = other && (await platform.procedureByHash(other.procedure.hash));
  if (!other || !rules || isRefusal(rules)) return undefined;
  const said = { reference: takes.reference.trim(), dossier: other.code ?? other.id };
  // In another dossier each use counts, also one that was said to be of several.
  if (of === 'return')
    return refuse('return-used', {
      ...said,
      used: goneBackBy(other, { reference: takes.reference }, rules) ?? rules.name,
    });
  const fee = other.fees.find(({ reference = '' }) => isSameReceipt(reference, takes.reference));
  return refuse('receipt-used', { ...said, used: fee ? feeNamed(fee, rules) : rules.name });
}
