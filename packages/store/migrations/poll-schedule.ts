import type { Compilable, Executor } from '../executor.ts';

/**
 * Version 2: the schedule of a feed and the turn of its host (written by the fetcher), and the feed whose
 * first poll brought a print of a story (written by the enricher). A row of `polls` without a host gets it when it is taken next.
 */
export function pollSchedule({ db }: Executor): readonly Compilable[] {
  const { schema } = db;
  const column = (table: string, name: string): Compilable =>
    schema.alterTable(table).addColumn(name, 'text');
  return [
    ...['host', 'reason', 'arrivals', 'schedule', 'moved_to', 'redirect', 'missing_since'].map((name) =>
      column('polls', name),
    ),
    schema.createIndex('polls_by_host_due_at').on('polls').columns(['host', 'due_at']),
    schema
      .createTable('poll_hosts')
      .addColumn('host', 'text', (host) => host.primaryKey())
      .addColumn('asked_at', 'text'),
    column('story_prints', 'backlog_of'),
  ];
}
