import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileKernels } from '../support/kernels.ts';
import { root } from './tree.ts';

describe('kernels', () => {
  it('are what their sources compile to (`npm run kernels` writes them)', async () => {
    const kernels = await compileKernels();
    const differing = kernels.filter(({ binary, compiled }) => !isWritten(binary, compiled));
    expect(differing.map(({ source }) => source)).toEqual([]);
  });

  it('have a source each', async () => {
    const written = globSync('{packages,services}/**/*.wasm', { cwd: root, exclude: ['**/node_modules/**'] });
    const kernels = await compileKernels();
    expect(written.toSorted()).toEqual(kernels.map(({ binary }) => binary));
  });
});

function isWritten(binary: string, compiled: Uint8Array): boolean {
  const path = join(root, binary);
  return existsSync(path) && Buffer.compare(readFileSync(path), compiled) === 0;
}
