import type { CreateTableBuilder } from 'kysely';
import type { Clustered, Compilable, Executor, Queries } from '../executor.ts';

/** Version 1. Never change what has been released: add a migration. */
export function firstSchema({ db, clustered }: Executor): readonly Compilable[] {
  return [
    ...counters(db),
    ...catalogue(db, 'feeds'),
    ...catalogue(db, 'receivers'),
    ...polls(db),
    ...watches(db),
    ...stories(db, clustered),
    ...decisions(db),
    ...deliveries(db),
    ...archive(db),
    ...deadLetters(db),
  ];
}

/** Each counter is written with what it numbers: watches (api), prints (enricher), decisions (alerter). */
const counters = ({ schema }: Queries): readonly Compilable[] => [
  schema
    .createTable('counters')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'bigint', (column) => column.notNull()),
];

/** Feeds and receivers are written by the api. */
const catalogue = (db: Queries, table: 'feeds' | 'receivers'): readonly Compilable[] => [
  withTexts(identified(db.schema.createTable(table)), ['created_at', 'body']),
  index(db, table, ['created_at', 'id']),
];

/** Written by the fetcher; a row goes with its feed. */
const polls = (db: Queries): readonly Compilable[] => [
  withTexts(leased(db.schema.createTable('polls')), ['next_poll_at', 'health', 'seen'])
    .addColumn('feed_id', 'text', (column) => column.primaryKey().references('feeds.id').onDelete('cascade'))
    .addColumn('polled_at', 'text')
    .addColumn('last_item_at', 'text')
    .addColumn('polls', 'integer', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('error_code', 'text')
    .addColumn('error_message', 'text')
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text'),
  index(db, 'polls', ['due_at', 'feed_id']),
  index(db, 'polls', ['lease_token']),
];

/** Written by the api. */
const watches = (db: Queries): readonly Compilable[] => [
  withTexts(identified(db.schema.createTable('watches')), ['created_at'])
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .addColumn('watch', 'text'),
  index(db, 'watches', ['created_at', 'id']),
  index(db, 'watches', ['revision', 'id']),
];

/** Both tables are written by the enricher. */
const stories = (db: Queries, clustered: Clustered): readonly Compilable[] => [
  withTexts(db.schema.createTable('story_prints'), [
    'article_id',
    'event_id',
    'fetched_at',
    'signature',
    'bands',
    'story',
  ])
    .addColumn('version', 'text', (column) => column.primaryKey())
    .addColumn('number', 'bigint', (column) => column.notNull().unique()),
  index(db, 'story_prints', ['article_id']),
  index(db, 'story_prints', ['fetched_at']),
  clustered(
    db.schema
      .createTable('story_bands')
      .addColumn('band', 'text', (column) => column.notNull())
      .addColumn('print', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('story_bands_key', ['band', 'print']),
  ),
];

/** Written by the alerter. */
const decisions = (db: Queries): readonly Compilable[] => [
  withTexts(
    db.schema
      .createTable('decisions')
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('watch_id', 'text', (column) => column.notNull())
      .addColumn('number', 'bigint', (column) => column.notNull().unique())
      .addPrimaryKeyConstraint('decisions_key', ['version', 'watch_id']),
    ['alert_id', 'article_id', 'story_id', 'fetched_at', 'kind', 'alert', 'verdict'],
  ),
  index(db, 'decisions', ['watch_id', 'story_id', 'kind']),
  index(db, 'decisions', ['watch_id', 'article_id']),
  index(db, 'decisions', ['watch_id', 'number']),
  index(db, 'decisions', ['kind', 'number']),
  index(db, 'decisions', ['alert_id']),
  index(db, 'decisions', ['fetched_at']),
];

/** Written by the notifier. */
const deliveries = (db: Queries): readonly Compilable[] => [
  withTexts(identified(leased(db.schema.createTable('deliveries'))), [
    'receiver_id',
    'alert_ids',
    'status',
    'created_at',
  ])
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_attempt_at', 'text')
    .addColumn('settled_at', 'text')
    .addColumn('error_code', 'text')
    .addColumn('error_message', 'text'),
  index(db, 'deliveries', ['due_at', 'id']),
  index(db, 'deliveries', ['lease_token']),
  index(db, 'deliveries', ['created_at', 'id']),
  index(db, 'deliveries', ['status', 'created_at', 'id']),
  index(db, 'deliveries', ['settled_at']),
];

/** Written by the archiver. The texts come last, so that what is filtered by is read without them. */
const archive = (db: Queries): readonly Compilable[] => [
  withTexts(
    db.schema
      .createTable('archive')
      .addColumn('version', 'text', (column) => column.primaryKey())
      .addColumn('newest', 'integer', (column) => column.notNull()),
    ['article_id', 'fetched_at', 'source', 'language', 'article', 'enrichment'],
  ),
  index(db, 'archive', ['article_id', 'fetched_at', 'version']),
  index(db, 'archive', ['newest', 'fetched_at', 'version']),
  index(db, 'archive', ['newest', 'source', 'fetched_at', 'version']),
  index(db, 'archive', ['newest', 'language', 'fetched_at', 'version']),
];

/** Written by the archiver. */
const deadLetters = (db: Queries): readonly Compilable[] => [
  withTexts(identified(db.schema.createTable('dead_letters')), ['failed_at', 'letter']),
  index(db, 'dead_letters', ['failed_at', 'id']),
];

type Table = CreateTableBuilder<string>;

const identified = (table: Table): Table => table.addColumn('id', 'text', (column) => column.primaryKey());

const leased = (table: Table): Table => table.addColumn('due_at', 'text').addColumn('lease_token', 'text');

const withTexts = (table: Table, columns: readonly string[]): Table =>
  columns.reduce((made, name) => made.addColumn(name, 'text', (column) => column.notNull()), table);

const index = (db: Queries, table: string, columns: readonly string[]): Compilable =>
  db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns([...columns]);
