/** `motcua demo`: tells stories of packs through the real system and prints the life of each dossier. */
import { storyOf } from '#acts/check-pack.ts';
import type { Platform } from '#acts/platform.ts';
import { type Told, tellStory } from '#acts/story.ts';
import { isRefusal, type Language, type Outcome, refuse } from '#kernel/outcome.ts';
import { lawText } from '#procedure/law.ts';
import { type Pack, readPack } from '#procedure/pack.ts';
import { timelineOf } from '#views/timeline.ts';

export interface DemoResult {
  code: string | undefined;
  procedure: string;
  status: string;
  onTime: boolean;
  dueAt: string | undefined;
  closedAt: string | undefined;
  events: { seq: number; type: string; at: string; by: string }[];
  slips: Told['slips'];
}

export interface Demo {
  pack: Pack;
  case: string;
  told: Told;
}

/** `PACK/CASE` by folder name or code; a pack alone gives its first story; nothing gives one story of every shipped pack. */
export async function tellDemos(
  platform: Platform,
  shipped: ReadonlyMap<string, Pack>,
  names: readonly string[],
  onTold: (demo: Demo) => void | Promise<void>,
): Promise<Outcome<number>> {
  const wanted = names.length ? names : [...shipped.keys()];
  let told = 0;
  for (const name of wanted) {
    const found = await findStory(platform, shipped, name);
    if (isRefusal(found)) return found;
    const story = storyOf(found.pack, found.case);
    if (isRefusal(story)) return story;
    const outcome = await tellStory(platform, found.pack.manifest.code, story);
    if (isRefusal(outcome)) return outcome;
    if (outcome.mistakes.length)
      return refuse('pack-invalid', {
        where: `${name}: cases/${found.case}.yaml`,
        detail: outcome.mistakes,
      });
    await onTold({ ...found, told: outcome });
    told++;
  }
  return told;
}

async function findStory(
  platform: Platform,
  shipped: ReadonlyMap<string, Pack>,
  name: string,
): Promise<Outcome<{ pack: Pack; case: string }>> {
  const parts = name
    .replace(/^packs\//, '')
    .replace(/\.yaml$/, '')
    .split('/')
    .filter((part) => part !== 'cases');
  for (let cut = parts.length; cut > 0; cut--) {
    const key = parts.slice(0, cut).join('/');
    const pack =
      shipped.get(key) ??
      [...shipped.values()].find((one) => folderOf(one) === key || folderOf(one).split('/').at(-1) === key) ??
      (await fromCatalogue(platform, key));
    if (isRefusal(pack)) return pack;
    if (!pack) continue;
    const chosen = parts.slice(cut).join('/') || firstStory(pack);
    return pack.cases[chosen]
      ? { pack, case: chosen }
      : refuse('case-not-found', { pack: pack.manifest.code, case: chosen, has: Object.keys(pack.cases).join(', ') });
  }
  return refuse('procedure-not-found', { procedure: name });
}

async function fromCatalogue(platform: Platform, code: string): Promise<Outcome<Pack | undefined>> {
  const listing = await platform.store.findProcedure(code);
  const published = listing && (await platform.store.findPack(listing.hash));
  return published && readPack(published.files);
}

/** The story that goes all the way to an entry in a register, else one that closes, else the first. */
function firstStory(pack: Pack): string {
  const names = Object.keys(pack.cases);
  const expected = (name: string) => (pack.cases[name] as { expect?: { status?: string; entry?: unknown } }).expect;
  return (
    names.find((name) => expected(name)?.entry) ?? names.find((name) => expected(name)?.status === 'closed') ?? names[0]
  );
}

const folders = new WeakMap<Pack, string>();
export const rememberFolder = (pack: Pack, folder: string) => void folders.set(pack, folder);
const folderOf = (pack: Pack) => folders.get(pack) ?? '';

export function resultOf({ told, pack }: Demo): DemoResult {
  const { state, events, slips, onTime } = told;
  return {
    code: state.code,
    procedure: pack.manifest.code,
    status: state.status,
    onTime,
    dueAt: state.clock?.dueAt,
    closedAt: state.closedAt,
    events: events.map((event, i) => ({ seq: i + 1, type: event.type, at: event.at, by: event.by.name })),
    slips,
  };
}

export function printDemo({ told, pack, case: name }: Demo, platform: Platform, language: Language): string {
  const words = pack.words[language] ?? pack.words['vi'] ?? {};
  const word = (key: string) => words[key] ?? pack.words['vi']?.[key];
  const lines = timelineOf(told.dossierId, told.events, platform.province, language, {
    step: (step) => word(`step.${step}`) ?? step,
    item: (item) => word(`component.${item}`) ?? word(`field.${item}`) ?? item,
    law: (reference) => lawText(pack.manifest.law, reference),
  });
  const who = Math.min(26, Math.max(...lines.map((line) => line.who.length)));
  const out = [
    `\n${told.state.code ?? told.dossierId}  ${words['name'] ?? pack.words['vi']?.['name'] ?? pack.manifest.code}  (${pack.manifest.code}/${name})`,
  ];
  for (const line of lines) {
    const due = line.duePrinted ? `  ⏱ ${line.duePrinted}${line.dueNote ? ` (${line.dueNote})` : ''}` : '';
    const slip = line.slip ? `  ▤ ${line.slip}` : '';
    out.push(
      `  ${line.printed}  ${line.who.padEnd(who)}  ${line.what}${line.detail ? ` · ${line.detail}` : ''}${due}${slip}`,
    );
  }
  return out.join('\n');
}
