/** Somebody who begins the same application twice is told of the first before the second is handed in; a twin is not refused. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import type { Story } from '#acts/story.ts';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import type { FieldSchema } from '#engine/form/form.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { sitePages } from '../support/pages.ts';
import { anotherBirth, partyOf, person, shipped } from '../support/platform.ts';

const { site, open } = sitePages({ settings: { workers: 0 }, locale: 'vi-VN', scripts: false, timeout: 20_000 });

async function handedIn(who: string, answers: object): Promise<{ id: string; code: string }> {
  const { platform } = site.running.system;
  const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
  const of = { channel: 'online', applicant: partyOf(who), place: '06685', answers, components } as const;
  const draft = { act: 'draft-dossier' as const, ...of, answers: { ...answers } };
  const { dossierId } = must(await startDossier(platform, '1.001193', draft, person(who)));
  const { code } = must(await perform(platform, dossierId, { act: 'submit-dossier' }, person(who)));
  return { id: dossierId, code: code! };
}

async function review(page: Page, who: string, answers: object): Promise<string> {
  const { platform, pool } = site.running.system;
  const id = uuidV7(platform.clock.now().epochMilliseconds, platform.random(10));
  const data = { applicant: partyOf(who), place: '06685', answers, papers: {} };
  const savedAt = platform.clock.now().toString();
  await new PostgresDoors(pool).saveDraft({ id, owner: `citizen:${who}`, procedure: '1.001193', savedAt, data });
  await page.goto(`${site.url}/drafts/${id}/review`);
  return page.locator('main').innerText();
}

it('is told on the review page, with the way to the first, and only of what is the same and their own', async () => {
  const answers = anotherBirth();
  const { id, code } = await handedIn('an', answers);
  const page = await open('an');
  const told = await review(page, 'an', answers);
  expect(told).toContain(`Ông/Bà đã nộp hồ sơ ${code}`);
  expect(told).toContain('sinh đôi');
  expect(await page.locator(`a[href="/my/dossiers/${id}"]`).count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Nộp hồ sơ' }).count()).toBe(1);
  // As it is written otherwise, it is the same child.
  const shouted = { ...answers, childName: answers.childName.toUpperCase(), noticeNumber: 'CS-99999' };
  expect(await review(page, 'an', shouted)).toContain(code);
  expect(await review(page, 'an', anotherBirth())).not.toContain('Ông/Bà đã nộp');
  // Nothing of it is told to others.
  expect(await review(await open('binh'), 'binh', answers)).not.toContain(code);
  // It ended: nothing is still being dealt with.
  must(await perform(site.running.system.platform, id, { act: 'withdraw-dossier', reason: 'Nộp nhầm' }, person('an')));
  expect(await review(page, 'an', answers)).not.toContain(code);
});

it('is told on the page of the dossier, too, where both were handed in; to nobody else', async () => {
  const answers = anotherBirth();
  const [first, second] = [await handedIn('an', answers), await handedIn('an', answers)];
  const page = await open('an');
  for (const [one, other] of [
    [first, second],
    [second, first],
  ]) {
    await page.goto(`${site.url}/my/dossiers/${one.id}`);
    expect(await page.locator('main').innerText()).toContain(`Ông/Bà còn hồ sơ ${other.code}`);
    expect(await page.locator(`a[href="/my/dossiers/${other.id}"]`).count()).toBe(1);
  }
  must(
    await perform(
      site.running.system.platform,
      second.id,
      { act: 'withdraw-dossier', reason: 'Nộp nhầm' },
      person('an'),
    ),
  );
  await page.goto(`${site.url}/my/dossiers/${first.id}`);
  expect(await page.locator('main').innerText()).not.toContain(second.code);
});

it('is asked at the counter once, and then received', async () => {
  const answers = anotherBirth();
  const { code } = await handedIn('an', answers);
  const page = await open('hong-gai.counter.hoa');
  await page.goto(`${site.url}/office/counter/1.001193`);
  const token = await page.locator('input[name=_token]').first().inputValue();
  const once = crypto.randomUUID();
  const [year, month, day] = answers.childDateOfBirth.split('-');
  const { childDateOfBirth: _born, ...others } = answers;
  const { name, idNumber, address } = partyOf('an');
  const form = {
    ...{ _token: token, once, name, idNumber, address, place: '06685', 'delivery-method': 'counter' },
    ...Object.fromEntries(Object.entries(others).map(([key, value]) => [key, value === false ? 'no' : String(value)])),
    ...{ 'childDateOfBirth-day': day, 'childDateOfBirth-month': month, 'childDateOfBirth-year': year },
    ...{ 'originals-birth-proof': '1', 'copies-birth-proof': '0' },
  };
  const post = (more: object) =>
    page.request.post(`${site.url}/office/counter/1.001193`, { form: { ...form, ...more }, maxRedirects: 0 });
  const asked = await post({});
  const text = await asked.text();
  expect(asked.status()).toBe(422);
  expect(text).toContain(`Người này đã có hồ sơ ${code}`);
  const [, sameSeen] = /name="sameSeen" value="([^"]*)"/.exec(text)!;
  expect(sameSeen).toBe(code);
  const done = await post({ sameSeen });
  expect([done.status(), done.headers()['location']]).toEqual([303, expect.stringContaining('/office/dossiers/')]);
  // The same form sent a second time leads to what it made, and asks nothing.
  const again = await post({ sameSeen });
  expect(again.headers()['location']).toBe(done.headers()['location']);
});

/** What nobody answers, and somebody types or a program sends: days that are none, texts for numbers, lists, parts. */
const WILD = ['2026-11-31', '2026-11-00', '2026-20-11', '0000-00-00', 'abc', '-1', '9'.repeat(30), '{{x}}', '"', ''];
const wildOf = (field: FieldSchema, i: number): string =>
  field['format'] === 'date' ? WILD[i % 4] : WILD[i % WILD.length];
const WILDER: readonly unknown[] = [...WILD, [], ['2026-11-31', 1], {}, { name: 1 }, null, true, -0.5];

/** Of every procedure that takes dossiers here: its code, its questions, and answers to them that fit. */
function asked() {
  return [...shipped.values()].flatMap(({ manifest, forms, cases }) => {
    const [told] = Object.values(cases) as Story[];
    const fields = Object.entries(forms['apply'].schema.properties);
    return told ? [{ code: manifest.code, fields, place: told.place ?? '06685', fitting: told.answers }] : [];
  });
}

const typedAs = (name: string, value: unknown): [string, string][] => {
  const [, ...parts] = (typeof value === 'string' && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)) || [];
  if (parts.length) return ['year', 'month', 'day'].map((part, i) => [`${name}-${part}`, parts[i]]);
  return [[name, value === true ? 'yes' : value === false ? 'no' : String(value)]];
};

it('answers what cannot be read with what is wrong, at the counter, in the portal and to programs, whatever it is', async () => {
  const { platform, pool } = site.running.system;
  const counter = await open('hong-gai.counter.hoa');
  const portal = await open('an');
  await counter.goto(`${site.url}/office/counter/1.001193`);
  const token = await counter.locator('input[name=_token]').first().inputValue();
  const { name, idNumber, address } = partyOf('an');
  const broken: string[] = [];
  for (const { code, fields, place, fitting } of asked())
    for (const [i, [field, schema]] of fields.entries()) {
      if (schema['format'] !== 'date' && i % 4) continue;
      const wild = wildOf(schema, i);
      const answers: Record<string, unknown> = { ...fitting, [field]: wild };
      const form = {
        ...{ _token: token, once: crypto.randomUUID(), name, idNumber, address, place, 'delivery-method': 'counter' },
        ...Object.fromEntries(Object.entries(answers).flatMap(([one, value]) => typedAs(one, value))),
      };
      const taken = await counter.request.post(`${site.url}/office/counter/${code}`, { form, maxRedirects: 0 });
      if (taken.status() >= 500) broken.push(`counter ${code} ${field}: ${wild}`);
      const given = { ...fitting, [field]: WILDER[i % WILDER.length] };
      const draft = { act: 'draft-dossier' as const, channel: 'online' as const, applicant: partyOf('an'), place };
      const begun = await startDossier(platform, code, { ...draft, answers: given }, person('an'));
      if (!isRefusal(begun)) await perform(platform, begun.dossierId, { act: 'submit-dossier' }, person('an'));
      if (schema['format'] !== 'date' && i % 16) continue;
      const id = uuidV7(platform.clock.now().epochMilliseconds, platform.random(10));
      const data = { applicant: partyOf('an'), place, answers, papers: {} };
      const savedAt = platform.clock.now().toString();
      await new PostgresDoors(pool).saveDraft({ id, owner: 'citizen:an', procedure: code, savedAt, data });
      const shown = await portal.request.get(`${site.url}/drafts/${id}/review`);
      if (shown.status() >= 500) broken.push(`portal ${code} ${field}: ${wild}`);
    }
  expect(broken).toEqual([]);
  // The form comes back, with the day that was typed and what is wrong with it.
  const born = { 'childDateOfBirth-day': '31', 'childDateOfBirth-month': '11', 'childDateOfBirth-year': '2026' };
  const { childDateOfBirth: _born, ...others } = anotherBirth();
  const form = {
    ...{ _token: token, name, idNumber, address, place: '06685', 'delivery-method': 'counter', ...born },
    ...Object.fromEntries(Object.entries(others).flatMap(([one, value]) => typedAs(one, value))),
  };
  const refused = await counter.request.post(`${site.url}/office/counter/1.001193`, { form, maxRedirects: 0 });
  expect(refused.status()).toBe(422);
  expect(await refused.text()).toContain('href="#childDateOfBirth-day"');
}, 120_000);
