/** Tokens of the API: issued for some acts and a while, kept as hashes. Those of demo people are made by a demo's start, and by nothing else. */
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Platform } from '#acts/platform.ts';
import { actSchemas } from '#acts/schemas.ts';
import { type KeptToken, PostgresTokens } from '#adapters/postgres/postgres-tokens.ts';
import { type Bearer, EVERY_SCOPE, isScope } from '#api/token-scopes.ts';
import { MOST_DAYS, type TokenParts, type TokenRequest, type TokenRow } from '#api/tokens.ts';
import type { Actor } from '#authority/permission.ts';
import type { Province } from '#authority/province.ts';
import { BEGINS } from '#dossier/commands.ts';
import { sha256 } from '#kernel/hash.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';

export interface TokenBook {
  path: string;
  tokens: Record<string, string>;
}

/** Of the demo people; a demo that runs on is started anew now and then. */
const DEMO_DAYS = 30;
/** Who runs the installation, at its command line. */
export const OPERATOR = 'operator';
const ACTS = [...BEGINS, ...Object.keys(actSchemas)];

const newToken = (): string => `mc_${randomBytes(24).toString('base64url')}`;
const inDays = (now: Temporal.Instant, days: number): string => now.add({ hours: 24 * days }).toString();

/** A token for each demo person and each officer, in a file of this user alone. */
export async function ensureTokens(
  home: string,
  pool: Pool,
  province: Province,
  now = Temporal.Now.instant(),
): Promise<TokenBook> {
  const path = join(home, 'tokens.json');
  const tokens: Record<string, string> = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>)
    : {};
  const owners = [
    ...province.source.people.map((person) => ({ kind: 'citizen', id: person.id })),
    ...[...province.officers.values()].map((officer) => ({ kind: 'officer', id: officer.id })),
  ];
  const missing = owners.filter(({ id }) => !tokens[id]);
  for (const { id } of missing) tokens[id] = newToken();
  if (missing.length) writeFileSync(path, `${JSON.stringify(tokens, null, 1)}\n`, { mode: 0o600 });
  const issued = { scopes: [...EVERY_SCOPE], issuedBy: 'start', issuedAt: now.toString() };
  await new PostgresTokens(pool).issue(
    owners.map(({ kind, id }) => ({
      hash: sha256(tokens[id]),
      kept: { ...issued, id: randomUUID(), name: 'demo', kind, actor: id, expiresAt: inDays(now, DEMO_DAYS) },
    })),
  );
  return { path, tokens };
}

/** Who an account is here: an officer or a person of the province. */
function actorOf(province: Province, kind: string, id: string): Actor | undefined {
  const officer = kind === 'officer' ? province.officers.get(id) : undefined;
  if (officer) return { kind: 'officer', id: officer.id, name: officer.name };
  const person = kind === 'citizen' ? province.people.get(id) : undefined;
  if (!person) return undefined;
  const { name, idNumber, assurance } = person;
  return { kind: 'citizen', id, name, idNumber, assurance };
}

/** Who a token stands for; nobody, for one that was never issued, and a word for one that ended. */
export function bearerFinder(
  pool: Pool,
  { province, clock }: Pick<Platform, 'province' | 'clock'>,
): (token: string) => Promise<Bearer | Refusal | undefined> {
  const tokens = new PostgresTokens(pool);
  return async (token) => {
    const kept = await tokens.find(sha256(token));
    if (!kept) return undefined;
    const now = clock.now();
    if (kept.revokedAt) return refuse('token-revoked', { name: kept.name });
    if (Temporal.Instant.compare(now, Temporal.Instant.from(kept.expiresAt)) >= 0)
      return refuse('token-expired', { name: kept.name });
    const actor = actorOf(province, kept.kind, kept.actor);
    if (!actor) return undefined;
    await tokens.use(kept, now.toString());
    return { id: kept.id, actor, scopes: kept.scopes, expiresAt: kept.expiresAt };
  };
}

/** What the API and the command line do with tokens. */
export function tokenPartsOf(
  pool: Pool,
  { clock }: Pick<Platform, 'clock'>,
  issuedBy: (owner: Actor) => string = ({ id }) => id,
): TokenParts {
  const tokens = new PostgresTokens(pool);
  return {
    issue: async (owner, asked, by) => {
      const wrong = refuseRequest(asked);
      if (wrong) return wrong;
      const token = newToken();
      const now = clock.now();
      const kept: KeptToken = {
        id: randomUUID(),
        name: asked.name.trim(),
        kind: owner.kind,
        actor: owner.id,
        scopes: asked.scopes,
        issuedBy: issuedBy(owner),
        issuedWith: by?.id,
        issuedAt: now.toString(),
        expiresAt: [inDays(now, asked.days), by?.expiresAt ?? '9999'].sort()[0],
      };
      const isIssued = await tokens.issue([{ hash: sha256(token), kept }], by && { id: by.id, now: now.toString() });
      if (!isIssued) return refuse('token-ended', { token: by!.id });
      return { ...rowOf(kept), token };
    },
    list: async (owner) => (await tokens.list(owner)).map(rowOf),
    revoke: async (owner, id, by) => {
      if (by && (await tokens.isFrom(by.id, id))) return refuse('token-above', { token: id });
      const isRevoked = await tokens.revoke(id, clock.now().toString(), owner);
      return isRevoked ? undefined : refuse('token-not-found', { token: id });
    },
  };
}

function refuseRequest({ name, scopes, days }: TokenRequest): Refusal | undefined {
  if (!name.trim()) return refuse('token-name');
  const unknown = scopes.find((scope) => !isScope(scope, ACTS));
  if (unknown !== undefined || !scopes.length)
    return refuse('token-scope-unknown', { scope: unknown ?? '', scopes: [...EVERY_SCOPE, 'act:NAME'].join(' · ') });
  return Number.isInteger(days) && days >= 1 && days <= MOST_DAYS
    ? undefined
    : refuse('token-days', { days, most: MOST_DAYS });
}

const rowOf = ({ kind: _kind, ...kept }: KeptToken): TokenRow => kept;

/** By the operator, for somebody that the province knows. */
export async function issueByHand(
  pool: Pool,
  platform: Pick<Platform, 'province' | 'clock'>,
  owner: string,
  asked: TokenRequest,
): Promise<Outcome<TokenRow & { token: string }>> {
  const actor = actorOf(platform.province, 'officer', owner) ?? actorOf(platform.province, 'citizen', owner);
  if (!actor) return refuse('token-owner-unknown', { owner });
  return tokenPartsOf(pool, platform, () => OPERATOR).issue(actor, asked);
}

/** `motcua token issue|list|revoke`. */
export async function tokenCommand(
  pool: Pool,
  platform: Pick<Platform, 'province' | 'clock' | 'security'>,
  words: readonly string[],
  flags: { for?: string; scope?: string; days?: string; name?: string; json: boolean },
  print: (text: string) => void,
): Promise<Outcome<number>> {
  const [verb, id] = words;
  if (verb === 'issue') {
    const scopes = [...new Set((flags.scope ?? '').split(/[\s,]+/).filter(Boolean))];
    const asked = { name: flags.name ?? '', scopes, days: Number(flags.days ?? 90) };
    const issued = await issueByHand(pool, platform, flags.for ?? '', asked);
    if (isRefusal(issued)) return issued;
    const what = `${issued.id} ${issued.actor} ${issued.scopes.join(',')}`;
    await platform.security.note({ kind: 'token-issued', who: OPERATOR, door: 'command', what });
    print(flags.json ? JSON.stringify(issued) : `${issued.token}\n${lineOf(issued)}`);
    return 0;
  }
  const tokens = new PostgresTokens(pool);
  if (verb === 'list') {
    // Of every start of a demo there would be thousands.
    const rows = (await tokens.list()).filter(
      ({ actor, issuedBy }) => (!flags.for || actor === flags.for) && issuedBy !== 'start',
    );
    if (flags.json) print(JSON.stringify(rows.map(rowOf)));
    else for (const one of rows) print(lineOf(one));
    return 0;
  }
  const isId = /^[0-9a-f-]{36}$/.test(id ?? '');
  if (!isId || !(await tokens.revoke(id, platform.clock.now().toString())))
    return refuse('token-not-found', { token: id ?? '' });
  await platform.security.note({ kind: 'token-revoked', who: OPERATOR, door: 'command', what: id });
  return 0;
}

const lineOf = ({ id, actor, name, scopes, expiresAt, revokedAt }: TokenRow): string =>
  `${id}  ${actor}  ${name}  ${scopes.join(',')}  ${revokedAt ? `revoked ${revokedAt}` : `until ${expiresAt}`}`;
