/**
 * Results as SD-JWT verifiable credentials (IETF SD-JWT VC), status lists as signed tokens (IETF OAuth Status List). Verifying asks
 * nothing of the network: the certificate comes with the credential, and the list is one that is at hand.
 */
import { X509Certificate } from 'node:crypto';
import type { Signer } from '@libpdf/core';
import { createHeaderAndPayload, StatusList } from '@sd-jwt/jwt-status-list';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import type {
  CredentialFault,
  CredentialFinding,
  CredentialIssuer,
  ResultClaims,
  StatusFinding,
  StatusReference,
} from '#spine/credentials.ts';
import type { SignerIdentity } from '#spine/papers.ts';
import { isOfAgency } from '../sign/names.ts';
import { agencyOf, hasher, headerOf, holdsText, saltGenerator, signText, wasInForce } from './keys.ts';
import { type DecodedList, DecodedLists, decodeStatuses, encodeStatuses, statusAt } from './status-list.ts';

const DAY_SECONDS = 86_400;
/** How long a list is worth being believed offline, and how soon one who is online asks again. */
const LIST_LIFE_SECONDS = 7 * DAY_SECONDS;
const LIST_TTL_SECONDS = 300;
const MAX_CREDENTIAL_CHARACTERS = 200_000;
/** Clocks differ. */
const SKEW_SECONDS = 300;

export interface IssuerOptions {
  /** Public address of the installation: who issues, and where its lists are. */
  baseUrl: string;
  keyOf(identity: SignerIdentity): Promise<Signer>;
  /** Who signs lists. */
  province: SignerIdentity;
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

export class SdJwtIssuer implements CredentialIssuer {
  readonly #options: IssuerOptions;
  constructor(options: IssuerOptions) {
    this.#options = options;
  }

  async issue(claims: ResultClaims, status: StatusReference, by: SignerIdentity, at: Date): Promise<string> {
    const { baseUrl, keyOf } = this.#options;
    const signer = await keyOf(by);
    const header = headerOf('dc+sd-jwt', signer);
    const { facts, result, ...plain } = claims;
    const credential = new SDJwtVcInstance({
      signer: (text: string) => signText(text, signer),
      signAlg: header.alg,
      hasher,
      hashAlg: 'sha-256',
      saltGenerator,
    });
    const payload = {
      iss: baseUrl,
      iat: seconds(at),
      vct: `${baseUrl}/results/${result}`,
      status: { status_list: status },
      result,
      ...plain,
      facts,
    };
    const frame = { facts: { _sd: Object.keys(facts) } };
    return credential.issue(payload, frame as Parameters<typeof credential.issue<typeof payload>>[1], { header });
  }

  async signList(address: string, statuses: Uint8Array, at: Date): Promise<string> {
    const { baseUrl, keyOf, province } = this.#options;
    const signer = await keyOf(province);
    const iat = seconds(at);
    // The library makes the frame of the token; an array of a number for every entry is not worth making, so it gets none.
    const { header, payload } = createHeaderAndPayload(
      new StatusList([], 2),
      { iss: baseUrl, sub: address, iat, exp: iat + LIST_LIFE_SECONDS, ttl: LIST_TTL_SECONDS },
      { ...headerOf('statuslist+jwt', signer), typ: 'statuslist+jwt' },
    );
    Object.assign(payload, { status_list: { bits: 2, lst: encodeStatuses(statuses) } });
    const text = `${encode(header)}.${encode(payload)}`;
    return `${text}.${await signText(text, signer)}`;
  }
}

const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (part: string): Record<string, unknown> => {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('no object');
  return value as Record<string, unknown>;
};

/** The same credential with only the named facts shown. A name it has not is passed over. */
export async function showFacts(credential: string, names: readonly string[]): Promise<string> {
  const holder = new SDJwtVcInstance({ hasher, hashAlg: 'sha-256', saltGenerator });
  const frame = { facts: Object.fromEntries(names.map((name) => [name, true])) };
  return holder.present(credential.trim(), frame as Parameters<typeof holder.present<typeof frame>>[1]);
}

export interface VerifyOptions {
  /** Certificates one trusts, in DER. */
  roots: readonly Uint8Array[];
  at: Date;
  /** The token of a status list that is at hand, by its address. */
  findList(address: string): Promise<string | undefined>;
}

interface CheckedList {
  list: DecodedList;
  sub: unknown;
  iat: number;
  exp: number;
}

/** Decoded lists, for all who ask in this process. A token that was found good stays good: what ages is checked each time. */
const lists = new DecodedLists<CheckedList | 'bad'>();

/** Whether the credential is what the agency signed, and whether the result still holds. */
export async function verifyCredential(text: string, options: VerifyOptions): Promise<CredentialFinding> {
  const finding: CredentialFinding = {
    holds: false,
    claims: { result: '', number: '', dossier: '', procedure: '', issuedOn: '', agency: '' },
    facts: {},
    keptBack: 0,
    status: 'unknown',
    faults: [],
  };
  const trimmed = text.trim();
  try {
    if (trimmed.length > MAX_CREDENTIAL_CHARACTERS) return { ...finding, faults: ['credential-unreadable'] };
    return await examine(trimmed, finding, options);
  } catch {
    // Whatever it stumbles over, it is no credential.
    return { ...finding, faults: ['credential-unreadable'] };
  }
}

async function examine(text: string, finding: CredentialFinding, options: VerifyOptions): Promise<CredentialFinding> {
  const [jwt, ...parts] = text.split('~');
  // A last part without its mark is a token by a key of the holder (RFC 9901, 4.3). None is named where results are issued, so none proves anything.
  const [disclosures, token] = [parts.slice(0, -1), parts.at(-1)];
  const [head, , signature] = jwt.split('.');
  const header = decode(head);
  if (header['typ'] !== 'dc+sd-jwt' || !signature) return { ...finding, faults: ['credential-unreadable'] };
  const roots = options.roots.map((one) => new X509Certificate(one));
  const agency = agencyOf(header, roots);
  if (!agency) return { ...finding, faults: ['certificate-untrusted'] };
  const verifier = new SDJwtVcInstance({
    verifier: async (data: string, sig: string) => holdsText(data, sig, agency.certificate),
    hasher,
  });
  const faults: CredentialFault[] = [];
  const now = seconds(options.at);
  const issued = Number(decode(jwt.split('.')[1])['iat']);
  // Signed later than now by this clock is another matter than not signed: one of the two clocks is wrong.
  if (issued > now + SKEW_SECONDS) faults.push('issued-ahead');
  const checked = await verifier
    .validate(text.slice(0, text.length - (token?.length ?? 0)), {
      currentDate: Math.max(now, issued),
      skewSeconds: SKEW_SECONDS,
    })
    .catch(() => undefined);
  if (!checked) return { ...finding, faults: ['signature-broken'] };
  const payload = checked.payload as Record<string, unknown>;
  const raw = decode(jwt.split('.')[1])['facts'] as { _sd?: string[] } | undefined;
  const digests = raw?._sd ?? [];
  if (token) faults.push('key-unproven');
  const shown = disclosures.filter(Boolean);
  // A fact that the agency did not sign, or one said twice.
  const own = shown.every((one) => digests.includes(Buffer.from(hasher(one, 'sha-256')).toString('base64url')));
  if (!own || new Set(shown).size !== shown.length) faults.push('signature-broken');
  const issuedAt = new Date(Number(payload['iat']) * 1000);
  if (!wasInForce(agency.certificate, issuedAt)) faults.push('certificate-expired');
  const word = (name: string): string => String(payload[name] ?? '');
  if (!isOfAgency(agency.subject, word('agency'))) faults.push('certificate-untrusted');
  const reference = (payload['status'] as { status_list?: { idx: number; uri: string } } | undefined)?.status_list;
  const status = reference ? await statusOf(reference, options) : { status: 'unknown' as const };
  if (status.status !== 'valid') faults.push(faultOf(status.status));
  return {
    holds: !faults.length,
    claims: {
      result: word('result'),
      number: word('number'),
      dossier: word('dossier'),
      procedure: word('procedure'),
      issuedOn: word('issuedOn'),
      agency: word('agency'),
    },
    facts: (payload['facts'] ?? {}) as Record<string, unknown>,
    keptBack: digests.length - shown.length,
    issuedAt: issuedAt.toISOString(),
    ...status,
    faults,
  };
}

export const faultOf = (status: 'revoked' | 'replaced' | 'unknown'): CredentialFault =>
  status === 'unknown' ? 'status-unknown' : `result-${status}`;

/** What the list at hand says of one entry; `unknown` without a list, or with one that is broken, too old or another's. */
export async function statusOf(
  { uri, idx }: { uri: string; idx: number },
  { roots, at, findList }: VerifyOptions,
): Promise<StatusFinding> {
  const token = await findList(uri);
  const checked = token ? await lists.of(`${token}|${roots.map(idOf)}`, () => checkList(token, roots)) : 'bad';
  if (checked === 'bad' || checked.sub !== uri || checked.exp < seconds(at)) return { status: 'unknown' };
  const asOf = new Date(checked.iat * 1000).toISOString();
  const status = statusAt(checked.list, idx);
  return status ? { status, asOf } : { status: 'unknown', asOf };
}

const idOf = (der: Uint8Array): string =>
  Buffer.from(hasher(Buffer.from(der).toString('latin1'), 'sha-256')).toString('hex');

async function checkList(token: string, roots: readonly Uint8Array[]): Promise<CheckedList | 'bad'> {
  try {
    const [head, body, signature] = token.trim().split('.');
    const header = decode(head);
    const agency = agencyOf(
      header,
      roots.map((one) => new X509Certificate(one)),
    );
    if (header['typ'] !== 'statuslist+jwt' || !agency || !holdsText(`${head}.${body}`, signature, agency.certificate))
      return 'bad';
    const { sub, iat, exp, status_list } = decode(body);
    if (!wasInForce(agency.certificate, new Date(Number(iat) * 1000))) return 'bad';
    const { lst, bits } = status_list as { lst: string; bits: number };
    return { list: decodeStatuses(lst, bits), sub, iat: Number(iat), exp: Number(exp) };
  } catch {
    return 'bad';
  }
}
