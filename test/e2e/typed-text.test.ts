/** No door breaks on what a request holds: every kind of letter through every route, in its address, its query, its body and its headers. */
import { readFileSync } from 'node:fs';
import { request as send } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { sitePages } from '../support/pages.ts';
import { anotherBirth, partyOf } from '../support/platform.ts';

const { site, open } = sitePages({});

/** Every kind of letter that breaks something somewhere; as they stand in an address, where some have no other way to be written. */
const LETTERS: Record<string, { text: string; address?: string; twice?: true }> = {
  'the same name twice': { text: 'H49.1', twice: true },
  'letters that nothing keeps': {
    text: 'a\u0000b\u0002\u001b[31m\u009d\ud800\uffff\ufdd0\u{1fffe}\ue000\u{f0000}',
    address: 'a%00b%02%1b[31m%C2%9D%EF%BF%BF%EF%B7%90%F0%9F%BF%BE%EE%80%80',
  },
  'letters that nobody sees': { text: '\u202ea\u2066\u200b\ufeff\u3164\u2800\u00a0\r\nb\u2028c' },
  'letters that mean something elsewhere': { text: '\'"`;--%_\\<>&{{x}}$1#*[](👨‍👩‍👧𠮷ⴰ' },
  'no UTF-8': { text: 'a\ufffdb', address: 'a%FF%C3%ED%A0%80b' },
  'too many letters': { text: 'ê\u0301'.repeat(900) },
};

interface Way {
  /** Of the session, as every form of a page sends it. */
  formToken?: string;
  cookie?: string;
  token?: string;
}
let ways: Way[];
let bodies: Map<string, string[]>;

beforeAll(async () => {
  const signedIn = async (who: string): Promise<Way> => {
    const page = await open(who, { to: '/my' });
    const cookies = await page.context().cookies();
    return {
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      formToken: await page.locator('input[name=_token]').first().inputValue(),
    };
  };
  const tokens = JSON.parse(readFileSync(site.running.tokensPath!, 'utf8')) as Record<string, string>;
  ways = [
    {},
    await signedIn('an'),
    await signedIn('hong-gai.counter.hoa'),
    { token: tokens['an'] },
    { token: tokens['hong-gai.counter.hoa'] },
  ];
  const described = (await (await fetch(`${site.url}/openapi.json`)).json()) as {
    paths: Record<
      string,
      Record<string, { requestBody?: { content: Record<string, { schema: { properties?: object } }> } }>
    >;
  };
  bodies = new Map(
    Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { requestBody }]) => [
        `${method.toUpperCase()} ${path}`,
        Object.keys(requestBody?.content['application/json']?.schema.properties ?? {}),
      ]),
    ),
  );
});

/** By node:http, which sends what `fetch` would mend first. */
function answer(method: string, path: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = send(new URL(site.url), { method, path, headers: { ...headers, connection: 'close' } }, (response) => {
      const { headers: said, statusCode = 0 } = response;
      // An open stream of events says enough by its beginning.
      if (said['content-type']?.startsWith('text/event-stream')) response.destroy();
      else response.resume();
      resolve(statusCode);
    });
    // Not answered is broken too.
    sent.setTimeout(5_000, () => resolve(599));
    sent.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve(0) : reject(error)));
    sent.end(body);
  });
}

const FIELDS = [
  'q',
  'code',
  'key',
  'lang',
  'to',
  'name',
  'status',
  'unit',
  'cursor',
  'from',
  'reason',
  'place',
  'for',
  'method',
  'address',
];

describe('whatever a request holds', () => {
  // Before the others, which use up how often one may ask to have something checked.
  it.each([
    ['no boundary', 'multipart/form-data', '{}'],
    ['an empty one', 'multipart/form-data; boundary=""', '{}'],
    ['one that is nowhere', 'multipart/form-data; boundary=x', '{}'],
    ['one that is too long', `multipart/form-data; boundary=${'a'.repeat(5_000)}`, '{}'],
    [
      'a file that is cut off',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="scan-birth-proof"; filename="a.pdf"\r\n\r\n%PDF-1.7',
    ],
  ])('a form in parts with %s breaks none', { timeout: 120_000 }, async (_, type, body) => {
    const broken: string[] = [];
    const routes = site.running.routes.filter(({ method, url }) => method === 'POST' && !url.startsWith('/v1'));
    for (const { method, url } of routes.filter((route) => !/sign-out|\/oidc/.test(route.url)))
      for (const { cookie, formToken } of ways.filter(({ token }) => !token)) {
        const headers = { ...(cookie && { cookie }), ...(formToken && { 'x-form-token': formToken }) };
        const path = url.replace(':code', '1.001193').replace(/:[a-zA-Z]+|\*/g, 'x');
        const status = await answer(method, path, { ...headers, origin: site.url, 'content-type': type }, body);
        if (status >= 500) broken.push(`${method} ${url} ${status}`);
      }
    expect(broken).toEqual([]);
  });

  it.each(Object.entries(LETTERS))('%s: no route breaks', { timeout: 240_000 }, async (_, { text, address, twice }) => {
    const written = address ?? encodeURIComponent(text);
    const broken: string[] = [];
    const routes = site.running.routes.filter(
      ({ method, url }) => method !== 'HEAD' && method !== 'OPTIONS' && !/sign-out|\/oidc/.test(url),
    );
    for (const { method, url } of routes) {
      const path = url.replace(/:[a-zA-Z]+|\*/g, written);
      // A key, or a day that is none, answers before the rest is looked at.
      const read = FIELDS.filter((field) => !twice || !['key', 'from'].includes(field));
      const names = twice ? [...read, ...read] : read;
      const query = names.map((field) => `${field}=${written}`).join('&');
      const isApi = url.startsWith('/v1');
      for (const { cookie, token } of ways) {
        if (isApi !== Boolean(token) && url !== '/health') continue;
        const headers: Record<string, string> = {
          ...(cookie && { cookie }),
          ...(token && { authorization: `Bearer ${token}` }),
          'accept-language': 'vi',
        };
        const calls: [string, string | undefined, string?][] = [[`${path}?${query}`, undefined]];
        if (method !== 'GET') {
          const known = bodies.get(`${method} ${url.replace(/:([a-zA-Z]+)/g, '{$1}')}`) ?? [];
          const fields = known.length ? known : FIELDS;
          calls.push([
            path,
            isApi
              ? JSON.stringify(Object.fromEntries(fields.map((field) => [field, twice ? [text, text] : text])))
              : names.map((field) => `${field}=${written}`).join('&'),
            isApi ? 'application/json' : 'application/x-www-form-urlencoded',
          ]);
        }
        for (const [to, body, type] of calls) {
          const status = await answer(method, to, { ...headers, ...(type && { 'content-type': type }) }, body);
          if (status >= 500)
            broken.push(
              `${method} ${url} ${status} ${token ? 'token' : cookie ? 'session' : 'nobody'} ${body ? 'body' : 'query'}`,
            );
        }
      }
    }
    expect(broken).toEqual([]);
  });

  it.each([
    ['origin', 'foo'],
    ['origin', 'null'],
    ['referer', 'foo'],
    ['accept-language', '\u00ff'],
    ['idempotency-key', '\u00ff\u0080'],
    ['if-match', '\u00ff"'],
    ['cookie', 'mc_lang=%00; mc_parked=%00; sid=%00; x=\u00ff'],
    ['authorization', 'Bearer \u00ff'],
    ['content-type', 'a/\u00ff'],
    ['range', 'bytes=\u00ff'],
    ['x-forwarded-for', '\u00ff'],
  ])('a header %s: %j breaks none', { timeout: 120_000 }, async (name, value) => {
    const broken: string[] = [];
    for (const { method, url } of site.running.routes) {
      if (/sign-out|\/oidc/.test(url)) continue;
      for (const { cookie, token } of ways) {
        if (url.startsWith('/v1') !== Boolean(token)) continue;
        const given = {
          ...(cookie && { cookie }),
          ...(token && { authorization: `Bearer ${token}` }),
          'content-type': 'application/json',
          [name]: value,
        };
        const status = await answer(
          method,
          url.replace(/:[a-zA-Z]+|\*/g, 'x'),
          given,
          method === 'GET' || method === 'HEAD' ? undefined : '{}',
        );
        if (status >= 500) broken.push(`${method} ${url} ${status}`);
      }
    }
    expect(broken).toEqual([]);
  });
});

it('a text as long as a form may be is answered at once, on a page and by the API', async () => {
  const { cookie, formToken } = ways[1];
  const post = (path: string, fields: Record<string, string>) =>
    fetch(site.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookie!, origin: site.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ _token: formToken!, ...fields }),
      signal: AbortSignal.timeout(20_000),
    });
  const begun = await post('/apply/1.001193', { place: '06685' });
  const draft = /drafts\/[0-9a-f-]{36}/.exec(begun.headers.get('location') ?? '')![0];
  const long = 'phường '.repeat(30_000);
  // Signs of which a place is looked for again and again, too.
  for (const text of [long, `a${'\u00a0'.repeat(45_000)}b`, ', '.repeat(40_000)])
    expect((await post(`/${draft}/child`, { childNativePlace: text, childPlaceOfBirth: 'x' })).status).toBe(422);
  const drafted = async (more: Record<string, string>) => {
    const api = await fetch(`${site.url}/v1/dossiers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ways[3].token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        procedure: '1.001193',
        channel: 'online',
        place: '06685',
        applicant: partyOf('an'),
        answers: { ...anotherBirth(), ...more },
      }),
      signal: AbortSignal.timeout(20_000),
    });
    return [api.status, ((await api.json()) as { code: string }).code];
  };
  expect(await drafted({ motherResidence: long })).toEqual([413, 'too-large']);
  // As a name, which rules would read as well.
  for (const name of [long, 'đường phố', 'submittedOn - 1'])
    expect(await drafted({ [name]: 'a' })).toEqual([422, 'form-invalid']);
});

describe('a name', () => {
  const draft = async (answers: Record<string, unknown>, applicant: Record<string, unknown> = {}) => {
    const response = await fetch(`${site.url}/v1/dossiers`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${ways[3].token}`,
        'content-type': 'application/json',
        'accept-language': 'en',
      },
      body: JSON.stringify({
        procedure: '1.001193',
        channel: 'online',
        place: '06685',
        applicant: { ...partyOf('an'), ...applicant },
        answers: { ...anotherBirth(), ...answers },
      }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it.each([
    ['with a letter that was lost', 'Lê\u0002An', 'letter-lost'],
    ['with half a pair', 'Lê \ud83d', 'letter-lost'],
    ['with a zero byte', 'Lê\u0000An', 'letter-lost'],
  ])('%s is refused at the door', async (_, childName, code) => {
    const { status, body } = await draft({ childName });
    expect({ status, code: body['code'] }).toEqual({ status: 422, code });
    expect(body['detail']).toContain('\ufffd');
  });

  it.each(['\u200b', '\u3164', '\u2800', '   '])('of nothing, %j, is none', async (childName) => {
    const { body } = await draft({ childName });
    const response = await fetch(`${site.url}/v1/dossiers/${body['id']}/submit-dossier`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ways[3].token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(422);
    expect(JSON.stringify(await response.json())).toContain('childName');
  });

  it.each([
    'Nguyễn B?o Ng?c',
    'Nguyễn B¶o Ngäc',
    'Nguyễn □ Ngọc',
    'Lê 😀',
    'An_Bình',
    '<b>Bảo</b>',
    'An; DROP',
    'Lê 2',
  ])('with signs that are no letters, %s, is none', async (name) => {
    const { body } = await draft({ childName: name });
    const response = await fetch(`${site.url}/v1/dossiers/${body['id']}/submit-dossier`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${ways[3].token}`,
        'content-type': 'application/json',
        'accept-language': 'en',
      },
      body: '{}',
    });
    expect(response.status).toBe(422);
    expect(JSON.stringify(await response.json())).toContain('the name of a person');
    expect((await draft({}, { name })).body['code']).toBe('name-unreadable');
  });

  it('is kept as it looks', async () => {
    const { status, body } = await draft({ childName: '\ufeffLê\u00a0Hoà\u200b '.normalize('NFD') });
    expect(status).toBe(201);
    const { platform } = site.running.system;
    expect((await platform.store.load(String(body['id'])))!.state.answers['childName']).toBe('Lê Hoà ');
  });
});
