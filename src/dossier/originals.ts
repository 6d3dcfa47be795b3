/** Originals that are handed in before the result is given, where law says so of what came as an image or a copy. */
import type { Rules } from './rules.ts';
import type { DossierState } from './state.ts';

type Came = Pick<DossierState, 'channel' | 'components' | 'handedOut'>;

/** The papers whose originals are still owed, by component. What a register or another dossier proves was handed in by nobody. */
export function originalsOwed(
  rules: Pick<Rules, 'originalsAtCollection'>,
  { channel, components, handedOut }: Came,
): string[] {
  // They were taken in when the issued result was handed out.
  if (!rules.originalsAtCollection || handedOut) return [];
  const owed = components.filter(({ register, source, originals, copies }) => {
    if (register || originals + copies === 0) return false;
    const isImage = source ? source.kind === 'upload' || source.kind === 'shelf' : channel === 'online';
    return isImage || originals === 0;
  });
  return [...new Set(owed.map(({ component }) => component))];
}
