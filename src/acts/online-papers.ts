/**
 * Online a paper is a file that who sends it brought in: a number of originals hands in nothing, and its receipt would list nothing. The
 * portal takes papers as files alone; here the same is asked of what came as data. An officer enters what was laid before them.
 */
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import type { DossierState, Submitted } from '#dossier/state.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Procedure } from './platform.ts';

export function refuseOnlinePapers(
  rules: Pick<Procedure, 'itemName'>,
  command: Command,
  actor: Actor,
  state?: DossierState,
): Refusal | undefined {
  if (actor.kind !== 'citizen') return undefined;
  // Paper that comes to the counter or by post is entered by who takes it.
  const channel = 'channel' in command ? command.channel : undefined;
  if (channel !== undefined && channel !== 'online') return refuse('channel-of-office');
  const papers = papersOf(command, state);
  const named = (some: readonly Submitted[]) => ({ components: some.map((one) => rules.itemName(one.component)) });
  const bare = papers.filter(({ file, originals, copies }) => !file && originals + copies > 0);
  return bare.length ? refuse('paper-without-file', named(bare)) : undefined;
}

/** What the act hands in: of a draft that is submitted without more, what it has. What came from a register or a shelf was proven there. */
function papersOf(command: Command, state: DossierState | undefined): readonly Submitted[] {
  switch (command.act) {
    case 'submit-dossier':
      return (command.components ?? state?.components ?? []).filter(({ register, source }) => !register && !source);
    case 'draft-dossier':
    case 'supplement-dossier':
      return command.components ?? [];
    default:
      return [];
  }
}
