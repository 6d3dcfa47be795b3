/** Whatever form of a page is refused comes back as it was typed: open, with what is wrong at its field; and nothing typed is cut. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { refusalText, refuse } from '#kernel/outcome.ts';
import { sitePages } from '../support/pages.ts';
import { type Facts, prepareScenes, scenes } from '../support/scenes.ts';

const { site, open } = sitePages({ viewport: { width: 1280, height: 900 } });

/** Every address to which a form with something typed is posted. */
const TYPED = [
  '/drafts/:id/:page',
  '/messages/settings',
  '/my/dossiers/:id/draft',
  '/my/dossiers/:id/message',
  '/my/dossiers/:id/rate',
  '/my/dossiers/:id/supplement',
  '/my/dossiers/:id/withdraw',
  '/my/people',
  '/office/absence',
  '/office/batch',
  '/office/counter/:code',
  '/office/dossiers/:id/:act',
  '/office/dossiers/:id/supplement',
  '/office/filters',
  '/office/review/:code',
  '/office/review/:code/confirm',
  '/office/review/:code/give-back',
  '/office/review/:code/take-back',
  '/procedures/:code/eligible',
  '/track',
];
/** Pages that no scene opens, with the files that try them. */
const ELSEWHERE = [
  '/my/dossiers/:id/draft',
  '/office/batch',
  '/office/review/:code/confirm',
  '/office/review/:code/give-back',
  '/office/review/:code/take-back',
];
/** Of code and key together it is said that they are of no dossier. */
const TOGETHER = /^\/track track key: no error at it/;
/** To these only choices, files or nothing at all is sent; a script reads the answer of the last ones. */
const UNTYPED = [
  '/apply/:code',
  '/check',
  '/drafts/:id/remove',
  '/my/people/:id/accept',
  '/my/people/:id/decline',
  '/my/people/:id/revoke',
  '/my/shares/:id/close',
  '/my/shelf/:id/show',
  '/office/absence/:absence/:how(^end|cancel$)',
  '/office/counter/next',
  '/office/filters/remove',
  '/office/jobs',
  '/queue/:centre',
  '/sessions/end',
  '/sign-in/who/:uid',
  '/sign-out',
  '/sign-out/provider',
  '/forms/:code/:form',
  '/messages/push',
  '/uploads',
  '/uploads/:id',
  '/uploads/taken',
  '/drafts/:id/papers/taken',
  '/my/dossiers/:id/supplement/taken',
];

interface Answer {
  action: string;
  field: string;
  fault?: string;
}

/** Posts every form of the page with that text in each field that somebody types in, and says what did not come back. */
const postAll = (page: Page, text: string, onlyLong: boolean): Promise<Answer[]> =>
  page.evaluate(
    async ([typed, long]) => {
      type Control = HTMLInputElement | HTMLTextAreaElement;
      const TYPES = ['text', 'tel', 'email', 'search'];
      const isTyped = (one: Element): one is Control =>
        one instanceof HTMLTextAreaElement || (!long && one instanceof HTMLInputElement && TYPES.includes(one.type));
      const answers: Answer[] = [];
      for (const form of document.querySelectorAll<HTMLFormElement>('form[method=post]:not([action^="/sign-in"])')) {
        // What the answers leave out nobody sees, and nobody types in.
        const controls = [...form.elements].filter(isTyped).filter((one) => one.name && !one.closest('[hidden]'));
        if (!controls.length) continue;
        const data = new FormData(form);
        for (const { name } of controls) data.set(name, typed as string);
        for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
        const isMultipart = form.enctype === 'multipart/form-data';
        const body = isMultipart ? data : new URLSearchParams([...data] as [string, string][]);
        const address = form.getAttribute('action') || location.pathname;
        const response = await fetch(address, { method: 'POST', body });
        const action = new URL(address, location.href).pathname;
        const told = new DOMParser().parseFromString(await response.text(), 'text/html');
        const say = (field: string, fault?: string) => answers.push({ action, field, fault });
        if (response.redirected || response.status < 400) {
          say('', `taken: ${response.status}`);
          continue;
        }
        const wanted = (typed as string).replace('\u0002', '\ufffd').trim();
        // Of an address without its unit, village and street are one text.
        const isBack = ({ name, value }: Control) => (/-street$|-village$/.test(name) ? true : value.trim() === wanted);
        const inForm = [...told.querySelectorAll<HTMLFormElement>('form')].filter(
          (one) => new URL(one.getAttribute('action') || location.pathname, location.href).pathname === action,
        );
        for (const { name } of controls) {
          const back = inForm.flatMap((one) =>
            [...one.elements].filter(isTyped).filter((two) => two.name === name && isBack(two)),
          );
          const [first] = back;
          if (!first) {
            const stated = [...told.querySelectorAll('main dd')].some((one) => one.textContent?.includes(wanted));
            say(name, stated ? undefined : 'lost');
            continue;
          }
          for (let at = first.closest('details'); at; at = at.parentElement?.closest('details') ?? null)
            if (!at.open && at.querySelector('.govuk-error-message')) say(name, 'in a closed box');
          // A date and an address are several boxes of one question.
          const group = first.closest('fieldset');
          const describes = (one: Element | null) => one?.getAttribute('aria-describedby')?.split(' ') ?? [];
          const errors = [...describes(first), ...describes(group)].filter((id) =>
            told.getElementById(id)?.classList.contains('govuk-error-message'),
          );
          const link = [...told.querySelectorAll('.govuk-error-summary a')].some((one) => {
            const at = told.getElementById(decodeURIComponent(one.getAttribute('href')!.slice(1)));
            return at === first || Boolean(group && at && group.contains(at));
          });
          say(name, errors.length ? (link ? undefined : 'no link to it') : 'no error at it');
        }
        for (const one of told.querySelectorAll<HTMLAnchorElement>('.govuk-error-summary a')) {
          const id = decodeURIComponent(one.getAttribute('href')!.slice(1));
          if (!told.getElementById(id)) say(id, 'a link to nothing');
        }
      }
      return answers;
    },
    [text, onlyLong] as const,
  );

const pattern = (url: string) =>
  new RegExp(`^${url.replace(/:how\([^)]*\)/, '(end|cancel)').replace(/:\w+/g, '[^/]+')}$`);
const routeOf = (action: string) =>
  [...TYPED, ...UNTYPED]
    .filter((url) => pattern(url).test(action))
    .sort((a, b) => a.split(':').length - b.split(':').length)[0];

const pathTo = (url: string, dossier: string, draft: string): string =>
  url
    .replace(/:how\([^)]*\)/, 'end')
    .replace(':id', url.startsWith('/drafts') ? draft : dossier)
    .replace(':page', 'papers')
    .replace(':act', 'receive-dossier')
    .replace(':code', '1.001193')
    .replace(/:\w+/g, 'x');

/** What the page says to a form that is sent from it with its own token. */
const posted = (page: Page, path: string, typed: Record<string, string>) =>
  page.evaluate(
    async ([to, fields]) => {
      const body = new URLSearchParams({ _token: document.body.dataset['token'] ?? '', ...fields });
      return (await fetch(to, { method: 'POST', body })).text();
    },
    [path, typed] as const,
  );

const LOST = 'Mốc\u0002 đã gõ';
const LONG = `${'Nội dung dài. '.repeat(800)}hết`;

it('knows every address to which something is posted', () => {
  const posted = site.running.routes.filter(({ method, url }) => method === 'POST' && !/^\/(v1|oidc)/.test(url));
  const known = new Set([...TYPED, ...UNTYPED]);
  expect(posted.map(({ url }) => url).filter((url) => !known.has(url))).toEqual([]);
});

/** To these a form brings files: its token is the first part of it. */
const WITH_FILES = [
  '/check',
  '/drafts/:id/:page',
  '/my/dossiers/:id/supplement',
  '/office/counter/:code',
  '/office/dossiers/:id/:act',
  '/office/dossiers/:id/supplement',
];
const PAPER = '--x\r\ncontent-disposition: form-data; name="paper"; filename="a.pdf"\r\n\r\n%PDF-1.7\r\n--x--\r\n';
const EMPTY = '--x--\r\n';

describe('a form that is refused', () => {
  const seen = new Set<string>();
  const faults = new Set<string>();
  let facts: Facts;
  beforeAll(async () => {
    facts = await prepareScenes(site.running.system);
    const pages = new Map<string, Page>();
    for (const { path, as } of scenes(facts)) {
      const page = pages.get(as ?? '') ?? (await open(as));
      pages.set(as ?? '', page);
      for (const [text, onlyLong] of [
        [LOST, false],
        [LONG, true],
      ] as const) {
        await page.goto(`${site.url}${path}`);
        for (const { action, field, fault } of await postAll(page, text, onlyLong)) {
          const route = routeOf(action) ?? action;
          seen.add(route);
          if (fault)
            faults.add(
              `${route} ${action.split('/').at(-1)} ${field}: ${fault} (${onlyLong ? 'long' : 'lost letter'})`,
            );
        }
      }
    }
  }, 240_000);

  it('is tried wherever something is typed, and nowhere is one that is not listed', () => {
    const strange = [...seen].filter((route) => !TYPED.includes(route));
    expect(strange).toEqual([]);
    expect(TYPED.filter((route) => !seen.has(route))).toEqual(ELSEWHERE);
  });

  it('comes back whole, with what is wrong at each field', () => {
    expect([...faults].filter((fault) => !TOGETHER.test(fault))).toEqual([]);
  });

  it('is taken in parts only where it brings files, and with its token among them', async () => {
    const { running, url: base } = site;
    const wrong: string[] = [];
    const posted = running.routes.filter(({ method, url }) => method === 'POST' && !/^\/(v1|oidc)/.test(url));
    for (const who of ['an', 'hong-gai.counter.hoa']) {
      const page = await open(who, { to: '/' });
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
      const send = async (path: string, body: string) =>
        (
          await fetch(`${base}${path}`, {
            method: 'POST',
            headers: { cookie, origin: base, 'content-type': 'multipart/form-data; boundary=x' },
            ...{ body, redirect: 'manual' },
          })
        ).status;
      const seen = async () => (await running.system.platform.store.load(facts.open))!.state.seq;
      const before = await seen();
      for (const { url } of posted.filter((one) => one.url.startsWith('/office') === (who !== 'an'))) {
        const path = pathTo(url, url.includes('supplement') ? facts.asked : facts.open, facts.drafts.birth);
        const got = [await send(path, PAPER), await send(path, EMPTY)];
        const isIn = WITH_FILES.includes(url);
        // Of no file nothing is looked at.
        const expected = url === '/check' ? [403, 422] : isIn ? [403, 403] : [415, 415];
        if (got.join() !== expected.join()) wrong.push(`${url}: ${got.join()}`);
      }
      expect(await seen()).toBe(before);
      await page.goto(`${base}/`);
      expect(await page.locator('body').getAttribute('data-token')).toBeTruthy();
    }
    expect(wrong).toEqual([]);
  });

  it('comes back so of several tasks at once, too', async () => {
    const page = await open('hong-gai.counter.hoa');
    await page.goto(`${site.url}/office`);
    const { state } = (await site.running.system.platform.store.load(facts.open))!;
    const { status, back } = await page.evaluate(
      async ([typed, key]) => {
        const body = new URLSearchParams({
          _token: document.querySelector<HTMLInputElement>('input[name=_token]')!.value,
          act: 'reassign-task',
          confirmed: '',
          task: key,
          reason: 'Nghỉ phép năm',
          [`reason-${key}`]: typed,
        });
        const response = await fetch('/office/batch', { method: 'POST', body });
        const told = new DOMParser().parseFromString(await response.text(), 'text/html');
        const fields = [...told.querySelectorAll<HTMLInputElement>('input[name^=reason]')];
        const at = (name: string) => told.getElementById(`${name}-error`)?.textContent ?? '';
        return { status: response.status, back: fields.map(({ name, value }) => [value, at(name) !== '']) };
      },
      [LOST, `${facts.open}/${state.tasks[0].id}`] as const,
    );
    expect(status).toBe(422);
    expect(back).toEqual([
      ['Nghỉ phép năm', false],
      [LOST.replace('\u0002', '\ufffd'), true],
    ]);
    const said = await posted(page, '/office/filters', { name: ' ', query: '' });
    expect(said).toContain(refusalText(refuse('filter-unnamed'), 'vi'));
  });

  it('begins no more drafts than are kept', async () => {
    const { pool } = site.running.system;
    const page = await open('binh', { to: '/' });
    await pool.query(
      `INSERT INTO motcua.form_draft (id, owner, procedure, data, saved_at)
       SELECT gen_random_uuid(), 'citizen:binh', '1.000000', '{}', '2026-11-25T01:00:00Z' FROM generate_series(1, 100)`,
    );
    const said = await posted(page, '/apply/1.001193', { place: '06685', for: 'self' });
    expect(said).toContain(refusalText(refuse('drafts-most', { count: 100 }), 'vi'));
    await pool.query(`DELETE FROM motcua.form_draft WHERE procedure = '1.000000'`);
  });

  describe('of a dossier, to who applied', () => {
    let page: Page;
    const send = async (form: string, text: string) => {
      await page.goto(`${site.url}/my/dossiers/${facts.open}`);
      const box = page.locator('details').filter({ has: page.locator(`#${form}-form`) });
      // What was refused before is offered again, and stands open.
      await box.evaluate((one: HTMLDetailsElement) => {
        one.open = true;
      });
      await box.locator('textarea').fill(text);
      const [response] = await Promise.all([
        page.waitForResponse((one) => one.request().method() === 'POST'),
        box.locator('button[type=submit]').click(),
      ]);
      await page.waitForLoadState();
      return response.status();
    };
    const toldAt = async (field: string) => {
      const id = await page.locator('.govuk-error-summary a').first().getAttribute('href');
      expect(id).toBe(`#${field}`);
      await page.locator('.govuk-error-summary a').first().click();
      expect(await page.locator(`#${field}`).evaluate((one) => one === document.activeElement)).toBe(true);
      return page.locator(`#${field}-error`).innerText();
    };
    beforeAll(async () => {
      page = await open('an');
    });

    it('asks for the message where none was written', async () => {
      expect(await send('send-message', '   ')).toBe(422);
      expect(await toldAt('send-message-text')).toContain('Hãy viết nội dung tin nhắn.');
    });

    it('says how long a message is and may be, and keeps it whole', async () => {
      const long = `${'ữ'.repeat(2_000)}!`;
      expect(await send('send-message', long)).toBe(422);
      expect(await toldAt('send-message-text')).toContain('2001 ký tự, quá mức tối đa 2000 ký tự');
      expect(await page.locator('#send-message-text').inputValue()).toBe(long);
      expect(await page.locator('#send-message-text-hint').innerText()).toContain('Tối đa 2000 ký tự.');
    });

    it('takes a message of just that length, whole', async () => {
      const text = `${'ữ'.repeat(1_998)} 😀`;
      expect(await send('send-message', text)).toBe(303);
      const { messages } = (await site.running.system.platform.store.load(facts.open))!.state;
      expect(messages?.at(-1)?.text).toBe(text);
    });

    it.each([
      ['of a letter that was lost', 'Đổi\u0002 ý rồi', 'Có ký tự không đọc được'],
      ['of a word that says nothing', 'Trùng', 'chưa nêu được lý do'],
      ['of nothing', ' ', 'Hãy ghi lý do.'],
      ['that is too long', `${'Tôi đổi ý. '.repeat(400)}`, 'quá mức tối đa 4000 ký tự'],
    ])('asks anew for a reason to withdraw %s, before anything is confirmed', async (_, reason, told) => {
      expect(await send('withdraw', reason)).toBe(422);
      expect(await toldAt('withdraw-reason')).toContain(told);
      expect((await page.locator('#withdraw-reason').inputValue()).trim()).toBe(
        reason.replace('\u0002', '\ufffd').trim(),
      );
    });
  });
});
