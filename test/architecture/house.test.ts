import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorTable } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { lineCount, root, shipped, sourceFiles } from './tree.ts';

const files = sourceFiles();
const code = files.filter(shipped);
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

const withoutStrings = (text: string): string => text.replace(/'[^'\n]*'|`[^`]*`/g, "''");
const withoutImports = (text: string): string =>
  withoutComments(text).replace(/^(?:import|export) [^;]*? from [^;]*;/gm, '');

describe('the house rules', () => {
  it('keep every source file at 300 lines at most', () => {
    expect(code.filter((file) => lineCount(file) > 300).map(({ path }) => path)).toEqual([]);
  });

  it('name no file or export Manager, Helper, Util, Impl, Base or Common', () => {
    const vague = /(manager|helper|util|impl|common)s?\.ts$/i;
    const exported =
      /export (?:const|function|class|interface|type) \w*(?:Manager|Helper|Utils?|Impl|Base|Common)\b/;
    expect(
      code.filter(({ path, text }) => vague.test(path) || exported.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });

  it('make every error from the one table', () => {
    const raw = code.filter(({ text }) => /new (?:Type|Range)?Error\(/.test(withoutComments(text)));
    expect(raw.map(({ path }) => path)).toEqual([]);
  });

  it('leave no empty catch and no floating promise handler that hides a failure', () => {
    const hidden = /catch\s*(?:\([^)]*\))?\s*\{\s*\}|\.catch\(\(\)\s*=>\s*(?:\{\s*\}|undefined|null)\)/;
    expect(code.filter(({ text }) => hidden.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
  });

  it('use classes for errors only', () => {
    const classes = code.flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(/^(?:export )?class (\w+)/gm)].map((found) => `${path} ${found[1]}`),
    );
    expect(classes).toEqual(['packages/domain/errors.ts NewswatchError']);
  });

  it('assert a type only where data are decoded, an id is made, or a library knows less than we do', () => {
    const allowed = [
      'packages/domain/events.ts',
      'packages/domain/given.ts',
      'packages/domain/ids.ts',
      'packages/domain/wire.ts',
      'packages/feeds/reading-worker.ts',
      'packages/feeds/rss-parser-reader.ts',
      'packages/pages/robots-rules.ts',
      'packages/sqlite/hand-notes.ts',
      'packages/sqlite/messages.ts',
      'packages/sqlite/queue.ts',
      'packages/store/dialects/sqlite.ts',
      'packages/store/executor.ts',
      'packages/store/thread/store-over.ts',
      'packages/topics/media-topics.ts',
      'packages/web/beginning.ts',
      'services/api/route.ts',
      'services/cli/filters/inputs.ts',
    ];
    const asserting = code
      .filter(({ path }) => path.endsWith('.ts'))
      .filter(({ text }) => /[\w)\]`'}] as (?!const\b)[\w{(]/.test(withoutStrings(withoutImports(text))))
      .map(({ path }) => path);
    expect(asserting.toSorted()).toEqual(allowed);
  });

  it('do nothing when they are imported, and keep nothing that changes', () => {
    // In seven a process or a thread begins; the last builds its table when it reads its first text.
    const allowed = [
      'packages/feeds/reading-worker.ts',
      'packages/pages/extract-worker.ts',
      'services/cli/main.ts',
      'services/cli/newswatch.js',
      'services/cli/profiles/store-thread.ts',
      'services/enricher/reading-thread.ts',
      'services/normalizer/normalizing-thread.ts',
      'packages/language/fold.ts',
    ];
    const acting = /^(?:let|var|export let|await|for|if|new|throw|try|void|process|\w+(?:\.\w+)*\()/m;
    const active = code.filter(
      ({ path, text }) => !allowed.includes(path) && acting.test(withoutStrings(withoutComments(text))),
    );
    expect(active.map(({ path }) => path)).toEqual([]);
  });

  it('have one index.ts per package and none inside', () => {
    const inside = code.filter(({ path }) => path.endsWith('/index.ts') && path.split('/').length > 3);
    expect(inside.map(({ path }) => path)).toEqual([]);
  });

  it('leave nothing for later', () => {
    // Written in two halves so that this line does not find itself.
    const marks = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', 'for ' + 'now', 'not ' + 'implemented'].join('|'),
      'i',
    );
    expect(files.filter(({ text }) => marks.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('skip and focus no test', () => {
    const marked = new RegExp(
      String.raw`\b(?:it|test|describe)\.(?:on` + String.raw`ly|sk` + String.raw`ip|to` + String.raw`do)\(`,
    );
    expect(files.filter(({ text }) => marked.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('a technology', () => {
  const technologies: Record<string, RegExp> = {
    'packages/sqlite': /sqlite/i,
    'packages/kafka': /kafkajs/i,
    'packages/redis': /bullmq|ioredis/i,
  };
  /** The error table and the configuration speak to people, who have to know what to upgrade or set. */
  const allowed = [
    'packages/store/dialects/',
    'packages/store/index.ts',
    'services/cli/profiles/',
    'packages/domain/error-table/',
  ];

  it('is named in its adapter and its composition file only', () => {
    const wrong = code
      .filter(({ path }) => !allowed.some((prefix) => path.startsWith(prefix)))
      .flatMap(({ path, area, text }) =>
        Object.entries(technologies)
          .filter(([home, name]) => area !== home && name.test(withoutComments(text)))
          .map(([home]) => `${path} names ${home}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('a port', () => {
  const portFiles = files.filter(
    ({ path }) => path.startsWith('packages/ports/') && shipped({ path, area: '', text: '', imports: [] }),
  );
  const ports = portFiles.flatMap(({ text }) =>
    [...withoutComments(text).matchAll(/export interface (\w+) \{\n([\s\S]*?)\n\}/g)].map((found) => ({
      name: found[1] ?? '',
      methods: [...(found[2] ?? '').matchAll(/^ {2}\w+\(/gm)].length,
    })),
  );
  const repositories = [
    'Feeds',
    'Polls',
    'ArticlePages',
    'Watches',
    'Receivers',
    'Stories',
    'Alerts',
    'Deliveries',
    'Archive',
    'DeadLetters',
  ];

  it('has at most five methods, a repository at most eight', () => {
    const wide = ports.filter(({ name, methods }) => methods > (repositories.includes(name) ? 8 : 5));
    expect(wide).toEqual([]);
    expect(ports.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...repositories, 'EventBus', 'JobQueue', 'Claims', 'HandNotes']),
    );
  });
});

describe('the error table', () => {
  it('is what docs/errors.md says', async () => {
    const { errorsPage } = await import('../support/errors-page.ts');
    expect(readFileSync(join(root, 'docs/errors.md'), 'utf8')).toBe(errorsPage());
  });

  it('has no code that nothing raises', () => {
    const codes = Object.keys(errorTable);
    const rest = code
      .filter(({ path }) => !path.startsWith('packages/domain/error'))
      .map(({ text }) => text)
      .join('\n');
    // Before Node 24 nothing of the table can be imported, so newswatch.js names the code in its own words.
    const unused = codes.filter(
      (name) => name !== 'unexpected' && !rest.includes(`'${name}'`) && !rest.includes(`(${name})`),
    );
    expect(unused).toEqual([]);
  });
});
