/** `motcua doctor`: what is missing before this installation may serve the public, in words. Changes nothing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makePool, reachDatabase } from '#adapters/postgres/connect.ts';
import { type Language, must } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { adviceOf, databaseGaps, settingGaps } from './production.ts';
import { readProvince } from './read-files.ts';
import type { Settings } from './settings.ts';

export async function doctor(
  settings: Settings,
  { json, language }: { json: boolean; language: Language },
  print: (text: string) => void,
): Promise<number> {
  const province = must(readProvince(settings.province, settings.peopleFile));
  const missing = [...settingGaps(settings, province), ...(await lookedAt(settings))];
  const advised = adviceOf(settings);
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

/** A database that is not there yet is not made for this. */
async function lookedAt(settings: Settings): Promise<Phrase[]> {
  if (!settings.databaseUrl && !existsSync(join(settings.home, 'postgres'))) return [];
  try {
    const database = await reachDatabase(settings);
    const pool = makePool(database.migrator);
    try {
      return await databaseGaps(pool, 'production');
    } finally {
      await pool.end();
      await database.embedded?.release();
    }
  } catch (error) {
    return [phrase('doctor-database-away', { why: (error as Error).message })];
  }
}
