/** Settings come from the environment, are checked at start, and every wrong one is named with what would be right. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { TrustSettings } from '#adapters/sign/trust-service.ts';
import { LOG_LEVELS, type LogLevel } from '#kernel/log.ts';

/** A demo has made-up people, money and signatures; production has nothing of it. */
export type Mode = 'demo' | 'production';

export interface Settings {
  /** A demo, unless it says otherwise. */
  mode?: Mode;
  /** Proxies whose word about the address of a client is believed. Unset: nobody said whether there are any. */
  trustedProxies?: readonly string[];
  /** File of the officers, instead of the province's own. */
  peopleFile?: string;
  port: number;
  host: string;
  home: string;
  /** Public address, without a slash at the end; by default the one the server listens on. */
  url?: string;
  oidc?: { issuer: string; clientId: string; clientSecret: string };
  /** The account fees are paid to; none is the demo bank's. */
  bank?: { bin: string; number: string; name: string; secret: string };
  /** Real keys instead of the demo authority's. */
  signing?: TrustSettings;
  /** What a backup's keys are encrypted with. */
  backupPassword?: string;
  /** Files in an object store instead of a folder. */
  s3?: { endpoint: string; region: string; accessKey: string; secretKey: string };
  /** Socket of ClamAV: what comes in waits until it was looked at. */
  clamavSocket?: string;
  messages?: MessageSettings;
  databaseUrl?: string;
  migratorUrl?: string;
  province: string;
  /** Nothing from outside is taken in where the disk has less than this. */
  minFreeBytes?: number;
  poolSize: number;
  workers: number;
  /** How long the security log is kept. */
  securityLogDays?: number;
  /** Who asks for figures has it; without one nobody is answered. */
  metricsToken?: string;
  /** What the server tells of what it does, and in which form. */
  log?: LogSettings;
  /** How long what is under way may take once the server is told to stop. */
  stopSeconds?: number;
}

export const LOG_FORMATS = ['json', 'text'] as const;
export interface LogSettings {
  level: LogLevel;
  format: (typeof LOG_FORMATS)[number];
}

/** How messages leave, each way only where it is set; and when people are left alone. */
export interface MessageSettings {
  smtp?: { url: string; from: string };
  sms?: { url: string; secret: string };
  /** Local times between which nothing is sent that can wait. */
  quiet: { from: string; to: string };
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
    meaning:
      'public address, such as https://motcua.example.vn, where signed papers say that they are checked; by default where it listens',
  },
  {
    name: 'MOTCUA_MODE',
    fallback: '',
    meaning:
      'production refuses to start with anything of the demo, demo says so on every page; by default production where MOTCUA_URL is no address of this machine, else demo',
  },
  {
    name: 'TRUSTED_PROXIES',
    fallback: '',
    meaning:
      'addresses or networks of the proxies in front, such as 127.0.0.1, 10.0.0.0/8, whose X-Forwarded-For is believed; none where there is none; production needs it',
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
  {
    name: 'SIGN_KEYS',
    fallback: '',
    meaning: 'folder of person-ID.p12 and agency-ID.p12; without it, a demo authority makes the keys',
  },
  { name: 'SIGN_PASSWORD', fallback: '', meaning: 'password of those files' },
  {
    name: 'CSC_URL',
    fallback: '',
    meaning: 'remote signing service (CSC API), such as https://sign.example.vn/csc/v1',
  },
  { name: 'CSC_TOKEN', fallback: '', meaning: 'our access token there' },
  { name: 'CSC_PIN', fallback: '', meaning: 'PIN that it asks for, where it does' },
  { name: 'TSA_URL', fallback: '', meaning: 'time stamping authority (RFC 3161), needed with SIGN_KEYS or CSC_URL' },
  {
    name: 'SIGN_ROOTS',
    fallback: '',
    meaning: 'PEM file of the certificates that signatures lead to, needed with them',
  },
  {
    name: 'S3_ENDPOINT',
    fallback: '',
    meaning: 'address of a bucket of an object store for files, instead of a folder',
  },
  { name: 'S3_REGION', fallback: 'auto', meaning: 'its region' },
  { name: 'S3_ACCESS_KEY', fallback: '', meaning: 'our access key there' },
  { name: 'S3_SECRET_KEY', fallback: '', meaning: 'our secret key there' },
  {
    name: 'CLAMAV_SOCKET',
    fallback: '',
    meaning: 'socket of clamd (path, or HOST:PORT); files wait until it has looked',
  },
  {
    name: 'SMTP_URL',
    fallback: '',
    meaning: 'mail server, such as smtps://user:password@mail.example.vn; without it, no mail',
  },
  { name: 'MAIL_FROM', fallback: '', meaning: 'sender of mails, needed with SMTP_URL' },
  {
    name: 'SMS_URL',
    fallback: '',
    meaning: 'gateway that takes text messages by POST, to numbers in the international form; without it, none',
  },
  { name: 'SMS_SECRET', fallback: '', meaning: 'secret that we sign them with' },
  { name: 'QUIET_HOURS', fallback: '21:00-07:00', meaning: 'when nobody is sent what can wait until morning' },
  { name: 'MOTCUA_HOME', fallback: '.motcua', meaning: 'folder of the embedded database, uploads, tokens and logs' },
  {
    name: 'MOTCUA_MIN_FREE_MB',
    fallback: '200',
    meaning: 'free room of its disk in MB, below which no file is taken in and /health says degraded',
  },
  { name: 'DATABASE_URL', fallback: '', meaning: 'a PostgreSQL 15 or newer, instead of the embedded one' },
  {
    name: 'DATABASE_MIGRATOR_URL',
    fallback: '',
    meaning: 'the same database as the owner of its schema, when DATABASE_URL may not change it',
  },
  { name: 'MOTCUA_PROVINCE', fallback: 'quang-ninh', meaning: 'folder of provinces/ to serve' },
  {
    name: 'MOTCUA_PEOPLE',
    fallback: '',
    meaning: 'YAML file of the officers, instead of the made-up people of the province; production needs it',
  },
  {
    name: 'MOTCUA_DB_POOL',
    fallback: '16',
    meaning:
      'connections to the database, beside three that write, one that listens, and 2 × (MOTCUA_WORKERS + 4) for jobs',
  },
  {
    name: 'SECURITY_LOG_DAYS',
    fallback: '365',
    meaning: 'days that the security log is kept, 90 or more; older rows are swept',
  },
  { name: 'MOTCUA_WORKERS', fallback: '4', meaning: 'jobs done at the same time; 0 leaves them to other servers' },
  {
    name: 'METRICS_TOKEN',
    fallback: '',
    meaning: 'token, 24 characters or more, by which Prometheus reads /metrics; without it, there is no such address',
  },
  {
    name: 'LOG_LEVEL',
    fallback: '',
    meaning:
      'what the server writes on its standard error: error, warn, info (a line a request, an act and a job) or debug; by default info in production, warn in a demo',
  },
  {
    name: 'LOG_FORMAT',
    fallback: '',
    meaning: 'json, a line for programs, or text for people; by default json in production, text in a demo',
  },
  {
    name: 'MOTCUA_STOP_SECONDS',
    fallback: '45',
    meaning: 'how long what is under way may take once the server is told to stop; then it is cut',
  },
  {
    name: 'MOTCUA_BACKUP_PASSWORD',
    fallback: '',
    meaning: 'for motcua backup and restore: what the keys in a backup are encrypted with, 12 characters or more',
  },
];

/** Throws one error that names every setting that is wrong. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const wrong: string[] = [];
  const secrets = secretsIn(environment, wrong);
  const text = (name: string) =>
    (secrets.get(name) ?? environment[name])?.trim() || SETTINGS.find((setting) => setting.name === name)!.fallback;
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
  const [, quietFrom, quietTo] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text('QUIET_HOURS')) ?? [];
  if (!quietFrom) wrong.push(`QUIET_HOURS=${text('QUIET_HOURS')}: two times like 21:00-07:00 are needed`);
  const needs = (name: string, ...others: string[]) => {
    if (!text(name)) return false;
    for (const other of others) if (!text(other)) wrong.push(`${name} is set without ${other}: set both`);
    return true;
  };
  const hasKeys = needs('SIGN_KEYS', 'SIGN_PASSWORD', 'TSA_URL', 'SIGN_ROOTS');
  const hasCsc = needs('CSC_URL', 'CSC_TOKEN', 'TSA_URL', 'SIGN_ROOTS');
  if (hasKeys && hasCsc) wrong.push('SIGN_KEYS and CSC_URL are both set: keys are either here or there');
  const hasS3 = needs('S3_ENDPOINT', 'S3_ACCESS_KEY', 'S3_SECRET_KEY');
  const hasMail = needs('SMTP_URL', 'MAIL_FROM');
  const hasSms = needs('SMS_URL', 'SMS_SECRET');
  if (text('METRICS_TOKEN') && !/^\S{24,200}$/.test(text('METRICS_TOKEN')))
    wrong.push('METRICS_TOKEN: from 24 to 200 characters are needed, and no space');
  const publicUrl = web('MOTCUA_URL');
  const mode = text('MOTCUA_MODE') || (publicUrl && !isOwnMachine(publicUrl) ? 'production' : 'demo');
  if (mode !== 'demo' && mode !== 'production') wrong.push(`MOTCUA_MODE=${mode}: demo or production`);
  const oneOf = <Word extends string>(name: string, words: readonly Word[], fallback: Word): Word => {
    const value = (text(name) || fallback) as Word;
    if (!words.includes(value)) wrong.push(`${name}=${value}: ${words.join(', ')}`);
    return value;
  };
  const serves = mode === 'production';
  const settings: Settings = {
    mode: mode as Mode,
    trustedProxies: proxiesIn(text('TRUSTED_PROXIES'), wrong),
    peopleFile: text('MOTCUA_PEOPLE') ? resolve(text('MOTCUA_PEOPLE')) : undefined,
    port: whole('PORT', 0, 65_535),
    host: text('HOST'),
    home: resolve(text('MOTCUA_HOME')),
    url: publicUrl,
    oidc: issuer ? { issuer, clientId: text('OIDC_CLIENT_ID'), clientSecret: text('OIDC_CLIENT_SECRET') } : undefined,
    bank: account
      ? { bin: text('BANK_BIN'), number: account, name: text('BANK_NAME'), secret: text('BANK_SECRET') }
      : undefined,
    signing: {
      keys: hasKeys ? { folder: resolve(text('SIGN_KEYS')), password: text('SIGN_PASSWORD') } : undefined,
      csc: hasCsc
        ? { url: text('CSC_URL').replace(/\/$/, ''), token: text('CSC_TOKEN'), pin: text('CSC_PIN') || undefined }
        : undefined,
      timeStampUrl: text('TSA_URL') || undefined,
      rootsFile: text('SIGN_ROOTS') ? resolve(text('SIGN_ROOTS')) : undefined,
    },
    s3: hasS3
      ? {
          endpoint: web('S3_ENDPOINT') ?? '',
          region: text('S3_REGION'),
          accessKey: text('S3_ACCESS_KEY'),
          secretKey: text('S3_SECRET_KEY'),
        }
      : undefined,
    clamavSocket: text('CLAMAV_SOCKET') || undefined,
    messages: {
      smtp: hasMail ? { url: text('SMTP_URL'), from: text('MAIL_FROM') } : undefined,
      sms: hasSms ? { url: web('SMS_URL') ?? '', secret: text('SMS_SECRET') } : undefined,
      quiet: { from: quietFrom, to: quietTo },
    },
    // Of the environment as it was always taken: with its blanks.
    backupPassword: secrets.get('MOTCUA_BACKUP_PASSWORD')?.trim() ?? environment['MOTCUA_BACKUP_PASSWORD'],
    databaseUrl: url('DATABASE_URL'),
    migratorUrl: url('DATABASE_MIGRATOR_URL'),
    province: text('MOTCUA_PROVINCE'),
    minFreeBytes: whole('MOTCUA_MIN_FREE_MB', 0, 1_000_000) * 1024 * 1024,
    poolSize: whole('MOTCUA_DB_POOL', 2, 90),
    workers: whole('MOTCUA_WORKERS', 0, 32),
    securityLogDays: whole('SECURITY_LOG_DAYS', 90, 36_500),
    metricsToken: text('METRICS_TOKEN') || undefined,
    log: {
      level: oneOf('LOG_LEVEL', LOG_LEVELS, serves ? 'info' : 'warn'),
      format: oneOf('LOG_FORMAT', LOG_FORMATS, serves ? 'json' : 'text'),
    },
    stopSeconds: whole('MOTCUA_STOP_SECONDS', 1, 600),
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

/** Those that may stand in a file instead, named by NAME_FILE: a vault or the service manager puts it there for this user alone. */
const SECRETS = [
  'OIDC_CLIENT_SECRET',
  'BANK_SECRET',
  'SIGN_PASSWORD',
  'CSC_TOKEN',
  'CSC_PIN',
  'S3_ACCESS_KEY',
  'S3_SECRET_KEY',
  'SMTP_URL',
  'SMS_SECRET',
  'METRICS_TOKEN',
  'DATABASE_URL',
  'DATABASE_MIGRATOR_URL',
  'MOTCUA_BACKUP_PASSWORD',
];

function secretsIn(environment: Readonly<Record<string, string | undefined>>, wrong: string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of SECRETS) {
    const file = environment[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (environment[name]) wrong.push(`${name} and ${name}_FILE are both set: set one`);
    try {
      found.set(name, readFileSync(file, 'utf8'));
    } catch (error) {
      wrong.push(`${name}_FILE=${file}: it cannot be read (${(error as NodeJS.ErrnoException).code})`);
    }
  }
  return found;
}

/** Whether nobody but this machine itself comes by that address. */
export function isOwnMachine(address: string): boolean {
  const { hostname } = new URL(URL.canParse(address) ? address : 'http://nowhere.invalid');
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname);
}

/** Nothing where it is not said; an empty list where there is none. Whole of the internet is no proxy. */
function proxiesIn(text: string, wrong: string[]): string[] | undefined {
  if (!text) return undefined;
  if (text === 'none') return [];
  const proxies = text.split(/[\s,]+/).filter(Boolean);
  for (const one of proxies) {
    const [address, bits] = one.split('/');
    const most = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : 0;
    const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= most);
    if (!most || !isNetwork)
      wrong.push(`TRUSTED_PROXIES=${one}: none, or addresses and networks like 127.0.0.1, 10.0.0.0/8 are needed`);
  }
  return proxies;
}

export class SettingsError extends Error {
  constructor(wrong: string[]) {
    super(`These settings are wrong:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}
