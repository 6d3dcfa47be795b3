/** Every form that a page of the office offers may be sent by who sees it: nobody types what is refused afterwards. */
import { beforeAll, expect, it } from 'vitest';
import { perform, subjectOf } from '#acts/perform.ts';
import { mayAct, type PermittedAct } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { birthHandedIn } from '../support/begun.ts';
import { sitePages } from '../support/pages.ts';
import { birthChecked, holder, newborn, officer, person } from '../support/platform.ts';

const { site, open, stateOf } = sitePages({ settings: { workers: 0 }, to: '/office' });
/** By the status in which each stands. */
const dossiers: Record<string, string> = {};

const act = async (id: string, command: Command, by = holder('06685-mc', 'counter')) =>
  must(await perform(site.running.system.platform, id, command, by));

const submitted = () => birthHandedIn(site.running.system, { who: 'cuc' });

async function stepsOn(id: string, ...results: (Record<string, unknown> | undefined)[]): Promise<string> {
  for (const result of results) {
    if (!(await stateOf(id)).tasks.length) await act(id, { act: 'confirm-draft' }, person('cuc'));
    const [task] = (await stateOf(id)).tasks;
    await act(id, { act: task.act, task: task.id, result } as Command, holder(task.unit, task.post));
  }
  return id;
}

beforeAll(async () => {
  dossiers['submitted'] = await submitted();
  dossiers['in-progress'] = await stepsOn(await submitted(), undefined);
  dossiers['awaiting-supplement'] = await stepsOn(await submitted(), undefined);
  const items = [{ item: 'childPlaceOfBirth', reason: 'Ghi đủ tên xã, phường' }];
  const minh = officer('hong-gai.civil.minh');
  await act(dossiers['awaiting-supplement'], { act: 'request-supplement', items }, minh);
  const signed = [undefined, birthChecked, { personalId: newborn() }];
  dossiers['to-sign'] = await stepsOn(await submitted(), ...signed);
  dossiers['withdrawn'] = await submitted();
  await act(dossiers['withdrawn'], { act: 'withdraw-dossier', reason: 'Đổi ý' }, person('cuc'));
});

const formsIn = (html: string): string[] =>
  [...html.matchAll(/<form[^>]*>/g)]
    .filter(([form]) => /method="post"/.test(form))
    .map(([form]) => /action="([^"]+)"/.exec(form)![1]);

const OFFICERS = [
  'province.inspector',
  'hong-gai.counter.hoa',
  'hong-gai.civil.minh',
  'hong-gai.chair',
  'hong-gai.vice-chair',
];

it.each(OFFICERS)('on a dossier, to %s', async (who) => {
  const page = await open(who);
  const { platform } = site.running.system;
  const date = platform.province.calendar.dateOf(platform.clock.now());
  for (const [name, id] of Object.entries(dossiers)) {
    const response = await page.request.get(`${site.url}/office/dossiers/${id}`);
    expect([name, response.status()]).toEqual([name, 200]);
    const state = await stateOf(id);
    for (const action of formsIn(await response.text())) {
      const [, offered] = /\/office\/dossiers\/[^/]+\/([\w-]+)$/.exec(action) ?? [];
      if (!offered) continue;
      const asked = (offered === 'supplement' ? 'supplement-dossier' : offered) as PermittedAct;
      const tasks = [undefined, ...state.tasks];
      const permitted = tasks.some((task) => {
        const dossier = { ...subjectOf(state), ...(task && { task }) };
        return !isRefusal(mayAct({ act: asked, actor: officer(who), dossier, province: platform.province, date }));
      });
      expect([name, asked, permitted]).toEqual([name, asked, true]);
    }
  }
});

it('to an inspector, who only reads, none but of their own', async () => {
  const page = await open('province.inspector');
  const own = ['/sign-out', '/office/filters', '/office/filters/remove', '/office/absence', '/messages/settings'];
  for (const path of ['', '/search?q=cuc', '/book', '/money', '/absence', '/review', '/desk', '/counter']) {
    const response = await page.request.get(`${site.url}/office${path}`);
    const offered = formsIn(await response.text()).filter(
      (action) => !own.includes(action) && !/language/.test(action),
    );
    expect([path, offered]).toEqual([path, []]);
  }
  for (const id of Object.values(dossiers)) {
    const html = await (await page.request.get(`${site.url}/office/dossiers/${id}`)).text();
    expect(formsIn(html).filter((action) => action.startsWith('/office/dossiers/'))).toEqual([]);
  }
  expect((await page.request.get(`${site.url}/office/counter/1.001193`)).status()).toBe(403);
});

it('the counter, to a specialist who has no post there, not at all', async () => {
  const page = await open('hong-gai.civil.minh');
  const counter = await open('hong-gai.counter.hoa');
  for (const path of ['/office/counter', '/office/counter/1.001193']) {
    expect([path, (await page.request.get(`${site.url}${path}`)).status()]).toEqual([path, 403]);
    expect([path, (await counter.request.get(`${site.url}${path}`)).status()]).toEqual([path, 200]);
  }
});

it('while a supplement is awaited, everybody who reads sees until when, and what was asked for', async () => {
  const { supplement } = await stateOf(dossiers['awaiting-supplement']);
  const { calendar } = site.running.system.platform.province;
  const until = calendar.print(Temporal.Instant.from(supplement!.deadline));
  for (const who of ['province.inspector', 'hong-gai.civil.minh', 'hong-gai.counter.hoa', 'hong-gai.chair']) {
    const page = await open(who);
    await page.goto(`${site.url}/office/dossiers/${dossiers['awaiting-supplement']}`);
    const text = await page.locator('main').innerText();
    expect(text).toContain(until);
    expect(text).toMatch(/Nơi sinh \(địa chỉ\): Ghi đủ tên xã, phường/);
  }
});
