/** How messages leave this installation. */
import { NOTIFY_JOB } from '#acts/commit.ts';
import type { AddJob } from '#acts/jobs.ts';
import { DELIVER_JOB, DIGEST_JOB, deliverMessage, digest, notify, type PostOffice } from '#acts/notify.ts';
import { PostgresMessages } from '#adapters/postgres/postgres-messages.ts';
import type { Carrier, Carriers, Way } from '#spine/messages.ts';
import { type Guard, pushTarget } from '#spine/targets.ts';
import { letterOf } from '#web/message-words.ts';
import type { Settings } from './settings.ts';
import type { System } from './system.ts';

export interface Post extends PostOffice {
  /** Key by which browsers know who sends; nothing where push is not possible. */
  pushKey?: string;
}

/** When officers are told what the day holds. */
const DIGEST_AT = '07:30';

export async function postOfficeOf(
  { pool, queue, breaker }: System,
  settings: Settings,
  baseUrl: string,
): Promise<Post> {
  const { smtp, sms, quiet } = settings.messages ?? { quiet: { from: '21:00', to: '07:00' } };
  const carriers: Carriers = {};
  if (smtp) carriers.mail = new (await import('#adapters/messages/smtp-carrier.ts')).SmtpCarrier(smtp);
  if (sms) carriers.sms = new (await import('#adapters/messages/sms-carrier.ts')).SmsCarrier(sms);
  // Browsers take messages from places they can be sure of only; without a public address there is nobody to send to.
  let pushKey: string | undefined;
  if (settings.url?.startsWith('https:')) {
    const { PushCarrier, makePushKeys } = await import('#adapters/messages/push-carrier.ts');
    const { publicAgent } = await import('#adapters/messages/public-hosts.ts');
    const made = JSON.stringify(makePushKeys());
    await pool.query('INSERT INTO motcua.setting (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      'push-keys',
      made,
    ]);
    const { rows } = await pool.query<{ value: string }>('SELECT value FROM motcua.setting WHERE name = $1', [
      'push-keys',
    ]);
    const keys = JSON.parse(rows[0].value) as ReturnType<typeof makePushKeys>;
    carriers.push = new PushCarrier(keys, baseUrl, publicAgent());
    pushKey = keys.publicKey;
  }
  const addJob: AddJob = (task, payload, key, runAt) => queue.add({ task, payload, key, runAt });
  return {
    messages: new PostgresMessages(pool),
    carriers: guarded(carriers, breaker),
    addJob,
    quiet,
    write: (message, { language }) => letterOf(message, language, baseUrl),
    pushKey,
  };
}

function guarded(carriers: Carriers, guard: Guard): Carriers {
  const entries = Object.entries(carriers) as [Way, Carrier][];
  return Object.fromEntries(
    entries.map(([way, carrier]): [Way, Carrier] => [
      way,
      {
        send: (...letter) => guard.call(way === 'push' ? pushTarget(letter[1]) : way, () => carrier.send(...letter)),
      },
    ]),
  );
}

export function postTasks({ platform }: System, post: Post) {
  return {
    [NOTIFY_JOB]: async (payload: unknown) => {
      const { dossierId, seq } = payload as { dossierId: unknown; seq: unknown };
      await notify(platform, post, String(dossierId), Number(seq));
    },
    [DELIVER_JOB]: async (payload: unknown) => {
      const { messageId, way } = payload as { messageId: unknown; way?: Way };
      await deliverMessage(platform, post, String(messageId), way);
    },
    [DIGEST_JOB]: async () => {
      await digest(platform, post);
      await nextDigest(platform, post);
    },
  };
}

/** The next working morning. Every server asks for it when it starts; the key makes it one. */
export async function nextDigest({ clock, province }: System['platform'], { addJob }: Post): Promise<void> {
  const { calendar } = province;
  const now = clock.now();
  const { timeZone } = calendar.source;
  const morning = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone, plainTime: DIGEST_AT }).toInstant();
  let at = morning(now.toZonedDateTimeISO(timeZone).toPlainDate());
  if (Temporal.Instant.compare(at, now) <= 0) at = at.add({ hours: 24 });
  // Not on a day on which nobody works.
  at = morning(Temporal.PlainDate.from(calendar.dateOf(calendar.startOf(at))));
  await addJob(DIGEST_JOB, {}, 'digest', at.toString());
}
