/**
 * A file that comes with an act: as a result the office's own, of a procedure that has no letter here or whose result is made elsewhere, or
 * what others issued; or the request on which a dossier is withdrawn, or what a result is taken back on.
 */
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Platform } from './platform.ts';

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

/** Only what this very officer brought in leaves as a result, a PDF where we seal it; nothing to say of an act without a file. */
export async function refuseFile(platform: Platform, command: Command, actor: Actor): Promise<Refusal | undefined> {
  if (!isWithFile(command)) return undefined;
  if (command.file === undefined) return undefined;
  const own = await platform.findOwnFile(command.file, `${actor.kind}:${actor.id}`);
  if (!own) return refuse('result-file-unknown');
  if (command.act === 'issue-result' && own.type !== 'application/pdf') return refuse('result-file-not-pdf');
  // Nobody seals or hands on what nobody has looked at.
  return own.scan === 'clean' || own.scan === 'unscanned' ? undefined : refuse('result-file-waiting');
}
