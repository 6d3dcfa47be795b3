/** What an installation that serves the public is given: nothing of it is a demo's, and nothing of it is asked before somebody signs in or signs. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

export const OFFICERS = `officers:
  - { id: hong-gai.chair.that, name: Trần Thị Thật, holds: [{ unit: '06685', post: head, from: '2025-07-01' }] }
  - { id: hong-gai.mc.that, name: Lê Văn Thực, holds: [{ unit: 06685-mc, post: counter, from: '2025-07-01' }] }
`;

/** A certificate that calls itself as it is told. */
export async function rootPem(name: string): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2036-01-01T00:00:00Z'),
    extensions: [new x509.BasicConstraintsExtension(true)],
  });
  return `${certificate.toString('pem')}\n`;
}

/** One that a server makes for itself, with its key. */
export async function ownCertificate(host: string): Promise<{ key: string; cert: string }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const day = 86_400_000;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${host}`,
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + day),
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: host }])],
  });
  const key = x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { key, cert: `${certificate.toString('pem')}\n` };
}

/** The settings of one, and the files they name, in a folder. */
export async function productionIn(folder: string): Promise<Record<string, string>> {
  const keys = join(folder, 'keys');
  mkdirSync(keys, { mode: 0o700 });
  for (const name of ['person-hong-gai.chair.that', 'agency-province'])
    writeFileSync(join(keys, `${name}.p12`), 'a key');
  writeFileSync(join(folder, 'roots.pem'), await rootPem('CN=Cơ quan chứng thực thử, O=Ngoài bản trình diễn, C=VN'));
  writeFileSync(join(folder, 'people.yaml'), OFFICERS);
  chmodSync(keys, 0o700);
  return {
    MOTCUA_MODE: 'production',
    MOTCUA_URL: 'https://motcua.example.vn',
    MOTCUA_HOME: join(folder, 'home'),
    MOTCUA_PEOPLE: join(folder, 'people.yaml'),
    TRUSTED_PROXIES: '127.0.0.1',
    PORT: '0',
    OIDC_ISSUER: 'https://id.example.vn',
    OIDC_CLIENT_SECRET: 'a secret',
    BANK_ACCOUNT: '0123456789',
    BANK_BIN: '970436',
    BANK_NAME: 'KHO BAC NHA NUOC',
    BANK_SECRET: 'a long enough secret',
    SIGN_KEYS: keys,
    SIGN_PASSWORD: 'a password',
    TSA_URL: 'http://tsa.example.vn',
    SIGN_ROOTS: join(folder, 'roots.pem'),
  };
}
