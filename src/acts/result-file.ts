/**
 * A file that comes with an act: as a result the office's own, of a procedure that has no letter here or whose result is made elsewhere, or
 * what others issued; or the request on which a dossier is withdrawn, or what a result is taken back on.
 */
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import type { DossierState } from '#dossier/state.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Platform, Procedure } from './platform.ts';

const WITH_FILE = [
  'issue-result',
  'record-outside-result',
  'correct-outside-result',
  'withdraw-dossier',
  'propose-revocation',
] as const;

/** Acts that a file can come with. */
export const isWithFile = (command: Command): command is Extract<Command, { act: (typeof WITH_FILE)[number] }> =>
  (WITH_FILE as readonly string[]).includes(command.act);

/**
 * Knowing a hash opens no file: whoever acts, at whatever door, names only what they brought in themselves, or what the dossier has. Of a
 * result only what this very officer brought in, a PDF where we seal it; nothing to say of an act without a file.
 */
export async function refuseFile(
  platform: Platform,
  rules: Pick<Procedure, 'itemName'>,
  state: Pick<DossierState, 'components'>,
  command: Command,
  actor: Actor,
): Promise<Refusal | undefined> {
  if (!isWithFile(command)) return refusePapers(platform, rules, state, command, actor);
  if (command.file === undefined) return undefined;
  const own = await platform.findOwnFile(command.file, `${actor.kind}:${actor.id}`);
  if (!own) return refuse('result-file-unknown');
  if (command.act === 'issue-result' && own.type !== 'application/pdf') return refuse('result-file-not-pdf');
  // Nobody seals or hands on what nobody has looked at.
  return own.scan === 'clean' || own.scan === 'unscanned' ? undefined : refuse('result-file-waiting');
}

async function refusePapers(
  { findOwnFile, story }: Platform,
  rules: Pick<Procedure, 'itemName'>,
  state: Pick<DossierState, 'components'>,
  command: Command,
  actor: Actor,
): Promise<Refusal | undefined> {
  // What the system does names what it made; a told story has its own files.
  if (story || actor.kind === 'system' || !('components' in command) || !command.components) return undefined;
  const has = new Set(state.components.flatMap(({ file }) => file ?? []));
  const named = command.components.filter(({ file }) => file !== undefined && !has.has(file));
  const owned = await Promise.all(named.map(({ file }) => findOwnFile(file!, `${actor.kind}:${actor.id}`)));
  const strange = named.filter((_, i) => !owned[i]);
  const components = strange.map(({ component }) => rules.itemName(component));
  return strange.length ? refuse('paper-file-unknown', { components }) : undefined;
}
