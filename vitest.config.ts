import { defineConfig } from 'vitest/config';

const integration = [
  'modules/*/test/**/*.test.ts',
  'core/**/test/**/*.test.ts',
  'core/db/{embedded,backup}/**/*.test.ts',
  'tests/{database,security,failure}/**/*.test.ts',
  // What starts other programs: readers of documents in their cage, the printer, an object store.
  'core/{documents,printing}/**/*.test.ts',
  'core/files/s3-store.test.ts',
  'modules/files/server/check-document.test.ts',
  'modules/letters/server/reading/odd-input.test.ts',
  'bench/letters-evaluation/**/*.test.ts',
];
const browser = ['tests/e2e/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'structure', include: ['tests/architecture/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'unit',
          include: ['{app,bin,core,modules,office,portal,bench}/**/*.test.{ts,tsx}'],
          exclude: [...integration, ...browser, '**/node_modules/**'],
          testTimeout: 30_000,
          // Rules and parsers share nothing that a file could spoil; a process for each would cost more than they do.
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: integration,
          globalSetup: ['tests/house/template-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: browser,
          globalSetup: ['tests/e2e/served-office.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
