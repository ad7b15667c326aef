import { describe, expect, it } from 'vitest';
import { type SourceFile, shipped, sourceFiles } from './tree.ts';

/** Whether anything is there for nobody, and whether what is there for all says what it is. */

const files = sourceFiles().map((file) => ({ ...file, words: wordsOf(file.text) }));
const indexes = files.filter(({ path }) => /^packages\/[\w-]+\/index\.ts$/.test(path));

describe('an export', () => {
  it('of a value is used in another file', () => {
    const unused = files.flatMap((file) =>
      exportsOf(file)
        .filter(({ kind }) => kind !== 'type' && kind !== 'interface')
        .filter(
          ({ name }) => !files.some((other) => other !== file && !isIndex(other) && other.words.has(name)),
        )
        .map(({ name }) => `${file.path} ${name}`),
    );
    expect(unused).toEqual([]);
  });

  it('of a type is used, be it in what the same file exports', () => {
    const unused = files.flatMap((file) =>
      exportsOf(file)
        .filter(({ name }) => timesIn(file.text, name) < 2)
        .filter(({ name }) => !files.some((other) => other !== file && other.words.has(name)))
        .map(({ name }) => `${file.path} ${name}`),
    );
    expect(unused).toEqual([]);
  });

  it('that an index names is used outside of its package', () => {
    const unused = indexes.flatMap((index) =>
      valuesNamedIn(index)
        .filter((name) => !files.some(({ area, words }) => area !== index.area && words.has(name)))
        .map((name) => `${index.path} ${name}`),
    );
    expect(unused).toEqual([]);
  });

  it('of a package that is a function says what it does', () => {
    const publicNames = indexes.flatMap((index) => namedBy(index));
    const silent = files
      .filter((file) => shipped(file) && file.path.startsWith('packages/'))
      .flatMap((file) =>
        exportsOf(file)
          .filter(({ kind, name }) => kind === 'function' && publicNames.includes(name))
          .filter(({ documented }) => !documented)
          .map(({ name }) => `${file.path} ${name}`),
      );
    expect(silent).toEqual([]);
  });
});

interface Export {
  readonly kind: string;
  readonly name: string;
  readonly documented: boolean;
}

function exportsOf({ text }: SourceFile): readonly Export[] {
  const found = text.matchAll(
    /(\*\/\n)?^export (?:async )?(const|function|class|interface|type)\*? (\w+)(?: = (?:async )?(?:<[^=]*>)?\()?/gm,
  );
  return [...found].map(([whole, comment, kind = '', name = '']) => ({
    kind: kind === 'const' && whole.endsWith('(') ? 'function' : kind,
    name,
    documented: comment !== undefined,
  }));
}

/** What an index exports, `export *` included. */
function namedBy(index: SourceFile): readonly string[] {
  const whole = index.imports
    .filter(({ from }) => index.text.includes(`export * from '${from}'`))
    .flatMap(({ target }) => files.filter(({ path }) => path === target).flatMap(exportsOf))
    .map(({ name }) => name);
  return [...whole, ...valuesNamedIn(index)];
}

function valuesNamedIn({ text }: SourceFile): readonly string[] {
  return [...text.matchAll(/^export \{([^}]*)\}/gm)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
}

const isIndex = ({ path }: SourceFile): boolean => path.endsWith('/index.ts');

function wordsOf(text: string): ReadonlySet<string> {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return new Set(code.match(/\w+/g));
}

const timesIn = (text: string, name: string): number => text.split(new RegExp(`\\b${name}\\b`)).length - 1;
