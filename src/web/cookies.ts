/**
 * The cookies that the pages set. Where people come over TLS each is of this host alone (`__Host-`, RFC 6265bis 4.1.3.2): it goes over TLS
 * only, and no neighbouring host can set one in its stead. One without the prefix is read there as none.
 */
import type { FastifyReply } from 'fastify';
import { isUuid } from '#kernel/ids.ts';

export type CookieName =
  | 'mc_session'
  /** What was begun at the identity provider. */
  | 'mc_flow'
  | 'mc_lang'
  /** Whether one question fills a page. */
  | 'mc_questions'
  /** What was just done, for the page that comes next. */
  | 'mc_notice'
  /** The forms that wait for who signs in again, the newest first. */
  | 'mc_parked'
  /** Code and key of the dossier that is followed. */
  | 'mc_track';

/** A request; outside the pages none are read of one. */
interface Asking {
  cookies?: Readonly<Record<string, string | undefined>>;
}

export const PARKED_BY = '.';
/** With a new one, so many wait in a browser. */
const MOST_PARKED = 8;

/** Which forms wait in this browser, the newest first. */
export const parkedIn = (cookies: Cookies, request: Asking): string[] =>
  (cookies.read(request, 'mc_parked') ?? '')
    .split(PARKED_BY)
    .filter((id) => isUuid(id))
    .slice(0, MOST_PARKED - 1);

export class Cookies {
  readonly #secure: boolean;
  constructor(isSecure: boolean) {
    this.#secure = isSecure;
  }

  read({ cookies }: Asking, name: CookieName): string | undefined {
    return cookies?.[this.#whole(name)];
  }

  /** No script reads it, and no other site's form brings it. */
  set(reply: FastifyReply, name: CookieName, value: string, seconds: number): void {
    reply.setCookie(this.#whole(name), value, { ...this.#place, httpOnly: true, sameSite: 'lax', maxAge: seconds });
  }

  drop(reply: FastifyReply, name: CookieName): void {
    reply.clearCookie(this.#whole(name), this.#place);
  }

  #whole(name: CookieName): string {
    return this.#secure ? `__Host-${name}` : name;
  }

  get #place() {
    return { path: '/', secure: this.#secure };
  }
}
