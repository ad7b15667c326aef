import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** What the architecture tests know of the tree: its source files, and what each of them imports. */
export const root = resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** Path from the root, with slashes. */
  readonly path: string;
  /** `packages/domain`, `services/cli`, `test`… */
  readonly area: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** As written. */
  readonly from: string;
  /** The package, builtin or (for relative imports) the path from the root. */
  readonly target: string;
  readonly relative: boolean;
}

export function sourceFiles(): readonly SourceFile[] {
  const found = globSync('{packages,services,test}/**/*.{ts,js}', {
    cwd: root,
    exclude: ['**/node_modules/**'],
  });
  return found.map(readSource);
}

/** Code that ships: no tests, no conformance suites, no fixtures. */
export const shipped = (file: SourceFile): boolean =>
  !/\.(test|conformance)\.ts$|(^|\/)conformance\.ts$|\/fixtures\//.test(file.path) &&
  !file.path.startsWith('test/') &&
  file.area !== 'packages/testkit';

export const lineCount = (file: SourceFile): number => file.text.split('\n').length - 1;

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const area = path.startsWith('test/') ? 'test' : path.split('/').slice(0, 2).join('/');
  return { path, area, text, imports: importsOf(path, text) };
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"\n]+)['"]|import\(\s*['"]([^'"\n]+)['"]\s*\)/g;

function importsOf(path: string, text: string): readonly Import[] {
  return [...text.matchAll(IMPORT)].map((found) => {
    const from = found[1] ?? found[2] ?? '';
    const isRelative = from.startsWith('.');
    return {
      from,
      relative: isRelative,
      target: isRelative ? relative(root, resolve(root, dirname(path), from)) : packageOf(from),
    };
  });
}

function packageOf(from: string): string {
  if (from.startsWith('node:')) return from;
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}
