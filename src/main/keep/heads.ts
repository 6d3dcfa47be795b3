/** Signed lists of the heads of all chains, one a day in the folder of the installation. What they are compared with is `motcua verify`. */
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { type HeadsSaid, headsIn, readHeadList, writeHeadList } from '#adapters/export/head-list.ts';
import { allHeads, compareHeads } from '#adapters/postgres/heads.ts';
import { openTrustService } from '#adapters/sign/trust-service.ts';
import type { Province } from '#authority/province.ts';
import { log } from '#kernel/log.ts';
import { isRefusal, type Outcome, refusalText, refuse } from '#kernel/outcome.ts';
import type { ChainFault } from '#spine/chain.ts';
import { wholeProvince } from '../papers.ts';
import type { Settings } from '../settings.ts';

export interface HeadParts {
  pool: Pool;
  settings: Pick<Settings, 'home' | 'signing'>;
  province: Province;
  now(): Date;
}

export interface CheckedHeads {
  path: string;
  said: HeadsSaid;
  by: string;
  faults: ChainFault[];
}

const KEPT_LISTS = 62;
/** Keys at hand sign as often as that; a service outside is asked once a day. */
const EVERY_MS = 300_000;
const DAY_MS = 86_400_000;
const STOP_LIMIT_MS = 10_000;

export const headsFolder = (home: string): string => join(home, 'heads');

const listsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^\d{4}-\d\d-\d\d\.heads$/.test(name))
        .sort()
    : [];

export function newestHeads(home: string): string | undefined {
  const name = listsIn(headsFolder(home)).at(-1);
  return name && join(headsFolder(home), name);
}

export async function trustOf({ home, signing }: HeadParts['settings']) {
  return openTrustService(join(home, 'authority'), signing);
}

/** Whether the record still holds every head of the list, or of the one dossier; refused where the list itself proves nothing. */
export async function checkHeads(
  pool: Pool,
  path: string,
  roots: readonly Uint8Array[],
  dossierId?: string,
): Promise<Outcome<CheckedHeads>> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return refuse('heads-unreadable', { file: path });
  const list = await readHeadList(path, roots);
  if (list === 'heads-unreadable') return refuse('heads-unreadable', { file: path });
  if (list === 'heads-untrusted') return refuse('heads-untrusted', { file: path });
  if (list === 'heads-altered') return refuse('heads-altered', { file: path });
  const faults: ChainFault[] = [];
  for await (const batch of headsIn(path)) {
    const asked = dossierId ? batch.filter((one) => one.dossierId === dossierId) : batch;
    if (asked.length) faults.push(...(await compareHeads(pool, asked)));
  }
  return { path, ...list, faults };
}

/** A list into that file. */
export async function listHeads(parts: HeadParts, path: string): Promise<HeadsSaid> {
  const { pool, settings, province } = parts;
  const service = await trustOf(settings);
  const at = parts.now();
  const by = wholeProvince(province, at);
  const signer = await service.keyOf(by);
  return writeHeadList(path, allHeads(pool), { at: at.toISOString(), province: by.name }, signer);
}

/**
 * The list of today, over the one made earlier today. Refused where the record lacks what the last list holds: what went back must
 * not become what the next is compared with.
 */
export async function keepHeads(parts: HeadParts, alsoTo?: string): Promise<Outcome<HeadsSaid & { path: string }>> {
  const { pool, settings, province } = parts;
  const folder = headsFolder(settings.home);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const before = newestHeads(settings.home);
  if (before) {
    const checked = await checkHeads(pool, before, (await trustOf(settings)).roots);
    if (isRefusal(checked)) return checked;
    const [fault] = checked.faults;
    if (fault)
      return refuse('heads-went-back', { file: before, count: checked.faults.length, dossier: fault.dossierId });
  }
  const ms = parts.now().getTime();
  const day = province.calendar.dateOf(Temporal.Instant.fromEpochMilliseconds(ms));
  const path = join(folder, `${day}.heads`);
  const said = await listHeads(parts, path);
  if (alsoTo) await copyFile(path, alsoTo);
  for (const old of listsIn(folder).slice(0, -KEPT_LISTS)) await rm(join(folder, old));
  return { ...said, path };
}

/** While a server runs: now and then, more seldom the longer it takes, and once at the end. */
export function anchorHeads(parts: HeadParts, tell: (line: string) => void): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running = Promise.resolve();
  const once = async () => {
    try {
      const kept = await keepHeads(parts);
      if (isRefusal(kept)) tell(`${kept.code}: ${refusalText(kept, 'en')}`);
    } catch (error) {
      tell(`the list of heads is not made: ${(error as Error).message}`);
    }
  };
  const plan = (ms: number) => {
    timer = setTimeout(() => {
      const began = performance.now();
      running = once().then(() => {
        const least = parts.settings.signing?.csc ? DAY_MS : EVERY_MS;
        if (!stopped) plan(Math.max(least, 1_000 * (performance.now() - began)));
      });
    }, ms).unref();
  };
  // All that making one takes is loaded now: what loads it is a process of its own, which Ctrl-C at a terminal ends together with us.
  void trustOf(parts.settings)
    .then((service) =>
      parts.settings.signing?.csc ? undefined : service.keyOf(wholeProvince(parts.province, parts.now())),
    )
    // The next list of heads needs it, and says so.
    .catch((error: unknown) => log.info('heads-unready', 'heads: what signs them is not loaded yet', { error }));
  plan(EVERY_MS / 5);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      // A signing service that is away does not keep a server from stopping.
      await Promise.race([running.then(once), sleep(STOP_LIMIT_MS, undefined, { ref: false })]);
    },
  };
}
