/** What came in itself: a file, or paper where somebody took it. A number of originals that was typed online is a paper of nobody. */
import type { DossierEvent } from './events.ts';
import type { DossierState, Submitted } from './state.ts';

/** Components that an officer entered last, by the events so far: of an online dossier, what was brought to the counter. */
export function takenByOffice(events: readonly DossierEvent[]): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const event of events) {
    if (event.type !== 'dossier-drafted' && event.type !== 'dossier-submitted' && event.type !== 'dossier-supplemented')
      continue;
    for (const { component } of event.components)
      if (event.by.kind === 'officer') taken.add(component);
      else taken.delete(component);
  }
  return taken;
}

export const isHandedIn = (
  { component, file }: Submitted,
  { channel }: Pick<DossierState, 'channel'>,
  taken: ReadonlySet<string>,
): boolean => Boolean(file) || channel !== 'online' || taken.has(component);

/** Said online, and no file came: whoever looks at the papers of the dossier is told so. */
export const isWithoutFile = ({ channel }: Pick<DossierState, 'channel'>, { file, register }: Submitted): boolean =>
  channel === 'online' && !file && !register;

/** What stays of the papers when a dossier stops: files in the account that sent them, and paper that an office took. Nothing where neither is known. */
export function staysOf({ channel, components }: Pick<DossierState, 'channel' | 'components'>) {
  // Of before it is not said how a file came: online the person sent it.
  const isSent = ({ file, source }: Submitted) =>
    Boolean(file) && (source ? source.kind !== 'scan' : channel === 'online');
  const isPaper = (one: Submitted) =>
    !one.register &&
    !isSent(one) &&
    (one.source?.kind === 'scan' || channel !== 'online') &&
    one.originals + one.copies > 0;
  return { files: components.some(isSent), paper: components.some(isPaper) };
}
