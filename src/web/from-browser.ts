/** What a browser says with a request besides what is asked: how pages are shown, and whether a form is our own. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cookies } from './cookies.ts';
import { isLanguage } from './i18n.ts';

export const YEAR_SECONDS = 31_536_000;

/** Language and how forms are shown, as they were chosen in the address, stay so. */
export function keepChoices(cookies: Cookies, { query }: FastifyRequest, reply: FastifyReply): void {
  const { lang, questions } = query as { lang?: unknown; questions?: unknown };
  if (isLanguage(lang)) cookies.set(reply, 'mc_lang', lang, YEAR_SECONDS);
  if (questions === 'one' || questions === 'all') cookies.set(reply, 'mc_questions', questions, YEAR_SECONDS);
}

const FORM = 'application/x-www-form-urlencoded';
const FORMS = /^(application\/(x-www-form-urlencoded|offset\+octet-stream)|multipart\/form-data)\b/i;

/** Whether its route takes what comes so; in parts, with its token among them, only one whose form brings files. */
export function isTakenThere(request: FastifyRequest): boolean {
  const { json, files } = request.routeOptions.config;
  // What is saved as it is typed has no files.
  if (request.isMultipart()) return Boolean(files) && !request.headers['x-autosave'];
  return Boolean(json) || FORMS.test(request.headers['content-type'] ?? FORM);
}

/** A form of ours, made for this session: its token, and an origin that is no other site's. */
export function isOwnForm(request: FastifyRequest): boolean {
  const { origin, referer, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none') return false;
  const from = origin && origin !== 'null' ? origin : undefined;
  const isOurs = (address: string) => URL.canParse(address) && new URL(address).host === host;
  if (from && !isOurs(from)) return false;
  if (!request.session) return true;
  const given = (request.body as { _token?: unknown } | undefined)?._token ?? request.headers['x-form-token'];
  if (given !== undefined) return given === request.session.formToken;
  // What brings files is read as it streams, and its token with it; a token never stands in an address, which others may read.
  return request.isMultipart() && (site === 'same-origin' || isOurs(from ?? referer ?? ''));
}

/** On a phone one question fills the page; who wants it otherwise says so, and it stays. */
export function asksOneByOne(cookies: Cookies, request: FastifyRequest): boolean {
  const { headers, query } = request;
  const said = (query as { questions?: unknown } | undefined)?.questions ?? cookies.read(request, 'mc_questions');
  if (said === 'one' || said === 'all') return said === 'one';
  const hint = headers['sec-ch-ua-mobile'];
  return hint ? hint === '?1' : /Mobi|Opera Mini|Nokia|MIDP/i.test(headers['user-agent'] ?? '');
}

export function backOf(request: FastifyRequest): string | undefined {
  const referer = request.headers.referer;
  if (!referer || !URL.canParse(referer)) return undefined;
  const { host, pathname, search } = new URL(referer);
  return host === request.headers.host ? pathname + search : undefined;
}
