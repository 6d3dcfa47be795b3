/**
 * Credentials a second, issued and verified, beside the signatures alone; and files taken in, beside the same bytes written to the
 * same disk and hashed.
 */
import { createHash, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { SdJwtIssuer, verifyCredential } from '#adapters/credentials/sd-jwt.ts';
import { emptyList } from '#adapters/credentials/status-list.ts';
import { FolderStore } from '#adapters/files/folder-store.ts';
import { Intake } from '#adapters/files/intake.ts';
import { DemoAuthority } from '#adapters/sign/demo-authority.ts';
import type { ResultClaims } from '#spine/credentials.ts';
import type { SignerIdentity } from '#spine/papers.ts';
import { rawPdf } from '../test/support/files.ts';
import { median, type Row, row, throughput } from './table.ts';

const ROUNDS = 5;
const JOBS = 400;
const FILES = 20;
const LIMIT = 20 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

const agency: SignerIdentity = {
  kind: 'agency',
  id: '06685',
  name: 'Phường Hồng Gai',
  organisation: 'Phường Hồng Gai',
};
const claims: ResultClaims = {
  result: 'KQ.G15.000031',
  number: '12/2026',
  dossier: 'H49.06685.00-261125-0001',
  procedure: '1.001193',
  issuedOn: '2026-11-25',
  agency: 'Phường Hồng Gai',
  facts: Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`fact${i}`, `Nguyễn Thị An ${i}`])),
};

export async function benchCredentials(home: string): Promise<Row[]> {
  const authority = await DemoAuthority.open(join(home, 'authority'));
  const issuer = new SdJwtIssuer({
    baseUrl: 'https://m.vn',
    province: agency,
    keyOf: (by) => authority.keyOf(by),
  });
  const at = new Date();
  const uri = 'https://m.vn/status/1';
  const list = await issuer.signList(uri, emptyList(), at);
  const credential = await issuer.issue(claims, { uri, idx: 7 }, agency, at);
  const options = { roots: authority.roots, at, findList: async () => list };
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const text = Buffer.from(credential.split('~')[0]);
  const proof = sign('sha256', text, privateKey);
  const one = (jobs: number, job: () => unknown) =>
    throughput(
      Array.from({ length: jobs }, () => async () => job()),
      1,
    );
  const folder = join(home, 'bench-files');
  mkdirSync(folder, { recursive: true });
  const intake = new Intake(new FolderStore(folder), join(folder, 'in'));
  // As large as a scan of five pages, and each another one, so that none is there already.
  const scans = () => Array.from({ length: FILES }, () => scanOf(randomBytes(2 * MEGABYTE)));
  const photo = await sharp(randomBytes(1_600 * 1_200 * 3), { raw: { width: 1_600, height: 1_200, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
  const perSecond = async (files: readonly Buffer[], take: (bytes: Buffer) => Promise<unknown>) => {
    const bytes = files.reduce((sum, file) => sum + file.length, 0);
    const rate = await throughput(
      files.map((file) => () => take(file)),
      4,
    );
    return (rate / files.length) * (bytes / MEGABYTE);
  };
  const write = async (bytes: Buffer) => {
    createHash('sha256').update(bytes).digest();
    const file = await open(join(folder, `floor-${randomBytes(8).toString('hex')}`), 'w');
    await file.writev([bytes]);
    await file.sync();
    await file.close();
  };
  const taken = async (bytes: Buffer) => {
    const answer = await intake.take(Readable.from([bytes]), LIMIT);
    if (typeof answer === 'string') throw new Error(answer);
  };
  const measured = {
    issue: () => one(JOBS, () => issuer.issue(claims, { uri, idx: 7 }, agency, at)),
    issueFloor: () => one(JOBS * 5, () => sign('sha256', text, privateKey)),
    verify: () => one(JOBS, () => verifyCredential(credential, options)),
    // The agency's signature over the credential, and the root's over the agency's certificate.
    verifyFloor: () => one(JOBS * 5, () => [1, 2].map(() => verify('sha256', text, publicKey, proof))),
    pdfs: () => perSecond(scans(), taken),
    pdfsFloor: () => perSecond(scans(), write),
    photos: () =>
      perSecond(
        Array.from({ length: FILES }, () => photo),
        taken,
      ),
    photosFloor: () =>
      perSecond(
        Array.from({ length: FILES }, () => photo),
        write,
      ),
  };
  const values: Record<string, number[]> = Object.fromEntries(Object.keys(measured).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, run] of Object.entries(measured)) {
      const value = await run();
      // The first round warms up.
      if (round) values[name].push(value);
    }
  const of = (name: keyof typeof measured) => median(values[name]);
  return [
    row('credentials issued', of('issue'), '1/s', of('issueFloor')),
    row('credentials verified, with status', of('verify'), '1/s', of('verifyFloor')),
    row('PDF scans taken in', of('pdfs'), 'MB/s', of('pdfsFloor')),
    row('photographs taken in and made anew', of('photos'), 'MB/s', of('photosFloor')),
  ];
}

/** Five pages, and the bytes in a stream that none of them uses. */
function scanOf(bytes: Buffer): Buffer {
  const pages = Array.from({ length: 5 }, () => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>');
  const kids = pages.map((_, i) => `${i + 3} 0 R`).join(' ');
  const head = Buffer.from(`<</Length ${bytes.length}>>\nstream\n`);
  return rawPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    ...pages,
    Buffer.concat([head, bytes, Buffer.from('\nendstream')]),
  ]);
}
