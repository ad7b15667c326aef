import type { Compilable, Executor } from '../executor.ts';

/** The pages of articles. Written by the fetcher. The texts come last, so that what is looked up by is read without them. */
export function articlePages({ db: { schema } }: Executor): readonly Compilable[] {
  const indexed = (...columns: readonly string[]): Compilable =>
    schema
      .createIndex(`article_pages_by_${columns.join('_')}`)
      .on('article_pages')
      .columns([...columns]);
  return [
    schema
      .createTable('article_pages')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('feed_id', 'text', (column) => column.notNull())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('due_at', 'text')
      .addColumn('lease_token', 'text')
      .addColumn('busy_until', 'text')
      .addColumn('added_at', 'text', (column) => column.notNull())
      .addColumn('settled_at', 'text')
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('error_code', 'text')
      .addColumn('error_message', 'text')
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('stated', 'text', (column) => column.notNull())
      .addColumn('found', 'text'),
    indexed('due_at', 'id'),
    indexed('lease_token'),
    indexed('host', 'due_at', 'id'),
    indexed('host', 'busy_until'),
    indexed('feed_id', 'settled_at', 'id'),
    indexed('added_at'),
  ];
}
