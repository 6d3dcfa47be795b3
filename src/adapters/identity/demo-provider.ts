/**
 * An OpenID provider for demonstrations: the people of the province's demo files, who sign in by saying who they are. Runs
 * inside the server, speaks the protocol that every other provider speaks, and is not there when one is named.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { Provider } from 'oidc-provider/lib/provider.js';
import { demoStorage } from './demo-storage.ts';

export const DEMO_CLIENT = 'motcua';

export interface DemoPerson {
  kind: 'citizen' | 'officer';
  id: string;
  name: string;
  idNumber?: string;
  assurance: 1 | 2;
}

export interface DemoProvider {
  secret: string;
  /** Answers what comes under the provider's path. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Whether somebody is just signing in here with this request's cookie. */
  isAsked(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Goes back to whoever asked, as this person. */
  choose(request: IncomingMessage, response: ServerResponse, person: string): Promise<void>;
}

/** `issuer` is the public address of the provider, `path` where it hangs in the server, `ask` the page that asks who it is. */
export function makeDemoProvider(
  issuer: string,
  path: string,
  ask: string,
  redirectUri: string,
  findPerson: (account: string) => DemoPerson | undefined,
): DemoProvider {
  const secret = randomBytes(32).toString('base64url');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const provider = new Provider(issuer, {
    adapter: demoStorage(),
    clients: [
      {
        client_id: DEMO_CLIENT,
        client_secret: secret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [new URL('/', redirectUri).href],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
        require_auth_time: true,
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'demo' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')], short: { path: '/' }, long: { path: '/' } },
    claims: { openid: ['sub', 'name', 'kind', 'id_number', 'assurance'] },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      // Below nobody is asked.
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx) => {
          ctx.body = '';
        },
      },
    },
    interactions: { url: (_ctx, interaction) => `${ask}/${interaction.uid}` },
    // Asked anew each time: at a demonstration one is now this person, now that.
    ttl: { Session: 60, Interaction: 3600, AccessToken: 300, IdToken: 300, Grant: 300, AuthorizationCode: 60 },
    findAccount: (_ctx, id) => {
      const person = findPerson(id);
      if (!person) return undefined;
      const { name, kind, idNumber, assurance } = person;
      return { accountId: id, claims: () => ({ sub: id, name, kind, id_number: idNumber, assurance }) };
    },
    // One client, our own: nobody is asked to consent to it.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId,
        accountId: ctx.oidc.session?.accountId,
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  provider.proxy = true;
  // Asked at the site already: whoever comes here to sign out is signed out, without a question and a script of the package's own.
  provider.use(async (ctx, next) => {
    await next();
    const { oidc } = ctx as typeof ctx & Partial<KoaContextWithOIDC>;
    if (oidc?.route !== 'end_session' || ctx.status !== 200) return;
    await oidc.session?.destroy();
    ctx.cookies.set(provider.cookieName('session'), null, { path: '/' });
    ctx.redirect(String(oidc.params?.['post_logout_redirect_uri'] ?? new URL('/', issuer).href));
  });
  const callback = provider.callback();
  // Its own address is the public one, whatever the proxy in front says or leaves out, and whatever a client says of itself.
  const { protocol, host } = new URL(issuer);
  const asPublic = (request: IncomingMessage) => {
    Object.assign(request.headers, { 'x-forwarded-proto': protocol.slice(0, -1), 'x-forwarded-host': host });
    return request;
  };
  return {
    secret,
    handle(request, response) {
      const mounted = asPublic(request) as IncomingMessage & { originalUrl?: string };
      mounted.originalUrl = request.url;
      request.url = request.url?.slice(path.length) || '/';
      void callback(request, response);
    },
    async isAsked(request, response) {
      return provider.interactionDetails(asPublic(request), response).then(
        () => true,
        () => false,
      );
    },
    async choose(request, response, person) {
      await provider.interactionFinished(asPublic(request), response, {
        login: { accountId: person, remember: false },
      });
    },
  };
}
