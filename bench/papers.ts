/**
 * Papers a second: printed, signed and verified. The floor of printing is the same Typst making an empty page; that of signing and
 * verifying is the cryptography alone: the signatures and hashes that PAdES B-LTA with two signers takes.
 */
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { TypstPrinter } from '#adapters/pdf/typst-printer.ts';
import { DemoAuthority } from '#adapters/sign/demo-authority.ts';
import { PadesSigner } from '#adapters/sign/pades-signer.ts';
import { verifyPaper } from '#adapters/sign/verify-paper.ts';
import type { Paper, SignerIdentity } from '#spine/papers.ts';
import { median, type Row, row, throughput } from './table.ts';

const ROUNDS = 5;
const PRINTS = 150;
const SIGNED = 30;
/** Two signatures, a time stamp each, one over the whole. */
const SIGNATURES = 5;

const slip = (n: number): Paper => ({
  title: 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
  form: 'Mẫu số 01',
  agency: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG HỒNG GAI',
  number: `Số: ${n}/TNHS`,
  placeAndDate: '08:40 25/11/2026',
  blocks: [
    {
      kind: 'facts',
      rows: Array.from({ length: 11 }, (_, i) => ({ key: `Mục ${i + 1}`, value: `Nguyễn Thị An, tổ 3, khu ${n}` })),
    },
    {
      kind: 'table',
      caption: 'Thành phần hồ sơ',
      head: ['Giấy tờ', 'Bản chính', 'Bản sao', 'Ghi chú'],
      rows: Array.from({ length: 4 }, (_, i) => [`Giấy số ${i + 1}`, '1', '0', '']),
    },
  ],
  recipients: [],
  signatures: [
    { title: 'Người nộp hồ sơ', name: 'Nguyễn Thị An' },
    { title: 'Người tiếp nhận', name: 'Vũ Thị Hòa' },
  ],
  code: `H49.06685.00-261125-${n}`,
  at: '2026-11-25T01:00:00Z',
});

const by: SignerIdentity[] = [
  { kind: 'person', id: 'chair', name: 'Trần Văn Quang', organisation: 'Phường Hồng Gai' },
  { kind: 'agency', id: '06685', name: 'Phường Hồng Gai', organisation: 'Tỉnh Quảng Ninh' },
];
const at = new Date('2026-11-25T01:00:00Z');

export async function benchPapers(home: string): Promise<Row[]> {
  const printer = new TypstPrinter();
  const authority = await DemoAuthority.open(join(home, 'authority'));
  const signer = new PadesSigner(authority);
  const roots = [new Uint8Array(authority.root.certificate.rawData)];
  const empty = NodeCompiler.create();
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pdf = printer.print(slip(0));
  const signed = await signer.sign(pdf, by, at, 'Ban hành');
  const digest = createHash('sha256').update(signed).digest();
  const proof = sign('sha256', digest, privateKey);
  let n = 0;
  const times = (jobs: number, job: () => unknown) =>
    throughput(
      Array.from({ length: jobs }, () => async () => job()),
      1,
    );
  const hashes = (run: (data: Buffer) => unknown) => () => {
    for (let i = 0; i < SIGNATURES; i++) run(createHash('sha256').update(signed).digest());
  };
  const measured = {
    print: () => times(PRINTS, () => printer.print(slip(++n))),
    printFloor: () =>
      times(PRINTS, () => {
        empty.pdf({ mainFileContent: `#set page(paper: "a4")\n${++n}` }, { pdfStandard: 'a-2b', creationTimestamp: 0 });
        empty.evictCache(10);
      }),
    sign: () => times(SIGNED, () => signer.sign(pdf, by, at, 'Ban hành')),
    signFloor: () =>
      times(
        SIGNED * 10,
        hashes((data) => sign('sha256', data, privateKey)),
      ),
    verify: () => times(SIGNED, () => verifyPaper(signed, roots)),
    verifyFloor: () =>
      times(
        SIGNED * 10,
        hashes(() => verify('sha256', digest, publicKey, proof)),
      ),
  };
  const values: Record<string, number[]> = Object.fromEntries(Object.keys(measured).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, run] of Object.entries(measured)) {
      const perSecond = await run();
      // The first round warms up.
      if (round) values[name].push(perSecond);
    }
  const of = (name: keyof typeof measured) => median(values[name]);
  return [
    row('slips printed', of('print'), '1/s', of('printFloor')),
    row('papers signed (B-LTA, two signers)', of('sign'), '1/s', of('signFloor')),
    row('papers verified', of('verify'), '1/s', of('verifyFloor')),
  ];
}
