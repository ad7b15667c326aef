import type { CompiledQuery } from 'kysely';
import { openPostgres, openStore } from '@newswatch/store';
import { aWatch } from '@newswatch/testkit';
import { Client } from 'pg';
import { beforeAll, expect, it } from 'vitest';
import type { Executor, Program } from '../../packages/store/executor.ts';
import { useAll } from '../../packages/store/fixtures/use-all.ts';
import { onServer } from '../support/servers/on-server.ts';
import { createSchema, query } from '../support/servers/postgres-schema.ts';

/** How PostgreSQL finds the rows, in tables of thousands. */
onServer('postgres', (server) => {
  let plans: ReadonlyMap<string, string>;
  beforeAll(async () => {
    plans = await plansOfAll(server);
  });
  const planOf = (...words: readonly string[]): string =>
    [...plans].find(([text]) => words.every((word) => text.includes(word)))?.[1] ?? 'none';

  it('no query reads a table from end to end', () => {
    // Which feeds were never polled says only a look at all feeds.
    const reading = [...plans].filter(
      ([text, plan]) =>
        plan.includes('Seq Scan') && !/schema_version|from "feeds" where .* not in/.test(text),
    );
    expect(plans.size).toBeGreaterThan(30);
    expect(reading).toEqual([]);
  });

  it('rows that are due are found by their time', () => {
    expect(planOf('from "deliveries"', 'skip locked')).toMatch(
      /Index Scan using deliveries_by_due_at_id [^]*Index Cond: \(due_at <= /,
    );
    expect(planOf('union all', '"polls"')).toMatch(
      /Index Scan using polls_by_due_at_feed_id [^]*Index Cond: \(due_at <= /,
    );
  });

  it('lists of the archive walk an index in order', () => {
    const listings = [...plans].filter(([text]) =>
      /from "archive" where "newest" = \$1 and (?!.*@@).*order by "fetched_at"/.test(text),
    );
    expect(listings).toHaveLength(4);
    for (const [, plan] of listings) expect(plan).not.toContain('Sort');
  });

  it('a search for words looks the words up', () => {
    expect(planOf('@@', 'order by')).toContain('Bitmap Index Scan on archive_words_by_words');
  });

  it('what was told before looks up story and article, not the whole watch', () => {
    const plan = planOf('"decisions"', 'union all');
    expect(plan).toMatch(/decisions_by_watch_id_story_id_kind[^]*watch_id = [^]*story_id = /);
    expect(plan).toMatch(/decisions_by_watch_id_article_id[^]*watch_id = [^]*article_id = /);
  });
});

async function plansOfAll(server: string): Promise<ReadonlyMap<string, string>> {
  const { url, drop } = await createSchema(server);
  const inner = openPostgres({ url });
  const queries = new Map<string, CompiledQuery>();
  const store = await openStore(recording(inner, (query) => queries.set(query.sql, query)));
  await useAll(store);
  await fill(url);
  const plans = await explainAll(url, [...queries.values()]);
  await inner.close();
  await drop();
  return plans;
}

/** What is old, due or asked for is what `useAll` left. */
async function fill(url: string): Promise<void> {
  const time = (n: string): string =>
    `to_char(timestamp '2026-01-01' + ${n} * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  await query(
    url,
    `insert into archive (version, newest, article_id, fetched_at, source, language, article, enrichment)
       select 'v' || n, 1, 'a' || n, ${time('n')}, 's' || n % 300, 'l' || n % 30, '{}', '{}'
       from generate_series(1, 20000) n;
     insert into archive_words (version, words)
       select 'v' || n, array_to_tsvector(array['w' || n % 5000, 'common']) from generate_series(1, 20000) n;
     insert into decisions (version, watch_id, number, alert_id, article_id, story_id, fetched_at, kind, alert, verdict)
       select 'v' || n, '${aWatch().id}', n + 1000, 'a' || n, 'a' || n, 's' || n, ${time('n')},
         case n % 9 when 0 then 'raised' else 'withheld' end, '{}', '{}' from generate_series(1, 20000) n;
     insert into deliveries (id, receiver_id, alert_ids, status, attempts, created_at, settled_at, due_at)
       select 'd' || n, 'r', '[]', case n % 9 when 0 then 'pending' else 'delivered' end, 0, ${time('n')},
         ${time('n')}, case n % 9 when 0 then ${time('n')} end from generate_series(1, 20000) n;
     insert into story_prints (version, number, article_id, event_id, fetched_at, signature, bands, story)
       select 'v' || n, n + 1000, 'a' || n, 'e' || n, ${time('n')}, '[]', '[]', '{}' from generate_series(1, 9000) n;
     insert into story_bands (band, print) select b || '.' || n, n from generate_series(1, 9000) n, generate_series(1, 4) b;
     insert into feeds (id, created_at, body) select 'f' || n, ${time('n')}, '{}' from generate_series(1, 9000) n;
     insert into polls (feed_id, due_at, next_poll_at, health, seen, polls, failures, host)
       select 'f' || n, ${time('n')}, ${time('n')}, 'ok', '[]', 1, 0, 'h' || n % 3000 from generate_series(1, 9000) n;
     insert into poll_hosts (host, asked_at) select 'h' || n, ${time('n')} from generate_series(1, 3000) n;
     insert into article_pages (id, feed_id, host, status, due_at, busy_until, added_at, settled_at, attempts, fingerprint, url, stated)
       select 'p' || n, 'f' || n % 3000, 'h' || n % 3000, 'done', case n % 9 when 0 then ${time('n')} end, ${time('n')},
         ${time('n')}, ${time('n')}, 1, 'f', 'u' || n, '{}' from generate_series(1, 20000) n;
     insert into notes_in_hand (reader, lane, first, last, takes) select 'g' || n % 9, 'l' || n, 1, 2, 1 from generate_series(1, 900) n;
     insert into watches (id, created_at, revision, watch)
       select 'w' || n, ${time('n')}, -n, '{}' from generate_series(1, 9000) n;
     insert into dead_letters (id, failed_at, letter) select 'e' || n, ${time('n')}, '{}' from generate_series(1, 9000) n;`,
  );
  await query(url, 'vacuum analyze');
}

function recording(inner: Executor, record: (query: CompiledQuery) => void): Executor {
  function* watched<T>(program: Program<T>): Program<T> {
    let step = program.next([]);
    while (!step.done) {
      record(step.value);
      step = program.next(yield step.value);
    }
    return step.value;
  }
  return {
    ...inner,
    read: (query) => {
      record(query.compile());
      return inner.read(query);
    },
    transact: (program, options) => inner.transact(() => watched(program()), options),
  };
}

async function explainAll(url: string, queries: readonly CompiledQuery[]): Promise<Map<string, string>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const plans = new Map<string, string>();
  for (const { sql, parameters } of queries) {
    if (/^(create|alter|insert)/.test(sql)) continue;
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, [...parameters]);
    plans.set(sql, rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  await client.end();
  return plans;
}
