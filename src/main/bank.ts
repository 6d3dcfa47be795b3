/** The bank of this installation: an account with a webhook, or the bank for show. */
import type { FastifyInstance } from 'fastify';
import { takeNotice } from '#acts/pay-online.ts';
import { bankOf } from '#adapters/pay/account.ts';
import { startDemoBank } from '#adapters/pay/demo-bank.ts';
import { faultOfSignature } from '#adapters/pay/notice-signature.ts';
import { PostgresPayments } from '#adapters/postgres/postgres-payments.ts';
import { bankNoticeRoutes, NOTICES_PATH } from '#api/bank-notices.ts';
import type { Bank, PaymentStore } from '#spine/payments.ts';
import type { Settings } from './settings.ts';
import type { System } from './system.ts';

export interface Payments {
  bank: Bank;
  store: PaymentStore;
  /** Of the bank for show: its address, for the statement. */
  demoUrl?: string;
  routes(server: FastifyInstance): void;
  stop(): void;
}

export async function paymentsOf(
  { platform, pool }: System,
  { bank: account }: Settings,
  baseUrl: string,
): Promise<Payments> {
  const store = new PostgresPayments(pool);
  const demo = account ? undefined : await startDemoBank(baseUrl, baseUrl + NOTICES_PATH);
  const secret = account?.secret ?? demo!.secret;
  return {
    bank: demo ?? bankOf(account!),
    store,
    demoUrl: demo?.url,
    routes: (server) =>
      bankNoticeRoutes(server, {
        // A bank's clock and ours are those on the wall, whatever day a story is told on.
        faultOf: (body, signature) => faultOfSignature(secret, body, signature, Date.now()),
        take: (notice) => takeNotice(platform, store, notice),
      }),
    stop: () => demo?.stop(),
  };
}
