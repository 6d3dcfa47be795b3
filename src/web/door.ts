/**
 * The people's doors as one Fastify plugin: sessions, languages, headers, forms, and how a page, a refusal or a fault becomes an
 * answer. Pages themselves are in `portal/` and `office/`.
 */
import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import cookie, { fastifyCookie } from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { clientHash, clientOf } from '#acts/client-address.ts';
import type { Platform } from '#acts/platform.ts';
import type { Actor } from '#authority/permission.ts';
import { sha256 } from '#kernel/hash.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { log } from '#kernel/log.ts';
import { isNoRoom } from '#kernel/no-room.ts';
import { type Language, type Refusal, refuse } from '#kernel/outcome.ts';
import { AGAIN_SECONDS, isRecordAway } from '#kernel/record-away.ts';
import { refusalTexts } from '#kernel/refusals.ts';
import type { CredentialFinding } from '#spine/credentials.ts';
import type { DoorStore, Session } from '#spine/doors.ts';
import type { Exporter } from '#spine/exports.ts';
import { type FileIntake, type FileStore, LostFile, TornFile } from '#spine/files.ts';
import type { JobsDesk } from '#spine/jobs.ts';
import type { MessageStore, Way } from '#spine/messages.ts';
import type { PaperFinding, Printer } from '#spine/papers.ts';
import type { Bank, PaymentStore } from '#spine/payments.ts';
import type { ReviewStore } from '#spine/reviews.ts';
import type { ShelfStore } from '#spine/shelf.ts';
import type { Tracking } from '#views/slip-paper.ts';
import { type Followed, isTrackingSecret, trackingOf, trackingSecret } from '#views/tracking.ts';
import { standsAt } from './answered.ts';
import type { Assets } from './assets.ts';
import { Cookies, PARKED_BY, parkedIn } from './cookies.ts';
import { DossierWay } from './dossier-way.tsx';
import { textsOf } from './form-parts.ts';
import { formTokenFor } from './form-token.ts';
import { asksOneByOne, backOf, isOwnForm, isTakenThere, keepChoices, YEAR_SECONDS } from './from-browser.ts';
import { formatsFor, isLanguage, translator } from './i18n.ts';
import { MeantProcedures, meantIn } from './meant-procedures.tsx';
import { type ActNotice, type Notice, noticeAsCookie, noticeText } from './notices.ts';
import { refusedText } from './refused-text.ts';
import { agentName, idleSince, MOST_SESSIONS, SESSION_HOURS } from './sessions.tsx';
import { MessagePage } from './ui/page.tsx';
import { MAX_UPLOAD_BYTES } from './upload-limit.ts';
import type { View } from './view.ts';

/** What is remembered between going to the provider and coming back. */
export interface Flow {
  state: string;
  verifier: string;
  nonce: string;
}

export interface Identity {
  /** `anew`: also who is signed in at the provider proves once more who they are. */
  begin(anew?: boolean): Promise<{ url: string; flow: Flow }>;
  finish(
    currentUrl: string,
    flow: Flow,
  ): Promise<{
    sub: string;
    name: string;
    kind: 'citizen' | 'officer';
    idNumber?: string;
    assurance: 1 | 2;
    sid?: string;
    provenSecondsAgo?: number;
  }>;
  /** Where one is signed out at the provider, where it has such a place. */
  end(returnTo: string): Promise<string | undefined>;
  /** What a token says by which the provider ends sessions; nothing where it does not hold. */
  readLogout(token: string): Promise<{ jti: string; sub?: string; sid?: string } | undefined>;
}

/** Uploads on their way, that can break off and go on. */
export interface Uploads {
  handle(request: FastifyRequest['raw'], response: FastifyReply['raw'], owner: string): Promise<void>;
  isOwn(id: string, owner: string): boolean;
  open(id: string, owner: string): Promise<{ content: Readable; name: string } | undefined>;
  remove(id: string): Promise<void>;
}

/** The demo's own way of asking who somebody is; not there with a real provider. */
export interface DemoIdentity {
  isAsked(request: FastifyRequest['raw'], response: FastifyReply['raw']): Promise<boolean>;
  choose(request: FastifyRequest['raw'], response: FastifyReply['raw'], person: string): Promise<void>;
}

export interface DoorParts {
  platform: Platform;
  doors: DoorStore;
  reviews: ReviewStore;
  files: FileStore;
  intake: FileIntake;
  shelf: ShelfStore;
  /** The file was taken while the scanner was away: nobody opens it until it was looked at. */
  quarantine(hash: string): Promise<void>;
  uploads: Uploads;
  payments: PaymentStore;
  messages: MessageStore;
  jobs: JobsDesk;
  /** The ways that messages leave here, besides the mailbox. */
  ways: readonly Way[];
  pushKey?: string;
  quiet: { from: string; to: string };
  bank: Bank;
  /** Whether a signed paper holds, by the roots this installation trusts. */
  verify(pdf: Uint8Array): Promise<PaperFinding>;
  verifyCredential(text: string): Promise<CredentialFinding>;
  /** The same credential with only the named facts shown. */
  showFacts(credential: string, names: readonly string[]): Promise<string>;
  statusList(list: number): Promise<string | undefined>;
  printer(): Promise<Printer>;
  exporter(): Promise<Exporter>;
  /** The text of a credential as it was issued, without what mail and clipboards put into it; nothing of what is none. */
  plainCredential(content: Uint8Array): string | undefined;
  /** The text of a QR code in a picture. */
  readQr(picture: Uint8Array): Promise<string | undefined>;
  assets: Assets;
  identity: Identity;
  demo?: DemoIdentity;
  /** People, money or signatures may be made up here: every page says so. */
  isDemo: boolean;
  /** Public address, without a slash at the end. */
  baseUrl: string;
  /** Key of the secrets on slips; the same on every server of the installation. */
  trackingKey: string;
  /** What was handed in until then has a slip with a short key. */
  shortKeysUntil?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    session?: Session;
    sessionHash?: string;
    lang: Language;
  }
  interface FastifyContextConfig {
    /** Who may come in at all: acts are permitted one by one, by authority. */
    for?: 'citizen' | 'officer' | 'signed-in';
    /** Why it leads nowhere today, whoever comes: said before anybody signs in for it. */
    closed?(request: FastifyRequest): Promise<Refusal | undefined>;
    /** A script of ours posts an object there; everywhere else a form is posted. */
    json?: boolean;
    /** Its form brings files: it comes in parts, and its token is read as they come (`takeUploads`). No other form is taken in parts. */
    files?: boolean;
  }
}

const NOTICE_SECONDS = 60;
export const PARKED_SECONDS = 3_600;

/** How long what changes slowly is shown without asking again. */
const FRESH_MS = 30_000;

export class Door {
  readonly parts: DoorParts;
  readonly #remembered = new Map<string, { at: number; value: Promise<unknown> }>();
  /** Asked whenever a session ended, so that what is live ends with its own: of one that is named by how its hash begins, or of any. */
  readonly streams = new Set<(ended?: string) => Promise<void>>();
  readonly cookies: Cookies;
  constructor(parts: DoorParts) {
    this.parts = parts;
    this.cookies = new Cookies(parts.baseUrl.startsWith('https:'));
  }

  view(request: FastifyRequest): View {
    const { platform, assets } = this.parts;
    const { session, lang } = request;
    const officer = session?.kind === 'officer' ? platform.province.officers.get(session.id) : undefined;
    const view: View = {
      platform,
      assets,
      t: translator(lang),
      lang,
      fmt: formatsFor(lang),
      now: platform.clock.now(),
      url: request.url,
      ...(request.method === 'POST' && { isAnswer: true, standsAt: standsAt(request) }),
      session,
      actor: session && actorOf(session),
      person: session?.kind === 'citizen' ? platform.province.people.get(session.id) : undefined,
      officer,
      oneByOne: asksOneByOne(this.cookies, request),
      isDemo: this.parts.isDemo,
      noted: request.noted,
    };
    const said = this.cookies.read(request, 'mc_notice');
    const text = said && noticeText(view, said);
    if (text) view.notice = { kind: 'success', text };
    return view;
  }

  send(reply: FastifyReply, page: VNode, status = 200): FastifyReply {
    if (this.cookies.read(reply.request, 'mc_notice')) this.cookies.drop(reply, 'mc_notice');
    return reply
      .code(reply.request.noRoom ? 507 : status)
      .type('text/html; charset=utf-8')
      .header('content-language', reply.request.lang)
      .send(htmlOf(page));
  }

  /** For pages that are the same for everybody who has not signed in: rendered once for each language and a while. */
  async sendToAll(request: FastifyRequest, reply: FastifyReply, page: () => Promise<VNode>): Promise<FastifyReply> {
    const plain = !request.session && !this.cookies.read(request, 'mc_notice');
    if (!plain) return this.send(reply, await page());
    const html = await this.remembered(`page ${request.lang} ${request.url}`, async () => htmlOf(await page()));
    return reply.type('text/html; charset=utf-8').header('content-language', request.lang).send(html);
  }

  /** The answer to a question that many ask: asked once, then remembered for a while. */
  remembered<Value>(key: string, ask: () => Promise<Value>): Promise<Value> {
    const now = performance.now();
    const known = this.#remembered.get(key);
    if (known && now - known.at < FRESH_MS) return known.value as Promise<Value>;
    const value = ask();
    // What failed is asked again; and the memory never grows beyond what a busy hour needs.
    value.catch(() => this.#remembered.delete(key));
    if (this.#remembered.size > 2_000) this.#remembered.clear();
    this.#remembered.set(key, { at: now, value });
    return value;
  }

  /** What was remembered is asked anew: something that many are shown has changed. */
  forget(): void {
    this.#remembered.clear();
  }

  /** How often a procedure was used, and how long it took lately. */
  recentRuns(procedure: string): ReturnType<DoorStore['recentRuns']> {
    return this.remembered(`runs ${procedure}`, () => this.parts.doors.recentRuns(procedure));
  }

  /** A refusal as a page of its own: what was wrong, what to do, and nothing of what is not theirs to know. */
  async refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): Promise<FastifyReply> {
    const view = this.view(request);
    const kind = refusalTexts[refusal.code].kind;
    request.noted.refused = refusal.code;
    const status =
      refusal.code === 'no-room' ? 507 : { input: 422, rule: 422, forbidden: 403, missing: 404, conflict: 409 }[kind];
    const text = refusedText(view, refusal);
    const meant = MeantProcedures({ view, meant: await meantIn(this.parts, view, [text]) });
    const more = [meant, kind === 'missing' || kind === 'forbidden' ? null : DossierWay({ view })];
    return this.send(reply, MessagePage({ view, title: view.t(`error.${kind}`), text, more }), status);
  }

  /** An address where there is nothing, asked outside the pages: who looks, and in which language, is read here as there. */
  async nothingHere(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    request.cookies = fastifyCookie.parse(request.headers.cookie ?? '');
    await this.#recognise(request);
    const view = this.view(request);
    // What was just done is told on the next page that there is.
    view.notice = undefined;
    const page = MessagePage({ view, title: view.t('error.missing'), text: view.t('error.missing-text') });
    return reply
      .code(404)
      .type('text/html; charset=utf-8')
      .header('content-language', request.lang)
      .header('content-security-policy', CSP)
      .header('cache-control', 'no-store')
      .send(htmlOf(page));
  }

  /** After a form was posted: another page, so that reloading posts nothing again. */
  async seeOther(reply: FastifyReply, to: string, notice?: Notice | ActNotice): Promise<FastifyReply> {
    if (notice) this.cookies.set(reply, 'mc_notice', noticeAsCookie(notice), NOTICE_SECONDS);
    return reply.redirect(to, 303);
  }

  async startSession(reply: FastifyReply, session: Omit<Session, 'formToken' | 'startedAt' | 'agent'>): Promise<void> {
    const secret = randomBytes(32).toString('base64url');
    const now = this.parts.platform.clock.now();
    const whole = {
      ...session,
      formToken: formTokenFor(this.parts.trackingKey, session),
      startedAt: now.toString(),
      agent: agentName(reply.request.headers['user-agent']),
    };
    await this.parts.doors.saveSession(sha256(secret), whole, {
      expiresAt: now.add({ hours: SESSION_HOURS }).toString(),
      now: now.toString(),
      most: MOST_SESSIONS,
    });
    this.#leaveNothing(reply);
    this.cookies.set(reply, 'mc_session', secret, SESSION_HOURS * 3600);
  }

  /** Whether the session that a request came with holds still. Asking is no use of it. */
  async isStillOpen({ sessionHash }: FastifyRequest): Promise<boolean> {
    const now = this.parts.platform.clock.now();
    if (!sessionHash) return false;
    return Boolean(await this.parts.doors.findSession(sessionHash, now.toString(), idleSince(now), false));
  }

  sessionsEnded(ended?: string): void {
    for (const look of this.streams) void look(ended);
  }

  async endSession(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (request.sessionHash) {
      await this.parts.doors.endSession(request.sessionHash);
      this.sessionsEnded(request.sessionHash);
    }
    this.cookies.drop(reply.header('clear-site-data', '"cache"'), 'mc_session');
    this.#leaveNothing(reply);
  }

  /** Where somebody begins or ends, what another followed or did is over in this browser. */
  #leaveNothing(reply: FastifyReply): void {
    for (const name of ['mc_track', 'mc_notice'] as const)
      if (this.cookies.read(reply.request, name)) this.cookies.drop(reply, name);
  }

  /** What slip 01 says of following the dossier; nothing before it has a code. */
  trackingOf({ id, code }: { id: string; code?: string }): Tracking | undefined {
    const { baseUrl, trackingKey } = this.parts;
    return code ? trackingOf(baseUrl, code, trackingSecret(trackingKey, id)) : undefined;
  }

  /** Whether that is the key of the dossier; of none that is there it takes as long to say no. */
  isTrackingSecret(dossier: Followed | undefined, given: string): boolean {
    const { trackingKey, shortKeysUntil = '' } = this.parts;
    return isTrackingSecret(trackingKey, dossier, shortKeysUntil, given);
  }

  async register(server: FastifyInstance, pages: (scope: FastifyInstance) => void): Promise<void> {
    await server.register(async (scope) => {
      await scope.register(cookie);
      await scope.register(formbody, { bodyLimit: 2_000_000 });
      await scope.register(multipart, {
        // Said beside the field it was sent with, not as a fault.
        throwFileSizeLimit: false,
        limits: { fileSize: MAX_UPLOAD_BYTES + 1, files: 100, fields: 800 },
      });
      await scope.register(rateLimit, { global: false, keyGenerator: ({ ip }) => clientOf(ip) });
      await scope.register(staticFiles, {
        root: this.parts.assets.folder,
        prefix: '/assets/',
        decorateReply: false,
        preCompressed: true,
        cacheControl: false,
        setHeaders: (response) => {
          response.header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`);
        },
        allowedPath: (path) => !/manifest|stamp/.test(path),
      });
      this.#hooks(scope);
      pages(scope);
    });
  }

  #hooks(scope: FastifyInstance): void {
    scope.addHook('onRequest', async (request, reply) => {
      keepChoices(this.cookies, request, reply);
      await this.#recognise(request);
      const wanted = request.routeOptions.config.for;
      if (!wanted) return undefined;
      // What was posted after the session had ended is read first, and kept until they are back.
      if (!request.session && request.method === 'POST') return undefined;
      if (!request.session) {
        const closed = await request.routeOptions.config.closed?.(request);
        if (closed) return this.refuse(request, reply, closed);
        return reply.redirect(`/sign-in?to=${encodeURIComponent(request.url)}`, 303);
      }
      if (wanted !== 'signed-in' && wanted !== request.session.kind) return this.#forbidden(request, reply);
      return undefined;
    });
    scope.addHook('preValidation', async (request) => {
      if (request.method === 'GET' || request.method === 'HEAD') return;
      if (!isTakenThere(request)) throw Object.assign(new Error('a form is posted here'), { statusCode: 415 });
      if (!request.routeOptions.config.json) request.body ??= {};
    });
    scope.addHook('preHandler', async (request, reply) => {
      if (request.method === 'GET' || request.method === 'HEAD') return undefined;
      if (!isOwnForm(request)) return this.#forbidden(request, reply);
      if (request.routeOptions.config.for && !request.session) return this.#park(request, reply);
      return undefined;
    });
    scope.addHook('onSend', async (request, reply) => {
      const policy = policyOf(request.url, reply.getHeader('content-type'));
      if (!request.url.startsWith('/assets/'))
        reply.header('content-security-policy', policy).header('cache-control', 'no-store');
      reply
        .header('x-content-type-options', 'nosniff')
        .header('x-frame-options', policy === PDF ? 'SAMEORIGIN' : 'DENY')
        .header('referrer-policy', 'same-origin')
        .header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
        .header('cross-origin-opener-policy', 'same-origin');
    });
    scope.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
      const view = this.view(request);
      const isAway = isRecordAway(error);
      const status = isAway ? 503 : (error.statusCode ?? 500);
      if (isAway) reply.header('retry-after', AGAIN_SECONDS);
      const isLoss = error instanceof TornFile || error instanceof LostFile;
      if (status >= 500)
        log.error('request-broke', `${request.method} ${request.routeOptions.url ?? 'nowhere'}`, { error });
      if (isLoss) return this.refuse(request, reply, error.refusal);
      if (isNoRoom(error)) return this.refuse(request, reply, refuse('no-room'));
      const kind = status === 429 ? 'slow-down' : status === 413 ? 'too-large' : status < 500 ? 'input' : 'fault';
      const page = MessagePage({ view, title: view.t(`error.${kind}`), text: view.t(`error.${kind}-text`) });
      return this.send(reply, page, status);
    });
  }

  /** The session ended while somebody typed: their form waits for them to sign in again. */
  async #park(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (request.headers['x-autosave'] || request.headers['tus-resumable']) return reply.code(401).send({});
    const data = request.isMultipart() ? await textsOf(request) : ((request.body ?? {}) as Record<string, unknown>);
    if (!Object.keys(data).length)
      return reply.redirect(`/sign-in?to=${encodeURIComponent(backOf(request) ?? '/')}`, 303);
    const { clock, random } = this.parts.platform;
    const now = clock.now();
    const id = uuidV7(now.epochMilliseconds, random(10));
    const client = clientHash(request.ip);
    const isKept = await this.parts.doors.parkPost({ id, client, way: request.url, data, at: now.toString() });
    if (!isKept) throw Object.assign(new Error('nothing more is parked'), { statusCode: 429 });
    this.cookies.set(reply, 'mc_parked', [id, ...parkedIn(this.cookies, request)].join(PARKED_BY), PARKED_SECONDS);
    return reply.redirect(`/sign-in?to=/resume/${id}`, 303);
  }

  async #recognise(request: FastifyRequest): Promise<void> {
    const { lang } = request.query as { lang?: unknown };
    const known = this.cookies.read(request, 'mc_lang');
    request.lang = isLanguage(lang) ? lang : isLanguage(known) ? known : 'vi';
    const secret = this.cookies.read(request, 'mc_session');
    if (!secret || request.url.startsWith('/assets/')) return;
    const hash = sha256(secret);
    const now = this.parts.platform.clock.now();
    const session = await this.parts.doors.findSession(hash, now.toString(), idleSince(now), true);
    // Whoever is no officer any more is signed in nowhere.
    const { officers } = this.parts.platform.province;
    request.session = session?.kind === 'officer' && !officers.has(session.id) ? undefined : session;
    request.sessionHash = hash;
    if (request.session) request.noted.who = `${request.session.kind}:${request.session.id}`;
  }

  #forbidden(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const view = this.view(request);
    return this.send(
      reply,
      MessagePage({ view, title: view.t('error.forbidden'), text: view.t('error.not-yours') }),
      403,
    );
  }
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const CSP = `${POLICY}; frame-src 'none'`;
/** Papers are shown beside what an officer decides, each in a frame of its own. */
const WITH_PAPERS = `${POLICY}; frame-src 'self'`;
/** No page, and nothing runs in it: only Safari's own reader of PDF counts as a plugin, and is kept out by 'none'. */
const PDF =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const policyOf = (url: string, type: unknown): string => {
  if (String(type).startsWith('application/pdf')) return PDF;
  return url.startsWith('/office/dossiers/') ? WITH_PAPERS : CSP;
};

const htmlOf = (page: VNode): string => `<!doctype html>${renderToString(page)}`;

export function actorOf({ kind, id, name, assurance, idNumber }: Session): Actor {
  return kind === 'officer' ? { kind, id, name } : { kind, id, name, assurance, idNumber };
}

/** Only ways within our own site are followed. */
export function safeWay(to: unknown, fallback: string): string {
  return typeof to === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(to) && to.length < 2_000 ? to : fallback;
}
