/** What keeps an installation from serving the public: every trace of a demo, and every door that stands open. Nothing starts with it. */
import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { DEMO_ROOT } from '#adapters/sign/demo-root.ts';
import { readRoots } from '#adapters/sign/outside.ts';
import type { Province } from '#authority/province.ts';
import type { Language } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { isOwnMachine, type Mode, type Settings } from './settings.ts';

/** Thrown instead of starting. Its lines are for who runs the installation. */
export class NotReady extends Error {
  readonly gaps: readonly Phrase[];
  readonly said: Phrase;
  constructor(gaps: readonly Phrase[], said: Phrase = phrase('doctor-refuses')) {
    super(linesOf(said, gaps, 'en').join('\n'));
    this.name = 'NotReady';
    this.gaps = gaps;
    this.said = said;
  }

  lines(language: Language): string[] {
    return linesOf(this.said, this.gaps, language);
  }
}

const linesOf = (said: Phrase, gaps: readonly Phrase[], language: Language): string[] => [
  phraseText(said, language),
  ...gaps.map((gap) => `  ${phraseText(gap, language)}`),
];

/** What can be told without a database. */
export function settingGaps(settings: Partial<Settings> & Pick<Settings, 'home'>, province: Province): Phrase[] {
  return [
    ...addressGaps(settings),
    ...plainGaps(settings),
    ...peopleGaps(settings, province),
    ...bankGaps(settings),
    ...signingGaps(settings),
    ...homeGaps(settings.home),
  ];
}

/** Whoever else is on the way reads what goes to another machine without TLS. */
function plainGaps({ databaseUrl, migratorUrl, messages, clamavSocket }: Partial<Settings>): Phrase[] {
  const gaps: Phrase[] = [];
  for (const [setting, address] of Object.entries({ DATABASE_URL: databaseUrl, DATABASE_MIGRATOR_URL: migratorUrl }))
    if (address && !isLocal(address) && saidLast(address, 'sslmode') !== 'verify-full')
      gaps.push(phrase('doctor-plain-database', { setting }));
  const mail = messages?.smtp?.url;
  if (mail && !isLocal(mail) && !mail.startsWith('smtps:') && new URL(mail).searchParams.get('requireTLS') !== 'true')
    gaps.push(phrase('doctor-plain-mail'));
  if (clamavSocket && !clamavSocket.startsWith('/') && !isLocal(`clamd://${clamavSocket}`))
    gaps.push(phrase('doctor-plain-scanner'));
  return gaps;
}

/** The reader of a database's address takes what it says last. */
const saidLast = (address: string, name: string): string | undefined =>
  new URL(address).searchParams.getAll(name).at(-1);

/** A socket of this machine, too; a host among what follows the address is the one that is spoken to. */
function isLocal(address: string): boolean {
  const host = saidLast(address, 'host');
  if (host) return host.startsWith('/') || isOwnMachine(`any://${host}`);
  return isOwnMachine(address) || new URL(address).hostname === '';
}

function addressGaps({ url, trustedProxies, oidc, signing, s3, messages }: Partial<Settings>): Phrase[] {
  const gaps: Phrase[] = [];
  if (!url?.startsWith('https://')) gaps.push(phrase('doctor-url'));
  if (!trustedProxies) gaps.push(phrase('doctor-proxies'));
  const spoken = {
    OIDC_ISSUER: oidc?.issuer,
    CSC_URL: signing?.csc?.url,
    S3_ENDPOINT: s3?.endpoint,
    SMS_URL: messages?.sms?.url,
  };
  for (const [setting, address] of Object.entries(spoken))
    if (address?.startsWith('http:') && !isOwnMachine(address)) gaps.push(phrase('doctor-plain-http', { setting }));
  return gaps;
}

function peopleGaps({ oidc, peopleFile }: Partial<Settings>, { source }: Province): Phrase[] {
  const gaps: Phrase[] = [];
  if (!oidc) gaps.push(phrase('doctor-identity'));
  const file = peopleFile ?? `provinces/${source.id}/people.yaml`;
  if (source.madeUp || source.people.length || source.roster) gaps.push(phrase('doctor-people', { file }));
  else if (!source.officers.length) gaps.push(phrase('doctor-officers', { file }));
  return gaps;
}

function bankGaps({ bank }: Partial<Settings>): Phrase[] {
  if (!bank) return [phrase('doctor-bank')];
  return bank.name ? [] : [phrase('doctor-bank-name')];
}

function signingGaps({ signing }: Partial<Settings>): Phrase[] {
  if (!signing?.keys && !signing?.csc) return [phrase('doctor-keys')];
  const gaps = signing.keys ? keyGaps(signing.keys.folder) : [];
  const file = signing.rootsFile ?? '';
  try {
    const roots = readRoots(file).map((der) => new X509Certificate(der));
    if (roots.some(({ subject }) => isDemoRoot(subject))) gaps.push(phrase('doctor-roots-demo', { file }));
  } catch (error) {
    gaps.push(phrase('doctor-roots-unreadable', { file, why: (error as Error).message }));
  }
  return gaps;
}

const isDemoRoot = (subject: string): boolean =>
  subject.includes(`CN=${DEMO_ROOT.commonName}`) && subject.includes(`O=${DEMO_ROOT.organisation}`);

/** Of the province itself, for what is no single office's. */
const PROVINCE_KEY = 'agency-province.p12';

function keyGaps(folder: string): Phrase[] {
  try {
    const files = readdirSync(folder).filter((name) => name.endsWith('.p12'));
    if (!files.length) return [phrase('doctor-keys-none', { folder })];
    for (const name of files) readFileSync(join(folder, name));
    // Without it no credential, no list of heads and so no backup can be signed.
    if (!files.includes(PROVINCE_KEY)) return [phrase('doctor-keys-province', { path: join(folder, PROVINCE_KEY) })];
  } catch (error) {
    return [phrase('doctor-keys-unreadable', { folder, why: (error as Error).message })];
  }
  return openGaps(folder);
}

/** A home that is not there yet is made for its owner alone. */
function homeGaps(home: string): Phrase[] {
  if (!existsSync(home)) return [];
  const gaps = openGaps(home);
  const [tokens, authority] = [join(home, 'tokens.json'), join(home, 'authority')];
  if (existsSync(tokens)) gaps.push(phrase('doctor-tokens-file', { path: tokens }));
  if (existsSync(authority)) gaps.push(phrase('doctor-authority', { path: authority }));
  return gaps;
}

function openGaps(path: string): Phrase[] {
  // Windows keeps rights otherwise, and says nothing of them here.
  if (process.platform === 'win32') return [];
  const { mode, uid }: Stats = statSync(path);
  const gaps: Phrase[] = [];
  if (mode & 0o077)
    gaps.push(phrase('doctor-open-to-others', { path, mode: (mode & 0o777).toString(8), right: '700' }));
  if (uid !== process.getuid?.()) gaps.push(phrase('doctor-not-own', { path }));
  return gaps;
}

/** What the database of an installation in that mode must not hold. Asks only; a database that has no tables yet holds nothing. */
export async function databaseGaps(pool: Pool, mode: Mode): Promise<Phrase[]> {
  const { rows } = await pool.query<{ there: boolean }>("SELECT to_regclass('motcua.setting') IS NOT NULL AS there");
  if (!rows[0].there) return [];
  const found = await pool.query<{ name: string; value: string }>(
    "SELECT name, value FROM motcua.setting WHERE name IN ('mode', 'people')",
  );
  const kept = Object.fromEntries(found.rows.map(({ name, value }) => [name, value]));
  // One of before this was written down knew the made-up people.
  const served = kept['mode'] ?? (kept['people'] === undefined ? undefined : 'demo');
  if (served === undefined || served === mode) return [];
  return [mode === 'production' ? phrase('doctor-database-demo') : phrase('doctor-database-production')];
}

/** Refuses a database that serves something else, and writes down what this one serves from now on. */
export async function claimDatabase(pool: Pool, mode: Mode): Promise<void> {
  const gaps = await databaseGaps(pool, mode);
  if (gaps.length) throw new NotReady(gaps);
  await pool.query("INSERT INTO motcua.setting (name, value) VALUES ('mode', $1) ON CONFLICT DO NOTHING", [mode]);
}

/** What is no reason to stay closed, and better mended. */
export function adviceOf(settings: Partial<Settings>): Phrase[] {
  const { clamavSocket, messages, databaseUrl, migratorUrl } = settings;
  const advice: Phrase[] = [];
  if (!clamavSocket) advice.push(phrase('doctor-no-scanner'));
  if (!messages?.smtp && !messages?.sms) advice.push(phrase('doctor-no-mail'));
  if (databaseUrl && !migratorUrl) advice.push(phrase('doctor-one-login'));
  return advice;
}
