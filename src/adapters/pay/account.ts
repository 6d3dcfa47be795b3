/** A real account: people pay by the QR code in their bank's app, and the bank tells us by its webhook. */
import type { Bank } from '#spine/payments.ts';
import { vietQr } from './vietqr.ts';

export interface AccountSettings {
  bin: string;
  number: string;
  name: string;
}

export function bankOf({ bin, number, name }: AccountSettings): Bank {
  return {
    account: { bank: bin, number, name },
    qrText: ({ amountVnd, memo }) => vietQr({ bin, account: number, amountVnd, memo }),
  };
}
