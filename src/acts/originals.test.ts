/** Originals of what came as images or copies are taken in before the result is given, and that is on record. */
import { beforeEach, expect, it } from 'vitest';
import type { DossierEvent } from '#dossier/events.ts';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { timelineOf } from '#views/timeline.ts';
import { decideLand } from '../../test/support/land.ts';
import { holder, type TestPlatform, testPlatform, unsetFee } from '../../test/support/platform.ts';
import { slipsFor } from './documents.ts';
import { perform } from './perform.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

async function issued(): Promise<string> {
  const { id, outcome } = await decideLand(test, 'paid-tax', { answers: {} });
  must(outcome);
  await act(id, 'issue-result');
  return id;
}

async function act(id: string, name: 'issue-result' | 'deliver-result', more: Record<string, unknown> = {}) {
  const [task] = (await test.store.load(id))!.state.tasks;
  const done = await perform(
    test.platform,
    id,
    { act: name, task: task.id, ...unsetFee(name), ...more } as never,
    holder(task.unit, task.post),
  );
  return name === 'issue-result' ? must(done) : done;
}

it('of an online change of land: each, however the result is given', async () => {
  const id = await issued();
  for (const originals of [undefined, ['contract'], ['original-certificate']])
    for (const method of ['counter', 'post'] as const) {
      const post = method === 'post' && { consignment: 'EA123456789VN' };
      const refused = await act(id, 'deliver-result', {
        method,
        otherwise: 'Người nộp đến trung tâm nhận',
        ...post,
        originals,
      });
      expect(refused, `${method} ${originals}`).toMatchObject({ code: 'originals-needed' });
      const said = isRefusal(refused) ? refusalText(refused, 'vi') : '';
      expect(said).toContain('3380/QĐ-BNNMT');
      expect(said.includes('Bản gốc giấy chứng nhận đã cấp')).toBe(!originals?.includes('original-certificate'));
      expect(said.includes('Hợp đồng')).toBe(!originals?.includes('contract'));
    }
});

it('are named in the event, on form 06 and in the history', async () => {
  const id = await issued();
  must(
    await act(id, 'deliver-result', { method: 'counter', originals: ['original-certificate', 'contract', 'stray'] }),
  );
  const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
  const handed = events.find((event) => event.type === 'result-delivered')!;
  expect(handed.originals?.toSorted()).toEqual(['contract', 'original-certificate']);
  const { state } = (await test.store.load(id))!;
  const rules = must(await test.platform.procedureByHash(state.procedure.hash));
  const control = slipsFor(test.platform, rules, id, events).find((slip) => slip.form === '06')!;
  expect(JSON.stringify(control)).toContain('đã thu bản chính: ');
  expect(JSON.stringify(control)).toContain('Bản gốc giấy chứng nhận đã cấp');
  const lines = timelineOf(id, events, test.platform.province, 'vi', { step: String, item: String, law: String });
  expect(JSON.stringify(lines)).toContain('Đã thu bản chính: ');
});
