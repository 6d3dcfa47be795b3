/** A small form that is sent twice, as by a double click, is one request. */
import type { ActOptions } from '#acts/perform.ts';
import type { Command } from '#dossier/commands.ts';
import { canonicalJson, sha256 } from '#kernel/hash.ts';
import { type Texts, textIn } from './forms/posted.tsx';

/** In the form: which drawing of it was sent. */
export const ONCE = '_once';

/** The same form with the same words is one request, however often it is sent. */
export function onceOf(body: Texts, command: Command): Pick<ActOptions, 'idempotencyKey'> {
  const drawn = textIn(body, ONCE);
  return drawn ? { idempotencyKey: sha256(canonicalJson([drawn, command])) } : {};
}
