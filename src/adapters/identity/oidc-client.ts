/** Signing in by OpenID Connect: authorization code with PKCE, against any provider. */
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
}

export class OidcClient {
  readonly #settings: ClientSettings;
  #configuration: Promise<oidc.Configuration> | undefined;

  constructor(settings: ClientSettings) {
    this.#settings = settings;
  }

  /** Where the browser goes to sign in. */
  async begin(): Promise<{ url: string; flow: Flow }> {
    const configuration = await this.#discover();
    const flow = { state: oidc.randomState(), verifier: oidc.randomPKCECodeVerifier(), nonce: oidc.randomNonce() };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#settings.redirectUri,
      scope: 'openid',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
      ...(this.#settings.askAnew ? { prompt: 'login' } : {}),
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
      assurance: claims['assurance'] === 2 || /2$/.test(String(claims['acr'] ?? '')) ? 2 : 1,
    };
  }

  #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    // A provider on plain http is one of our own machine or network: the operator named it.
    const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    this.#configuration ??= oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, { execute })
      .catch((error: unknown) => {
        this.#configuration = undefined;
        throw error;
      });
    return this.#configuration;
  }
}
