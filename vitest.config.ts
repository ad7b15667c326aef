import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

const project = (name: string, include: readonly string[], seconds: number) => ({
  extends: true as const,
  test: { name, include: [...include], testTimeout: seconds * 1_000, hookTimeout: seconds * 1_000 },
});

/** What is promised in seconds of a clock: measured while no other file runs. */
const timed = ['test/acceptance/first-alert.test.ts'];

/** Tests of adapters against real servers, which are started for them (test/support/servers). */
const onServers = [
  'packages/{kafka,redis}/**/*.test.ts',
  'packages/store/postgres/**/*.test.ts',
  'test/servers/**/*.test.ts',
];

/**
 * One less than the cores, as vitest has it, but two at least: on two cores vitest runs one file at a time, and most of the
 * long ones wait for servers, polls and leases. Files share no state: each has topics, keys, schemas and folders of its own.
 */
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  test: {
    maxWorkers,
    // On CI the report is also a file, from which .ci/run counts.
    reporters:
      process.env['CI'] === 'true'
        ? ['default', ['json', { outputFile: 'reports/tests.json' }]]
        : ['default'],
    projects: [
      project('architecture', ['test/architecture/**/*.test.ts'], 30),
      {
        extends: true,
        test: {
          ...project('unit', ['packages/**/*.test.ts', 'services/**/*.test.ts'], 60).test,
          exclude: [...configDefaults.exclude, ...onServers],
        },
      },
      {
        extends: true,
        test: {
          ...project('servers', onServers, 120).test,
          globalSetup: ['test/support/servers/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...project('acceptance', ['test/acceptance/**/*.test.ts'], 120).test,
          exclude: [...configDefaults.exclude, ...timed],
          globalSetup: ['test/support/servers/global-setup.ts'],
        },
      },
      { extends: true, test: { ...project('timed', timed, 120).test, fileParallelism: false } },
      project('faults', ['test/faults/**/*.test.ts'], 300),
    ],
  },
});
