import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      // Beside what they try, each in the same process as the one before: nothing there keeps anything in its module.
      { extends: true, test: { name: 'rooms', include: ['src/**/*.test.ts'], isolate: false, globalSetup: [] } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], globalSetup: [] } },
    ],
  },
});
