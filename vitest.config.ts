import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest, which begin first: what begins last runs alone on one core while the other waits. */
const LONGEST = [
  ...['journeys', 'every-page', 'review', 'papers', 'readme', 'forms', 'kept', 'command-line', 'office'],
  ...[
    'kept-typed',
    'case-fee',
    'two-tabs',
    'refused-forms',
    'typed-text',
    'portal',
    'production',
    'conformance',
    'phases',
  ],
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      (LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`)) + LONGEST.length + 1) % (LONGEST.length + 1);
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/log.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      // Each in the same process as the one before: nothing keeps anything in its module, and reading all packs once is enough.
      { extends: true, test: { name: 'rooms', include: ['src/**/*.test.ts'], isolate: false, globalSetup: [] } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], isolate: false, globalSetup: [] } },
    ],
  },
});
