import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import wabt from 'wabt';

const root = resolve(import.meta.dirname, '../..');

/** Of WebAssembly, those that Node has. */
const FEATURES = { simd: true, bulk_memory: true, multi_memory: true };

/** One WebAssembly module. */
export interface Kernel {
  /** Its text, and where what is compiled from it stands: paths from the root, with slashes. */
  readonly source: string;
  readonly binary: string;
  readonly compiled: Uint8Array;
}

/**
 * Compiles every kernel of the tree.
 * @throws Error with line and column where a text is no module, CompileError where Node would not take it
 */
export async function compileKernels(): Promise<readonly Kernel[]> {
  const compiler = await wabt();
  const sources = globSync('packages/**/*.wat', { cwd: root, exclude: ['**/node_modules/**'] }).toSorted();
  return sources.map((source) => {
    const text = readFileSync(join(root, source), 'utf8');
    const module = compiler.parseWat(source, text, FEATURES);
    try {
      const compiled = Buffer.from(module.toBinary({}).buffer);
      // `module.validate` takes no features.
      new WebAssembly.Module(compiled);
      return { source, binary: source.replace(/\.wat$/, '.wasm'), compiled };
    } finally {
      module.destroy();
    }
  });
}

if (process.argv[1] === import.meta.filename) {
  for (const { binary, compiled } of await compileKernels()) writeFileSync(join(root, binary), compiled);
}
