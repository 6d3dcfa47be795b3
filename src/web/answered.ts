/** Addresses that only take a form: who asks for one of them, as a language link or reloading does, is led to where the form stands. */
import type { FastifyInstance, FastifyRequest } from 'fastify';

const STANDS: Readonly<Record<string, string>> = {
  '/sign-out': '/',
  '/sessions/end': '/sessions',
  '/my/dossiers/:id/message': '/my/dossiers/:id',
  '/my/dossiers/:id/rate': '/my/dossiers/:id',
  '/my/dossiers/:id/withdraw': '/my/dossiers/:id',
  '/my/dossiers/:id/supplement': '/my/dossiers/:id',
  '/drafts/:id/remove': '/my/drafts',
  '/my/people/:id/accept': '/my/people',
  '/my/people/:id/decline': '/my/people',
  '/my/people/:id/revoke': '/my/people',
  '/my/shares/:id/close': '/my/shelf',
  '/messages/push': '/messages/settings',
  '/office/absence/:absence/:how(^end|cancel$)': '/office/absence',
  '/office/batch': '/office',
  '/office/counter/next': '/office/counter',
  '/office/dossiers/:id/supplement': '/office/dossiers/:id',
  '/office/dossiers/:id/:act': '/office/dossiers/:id',
  '/office/filters': '/office',
  '/office/filters/remove': '/office',
  '/office/review/:code/confirm': '/office/review/:code',
  '/office/review/:code/give-back': '/office/review/:code',
  '/office/review/:code/take-back': '/office/review/:code',
};

/** The page that has the form which a request posted: there Back and reloading find it. */
export function standsAt({ routeOptions, params, url }: FastifyRequest): string {
  const page = STANDS[routeOptions.url ?? ''];
  if (page === undefined) return url;
  const path = page.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((params as Record<string, string>)[name]),
  );
  return path + new URL(url, 'http://localhost').search;
}

export function answeredRoutes(server: FastifyInstance): void {
  for (const url of Object.keys(STANDS))
    server.get(url, async (request, reply) => reply.redirect(standsAt(request), 303));
}
