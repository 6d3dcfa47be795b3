/** Settings come from the environment, are checked at start, and every wrong one is named with what would be right. */
import { resolve } from 'node:path';

export interface Settings {
  port: number;
  host: string;
  home: string;
  /** Public address, without a slash at the end; by default the one the server listens on. */
  url?: string;
  oidc?: { issuer: string; clientId: string; clientSecret: string };
  /** The account fees are paid to; none is the demo bank's. */
  bank?: { bin: string; number: string; name: string; secret: string };
  databaseUrl?: string;
  migratorUrl?: string;
  province: string;
  poolSize: number;
  workers: number;
}

interface SettingSpec {
  name: string;
  fallback: string;
  meaning: string;
}

/** As the README lists them; a test compares the two. */
export const SETTINGS: readonly SettingSpec[] = [
  { name: 'PORT', fallback: '8080', meaning: 'TCP port of the server; 0 takes a free one' },
  { name: 'HOST', fallback: '127.0.0.1', meaning: 'address the server listens on' },
  {
    name: 'MOTCUA_URL',
    fallback: '',
    meaning: 'public address, such as https://motcua.example.vn; by default where it listens',
  },
  {
    name: 'OIDC_ISSUER',
    fallback: '',
    meaning: 'OpenID provider that people sign in with; without one, the demo provider and its made-up people',
  },
  { name: 'OIDC_CLIENT_ID', fallback: 'motcua', meaning: 'our name at that provider' },
  { name: 'OIDC_CLIENT_SECRET', fallback: '', meaning: 'our secret at that provider' },
  {
    name: 'BANK_ACCOUNT',
    fallback: '',
    meaning: 'account that fees are paid to; without one, a demo bank in a process of its own',
  },
  { name: 'BANK_BIN', fallback: '', meaning: 'six digits that name its bank in VietQR' },
  { name: 'BANK_NAME', fallback: '', meaning: 'whose account it is' },
  { name: 'BANK_SECRET', fallback: '', meaning: 'secret that the bank signs its notices with' },
  { name: 'MOTCUA_HOME', fallback: '.motcua', meaning: 'folder of the embedded database, uploads, tokens and logs' },
  { name: 'DATABASE_URL', fallback: '', meaning: 'a PostgreSQL 15 or newer, instead of the embedded one' },
  {
    name: 'DATABASE_MIGRATOR_URL',
    fallback: '',
    meaning: 'the same database as the owner of its schema, when DATABASE_URL may not change it',
  },
  { name: 'MOTCUA_PROVINCE', fallback: 'quang-ninh', meaning: 'folder of provinces/ to serve' },
  { name: 'MOTCUA_DB_POOL', fallback: '16', meaning: 'connections to the database' },
  { name: 'MOTCUA_WORKERS', fallback: '4', meaning: 'jobs done at the same time; 0 leaves them to other servers' },
];

/** Throws one error that names every setting that is wrong. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const wrong: string[] = [];
  const text = (name: string) =>
    environment[name]?.trim() || SETTINGS.find((setting) => setting.name === name)!.fallback;
  const whole = (name: string, from: number, to: number) => {
    const value = Number(text(name));
    if (!Number.isInteger(value) || value < from || value > to)
      wrong.push(`${name}=${text(name)}: a whole number from ${from} to ${to} is needed`);
    return value;
  };
  const url = (name: string) => {
    const value = text(name);
    if (!value) return undefined;
    if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value))
      wrong.push(`${name}: a URL like postgres://user:password@host:5432/database is needed`);
    return value;
  };
  const web = (name: string) => {
    const value = text(name).replace(/\/+$/, '');
    if (value && (!/^https?:\/\//.test(value) || !URL.canParse(value)))
      wrong.push(`${name}=${value}: an address like https://motcua.example.vn is needed`);
    return value || undefined;
  };
  const issuer = web('OIDC_ISSUER');
  if (issuer && !text('OIDC_CLIENT_SECRET')) wrong.push('OIDC_ISSUER is set without OIDC_CLIENT_SECRET: set both');
  const account = text('BANK_ACCOUNT');
  if (account && !/^[0-9A-Za-z]{1,19}$/.test(account))
    wrong.push(`BANK_ACCOUNT=${account}: up to 19 letters and digits`);
  if (account && !/^\d{6}$/.test(text('BANK_BIN'))) wrong.push('BANK_ACCOUNT is set: BANK_BIN needs six digits');
  if (account && text('BANK_SECRET').length < 16)
    wrong.push('BANK_ACCOUNT is set: BANK_SECRET needs 16 characters or more');
  const settings: Settings = {
    port: whole('PORT', 0, 65_535),
    host: text('HOST'),
    home: resolve(text('MOTCUA_HOME')),
    url: web('MOTCUA_URL'),
    oidc: issuer ? { issuer, clientId: text('OIDC_CLIENT_ID'), clientSecret: text('OIDC_CLIENT_SECRET') } : undefined,
    bank: account
      ? { bin: text('BANK_BIN'), number: account, name: text('BANK_NAME'), secret: text('BANK_SECRET') }
      : undefined,
    databaseUrl: url('DATABASE_URL'),
    migratorUrl: url('DATABASE_MIGRATOR_URL'),
    province: text('MOTCUA_PROVINCE'),
    poolSize: whole('MOTCUA_DB_POOL', 2, 90),
    workers: whole('MOTCUA_WORKERS', 0, 32),
  };
  if (!/^[a-z][a-z-]*$/.test(settings.province))
    wrong.push(
      `MOTCUA_PROVINCE=${settings.province}: the name of a folder in provinces/ is needed, such as quang-ninh`,
    );
  if (settings.migratorUrl && !settings.databaseUrl)
    wrong.push('DATABASE_MIGRATOR_URL is set without DATABASE_URL: set both, or neither');
  if (wrong.length) throw new SettingsError(wrong);
  return settings;
}

export class SettingsError extends Error {
  constructor(wrong: string[]) {
    super(`These settings are wrong:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}
