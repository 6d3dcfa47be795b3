/** What proves a component of a dossier must still hold: a result that was revoked, or an entry that it had made, proves nothing. */
import type { Command } from '#dossier/commands.ts';
import type { DossierState, Submitted } from '#dossier/state.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { findEntry } from '#register/once-only.ts';
import type { Platform, Procedure } from './platform.ts';

/** Asked when papers come in, and again before what rests on them is given. */
export async function refuseStale(
  platform: Platform,
  rules: Procedure,
  state: DossierState,
  command: Command,
): Promise<Refusal | undefined> {
  const components = resting(state, command);
  if (!components.length) return undefined;
  for (const { component, source } of components)
    if (source?.kind === 'shelf' && source.from && (await isRevoked(platform, source.from)))
      return refuse('component-revoked', { component: rules.itemName(component), by: source.from });
  const proven = components.filter((one) => one.register);
  if (!proven.length || command.act !== 'decide-dossier') return undefined;
  const entries = await platform.store.readEntries(state.applicant.idNumber);
  const gone = proven.find((one) => !findEntry(entries, one.register!));
  return (
    gone &&
    refuse('component-revoked', {
      component: rules.itemName(gone.component),
      by: platform.registers.registers.get(gone.register!)?.name ?? gone.register!,
    })
  );
}

function resting(state: DossierState, command: Command): readonly Submitted[] {
  switch (command.act) {
    case 'submit-dossier':
      return command.components ?? state.components;
    case 'supplement-dossier':
      return command.components ?? [];
    case 'decide-dossier':
      return command.outcome === 'rejected' ? [] : state.components;
    default:
      return [];
  }
}

async function isRevoked({ store }: Platform, code: string): Promise<boolean> {
  const id = await store.findDossierId(code);
  const result = id ? (await store.load(id))?.state.result : undefined;
  return Boolean(result?.revoked);
}
