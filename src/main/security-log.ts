/** `motcua security-log`: the same rows as the page of the inspector, for whoever keeps watch over the installation. */
import type { Platform } from '#acts/platform.ts';
import { accountOf } from '#acts/security.ts';
import { isDay } from '#kernel/day.ts';
import { type Outcome, refuse } from '#kernel/outcome.ts';
import { dossierCodeAsMeant } from '#kernel/text.ts';
import { SECURITY_KINDS, type SecurityQuery, type SecurityRow } from '#spine/security.ts';
import { OPERATOR } from './tokens.ts';

const PAGE = 500;

export interface LogFlags {
  who?: string;
  kind?: string;
  dossier?: string;
  from?: string;
  to?: string;
  json: boolean;
}

export async function printSecurityLog(
  platform: Pick<Platform, 'security' | 'province' | 'store'>,
  flags: LogFlags,
  print: (text: string) => void,
): Promise<Outcome<number>> {
  const { security, province, store } = platform;
  const { who, kind, dossier: code, from, to } = flags;
  for (const value of [from, to]) if (value && !isDay(value)) return refuse('date-invalid', { value });
  const known = SECURITY_KINDS.find((one) => one === kind);
  if (kind && !known) return refuse('request-invalid', { detail: `--kind: ${SECURITY_KINDS.join(', ')}` });
  const dossier = code ? await store.findDossierId(dossierCodeAsMeant(code)) : undefined;
  if (code && !dossier) return refuse('dossier-not-found', { dossier: code });
  const { timeZone } = province.calendar.source;
  const instant = (day: string | undefined, days: number) =>
    day && Temporal.PlainDate.from(day).add({ days }).toZonedDateTime(timeZone).toInstant().toString();
  const query: SecurityQuery = {
    who: who && accountOf(province, who),
    kind: known,
    dossier,
    from: instant(from, 0),
    before: instant(to, 1),
  };
  await security.note({ kind: 'log-read', who: OPERATOR, door: 'command' });
  let after: string | undefined;
  do {
    const page = await security.list(query, { limit: PAGE, after });
    for (const row of page.rows) print(flags.json ? JSON.stringify(row) : lineOf(row));
    after = page.next;
  } while (after);
  return 0;
}

const lineOf = ({ at, kind, who, dossier, code, what, client, door }: SecurityRow): string =>
  [at, kind, who, code ?? dossier, what, door, client].filter(Boolean).join('  ');
