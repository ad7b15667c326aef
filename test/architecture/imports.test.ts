import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, shipped, sourceFiles } from './tree.ts';

/**
 * Imports go one way:
 * domain ← language ← (matching, sentiment, topics, stories) ← services; domain ← ports ← pipeline, adapters ← services;
 * runtime is for services and adapters. Adapters never import each other; services never import services, except cli.
 */
const mayImport: Record<string, readonly string[]> = {
  'packages/domain': [],
  'packages/language': ['domain'],
  'packages/matching': ['domain', 'language'],
  'packages/sentiment': ['domain', 'language'],
  'packages/topics': ['domain', 'language', 'matching'],
  'packages/stories': ['domain', 'language', 'ports'],
  'packages/feeds': ['domain'],
  'packages/articles': ['domain', 'feeds'],
  'packages/schedule': ['domain', 'feeds'],
  'packages/web': ['domain'],
  'packages/receivers': ['domain', 'web'],
  'packages/pages': ['domain', 'feeds', 'schedule', 'web'],
  'packages/ports': ['domain'],
  'packages/pipeline': ['domain', 'ports'],
  'packages/sqlite': ['domain', 'ports'],
  'packages/redis': ['domain', 'ports'],
  'packages/store': ['domain', 'language', 'ports'],
  'packages/kafka': ['domain', 'ports'],
  'packages/runtime': ['domain', 'ports', 'pipeline'],
  'packages/testkit': ['domain', 'ports'],
  'services/fetcher': ['domain', 'ports', 'pipeline', 'feeds', 'pages', 'schedule', 'web'],
  'services/normalizer': ['domain', 'ports', 'pipeline', 'articles'],
  'services/enricher': ['domain', 'ports', 'pipeline', 'language', 'sentiment', 'topics', 'stories'],
  'services/alerter': ['domain', 'ports', 'pipeline', 'matching'],
  'services/notifier': ['domain', 'ports', 'pipeline', 'receivers', 'web'],
  'services/archiver': ['domain', 'ports', 'pipeline'],
  'services/api': [
    'domain',
    'articles',
    'ports',
    'pipeline',
    'runtime',
    'feeds',
    'pages',
    'schedule',
    'web',
    'language',
    'matching',
    'receivers',
  ],
};

/** Where each third-party library, and each built-in that is a technology, is at home. */
const homes: Record<string, readonly string[]> = {
  zod: ['packages/domain', 'packages/feeds', 'packages/runtime', 'services/api', 'services/cli'],
  'node:sqlite': ['packages/sqlite'],
  'node:http': ['packages/testkit'],
  'node:https': [],
  'node:v8': ['packages/runtime'],
  bullmq: ['packages/redis'],
  ioredis: ['packages/redis'],
  'node:net': ['packages/web', 'packages/testkit'],
  kafkajs: ['packages/kafka'],
  kysely: ['packages/store'],
  pg: ['packages/store'],
  undici: ['packages/web'],
  'ipaddr.js': ['packages/web'],
  'rss-parser': ['packages/feeds'],
  htmlparser2: ['packages/feeds'],
  'css-select': ['packages/feeds'],
  entities: ['packages/feeds'],
  'sanitize-html': ['packages/feeds'],
  'normalize-url': ['packages/feeds'],
  '@mozilla/readability': ['packages/pages'],
  linkedom: ['packages/pages'],
  'robots-parser': ['packages/pages'],
  sentiment: ['packages/sentiment'],
  pino: ['packages/runtime'],
  'prom-client': ['packages/runtime'],
  yaml: ['packages/runtime'],
  fastify: ['services/api'],
  commander: ['services/cli'],
  picocolors: ['services/cli'],
};

const builtins =
  /^node:(assert|buffer|crypto|dns|dns\/promises|events|fs|fs\/promises|os|path|perf_hooks|process|readline|readline\/promises|stream|stream\/promises|string_decoder|timers|timers\/promises|tls|url|util|worker_threads|zlib)$/;

const files = sourceFiles();
const code = files.filter(shipped);

describe('imports', () => {
  it('between packages go one way', () => {
    const wrong = code
      .filter(({ area }) => area !== 'services/cli' && area !== 'packages/testkit')
      .flatMap(({ path, area, imports }) =>
        imports
          .filter(({ target }) => target.startsWith('@newswatch/') || target === 'newswatch')
          .filter(({ target }) => !(mayImport[area] ?? []).includes(target.replace('@newswatch/', '')))
          .map(({ target }) => `${path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('never leave a package by a relative path', () => {
    const wrong = files
      .filter(({ area }) => area !== 'test')
      .flatMap(({ path, area, imports }) =>
        imports
          .filter((used) => used.relative && !used.target.startsWith(`${area}/`))
          // Tests of adapters ask there for the servers that they need.
          .filter(({ target }) => !(path.endsWith('.test.ts') && target.startsWith('test/support/')))
          .map(({ from }) => `${path} imports ${from}`),
      );
    expect(wrong).toEqual([]);
  });

  it('of a third-party library or a technology stand in its one home', () => {
    const wrong = code.flatMap(({ path, area, imports }) =>
      imports
        .filter(
          ({ target, relative }) => !relative && !target.startsWith('@newswatch/') && !builtins.test(target),
        )
        .filter(({ target }) => !(homes[target] ?? []).includes(area))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are declared in the package that uses them', () => {
    const wrong = code.flatMap(({ path, area, imports }) => {
      const { name, dependencies = {} } = manifest(area);
      return imports
        .filter(
          ({ target, relative }) =>
            !relative && !target.startsWith('node:') && target !== name && !(target in dependencies),
        )
        .map(({ target }) => `${path} uses ${target}, which ${area}/package.json does not name`);
    });
    expect(wrong).toEqual([]);
  });

  it('of every package that is declared are there', () => {
    const areas = [...new Set(files.map(({ area }) => area))].filter((area) => area !== 'test');
    const idle = areas.flatMap((area) => {
      const used = new Set(
        files
          .filter((file) => file.area === area)
          .flatMap(({ imports }) => imports.map(({ target }) => target)),
      );
      return Object.keys(manifest(area).dependencies ?? {})
        .filter((name) => !used.has(name))
        .map((name) => `${area}/package.json names ${name}, which nothing uses`);
    });
    expect(idle).toEqual([]);
  });
});

function manifest(area: string): { name: string; dependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(join(root, area, 'package.json'), 'utf8')) as { name: string };
}
