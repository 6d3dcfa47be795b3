/**
 * Originals that came to the counter go back to whoever handed them in, once the dossier came to an end or its result is there: which, to
 * whom and when is on record. Whether a paper stays in the file, such as the declaration, no source at hand says of each: the officer does.
 */
import { isRefusal, type Outcome, refuse, refuseAll } from '#kernel/outcome.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import type { DossierEvent } from './events.ts';
import { receiverOf } from './receiver.ts';
import type { DossierState, Submitted } from './state.ts';

export interface Held {
  component: string;
  originals: number;
}

type Reads = Pick<DossierState, 'channel' | 'components' | 'originalsBack'>;

/** On paper, taken by an officer: a number that was typed online is a paper of nobody. */
const isTaken = ({ register, source, originals }: Submitted, channel: DossierState['channel']): boolean =>
  !register && originals > 0 && (source ? source.kind === 'scan' : channel !== 'online');

/** Of which nothing says that they went back, by component. */
export function originalsHeld({ channel, components, originalsBack = [] }: Reads): Held[] {
  const held = new Map<string, number>();
  for (const one of components)
    if (isTaken(one, channel) && !originalsBack.includes(one.component))
      // Of a paper that came again the last count stands.
      held.set(one.component, one.originals);
  return [...held].map(([component, originals]) => ({ component, originals }));
}

export const countOf = (held: readonly Held[]): number => held.reduce((sum, { originals }) => sum + originals, 0);

export function giveBackOriginals(
  state: DossierState,
  command: CommandOf<'give-back-originals'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const held = originalsHeld(state);
  if (!held.length) return refuse('originals-none-held');
  const named = [...new Set(command.originals)];
  const back = held.filter(({ component }) => named.includes(component));
  const stray = named.filter((one) => !held.some(({ component }) => component === one));
  const today = context.province.calendar.dateOf(context.at);
  const received = receiverOf(state, command, { method: 'counter', today });
  const unfit = refuseAll(
    !named.length && refuse('originals-back-needed'),
    stray.length && refuse('originals-not-held', { papers: stray.map((one) => context.rules.itemName(one)) }),
    received,
  );
  if (unfit) return unfit;
  if (isRefusal(received)) return received;
  return [{ type: 'originals-given-back', ...common(context), originals: back, ...received }];
}
