/** Results as data: issued, shown in parts, checked offline; and everything that makes one not hold. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getListFromStatusListJWT } from '@sd-jwt/jwt-status-list';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import fc from 'fast-check';
import sharp from 'sharp';
import { renderSVG } from 'uqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_LENGTH, placeOfNth, type ResultClaims, STATUS_BYTES } from '#spine/credentials.ts';
import type { SignerIdentity } from '#spine/papers.ts';
import { DemoAuthority } from '../sign/demo-authority.ts';
import { PaperReader } from '../sign/paper-reader.ts';
import { hasher, holdsText } from './keys.ts';
import { plainCredential } from './plain-credential.ts';
import { readQr } from './read-qr.ts';
import { SdJwtIssuer, showFacts, verifyCredential } from './sd-jwt.ts';
import { decodeStatuses, emptyList, encodeStatuses, statusAt } from './status-list.ts';

const claims: ResultClaims = {
  result: 'KQ.G15.000031',
  number: '12/2026',
  dossier: 'H49.06685.00-261125-0001',
  procedure: '1.001193',
  issuedOn: '2026-11-25',
  agency: 'Phường Hồng Gai',
  facts: { applicant: 'Nguyễn Thị An', applicantId: '022188000001', fullName: 'Nguyễn Bảo Ngọc', sex: 'female' },
};
const agency: SignerIdentity = { kind: 'agency', id: '06685', name: claims.agency, organisation: claims.agency };
const province: SignerIdentity = { kind: 'agency', id: 'province', name: 'Tỉnh', organisation: 'Tỉnh' };
const at = new Date('2026-11-25T02:00:00Z');
const uri = 'https://motcua.example.vn/status/1';
const status = { uri, idx: placeOfNth(0).index };

const folder = mkdtempSync(join(tmpdir(), 'motcua-credential-'));
let authority: DemoAuthority;
let issuer: SdJwtIssuer;
let credential: string;
let list: string;

beforeAll(async () => {
  authority = await DemoAuthority.open(join(folder, 'a'));
  issuer = new SdJwtIssuer({
    baseUrl: 'https://motcua.example.vn',
    province,
    keyOf: (identity) => authority.keyOf(identity),
  });
  credential = await issuer.issue(claims, status, agency, at);
  list = await issuer.signList(uri, emptyList(), at);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (text: string, change: { list?: string; at?: Date; roots?: Uint8Array[] } = {}) =>
  verifyCredential(text, {
    roots: change.roots ?? authority.roots,
    at: change.at ?? at,
    findList: async (address) => (address === uri ? (change.list ?? list) : undefined),
  });
const flipped = (text: string, i: number) => text.slice(0, i) + (text[i] === 'A' ? 'B' : 'A') + text.slice(i + 1);

describe('a credential', () => {
  it('says who issued what, and holds', async () => {
    const { facts, ...plain } = claims;
    expect(await check(credential)).toMatchObject({
      holds: true,
      claims: plain,
      facts,
      keptBack: 0,
      status: 'valid',
      asOf: at.toISOString(),
      faults: [],
    });
  });

  it('shows only what its holder chooses, and nothing of the rest is in it', async () => {
    const shown = await showFacts(credential, ['fullName', 'never-there']);
    expect(await check(shown)).toMatchObject({ holds: true, facts: { fullName: 'Nguyễn Bảo Ngọc' }, keptBack: 3 });
    const everything = shown
      .split(/[~.]/)
      .map((part) => Buffer.from(part, 'base64url').toString('utf8'))
      .join(' ');
    expect(everything).not.toContain('022188000001');
    expect(await check(await showFacts(credential, []))).toMatchObject({ holds: true, facts: {}, keptBack: 4 });
  });

  it('is read by the library of others, with the list of others', async () => {
    const { certificate } = await authority.signerOf(agency);
    const { X509Certificate } = await import('node:crypto');
    const leaf = new X509Certificate(Buffer.from(certificate.rawData));
    const by = new SDJwtVcInstance({
      verifier: async (data: string, signature: string) => holdsText(data, signature, leaf),
      hasher,
      statusListFetcher: async () => list,
      statusVerifier: async () => true,
    });
    const verified = await by.verify(credential, { currentDate: at.getTime() / 1000 + 10 });
    expect(verified.payload).toMatchObject({ number: '12/2026', facts: claims.facts });
    expect(getListFromStatusListJWT(list).getStatus(status.idx)).toBe(0);
  });

  it('holds despite what mail and clipboards put into it', async () => {
    const wrapped = (width: number, end: string, before = '') =>
      credential
        .match(new RegExp(`.{1,${width}}`, 'g'))!
        .map((line) => before + line)
        .join(end);
    const texts: Record<string, string> = {
      'lines of mail': wrapped(76, '\r\n'),
      'a quoted mail': wrapped(70, '\n', '>> '),
      'quoted-printable': wrapped(75, '=\r\n'),
      'blanks of every kind': `\u00a0 \t${wrapped(50, '\u00a0\u2009 \u3000')}\n\n`,
      'what nobody sees': `\ufeff${wrapped(40, '\u200b\u00ad\u2060\u200e')}`,
      'quotation marks': `«“${credential}”»`,
      'marks of code': `\`\`\`\n${credential}\n\`\`\``,
      'full stops and «~» by their bytes': credential.replaceAll('.', '=2E').replaceAll('~', '=7e'),
      'blanks before the ends of lines of mail': wrapped(70, '=20=\r\n'),
      'ends of lines of a page': wrapped(60, '<br>\r\n'),
      'pieces of a page': `<p>${wrapped(60, '</span><span style="color:#222">')}</p>`,
      'where a word of a page may be divided': wrapped(40, '&shy;'),
      'divided words': wrapped(71, '-\n'),
      'a list': wrapped(70, '\n• '),
      'a greeting with «~»': `~ Xin chào ~\n${credential}`,
      'a greeting that begins as a token': `eyJ.x.y ~\n\n${credential}`,
      'escaped marks': credential.replaceAll('_', '\\_').replaceAll('~', '\\~'),
      'marks of another look': credential.replaceAll('~', '～').replaceAll('-', '\u2011'),
      'the last mark lost': credential.slice(0, -1),
      'the last mark lost before words': `${credential.slice(0, -1)}\nTrân trọng`,
      'a saved mail': `Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(credential)
        .toString('base64')
        .replace(/.{76}/g, '$&\r\n')}\r\n`,
      'words of a letter': `Kính gửi anh\n${credential}\nTrân trọng, An`,
    };
    for (const [name, text] of Object.entries(texts)) {
      expect(plainCredential(Buffer.from(text)), name).toBe(credential);
      expect((await check(plainCredential(Buffer.from(text))!)).holds, name).toBe(true);
    }
    const wide = Buffer.from(`\ufeff${credential}`, 'utf16le');
    expect(plainCredential(wide)).toBe(credential);
    expect(plainCredential(Buffer.from(wide).swap16())).toBe(credential);
  });

  it('is not found where there is none, whatever is repeated', async () => {
    const begin = performance.now();
    for (const text of [
      '',
      '~',
      'a.b~',
      'eyJ~',
      'x'.repeat(1_000_000),
      'eyJ'.repeat(300_000),
      'eyJ.'.repeat(200_000),
      '~'.repeat(900_000),
      'content-transfer-encoding: base64\n'.repeat(30_000),
    ])
      expect(plainCredential(Buffer.from(text))).toBeUndefined();
    expect(performance.now() - begin).toBeLessThan(3_000);
    expect(plainCredential(Buffer.alloc(2_000_000, credential))).toBeUndefined();
  });

  it('does not hold when anything of it is changed', async () => {
    const jwt = credential.split('~')[0];
    // The last letter of a part of base64 may carry bits that nothing reads; the others are all read.
    for (let i = 0; i < credential.length; i += 37) {
      const part = i < jwt.length ? jwt : credential;
      if (/[~.]/.test(credential[i]) || /[~.]/.test(credential[i + 1] ?? '~')) continue;
      expect((await check(flipped(credential, i))).holds, `${i} of ${part.length}`).toBe(false);
    }
  });

  it('does not hold with a fact that nobody signed, or one said twice', async () => {
    const forged = Buffer.from(JSON.stringify(['salt', 'applicant', 'Kẻ Mạo Danh'])).toString('base64url');
    expect(await check(`${credential}${forged}~`)).toMatchObject({ holds: false, faults: ['signature-broken'] });
    const [, first] = credential.split('~');
    expect((await check(`${credential}${first}~`)).holds).toBe(false);
  });

  it('does not hold with a token of a key that nothing names, which is said', async () => {
    for (const token of ['aaa.bbb.ccc', 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln']) {
      const found = plainCredential(Buffer.from(`${credential}${token}\n`))!;
      expect(found).toBe(`${credential}${token}`);
      expect(await check(found)).toMatchObject({ holds: false, faults: ['key-unproven'] });
    }
  });

  it('does not hold by another root, by an officer alone, or by an agency in whose name it does not speak', async () => {
    const other = await DemoAuthority.open(join(folder, 'b'));
    expect((await check(credential, { roots: other.roots })).faults).toEqual(['certificate-untrusted']);
    const chair: SignerIdentity = { kind: 'person', id: 'chair', name: 'Chủ tịch', organisation: claims.agency };
    expect((await check(await issuer.issue(claims, status, chair, at))).faults).toEqual(['certificate-untrusted']);
    expect((await check(await issuer.issue(claims, status, province, at))).faults).toEqual(['certificate-untrusted']);
  });

  it('holds whatever letters its agency has in its name, and only for that name', async () => {
    const names = [
      'Phòng Kinh tế, Hạ tầng và Đô thị Phường Hồng Gai',
      'A+B "C" \\D\\ <E>; F=G #H',
      '#1234',
      '  Sở  Xây dựng ',
      'x\\, O=Khác',
      'Phường Hồng Gai'.normalize('NFD'),
    ];
    for (const [i, name] of names.entries()) {
      const by: SignerIdentity = { kind: 'agency', id: `odd-${i}`, name, organisation: name };
      const one = await issuer.issue({ ...claims, agency: name }, status, by, at);
      expect(await check(one), name).toMatchObject({ holds: true, faults: [] });
      const other = await issuer.issue({ ...claims, agency: `${name}x` }, status, by, at);
      expect((await check(other)).faults, name).toEqual(['certificate-untrusted']);
    }
    const nameless: SignerIdentity = { kind: 'agency', id: 'none', name: '', organisation: 'x' };
    const none = await issuer.issue({ ...claims, agency: '' }, status, nameless, at);
    expect((await check(none)).holds).toBe(false);
  });

  it('does not hold from outside the life of its certificate', async () => {
    const early = await issuer.issue(claims, status, agency, new Date('2024-01-01T00:00:00Z'));
    expect((await check(early)).faults).toContain('certificate-expired');
  });

  it('says that it is dated ahead of the clock it is checked by, and not that nobody signed it', async () => {
    const ahead = await issuer.issue(claims, status, agency, new Date(at.getTime() + 86_400_000));
    expect((await check(ahead)).faults).toEqual(['issued-ahead']);
    const soon = await issuer.issue(claims, status, agency, new Date(at.getTime() + 60_000));
    expect((await check(soon)).faults).toEqual([]);
  });

  it('cannot be read as anything else', async () => {
    for (const text of ['', 'x', 'a.b.c~', 'e30.e30.e30~', '~~~', `${'a'.repeat(300_000)}`, '{"a":1}'])
      expect(await check(text)).toMatchObject({ holds: false });
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 300 }), async (text) => {
        expect((await check(text)).holds).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

describe('its status', () => {
  const listOf = (changed: Partial<Record<number, number>>, made = at, address = uri) => {
    const statuses = emptyList();
    for (const [index, value] of Object.entries(changed)) statuses[Number(index)] = value!;
    return issuer.signList(address, statuses, made);
  };

  it('is taken from the list at hand', async () => {
    const revoked = await listOf({ [status.idx]: STATUS_BYTES.revoked });
    expect(await check(credential, { list: revoked })).toMatchObject({ holds: false, faults: ['result-revoked'] });
    const replaced = await listOf({ [status.idx]: STATUS_BYTES.replaced });
    expect(await check(credential, { list: replaced })).toMatchObject({
      status: 'replaced',
      faults: ['result-replaced'],
    });
    const neighbour = await listOf({ [status.idx + 1]: STATUS_BYTES.revoked });
    expect((await check(credential, { list: neighbour })).holds).toBe(true);
  });

  it('is not known without a list, with an old one, one of elsewhere, a forged one', async () => {
    const unknown = { holds: false, status: 'unknown', faults: ['status-unknown'] };
    expect(await check(credential, { list: '' })).toMatchObject(unknown);
    expect(await check(credential, { at: new Date('2026-12-03T00:00:00Z') })).toMatchObject(unknown);
    expect(await check(credential, { list: await listOf({}, at, `${uri}0`) })).toMatchObject(unknown);
    expect(await check(credential, { list: flipped(list, list.length - 10) })).toMatchObject(unknown);
    const other = await DemoAuthority.open(join(folder, 'c'));
    const theirs = new SdJwtIssuer({ baseUrl: '', province, keyOf: (identity) => other.keyOf(identity) });
    expect(await check(credential, { list: await theirs.signList(uri, emptyList(), at) })).toMatchObject(unknown);
  });

  it('is found where it was put, whatever the list', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
        const statuses = bytes.map((byte) => [0, 1, 3][byte % 3]);
        const decoded = decodeStatuses(encodeStatuses(statuses), 2);
        for (const [i, value] of statuses.entries()) expect(STATUS_BYTES[statusAt(decoded, i)!]).toBe(value);
      }),
    );
    expect(statusAt(decodeStatuses(encodeStatuses(new Uint8Array(4)), 2), 4)).toBeUndefined();
    expect(() => decodeStatuses('AAAA', 3)).toThrow();
  });

  it('has a place of its own for every result', () => {
    const seen = new Set<string>();
    for (let n = 0; n < LIST_LENGTH + 10; n++) {
      const place = placeOfNth(n);
      expect(place.index).toBeLessThan(LIST_LENGTH);
      seen.add(`${place.list}:${place.index}`);
    }
    expect(seen.size).toBe(LIST_LENGTH + 10);
  });
});

describe('a picture', () => {
  it('of a QR code is read, also askew; one without says nothing', async () => {
    const address = 'http://127.0.0.1:8080/check/H49.06685.00-261125-0001';
    const svg = Buffer.from(renderSVG(address, { border: 4 }));
    const png = await sharp(svg, { density: 200 }).resize(500).rotate(7, { background: 'white' }).png().toBuffer();
    const reader = new PaperReader();
    expect(await readQr(png, reader)).toBe(address);
    const blank = sharp({ create: { width: 300, height: 300, channels: 3, background: 'white' } });
    expect(await readQr(await blank.png().toBuffer(), reader)).toBeUndefined();
    expect(await readQr(Buffer.from('no picture at all'), reader)).toBeUndefined();
    await reader.close();
  });
});
