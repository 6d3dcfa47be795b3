/** Which version of a dossier somebody acts on, and what came since that an act is decided on. */
import { type Actor, type DossierSubject, mayAct, type PermittedAct } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import type { DossierEvent } from '#dossier/events.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import type { Snapshot } from '#spine/store.ts';
import type { ActOptions } from './perform.ts';
import type { Platform } from './platform.ts';
import { withStanding } from './representing.ts';

interface Asked {
  command: Command;
  actor: Actor;
  subject: DossierSubject;
}

/** The dossier is at another version than was seen. Who did what since is told to nobody who may not read it. */
export async function refuseOtherVersion(
  platform: Platform,
  { state, seq }: Snapshot<DossierState>,
  { command, actor, subject }: Asked,
  { ifSeq, ifMatch }: Pick<ActOptions, 'ifSeq' | 'ifMatch'>,
): Promise<Refusal | undefined> {
  const isAsked = !ifMatch || ifMatch.any || ifMatch.seqs.includes(seq);
  const isSeen = ifSeq === undefined || ifSeq === seq || (await isSameGround(platform, state.id, ifSeq));
  if (isAsked && isSeen) return undefined;
  const { province, clock } = platform;
  const dossier = await withStanding(platform, subject, state, state.procedure.code, actor, command);
  const question = { actor, dossier, province, date: province.calendar.dateOf(clock.now()) };
  const permitted = mayAct({ ...question, act: command.act as PermittedAct });
  if (isRefusal(permitted) && isRefusal(mayAct({ ...question, act: 'read-dossier' }))) return permitted;
  const seen = isAsked ? ifSeq : ifMatch?.seqs.at(-1);
  if (seen === undefined) return refuse('version-unknown', { given: ifMatch?.given ?? '' });
  return refuse('stale-version', { seen, now: seq, ...(await whatCounted(platform, state, seen)) });
}

/** What changes nothing that an act is decided on: a word between people, a warning of a date, a signature, money that came. */
const NO_GROUND: ReadonlySet<string> = new Set<DossierEvent['type']>([
  'message-sent',
  'notice-unsent',
  'due-warned',
  'due-passed',
  'supplement-pause-ended',
  'consultation-reminded',
  'proposal-reminded',
  'proposal-late',
  'scan-signed',
  'result-signed',
  'fee-paid',
  'dossier-rated',
]);

/** Whether whoever saw that version saw all that counts of what is now. */
export async function isSameGround(platform: Platform, dossierId: string, seen: number): Promise<boolean> {
  const since = (await platform.store.readEvents(dossierId)).filter(({ seq }) => seq > seen);
  return since.length > 0 && since.every(({ type }) => NO_GROUND.has(type));
}

/** Of what came after that version the last that an act is decided on: by whom, and what. */
export async function whatCounted(platform: Platform, { id, last }: DossierState, seen: number) {
  const since = (await platform.store.readEvents(id)).filter(({ seq, type }) => seq > seen && !NO_GROUND.has(type));
  const event = since.length ? (JSON.parse(since.at(-1)!.body) as DossierEvent) : undefined;
  return event ? { by: event.by.name, what: event.type } : { by: last.by, what: last.what };
}
