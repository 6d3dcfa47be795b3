/**
 * Paying through a bank: an order with a memo that is only its own, and the bank's word that the money came. Only that word pays a
 * fee; what a browser says pays nothing.
 */

import { type Actor, mayAct } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { feeNamed } from '#dossier/fee-names.ts';
import { type DossierState, type Fee, isDue, OPEN_STATUSES, type Surplus } from '#dossier/state.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { Fault, isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import type { BankNotice, NoticeOutcome, PaymentOrder, PaymentStore, TakenNotice } from '#spine/payments.ts';
import { placeOfNotice } from '#spine/payments.ts';
import type { Listed, Page } from '#spine/store.ts';
import { isBeforeMoney, knownTo, refuseBarred } from './barred.ts';
import { perform, SYSTEM, subjectOf } from './perform.ts';
import type { Platform } from './platform.ts';
import { withStanding } from './representing.ts';

/** Without letters and digits that look alike, for who types it. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** The order to pay a fee by; asked for again, the same one. */
export async function orderPayment(
  platform: Platform,
  payments: PaymentStore,
  dossierId: string,
  feeId: string,
  actor: Actor,
): Promise<Outcome<PaymentOrder>> {
  const loaded = await platform.store.load(dossierId);
  if (!loaded) return refuse('dossier-not-found', { dossier: dossierId });
  const { state } = loaded;
  const now = platform.clock.now();
  const date = platform.province.calendar.dateOf(now);
  const dossier = await withStanding(platform, subjectOf(state), state, state.procedure.code, actor);
  const permitted = mayAct({ act: 'order-payment', actor, dossier, province: platform.province, date });
  if (isRefusal(permitted)) return permitted;
  const fee = state.fees.find((one) => one.id === feeId);
  if (!fee) return refuse('fee-not-found', { fee: feeId });
  // What ended asks for no money any more.
  if (!OPEN_STATUSES.includes(state.status))
    return refuse('not-in-this-status', { act: 'order-payment', status: state.status });
  const unpayable = (await whyUnpayable(platform, state, fee)) ?? (await whyBarred(platform, state, fee, actor));
  if (unpayable) return unpayable;
  return payments.orderOnce({
    id: uuidV7(now.epochMilliseconds, platform.random(10)),
    dossierId,
    fee: fee.id,
    amountVnd: fee.amountVnd,
    memo: `MC${[...platform.random(10)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')}`,
    createdAt: now.toString(),
  });
}

/** Nobody pays for what a register has something against by now. */
async function whyBarred(
  platform: Platform,
  state: DossierState,
  fee: Fee,
  actor: Actor,
): Promise<Refusal | undefined> {
  const { id, amountVnd } = fee;
  if (!isBeforeMoney({ act: 'pay-fee', fee: id, amountVnd, reference: '' }, state)) return undefined;
  const rules = await platform.procedureByHash(state.procedure.hash);
  return isRefusal(rules) ? rules : refuseBarred(platform, rules, state, knownTo(actor, state));
}

async function whyUnpayable(platform: Platform, state: DossierState, fee: Fee): Promise<Refusal | undefined> {
  const due = isDue(state, fee);
  if (due && !fee.amountOpen) return undefined;
  const rules = await platform.procedureByHash(state.procedure.hash);
  if (isRefusal(rules)) return rules;
  const named = feeNamed(fee, rules);
  if (fee.paidAt) return refuse('fee-already-paid', { fee: named });
  if (fee.exemption) return refuse('fee-exempt', { fee: named, law: rules.lawText(fee.exemption.law) });
  return due ? refuse('fee-amount-open', { fee: named }) : refuse('fee-not-due', { fee: named });
}

/** Whatever it says, a notice is taken once and kept: what pays nothing waits to be given back. */
export async function takeNotice(
  platform: Platform,
  payments: PaymentStore,
  notice: BankNotice,
): Promise<{ outcome: NoticeOutcome; before: boolean }> {
  const known = await payments.findNotice(notice.reference);
  if (known) return { outcome: known.outcome, before: true };
  const outcome = await settle(platform, payments, notice);
  const receivedAt = platform.clock.now().toString();
  const first = await payments.recordNotice({ ...notice, receivedAt, outcome });
  return { outcome, before: !first };
}

async function settle(platform: Platform, payments: PaymentStore, notice: BankNotice): Promise<NoticeOutcome> {
  const order = await orderIn(payments, notice.memo);
  if (!order) return 'unknown-memo';
  if (order.paidAt && order.bankReference !== notice.reference) return surplus(platform, order, notice, 'paid-before');
  if (order.amountVnd !== notice.amountVnd) return surplus(platform, order, notice, 'wrong-amount');
  // The act comes first and knows its reference: cut off here, the bank's next try ends what this one began.
  const { dossierId, fee, amountVnd } = order;
  const command = { act: 'pay-fee' as const, fee, amountVnd, reference: notice.reference };
  const paid = await performAgain(platform, dossierId, command, `bank:${notice.reference}`);
  if (isRefusal(paid) && paid.code === 'conflict')
    throw new Fault(`the transfer ${notice.reference} could not be taken: others were acting`);
  if (isRefusal(paid))
    return surplus(platform, order, notice, paid.code === 'fee-already-paid' ? 'paid-before' : 'not-due');
  await payments.markPaid(order.id, notice.at, notice.reference);
  return 'paid';
}

/** What a bank's notice is found to be. */
type NotPaying = Exclude<Surplus['why'], 'too-much'>;

/** It pays nothing of the dossier it came for: that dossier says so, tells its people, and waits for it to go back. */
async function surplus(
  platform: Platform,
  { dossierId, fee }: PaymentOrder,
  { reference, amountVnd }: BankNotice,
  why: NotPaying,
): Promise<NotPaying> {
  const command = { act: 'record-surplus' as const, fee, amountVnd, reference, why };
  const done = await performAgain(platform, dossierId, command, `surplus:${reference}`);
  if (isRefusal(done) && done.code !== 'already-done')
    throw new Fault(`the transfer ${reference} could not be recorded: ${done.code}`);
  return why;
}

/** Somebody's act may come in between; the bank's word is no less true then. */
async function performAgain(platform: Platform, dossierId: string, command: Command, idempotencyKey: string) {
  for (let tries = 5; ; tries--) {
    const done = await perform(platform, dossierId, command, SYSTEM, { idempotencyKey });
    if (!isRefusal(done) || done.code !== 'conflict' || tries <= 1) return done;
  }
}

/** Money that paid nothing went back by this transfer. Refused for money that paid a fee (that is `refund-fee`), and a second time. */
export async function giveBack(
  platform: Platform,
  payments: PaymentStore,
  reference: string,
  by: string,
): Promise<Outcome<TakenNotice>> {
  const notice = await payments.findNotice(reference);
  if (!notice) return refuse('notice-not-found', { reference });
  if (notice.outcome === 'paid') return refuse('notice-paid', { reference });
  const order = await orderIn(payments, notice.memo);
  if (order) {
    const command = { act: 'return-surplus' as const, reference, by };
    const done = await perform(platform, order.dossierId, command, SYSTEM);
    // Dossiers know of no transfer that was taken before they told of such money.
    if (isRefusal(done) && done.code !== 'notice-not-found') return done;
  }
  const returned = { at: platform.clock.now().toString(), reference: by };
  if (!(await payments.markReturned(reference, returned)))
    return refuse('notice-returned', {
      reference,
      by: (await payments.findNotice(reference))?.returned?.reference ?? by,
    });
  return { ...notice, returned };
}

/** Where the dossier says that the money went back, the notice does as well. */
async function withReturn(platform: Platform, payments: PaymentStore, notice: TakenNotice): Promise<MoneyToReturn> {
  const order = notice.returned ? undefined : await orderIn(payments, notice.memo);
  if (!order) return { notice };
  const state = (await platform.store.load(order.dossierId))?.state;
  const returned = state?.surplus?.find((one) => one.reference === notice.reference)?.returned;
  if (!returned) return { notice, state };
  await payments.markReturned(notice.reference, returned);
  return { notice: { ...notice, returned }, state };
}

export interface MoneyToReturn {
  notice: TakenNotice;
  /** The dossier it came for, where the words of the transfer name one. */
  state?: DossierState;
}

/** Looked at together. */
const NOTICES_AT_ONCE = 200;

/** What came for nothing and has not gone back, the oldest first: all of it, or a page of what is meant. */
export async function moneyToReturn(
  platform: Platform,
  payments: PaymentStore,
  { limit, after }: Page = { limit: Number.POSITIVE_INFINITY },
  isMeant: (one: MoneyToReturn) => boolean = () => true,
): Promise<Listed<MoneyToReturn>> {
  const rows: MoneyToReturn[] = [];
  for (let from = after; ; ) {
    const page = await payments.listUnreturned({ limit: NOTICES_AT_ONCE, after: from });
    for (const one of await Promise.all(page.rows.map((notice) => withReturn(platform, payments, notice)))) {
      if (one.notice.returned || !isMeant(one)) continue;
      if (rows.length === limit) return { rows, next: placeOfNotice(rows.at(-1)!.notice) };
      rows.push(one);
    }
    if (page.next === undefined) return { rows };
    from = page.next;
  }
}

/**
 * Texts that the words of a transfer may hold. Banks write around what the payer wrote, run it together with that, cut it in two and
 * change its case, and other words may look like one of ours: which is, the orders say.
 */
export function memosIn(text: string): string[] {
  const runs = [text, text.replace(OF_GATEWAYS, ' ')].map((one) =>
    one
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, ''),
  );
  const found = runs.flatMap((run) => [...run.matchAll(/(?=(MC[2-9A-HJKMNP-Z]{10}))/g)].map(([, memo]) => memo));
  return [...new Set(found)];
}

/**
 * What gateways write for a blank or the end of a line, as an address, a page, a program or a mail has it; and what statements begin
 * their lines with (SWIFT MT940: a tag such as `:86:`, the number of a part such as `?21`, with whatever sign the bank has before it).
 */
const OF_GATEWAYS =
  /%[0-9a-f]{2}|=[0-9a-f]{2}|&#?\w{1,8};|<[^<>]{0,20}>|\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nrt])|:\d{2}[a-z]?:|[?~^+<>|]\d{2}/gi;

/** The order whose words stand in the transfer's; none where it names several. */
async function orderIn(payments: PaymentStore, text: string): Promise<PaymentOrder | undefined> {
  const [order, ...others] = await payments.findOrders(memosIn(text));
  return others.length ? undefined : order;
}

export interface Mismatch {
  reference: string;
  memo: string;
  amountVnd: number;
  /** Not told to us, told to us only, told with another amount, or taken, no fee paid by it and not given back. */
  what: 'not-told' | 'not-in-statement' | 'other-amount' | Exclude<NoticeOutcome, 'paid'>;
}

/** The bank's statement of a day beside what was taken that day: every difference, by transfer. */
export async function reconcile(
  platform: Platform,
  payments: PaymentStore,
  day: { from: string; to: string },
  statement: readonly BankNotice[],
): Promise<{ agreed: number; mismatches: Mismatch[] }> {
  const taken = new Map((await payments.listNotices(day.from, day.to)).map((one) => [one.reference, one]));
  const mismatches: Mismatch[] = [];
  let agreed = 0;
  for (const { reference, memo, amountVnd } of statement) {
    const told = taken.get(reference);
    taken.delete(reference);
    const ours = told && told.outcome !== 'paid' ? (await withReturn(platform, payments, told)).notice : told;
    const what = !ours
      ? 'not-told'
      : ours.amountVnd !== amountVnd
        ? 'other-amount'
        : ours.outcome === 'paid' || ours.returned
          ? undefined
          : ours.outcome;
    if (what) mismatches.push({ reference, memo, amountVnd, what });
    else agreed++;
  }
  for (const { reference, memo, amountVnd } of taken.values())
    mismatches.push({ reference, memo, amountVnd, what: 'not-in-statement' });
  return { agreed, mismatches };
}
