/** VietQR: EMVCo merchant-presented QR codes as NAPAS lays them out, for a transfer to an account (service QRIBFTTA). */

const NAPAS = 'A000000727';

const field = (id: string, value: string) => `${id}${String(value.length).padStart(2, '0')}${value}`;

export interface Transfer {
  /** Six digits that name the bank. */
  bin: string;
  account: string;
  amountVnd: number;
  /** Letters, digits and spaces, 25 at most. */
  memo: string;
}

export function vietQr({ bin, account, amountVnd, memo }: Transfer): string {
  if (!/^\d{6}$/.test(bin)) throw new Error(`BUG vietqr-bin: ${bin}`);
  if (!/^[0-9A-Z]{1,19}$/i.test(account)) throw new Error(`BUG vietqr-account: ${account}`);
  if (!Number.isSafeInteger(amountVnd) || amountVnd <= 0) throw new Error(`BUG vietqr-amount: ${amountVnd}`);
  if (!/^[0-9A-Za-z ]{1,25}$/.test(memo)) throw new Error(`BUG vietqr-memo: ${memo}`);
  const receiver = field('00', bin) + field('01', account);
  const text =
    field('00', '01') +
    // Made for one payment.
    field('01', '12') +
    field('38', field('00', NAPAS) + field('01', receiver) + field('02', 'QRIBFTTA')) +
    // Đồng, by ISO 4217.
    field('53', '704') +
    field('54', String(amountVnd)) +
    field('58', 'VN') +
    field('62', field('08', memo)) +
    '6304';
  return text + crc16(text);
}

/** CRC-16/CCITT-FALSE (ISO/IEC 13239), as EMVCo asks for: four hexadecimal digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'utf8')) {
    crc ^= byte << 8;
    for (let i = 0; i < 8; i++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}
