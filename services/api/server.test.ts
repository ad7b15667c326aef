import { failure } from '@newswatch/domain';
import { createHealth, createMetrics, nothingDeclared, silentLog } from '@newswatch/runtime';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Context } from './context.ts';
import { createProbes } from './probes.ts';
import { ok, route } from './route.ts';
import { servedBy } from './served.ts';
import { createServer } from './server.ts';

const KEY = 'the-key-of-these-tests';
const echo = route({
  method: 'POST',
  path: '/echo',
  summary: 'Say it again',
  body: z.strictObject({ word: z.string() }),
  answer: { status: 200 },
  async handle({ body }) {
    if (body.word === 'away') throw failure('store-unavailable', { problem: 'disk full' });
    if (body.word === 'mistake') throw new TypeError('inner thing');
    return ok(body);
  },
});

/** A server with one route, over a store of which only what the probes ask is there. */
const open: FastifyInstance[] = [];
async function listening(given: { apiKey?: string; storeAway?: boolean } = {}): Promise<string> {
  const list = () =>
    given.storeAway === true
      ? Promise.reject(failure('store-unavailable', { problem: 'disk full' }))
      : Promise.resolve({ items: [] });
  const context = {
    store: {
      feeds: { list },
      polls: { list },
      alerts: { list, get: async () => [] },
      deliveries: { list },
      receivers: { list },
    },
    bus: { lag: async () => 0 },
    queue: { depth: async () => ({}) },
    metrics: createMetrics({ version: '1' }),
    log: silentLog,
    version: '1',
    config: {
      allowedHosts: [],
      timezone: 'UTC',
      language: 'ru',
      ...(given.apiKey === undefined ? {} : { apiKey: given.apiKey }),
    },
  } as unknown as Context;
  const server = createServer(context, servedBy(context, [echo]));
  open.push(server);
  return server.listen({ host: '127.0.0.1', port: 0 });
}
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const say = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/v1/echo`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
const problemSchema = z.object({ status: z.int(), code: z.string(), remedy: z.string().min(1) });
async function refused(response: Response): Promise<[number, string]> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const { status, code } = problemSchema.parse(await response.json());
  expect(status).toBe(response.status);
  return [status, code];
}

describe('the server', () => {
  it('wants JSON, and not too much of it', async () => {
    const url = await listening();
    expect(await (await say(url, '{"word":"порт"}')).json()).toEqual({ word: 'порт' });
    for (const body of ['{"word":', '', '[]', 'null', '{"__proto__":{"x":1},"word":"x"}'])
      expect(await refused(await say(url, body))).toEqual([400, 'request-invalid']);
    const text = { 'content-type': 'text/plain' };
    expect(await refused(await say(url, 'word=x', text))).toEqual([415, 'media-type-refused']);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await refused(await say(url, 'word=x', form))).toEqual([415, 'media-type-refused']);
    const large = JSON.stringify({ word: 'x'.repeat(1_000_001) });
    expect(await refused(await say(url, large))).toEqual([413, 'request-too-large']);
  });

  it('tells an outage by 503, and nothing of a mistake of its own', async () => {
    const url = await listening();
    expect(await refused(await say(url, '{"word":"away"}'))).toEqual([503, 'store-unavailable']);
    const mistake = await say(url, '{"word":"mistake"}');
    expect(await mistake.clone().text()).not.toContain('inner thing');
    expect(await refused(mistake)).toEqual([500, 'unexpected']);
  });

  it('lets no other page change anything', async () => {
    const url = await listening();
    const asked = await say(url, '{"word":"x"}', { origin: 'https://evil.example' });
    expect(await refused(asked)).toEqual([403, 'origin-refused']);
    expect((await say(url, '{"word":"x"}', { origin: url })).status).toBe(200);
  });

  it('answers nobody without the key, except probes', async () => {
    const url = await listening({ apiKey: KEY });
    const ask = (path: string, authorization: string) => fetch(url + path, { headers: { authorization } });
    for (const path of ['/', '/metrics', '/openapi.json', '/api/v1/echo', '/nowhere'])
      expect(await refused(await ask(path, 'Bearer wrong'))).toEqual([401, 'unauthorized']);
    expect((await ask('/', 'Bearer wrong')).headers.get('www-authenticate')).toContain('Basic');
    for (const path of ['/livez', '/readyz']) expect((await ask(path, '')).status).toBe(200);
    expect((await ask('/', `Basic ${btoa(`me:${KEY}`)}`)).status).toBe(200);
    expect((await ask('/metrics', `Bearer ${KEY}`)).status).toBe(200);
  });

  it('says by 503 that it is not ready, and which part is not', async () => {
    const response = await fetch(`${await listening({ storeAway: true })}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      ready: false,
      checks: { store: { ok: false, problem: expect.stringContaining('disk full') }, bus: { ok: true } },
    });
  });

  it('forbids browsers whatever a page does not need', async () => {
    const { headers } = await fetch(`${await listening()}/livez`);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('of another service answers probes and metrics, and nothing else', async () => {
    const probes = createProbes({
      health: createHealth({ bus: async () => 0 }),
      metrics: createMetrics({ version: '1' }),
      log: silentLog,
      version: '1',
      config: { allowedHosts: [], timezone: 'UTC', language: 'en', declared: nothingDeclared, apiKey: KEY },
    } as unknown as Parameters<typeof createProbes>[0]);
    onTestFinished(() => probes.close());
    const url = await probes.listen('127.0.0.1', 0);
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: true });
    const authorization = `Bearer ${KEY}`;
    expect(await refused(await fetch(`${url}/metrics`))).toEqual([401, 'unauthorized']);
    const metrics = await fetch(`${url}/metrics`, { headers: { authorization } });
    expect(await metrics.text()).toContain('newswatch_build_info');
    expect(await refused(await fetch(`${url}/`, { headers: { authorization } }))).toEqual([404, 'not-found']);
  });

  it('closes while a client keeps its connection open', async () => {
    const url = await listening();
    await (await fetch(`${url}/livez`)).text();
    const started = Date.now();
    await open.pop()?.close();
    expect(Date.now() - started).toBeLessThan(2_000);
  });
});
