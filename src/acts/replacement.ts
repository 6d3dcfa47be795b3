/** The result of another dossier that is to stand in the place of one that is taken back. */
import type { Command } from '#dossier/commands.ts';
import type { Context } from '#dossier/context.ts';
import type { DossierState } from '#dossier/state.ts';
import type { Platform } from './platform.ts';

/** The code of the dossier whose result is to stand in the place of this one's: as proposed now, or before. */
export function replacedBy(command: Command, { proposal }: DossierState): string | undefined {
  if (command.act === 'propose-revocation') return command.replacedBy;
  return command.act === 'revoke-result' ? proposal?.replacedBy?.code : undefined;
}

/** The issued result of another dossier, named by its code, that stands in the place of this one's: of the same kind and person. */
export async function replacementOf(
  platform: Platform,
  code: string,
  of: DossierState,
): Promise<Context['replacement']> {
  const id = await platform.store.findDossierId(code);
  const other = id && id !== of.id ? (await platform.store.load(id))?.state : undefined;
  if (!other?.result || other.result.revoked || other.result.against) return undefined;
  const [ours, theirs] = [of.decision?.entry, other.decision?.entry];
  const sameKind = other.procedure.code === of.procedure.code || (ours && theirs?.register === ours.register);
  const samePerson = other.applicant.idNumber === of.applicant.idNumber || (ours && theirs?.subject === ours.subject);
  return sameKind && samePerson ? { code, number: other.result.number } : undefined;
}
