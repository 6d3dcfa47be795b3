/**
 * What proves that a form was made for a session, and for whom: a form that is posted after the session has ended, whose row may be gone
 * by then, is still told apart from those of everybody else who uses the browser.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { sha256 } from '#kernel/hash.ts';

interface Person {
  kind: string;
  id: string;
}

const markOf = (key: string, random: string, { kind, id }: Person): string =>
  createHmac('sha256', key).update(`form ${random} ${kind}:${id}`).digest('base64url').slice(0, 22);

export function formTokenFor(key: string, person: Person): string {
  const random = randomBytes(18).toString('base64url');
  return `${random}.${markOf(key, random, person)}`;
}

/** Whether the form was made for this person, in whichever session. */
export function isFormOf(key: string, token: string, person: Person): boolean {
  const [random, mark] = token.split('.');
  return sha256(mark ?? '') === sha256(markOf(key, random, person));
}

/** Whose what a browser keeps is: told apart by it, and not named. */
export const personMark = ({ kind, id }: Person): string => sha256(`kept by ${kind}:${id}`).slice(0, 16);
