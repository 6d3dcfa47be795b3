/**
 * Papers that a register of the state holds: a supplement asks for one only after somebody looked there and found nothing (Resolution
 * 66.7/2025/NQ-CP). Where a register is here, the act itself looks, and the event keeps that; of any other, who asks says where they looked.
 */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { refuseReason } from './reason.ts';
import type { Component, Rules } from './rules.ts';
import type { SupplementItem } from './state.ts';

/** Whether who asks has to say where they looked: no register here tells. */
export const needsLookUp = ({ ofRegister, register }: Pick<Component, 'ofRegister' | 'register'>): boolean =>
  Boolean(ofRegister && !register);

export function refuseUnlooked(
  { components, itemName }: Pick<Rules, 'components' | 'itemName'>,
  { item, lookedUp }: SupplementItem,
): Refusal | undefined {
  const component = components.find(({ id }) => id === item);
  if (!component || !needsLookUp(component)) return undefined;
  return lookedUp?.trim() ? refuseReason(lookedUp) : refuse('supplement-look-up-needed', { item: itemName(item) });
}

/** As it is recorded: with the register that was asked at the act and held nothing. */
export function withLookUp(
  { components }: Pick<Rules, 'components'>,
  { lookedUp, ...item }: SupplementItem,
  proven: readonly string[] = [],
): SupplementItem {
  const component = components.find(({ id }) => id === item.item);
  const register = component?.register;
  const foundNothing = register && !item.wrong && !proven.includes(register);
  return {
    ...item,
    ...(component && needsLookUp(component) && lookedUp?.trim() && { lookedUp: lookedUp.trim() }),
    ...(foundNothing && { nothingIn: register }),
  };
}

/** As slip 02 says them: why each is asked for, and that it was looked for before. */
export const slipItems = (items: readonly SupplementItem[], { itemName }: Pick<Rules, 'itemName'>) =>
  items.map(({ item, reason, lookedUp }, i) => ({
    number: i + 1,
    item: itemName(item).vi,
    reason: lookedUp ? `${reason} (đã tra cứu, không có thông tin: ${lookedUp})` : reason,
  }));
