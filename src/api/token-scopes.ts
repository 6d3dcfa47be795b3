/** What a token opens. Of the rights of whoever holds it, never more. */
import type { Actor } from '#authority/permission.ts';

/** Whom a token stands for, and what for. */
export interface Bearer {
  /** Of the token. */
  id: string;
  actor: Actor;
  scopes: readonly string[];
  expiresAt: string;
}

/** `read` everything its owner may; `act` whatever they may, `act:NAME` that act alone; `tokens` are issued, listed and revoked. */
const WHOLE_SCOPES = ['read', 'act', 'tokens'] as const;
export const EVERY_SCOPE: readonly string[] = WHOLE_SCOPES;

export const isScope = (scope: string, acts: readonly string[]): boolean =>
  EVERY_SCOPE.includes(scope) || (scope.startsWith('act:') && acts.includes(scope.slice('act:'.length)));

/** An act by its name is part of all acts. */
export const isWithin = (scope: string, held: readonly string[]): boolean =>
  held.includes(scope) || (scope.startsWith('act:') && held.includes('act'));

/** What a request needs: what its route says, else to read for what reads and to act for all else. */
export function scopeNeeded(method: string, config: { scope?: string }): string {
  return config.scope ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'act');
}
