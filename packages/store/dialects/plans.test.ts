import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { useAll } from '../fixtures/use-all.ts';
import { openStore } from '../open-store.ts';
import { sqliteExecutor } from './sqlite.ts';

/**
 * How SQLite finds the rows: a query that is quick on ten rows and reads the whole table, or all decisions of a watch,
 * shows only after months.
 */
async function plansOfAll(): Promise<ReadonlyMap<string, string>> {
  const database = new DatabaseSync(':memory:');
  const plans = new Map<string, string>();
  const executor = sqliteExecutor({
    isOpen: true,
    get isTransaction() {
      return database.isTransaction;
    },
    exec: (text) => database.exec(text),
    location: () => null,
    prepare: (text) => ({
      all: (...parameters) => {
        const explained = /^(create|insert)/.test(text)
          ? []
          : database.prepare(`explain query plan ${text}`).all(...parameters);
        plans.set(text, explained.map(({ detail }) => detail).join('; '));
        return database.prepare(text).all(...parameters);
      },
    }),
  });
  await useAll(await openStore(executor));
  database.close();
  return plans;
}

describe('the plan of', () => {
  let plans: ReadonlyMap<string, string>;
  beforeAll(async () => {
    plans = await plansOfAll();
  });
  const planOf = (...words: readonly string[]): string =>
    [...plans].find(([text]) => words.every((word) => text.includes(word)))?.[1] ?? 'none';

  it('no query reads a table from end to end, but for a migration', () => {
    const reading = [...plans].filter(
      ([text, plan]) =>
        /SCAN (?!\w+ (USING|VIRTUAL TABLE INDEX 0:[=M])|\(subquery|CONSTANT ROW)/.test(plan) &&
        !/schema_version|from \(select|^update story_prints set bands/.test(text.trim()),
    );
    expect(plans.size).toBeGreaterThan(30);
    expect(reading).toEqual([]);
  });

  it('what was told before looks up story and article, not the whole watch', () => {
    const plan = planOf('"decisions"', 'union all');
    expect(plan).toContain('decisions_by_watch_id_story_id_kind (watch_id=? AND story_id=? AND kind=?)');
    expect(plan).toContain('decisions_by_watch_id_article_id (watch_id=? AND article_id=?)');
  });

  it('candidates of a story looks up bands and article', () => {
    expect(planOf('"story_prints"', '"article_id" in')).toContain(
      'story_prints_by_article_id (article_id=?)',
    );
    expect(planOf('select "number", "bands" from "story_prints"')).toContain('(number>?)');
  });

  it('lists of the archive walks an index in order', () => {
    const listings = [...plans].filter(([text]) =>
      /from "archive" where "newest".*order by "fetched_at"/.test(text),
    );
    expect(listings).toHaveLength(4);
    for (const [, plan] of listings) expect(plan).not.toContain('TEMP B-TREE');
  });

  it('a search for words looks the words up', () => {
    const plan = planOf('archive_words match', 'order by');
    expect(plan).toContain('SEARCH archive USING INDEX sqlite_autoindex_archive_1 (version=?)');
    expect(plan).toContain('SCAN archive_words VIRTUAL TABLE INDEX 0:M');
  });

  it('versions of an article before a change is written reads an index, no text', () => {
    const plan = planOf('from "archive" where "article_id" in', 'order by "article_id"');
    expect(plan).toContain('COVERING INDEX archive_by_article_id_fetched_at_version');
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('due rows walks the index of their time', () => {
    expect(planOf('from "deliveries"', '"due_at" <= ?', 'order by')).toContain('(due_at<?)');
    expect(planOf('union all', '"polls"')).toContain('(due_at<?)');
  });

  it('due pages asks for each whether its host is busy and whether another waits longer, by index', () => {
    const plan = planOf('from "article_pages" as "page"', 'order by');
    expect(plan).toContain('article_pages_by_due_at_id (due_at<?)');
    expect(plan).toContain('article_pages_by_host_busy_until (host=? AND busy_until>?)');
    expect(plan).toContain('article_pages_by_host_due_at_id (host=? AND due_at<?)');
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
