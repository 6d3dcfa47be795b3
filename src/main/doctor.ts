/** `motcua doctor`: what is missing before this installation may serve the public, in words. Changes nothing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { connectionsOf, makePool, reachDatabase } from '#adapters/postgres/connect.ts';
import { type Language, must } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { keyFaults } from './key-check.ts';
import { adviceOf, databaseGaps, settingGaps } from './production.ts';
import { certificateFault } from './public-certificate.ts';
import { readProvince } from './read-files.ts';
import type { Settings } from './settings.ts';

export async function doctor(
  settings: Settings,
  { json, language }: { json: boolean; language: Language },
  print: (text: string) => void,
): Promise<number> {
  const province = must(readProvince(settings.province, settings.peopleFile));
  const [database, certificate] = await Promise.all([lookedAt(settings), certificateOf(settings)]);
  const gaps = settingGaps(settings, province);
  // Keys are opened once they can be reached at all.
  const isReadable = !gaps.some((one) => /^doctor-(keys|roots)/.test(one.phrase));
  const today = province.calendar.dateOf(Temporal.Now.instant());
  const keys = isReadable ? await keyFaults(settings.signing, province, today) : [];
  const missing = [...gaps, ...keys, ...database.missing, ...certificate.missing];
  const advised = [...adviceOf(settings), ...database.advised, ...certificate.advised];
  const mode = settings.mode ?? 'demo';
  if (json) {
    const said = (one: Phrase) => ({ code: one.phrase, ...one.params, text: phraseText(one, language) });
    print(JSON.stringify({ mode, ready: !missing.length, missing: missing.map(said), advised: advised.map(said) }));
    return missing.length ? 1 : 0;
  }
  const line = (one: Phrase) => print(`  ${phraseText(one, language)}`);
  print(phraseText(mode === 'demo' ? phrase('doctor-mode-demo') : phrase('doctor-mode-production'), language));
  print(phraseText(missing.length ? phrase('doctor-refuses') : phrase('doctor-ready'), language));
  missing.forEach(line);
  if (advised.length) print(phraseText(phrase('doctor-advised'), language));
  advised.forEach(line);
  return missing.length ? 1 : 0;
}

interface Found {
  missing: Phrase[];
  advised: Phrase[];
}

/** A database that is not there yet is not made for this. */
async function lookedAt(settings: Settings): Promise<Found> {
  if (!settings.databaseUrl && !existsSync(join(settings.home, 'postgres'))) return { missing: [], advised: [] };
  try {
    const database = await reachDatabase(settings);
    const pool = makePool(database.migrator);
    try {
      return { missing: await databaseGaps(pool, 'production'), advised: await fewConnections(pool, settings) };
    } finally {
      await pool.end();
      await database.embedded?.release();
    }
  } catch (error) {
    return { missing: [phrase('doctor-database-away', { why: (error as Error).message })], advised: [] };
  }
}

/** One that runs out of connections lets acts wait, then fail. Some are kept for its administrator. */
export async function fewConnections(pool: Pool, settings: Pick<Settings, 'poolSize' | 'workers'>): Promise<Phrase[]> {
  const { rows } = await pool.query<{ most: number }>(
    "SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS most",
  );
  const [{ most }, needed] = [rows[0], connectionsOf(settings)];
  return most < needed ? [phrase('doctor-few-connections', { most, needed })] : [];
}

async function certificateOf({ url }: Settings): Promise<Found> {
  const none = { missing: [], advised: [] };
  if (!url?.startsWith('https://')) return none;
  const fault = await certificateFault(url);
  if (!fault) return none;
  const { why } = fault;
  return fault.isAway
    ? { ...none, advised: [phrase('doctor-certificate-unseen', { url, why })] }
    : { ...none, missing: [phrase('doctor-certificate', { url, why })] };
}
