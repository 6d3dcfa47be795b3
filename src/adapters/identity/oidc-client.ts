/** Signing in by OpenID Connect: authorization code with PKCE, against any provider. */
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as oidc from 'openid-client';

export interface ClientSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  /** Ask who it is each time, also of who is signed in at the provider. */
  askAnew?: boolean;
}

/** What has to be remembered between going and coming back. */
export interface Flow {
  state: string;
  verifier: string;
  /** Stands in the token that this very sign-in gets, and in no other. */
  nonce: string;
}

export interface Claims {
  sub: string;
  name: string;
  kind: 'citizen' | 'officer';
  idNumber?: string;
  assurance: 1 | 2;
  /** The session at the provider, where it says one. */
  sid?: string;
  /** How long before this they proved to the provider who they are, by its own clock; nothing where it does not say. */
  provenSecondsAgo?: number;
}

/** Whose sessions end because the provider ended theirs: one of them, or all of a person. */
export interface LogoutAsked {
  jti: string;
  sub?: string;
  sid?: string;
}

/** OpenID Connect Back-Channel Logout 1.0, section 2.4. */
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** A logout token is sent at once: an older one is a replay. */
const LOGOUT_SECONDS = 300;

export class OidcClient {
  readonly #settings: ClientSettings;
  #keys: JWTVerifyGetKey | undefined;
  #configuration: Promise<oidc.Configuration> | undefined;

  constructor(settings: ClientSettings) {
    this.#settings = settings;
  }

  /** Where the browser goes to sign in. */
  /** `anew`: whoever is signed in at the provider proves it once more; when they did so, it then says (OpenID Connect Core 3.1.2.1). */
  async begin(anew = false): Promise<{ url: string; flow: Flow }> {
    const configuration = await this.#discover();
    const flow = { state: oidc.randomState(), verifier: oidc.randomPKCECodeVerifier(), nonce: oidc.randomNonce() };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#settings.redirectUri,
      scope: 'openid',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
      ...(this.#settings.askAnew || anew ? { prompt: 'login' } : {}),
      ...(anew && !this.#settings.askAnew ? { max_age: '0' } : {}),
    });
    return { url: url.href, flow };
  }

  /** Who came back. Throws when the answer is not the one that was waited for. */
  async finish(currentUrl: string, flow: Flow): Promise<Claims> {
    const tokens = await oidc.authorizationCodeGrant(await this.#discover(), new URL(currentUrl), {
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims() as Record<string, unknown>;
    return {
      sub: String(claims['sub']),
      name: String(claims['name'] ?? claims['sub']),
      kind: claims['kind'] === 'officer' ? 'officer' : 'citizen',
      idNumber: claims['id_number'] === undefined ? undefined : String(claims['id_number']),
      // VNeID says its level in `acr`; a provider that says none is taken for the lower.
      ...provenOf(claims),
      ...(typeof claims['sid'] === 'string' && { sid: claims['sid'].slice(0, 200) }),
      assurance: claims['assurance'] === 2 || /2$/.test(String(claims['acr'] ?? '')) ? 2 : 1,
    };
  }

  /**
   * Where the browser goes to be signed out at the provider, too; nothing where it announces no such place. No token of the person
   * stands in that address: the provider knows them by its own cookie, and may ask.
   */
  async end(returnTo: string): Promise<string | undefined> {
    const endpoint = (await this.#discover()).serverMetadata().end_session_endpoint;
    if (!endpoint) return undefined;
    const url = new URL(endpoint);
    url.searchParams.set('client_id', this.#settings.clientId);
    url.searchParams.set('post_logout_redirect_uri', returnTo);
    return url.href;
  }

  /** What a logout token of the provider asks; nothing where it is none of ours, or has anything wrong. */
  async readLogout(token: string): Promise<LogoutAsked | undefined> {
    const { issuer, jwks_uri: keysAt } = (await this.#discover()).serverMetadata();
    if (!keysAt) return undefined;
    this.#keys ??= createRemoteJWKSet(new URL(keysAt));
    const options = { issuer, audience: this.#settings.clientId, maxTokenAge: LOGOUT_SECONDS, clockTolerance: 60 };
    try {
      const { payload } = await jwtVerify(token, this.#keys, options);
      return logoutIn(payload);
    } catch (error) {
      // Only a provider that cannot be reached is no fault of the token.
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) return undefined;
      throw error;
    }
  }

  #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    // A provider on plain http is one of our own machine or network: the operator named it. Left to itself the library takes what comes
    // from the provider's own address for signed by it, unread (OpenID Connect Core 3.1.3.7, 6): here the signature is checked, too.
    const plain = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    const execute = [...plain, oidc.enableNonRepudiationChecks];
    this.#configuration ??= oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, { execute })
      .catch((error: unknown) => {
        this.#configuration = undefined;
        throw error;
      });
    return this.#configuration;
  }
}

/** Both times are of the provider's clock. */
function provenOf({ iat, auth_time: at }: Record<string, unknown>): Pick<Claims, 'provenSecondsAgo'> {
  return typeof iat === 'number' && typeof at === 'number' && at <= iat ? { provenSecondsAgo: iat - at } : {};
}

/** A token that was made for a sign-in has a nonce, and ends nothing. */
function logoutIn({ jti, sub, sid, events, nonce }: JWTPayload): LogoutAsked | undefined {
  const event = (events as Record<string, unknown> | undefined)?.[LOGOUT_EVENT];
  const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0;
  if (typeof event !== 'object' || event === null || nonce !== undefined || !isText(jti)) return undefined;
  if (!isText(sub) && !isText(sid)) return undefined;
  return { jti, ...(isText(sub) && { sub }), ...(isText(sid) && { sid }) };
}
