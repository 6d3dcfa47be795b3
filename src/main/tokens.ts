/** API tokens of the demo people, until sign-in arrives. Made once; the file belongs to its owner alone, the database keeps hashes. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Actor } from '#authority/permission.ts';
import type { Province } from '#authority/province.ts';
import { sha256 } from '#kernel/hash.ts';

export interface TokenBook {
  path: string;
  tokens: Record<string, string>;
}

/** A token for each demo person and each named officer. */
export async function ensureTokens(home: string, pool: Pool, province: Province): Promise<TokenBook> {
  const path = join(home, 'tokens.json');
  const tokens: Record<string, string> = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>)
    : {};
  const owners = [
    ...province.source.people.map((person) => ({ kind: 'citizen', id: person.id })),
    ...[...province.officers.values()].map((officer) => ({ kind: 'officer', id: officer.id })),
  ];
  const missing = owners.filter(({ id }) => !tokens[id]);
  for (const { id } of missing) tokens[id] = `mc_${randomBytes(24).toString('base64url')}`;
  if (missing.length) writeFileSync(path, `${JSON.stringify(tokens, null, 1)}\n`, { mode: 0o600 });
  await pool.query(
    'INSERT INTO motcua.api_token (hash, actor_kind, actor_id) SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING',
    [owners.map(({ id }) => sha256(tokens[id])), owners.map(({ kind }) => kind), owners.map(({ id }) => id)],
  );
  return { path, tokens };
}

/** Who a token belongs to; nobody, for a token that was never given. */
export function actorFinder(pool: Pool, province: Province): (token: string) => Promise<Actor | undefined> {
  return async (token) => {
    const { rows } = await pool.query<{ actor_kind: string; actor_id: string }>({
      name: 'token',
      text: 'SELECT actor_kind, actor_id FROM motcua.api_token WHERE hash = $1',
      values: [sha256(token)],
    });
    const [row] = rows;
    if (!row) return undefined;
    const officer = row.actor_kind === 'officer' ? province.officers.get(row.actor_id) : undefined;
    if (officer) return { kind: 'officer', id: officer.id, name: officer.name };
    const person = province.people.get(row.actor_id);
    if (!person) return undefined;
    const { id, name, idNumber, assurance } = person;
    return { kind: 'citizen', id, name, idNumber, assurance };
  };
}
