import { defineConfig } from 'vitest/config';

const project = (name: string, include: readonly string[], seconds: number) => ({
  extends: true as const,
  test: { name, include: [...include], testTimeout: seconds * 1_000, hookTimeout: seconds * 1_000 },
});

export default defineConfig({
  test: {
    // On CI the report is also a file, from which .ci/run counts.
    reporters:
      process.env['CI'] === 'true'
        ? ['default', ['json', { outputFile: 'reports/tests.json' }]]
        : ['default'],
    projects: [
      project('architecture', ['test/architecture/**/*.test.ts'], 30),
      project('unit', ['packages/**/*.test.ts', 'services/**/*.test.ts'], 60),
      project('acceptance', ['test/acceptance/**/*.test.ts'], 120),
      project('faults', ['test/faults/**/*.test.ts'], 300),
    ],
  },
});
