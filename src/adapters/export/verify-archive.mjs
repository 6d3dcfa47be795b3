#!/usr/bin/env node
// Checks this archive with nothing but Node 20 or newer: node verify.mjs [ROOT.pem]
// 1. every file is the one the manifest names; 2. the manifest was signed by the certificate beside it, which the given root issued;
// 3. every event, up to the first that is withheld, carries the hash of the one before it. Exits 0 only if all holds.
import { createHash, verify, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const read = (name) => readFileSync(join(folder, name));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const faults = [];
const say = (ok, text) => {
  if (!ok) faults.push(text);
  console.log(`${ok ? 'ok  ' : 'BAD '} ${text}`);
};

const [head, body, signature] = read('manifest.jws').toString('utf8').trim().split('.');
const header = JSON.parse(Buffer.from(head, 'base64url').toString('utf8'));
const manifest = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
const certificate = new X509Certificate(Buffer.from(header.x5c[0], 'base64'));
const isEc = certificate.publicKey.asymmetricKeyType === 'ec';
const key = isEc ? { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' } : certificate.publicKey;
say(
  verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')),
  'signature over the manifest',
);
console.log(`     signed by ${certificate.subject.replaceAll('\n', ', ')}`);
const root = process.argv[2];
if (root) {
  const trusted = new X509Certificate(readFileSync(root));
  say(
    certificate.checkIssued(trusted) && certificate.verify(trusted.publicKey),
    `certificate issued by ${trusted.subject.replaceAll('\n', ', ')}`,
  );
} else console.log('     no root was given: that the certificate is the agency’s is not checked');

for (const { name, sha256: wanted } of manifest.files) {
  let found;
  try {
    found = sha256(read(name));
  } catch {
    found = 'not there';
  }
  say(found === wanted, name);
}

let previous = '0'.repeat(64);
let seq = 0;
for (const line of read('events.jsonl').toString('utf8').split('\n').filter(Boolean)) {
  const link = JSON.parse(line);
  seq++;
  if (seq > manifest.chained) {
    // From the first that is withheld on no hash is here: a text can be found by its hash.
    if (link.seq !== seq || link.hash !== undefined || link.prevHash !== undefined) say(false, `event ${seq}`);
    continue;
  }
  const hash = sha256(`${previous}\n${manifest.dossierId}\n${seq}\n${link.body}`);
  if (link.seq !== seq || link.prevHash !== previous || link.hash !== hash) say(false, `event ${seq}`);
  previous = link.hash;
}
const chained = Math.min(seq, manifest.chained);
say(seq === manifest.events && (chained ? previous === manifest.head : true), `${chained} events in one chain`);
if (seq > chained)
  console.log(
    `     left out: the hashes of events ${chained + 1} to ${seq}, some of which are withheld; an archive made after the issue has them`,
  );
console.log(faults.length ? `${faults.length} things are wrong` : `dossier ${manifest.code}: everything holds`);
process.exitCode = faults.length ? 1 : 0;
