import type { CreateTableBuilder } from 'kysely';
import type { Compilable, Executor } from '../executor.ts';

/** Version 1. Never change what has been released: add a migration. */
export function firstSchema({ db, clustered }: Executor): readonly Compilable[] {
  const { schema } = db;
  const index = (table: string, columns: readonly string[]): Compilable =>
    schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns([...columns]);
  const catalogue = (table: string): readonly Compilable[] => [
    schema
      .createTable(table)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull()),
    index(table, ['created_at', 'id']),
  ];

  return [
    // Each counter is written with what it numbers: watches (api), prints (enricher), decisions (alerter).
    schema
      .createTable('counters')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'bigint', (column) => column.notNull()),

    // Written by the api.
    ...catalogue('feeds'),

    // Written by the api.
    ...catalogue('receivers'),

    // Written by the fetcher; a row goes with its feed.
    leased(schema.createTable('polls'))
      .addColumn('feed_id', 'text', (column) =>
        column.primaryKey().references('feeds.id').onDelete('cascade'),
      )
      .addColumn('next_poll_at', 'text', (column) => column.notNull())
      .addColumn('health', 'text', (column) => column.notNull())
      .addColumn('polled_at', 'text')
      .addColumn('last_item_at', 'text')
      .addColumn('polls', 'integer', (column) => column.notNull())
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addColumn('error_code', 'text')
      .addColumn('error_message', 'text')
      .addColumn('etag', 'text')
      .addColumn('last_modified', 'text')
      .addColumn('seen', 'text', (column) => column.notNull()),
    index('polls', ['due_at', 'feed_id']),
    index('polls', ['lease_token']),

    // Written by the api.
    schema
      .createTable('watches')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('revision', 'bigint', (column) => column.notNull())
      .addColumn('watch', 'text'),
    index('watches', ['created_at', 'id']),
    index('watches', ['revision', 'id']),

    // Written by the enricher.
    schema
      .createTable('story_prints')
      .addColumn('version', 'text', (column) => column.primaryKey())
      .addColumn('number', 'bigint', (column) => column.notNull().unique())
      .addColumn('article_id', 'text', (column) => column.notNull())
      .addColumn('event_id', 'text', (column) => column.notNull())
      .addColumn('fetched_at', 'text', (column) => column.notNull())
      .addColumn('signature', 'text', (column) => column.notNull())
      .addColumn('bands', 'text', (column) => column.notNull())
      .addColumn('story', 'text', (column) => column.notNull()),
    index('story_prints', ['article_id']),
    index('story_prints', ['fetched_at']),

    // Written by the enricher.
    clustered(
      schema
        .createTable('story_bands')
        .addColumn('band', 'text', (column) => column.notNull())
        .addColumn('print', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('story_bands_key', ['band', 'print']),
    ),

    // Written by the alerter.
    schema
      .createTable('decisions')
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('watch_id', 'text', (column) => column.notNull())
      .addColumn('number', 'bigint', (column) => column.notNull().unique())
      .addColumn('alert_id', 'text', (column) => column.notNull())
      .addColumn('article_id', 'text', (column) => column.notNull())
      .addColumn('story_id', 'text', (column) => column.notNull())
      .addColumn('fetched_at', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('alert', 'text', (column) => column.notNull())
      .addColumn('verdict', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('decisions_key', ['version', 'watch_id']),
    index('decisions', ['watch_id', 'story_id']),
    index('decisions', ['watch_id', 'article_id']),
    index('decisions', ['watch_id', 'number']),
    index('decisions', ['kind', 'number']),
    index('decisions', ['alert_id']),
    index('decisions', ['fetched_at']),

    // Written by the notifier.
    leased(schema.createTable('deliveries'))
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('receiver_id', 'text', (column) => column.notNull())
      .addColumn('alert_ids', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('next_attempt_at', 'text')
      .addColumn('settled_at', 'text')
      .addColumn('error_code', 'text')
      .addColumn('error_message', 'text'),
    index('deliveries', ['due_at', 'id']),
    index('deliveries', ['lease_token']),
    index('deliveries', ['created_at', 'id']),
    index('deliveries', ['status', 'created_at', 'id']),
    index('deliveries', ['settled_at']),

    // Written by the archiver.
    schema
      .createTable('archive')
      .addColumn('version', 'text', (column) => column.primaryKey())
      .addColumn('article_id', 'text', (column) => column.notNull())
      .addColumn('fetched_at', 'text', (column) => column.notNull())
      .addColumn('newest', 'integer', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('article', 'text', (column) => column.notNull())
      .addColumn('enrichment', 'text', (column) => column.notNull()),
    index('archive', ['article_id', 'fetched_at', 'version']),
    index('archive', ['newest', 'fetched_at', 'version']),
    index('archive', ['newest', 'source', 'fetched_at', 'version']),
    index('archive', ['newest', 'language', 'fetched_at', 'version']),

    // Written by the archiver.
    schema
      .createTable('dead_letters')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('failed_at', 'text', (column) => column.notNull())
      .addColumn('letter', 'text', (column) => column.notNull()),
    index('dead_letters', ['failed_at', 'id']),
  ];
}

const leased = (table: CreateTableBuilder<string>): CreateTableBuilder<string> =>
  table.addColumn('due_at', 'text').addColumn('lease_token', 'text');
