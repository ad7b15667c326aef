import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './tree.ts';

/** What the project is made of: text that people wrote, and kernels. Traces and dumps of tools are not. */
const KINDS = /\.(ts|js|json|md|txt|wat|wasm|yml|java|xml|sql|sh|py|env|dockerignore)$/;
const NAMES = ['LICENSE', 'Dockerfile', 'run', '.prettierignore', '.npmrc', '.gitignore'];

it.skipIf(!existsSync(join(root, '.git')))(
  'git keeps files of known kinds only (skipped where this is no checkout: then nothing is kept)',
  () => {
    const kept = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 24 })
      .split('\0')
      .filter((path) => path !== '');
    expect(kept).toContain('package.json');
    expect(kept.filter((path) => !KINDS.test(path) && !NAMES.includes(basename(path)))).toEqual([]);
  },
);
