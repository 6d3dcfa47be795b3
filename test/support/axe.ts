/** What axe finds on a page. Run in the page itself, which has one frame: otherwise axe opens a page of its own for each run. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type RunOptions = Parameters<AxeBuilder['options']>[0];
type Found = Pick<Awaited<ReturnType<AxeBuilder['analyze']>>, 'violations'>;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Of what holds nothing is gathered. What axe would load besides is for rules about films, and no page has one. */
const ONLY_FAULTS: RunOptions = { resultTypes: ['violations'], preload: false };

const said = ({ violations }: Found) =>
  violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 160))
        .join(' | ')}`,
  );

export const violations = async (page: Page): Promise<string[]> =>
  said(await new AxeBuilder({ page }).setLegacyMode().options(ONLY_FAULTS).withTags(TAGS).analyze());

/** Once more on a page that was asked: axe is there. By these rules, or by all. */
export const violationsNow = async (page: Page, rules: string[] = TAGS): Promise<string[]> =>
  said(
    await page.evaluate<Found, RunOptions>(
      (options) => (globalThis as unknown as { axe: { run(options: RunOptions): Promise<Found> } }).axe.run(options),
      { ...ONLY_FAULTS, runOnly: rules },
    ),
  );
