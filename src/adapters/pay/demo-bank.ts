/** Starts the bank for show, and knows where its page is. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Bank, PaymentOrder } from '#spine/payments.ts';
import { vietQr } from './vietqr.ts';

/** No bank's: the numbers that NAPAS gives out do not begin so. */
const BIN = '999999';
const ACCOUNT = 'QN0000000001';

export interface DemoBank extends Bank {
  secret: string;
  /** Where its page and its statement are. */
  url: string;
  pageOf(order: PaymentOrder, back: string, lang: string): string;
  stop(): void;
}

/** What moves the date of a machine (`npm run test:dates`): a notice of another day than the office's is taken for an old one. */
const ofDate = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => /FAKE|^LD_PRELOAD$/.test(name)));

/** `baseUrl` is the office: notices go there, and payers go back there. */
export async function startDemoBank(baseUrl: string, noticesUrl: string): Promise<DemoBank> {
  const secret = randomBytes(32).toString('base64url');
  const child: ChildProcess = fork(join(import.meta.dirname, 'demo-bank-process.ts'), {
    execArgv: [],
    env: { ...ofDate(), PATH: process.env['PATH'], BANK_SECRET: secret, BANK_NOTICES: noticesUrl, BANK_BACK: baseUrl },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ port }] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('the demo bank ended before it began');
    }),
  ])) as [{ port: number }];
  const url = `http://127.0.0.1:${port}`;
  // It holds nothing back: when everything else has ended, so do we.
  child.unref();
  child.channel?.unref();
  return {
    secret,
    url,
    account: { bank: 'Ngân hàng trình diễn', number: ACCOUNT, name: 'KHO BAC NHA NUOC QUANG NINH (DEMO)' },
    qrText: ({ amountVnd, memo }) => vietQr({ bin: BIN, account: ACCOUNT, amountVnd, memo }),
    pageOf: ({ amountVnd, memo }, back, lang) =>
      `${url}/pay?${new URLSearchParams({ memo, amount: String(amountVnd), back, lang })}`,
    stop: () => {
      if (child.connected) child.disconnect();
      child.kill('SIGKILL');
    },
  };
}
