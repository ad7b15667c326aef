import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, messageOf } from '@newswatch/domain';
import { startCollector, startNewsroom } from '@newswatch/testkit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { corridorArticle } from '../fixtures/articles.ts';
import { startPrometheus } from '../support/servers/prometheus.ts';
import { eventually, startEmbedded } from '../support/world.ts';

const dashboardSchema = z.object({
  templating: z.object({ list: z.array(z.object({ name: z.string() })) }),
  panels: z.array(
    z.object({
      title: z.string(),
      description: z.string().optional(),
      type: z.string(),
      gridPos: z.object({ h: z.int(), w: z.int(), x: z.int(), y: z.int() }),
      fieldConfig: z.object({ defaults: z.object({ unit: z.string() }) }).optional(),
      targets: z.array(z.object({ expr: z.string() })).default([]),
    }),
  ),
});
const file = join(import.meta.dirname, '../../infra/grafana/dashboards/pipeline.json');
const { panels, templating } = dashboardSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const queries = panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ title, expr })));

/** As Grafana would put them in. */
const filledIn = (expr: string): string => expr.replaceAll('$__rate_interval', '5s').replaceAll('$job', '.+');

const answerSchema = z.object({
  status: z.string(),
  error: z.string().optional(),
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }).optional(),
});

async function ask(url: string, expr: string) {
  const query = new URLSearchParams({ query: filledIn(expr) });
  return answerSchema.parse(await (await fetch(`${url}/api/v1/query?${query.toString()}`)).json());
}

describe('the dashboard Pipeline', () => {
  it('says of every panel what it shows and in which unit, and has no two in one place', () => {
    const shown = panels.filter(({ type }) => type !== 'row');
    for (const { title, description, fieldConfig, targets } of shown) {
      expect(description, title).toMatch(/\.$/);
      expect(fieldConfig?.defaults.unit, title).toBeTruthy();
      expect(targets.length, title).toBeGreaterThan(0);
    }
    const cells = panels.flatMap(({ gridPos: { h, w, x, y } }) =>
      Array.from({ length: h * w }, (_, cell) => `${x + (cell % w)} ${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });

  it('asks only of the chosen source and job, and takes rates of counters', () => {
    expect(templating.list.map(({ name }) => name)).toEqual(['datasource', 'job']);
    for (const { title, expr } of queries) {
      const selectors = expr.match(/\b(?:newswatch|process|nodejs)_\w+(?:\{[^}]*\})?/g) ?? [];
      for (const selector of selectors) expect(selector, title).toContain('job=~"$job"');
      for (const [counter] of expr.matchAll(/\b\w+(?=_total\{)/g))
        expect(expr, title).toMatch(new RegExp(`(?:rate|increase)\\(${counter}_total\\{`));
    }
  });

  it('has data in every panel, asked of a real Prometheus', { timeout: 120_000 }, async ({ skip }) => {
    const scraped = await runningAndScraped();
    if ('missing' in scraped) {
      if (process.env['CI'] === 'true') throw failure('unexpected', { problem: scraped.missing });
      return skip(scraped.missing);
    }
    for (const { title, expr } of queries) {
      const { status, error, data } = await ask(scraped.prometheus, expr);
      expect({ title, status, error }).toEqual({ title, status: 'success', error: undefined });
      expect(data?.result.length, `${title}: ${expr}`).toBeGreaterThan(0);
    }
    const told = queries.find(({ title }) => title === 'Alerts an hour')?.expr ?? '';
    expect(Number((await ask(scraped.prometheus, told)).data?.result[0]?.value[1])).toBeGreaterThan(0);
  });
});

/** A pipeline that has told an alert, scraped before and after. */
async function runningAndScraped(): Promise<{ readonly prometheus: string } | { readonly missing: string }> {
  const feed = { name: 'trend', title: 'Лента', format: 'rss', charset: 'utf-8', language: 'ru' } as const;
  const newsroom = await startNewsroom({ feeds: [feed] });
  onTestFinished(() => newsroom.close());
  const receiver = await startCollector();
  onTestFinished(() => receiver.close());
  const world = await startEmbedded();
  onTestFinished(() => world.close());
  const prometheus = await startPrometheus([new URL(world.url).host]).catch(messageOf);
  if (typeof prometheus === 'string') return { missing: prometheus };
  onTestFinished(() => prometheus.close());
  const count = async (expr: string): Promise<number> =>
    Number((await ask(prometheus.url, expr)).data?.result[0]?.value[1] ?? 0);
  await world.post('/receivers', { name: 'desk', kind: 'webhook', url: receiver.url });
  await world.post('/watches', { name: 'Коридор', query: 'Средний коридор', receivers: ['desk'] });
  await world.post('/feeds', { url: newsroom.feedUrl('trend'), intervalSeconds: 1 });
  await eventually(() => count('newswatch_jobs_total{queue="poll-feed",outcome="fetched"}'), isSome, 30_000);
  newsroom.publish('trend', corridorArticle);
  await receiver.waitFor(1, 30_000);
  // Rates need two scrapes with the number after it has grown.
  const grown = 'increase(newswatch_alert_latency_seconds_count[1m])';
  await eventually(() => count(grown), isSome, 30_000);
  return { prometheus: prometheus.url };
}

const isSome = (count: number): boolean => count > 0;
