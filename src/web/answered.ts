/** Addresses that only take a form: who asks for one of them, as a language link or reloading does, is led to where the form stands. */
import type { FastifyInstance } from 'fastify';

const STANDS: Readonly<Record<string, string>> = {
  '/sign-out': '/',
  '/sessions/end': '/sessions',
  '/my/dossiers/:id/message': '/my/dossiers/:id',
  '/my/dossiers/:id/rate': '/my/dossiers/:id',
  '/my/dossiers/:id/withdraw': '/my/dossiers/:id',
  '/my/dossiers/:id/supplement': '/my/dossiers/:id',
  '/my/dossiers/:id/draft': '/my/dossiers/:id',
  '/drafts/:id/remove': '/my/drafts',
  '/my/people/:id/accept': '/my/people',
  '/my/people/:id/decline': '/my/people',
  '/my/people/:id/revoke': '/my/people',
  '/my/shelf/:id/show': '/my/shelf',
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

export function answeredRoutes(server: FastifyInstance): void {
  for (const [url, page] of Object.entries(STANDS)) {
    if (server.hasRoute({ method: 'GET', url })) continue;
    server.get<{ Params: Record<string, string> }>(url, async (request, reply) => {
      const path = page.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(request.params[name]));
      const { search } = new URL(request.url, 'http://localhost');
      return reply.redirect(`${path}${search}`, 303);
    });
  }
}
