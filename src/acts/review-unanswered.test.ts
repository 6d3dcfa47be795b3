/** What the reading doubts and a proposal does not answer: a second person is told of each doubt and marks it, or nothing opens. */
import { beforeEach, expect, it } from 'vitest';
import { LANGUAGES, must } from '#kernel/outcome.ts';
import { convertRecord } from '#procedure/catalogue.ts';
import { readPack } from '#procedure/pack.ts';
import { fieldsToCheck, foundToCheck, publishImported } from '../../test/support/imported.ts';
import { papers, record } from '../../test/support/national.ts';
import { CODE, codeOf, good, LAW, ReviewDesk, SOURCE, said, WHY } from '../../test/support/review-desk.ts';

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await ReviewDesk.open();
});

/** Two papers and these doubts. */
async function publish(...reasons: string[]): Promise<void> {
  const dossierText = papers('', ['Tờ khai', 1, 0], ['Giấy tờ chứng minh', 1, 0]);
  const { files } = convertRecord(record({ ...SOURCE, dossierText }), undefined, { clerk: 'clerk' });
  await publishImported(desk.test.store, must(readPack(files)), { reasons, source: '{}' });
}
const second = { id: 'c2', name: 'Giấy tờ chứng minh', originals: 1, copies: 0 };
const asRead = { papers: [...good.papers, second] };
const doubtsOf = async ({ hash, changes }: { hash: string; changes: { field: string; from: string; to: string }[] }) =>
  (await foundToCheck(desk.test.platform, CODE, hash, changes)).unanswered.map(({ doubt }) => doubt);

it('a doubt of a paper that is taken over, and one of all papers, are marked before anything opens', async () => {
  await publish('unreviewed', 'alternatives-doubtful:c1', 'quantity-sets');
  const proposed = must(await desk.review(asRead));
  expect(await doubtsOf(proposed)).toEqual(['alternatives-doubtful:c1', 'quantity-sets']);
  const all = await fieldsToCheck(desk.test.platform, CODE, proposed.hash, proposed.changes);
  for (const field of ['doubt.2', 'doubt.3']) {
    const others = all.filter((one) => one !== field);
    expect(others.length).toBe(all.length - 1);
    const refused = await desk.confirm(proposed.hash, desk.head, 'Đã đối chiếu', others);
    expect(codeOf(refused)).toBe('review-unchecked');
    if (field === 'doubt.2') expect(said(refused)).toContain('Tờ khai');
    for (const language of LANGUAGES) expect(said(refused, language)).not.toMatch(/\{\w+\}|undefined|\[object/);
  }
  expect(await desk.listing()).toMatchObject({ status: 'needs-review' });
  must(await desk.confirm(proposed.hash, desk.head, 'Đã đối chiếu', all));
  expect(await desk.listing()).toMatchObject({ status: 'published' });
});

it('needs none for a paper that the proposal changes or strikes; that of the other paper and of all stays', async () => {
  await publish('alternatives-doubtful:c1', 'component-doubtful:c2', 'quantity-sets');
  const of = (paper: string) => ({ whys: { [paper]: WHY } });
  const [first] = good.papers;
  const changed = must(
    await desk.review({ papers: [{ ...first, originals: 2, law: LAW }, second], ...of('paper.c1') }),
  );
  expect(await doubtsOf(changed)).toEqual(['component-doubtful:c2', 'quantity-sets']);
  const struck = must(await desk.review({ papers: [first], struck: { c2: LAW }, ...of('paper.c2') }));
  expect(await doubtsOf(struck)).toEqual(['alternatives-doubtful:c1', 'quantity-sets']);
});

it('of other parts: what cannot be changed here, or was not, is marked; what has a mark already is none', async () => {
  await publish(
    'steps-cut',
    'name-doubtful',
    'law-ended:31/2024/QH15 2026-01-01',
    'papers-left-out',
    'decider-several',
    'fee-doubtful:channels.online',
    'time-by-case:channels.postal',
    'result-cut',
  );
  const proposed = must(await desk.review(asRead));
  const { doubted } = await foundToCheck(desk.test.platform, CODE, proposed.hash, proposed.changes);
  expect(doubted.flatMap(({ doubts }) => doubts)).toEqual(
    expect.arrayContaining(['fee-doubtful:channels.online', 'result-cut']),
  );
  expect(await doubtsOf(proposed)).toEqual([
    'steps-cut',
    'name-doubtful',
    'law-ended:31/2024/QH15 2026-01-01',
    'papers-left-out',
  ]);
});
