/** A bank's statement of a day beside what it told us. */
import { giveBack, reconcile } from '#acts/pay-online.ts';
import { PostgresPayments } from '#adapters/postgres/postgres-payments.ts';
import { isDay } from '#kernel/day.ts';
import { Fault, isRefusal, type Language, refusalText } from '#kernel/outcome.ts';
import type { BankNotice } from '#spine/payments.ts';
import { readGiven } from './given-files.ts';
import type { System } from './system.ts';

const WHAT = {
  'not-told': 'in the statement, never told to us',
  'not-in-statement': 'told to us, not in the statement',
  'other-amount': 'told to us with another amount',
  'unknown-memo': 'nobody was given these words: to be given back',
  'wrong-amount': 'not what the fee is: to be given back',
  'paid-before': 'the fee was paid already: to be given back',
  'not-due': 'nothing was due any more: to be given back',
} as const;

/** Said before a database is opened, too. */
export const noDay = (day: string): string =>
  `${day} is no day: reconcile takes one as YYYY-MM-DD, for example 2026-11-25.`;

/** 0 only if all transfers of the local day agree. */
export async function reconcileDay(
  { platform, pool }: System,
  day: string,
  file: string,
  json: boolean,
  print: (text: string) => void,
): Promise<number> {
  if (!isDay(day)) throw new Fault(noDay(day));
  const start = Temporal.PlainDate.from(day).toZonedDateTime(platform.province.source.calendar.timeZone);
  const span = { from: start.toInstant().toString(), to: start.add({ days: 1 }).toInstant().toString() };
  const { agreed, mismatches } = await reconcile(platform, new PostgresPayments(pool), span, readStatement(file));
  if (json) print(JSON.stringify({ day, agreed, mismatches }));
  else {
    print(`${day}: ${agreed} agree, ${mismatches.length} do not`);
    for (const { reference, memo, amountVnd, what } of mismatches)
      print(`  ${reference}  ${amountVnd} đ  ${memo}: ${WHAT[what]}`);
  }
  return mismatches.length ? 1 : 0;
}

/** 0 if it is recorded, 1 if it is refused. */
export async function recordReturn(
  { platform, pool }: System,
  reference: string,
  by: string,
  json: boolean,
  language: Language,
  print: (text: string) => void,
): Promise<number> {
  const notice = await giveBack(platform, new PostgresPayments(pool), reference, by);
  if (json) print(JSON.stringify(notice));
  else if (isRefusal(notice)) print(refusalText(notice, language));
  else print(`${reference}  ${notice.amountVnd} đ  ${notice.memo}: given back by ${by}`);
  return isRefusal(notice) ? 1 : 0;
}

/** `[{reference, memo, amountVnd, at}]`. */
function readStatement(file: string): BankNotice[] {
  const text = readGiven(file).toString('utf8');
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch (cause) {
    throw new Fault(`${file} cannot be read as JSON: ${(cause as Error).message}`, { cause });
  }
  const isRow = (row: unknown): row is BankNotice => {
    const { reference, memo, amountVnd } = (row ?? {}) as Partial<BankNotice>;
    return typeof reference === 'string' && typeof memo === 'string' && Number.isSafeInteger(amountVnd);
  };
  if (!Array.isArray(rows) || !rows.every(isRow))
    throw new Fault(`${file}: a list of {reference, memo, amountVnd, at} is needed, with whole amounts.`);
  return rows;
}
