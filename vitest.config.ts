import { configDefaults, defineConfig } from 'vitest/config';

const project = (name: string, include: readonly string[], seconds: number) => ({
  extends: true as const,
  test: { name, include: [...include], testTimeout: seconds * 1_000, hookTimeout: seconds * 1_000 },
});

/** Tests of adapters against real servers, which are started for them (test/support/servers). */
const onServers = [
  'packages/{kafka,redis}/**/*.test.ts',
  'packages/store/postgres/**/*.test.ts',
  'test/servers/**/*.test.ts',
];

export default defineConfig({
  test: {
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
          globalSetup: ['test/support/servers/global-setup.ts'],
        },
      },
      project('faults', ['test/faults/**/*.test.ts'], 300),
    ],
  },
});
