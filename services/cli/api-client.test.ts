import { failure } from '@newswatch/domain';
import { type Collector, startCollector } from '@newswatch/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { apiClient } from './api-client.ts';
import { isAnswering, overHttp } from './transport.ts';

const answer = z.object({ id: z.string() });
let server: Collector;
beforeEach(async () => {
  server = await startCollector();
});
afterEach(() => server.close());

const client = (key?: string) => apiClient(overHttp({ url: server.url, key }));
const reply = (status: number, body: unknown) => server.answer({ status, body: JSON.stringify(body) });

describe('apiClient over HTTP', () => {
  it('sends the key and the body below the prefix and answers what is expected', async () => {
    reply(200, { id: 'wat_1', more: true });
    const body = { name: 'Коридор' };
    expect(await client('secret-key').request({ method: 'POST', path: '/watches', body, answer })).toEqual({
      id: 'wat_1',
    });
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        path: '/api/v1/watches',
        json: body,
        headers: { authorization: 'Bearer secret-key' },
      },
    ]);
  });

  it('throws a problem as the error that it was there, with its sentence and remedy', async () => {
    const there = failure('not-found', { what: 'watch', id: 'x' });
    reply(404, { code: there.code, details: there.details, detail: there.message, status: 404 });
    const asked = client().request({ method: 'GET', path: '/watches/x', answer });
    await expect(asked).rejects.toMatchObject({
      code: there.code,
      message: there.message,
      remedy: there.remedy,
    });
  });

  it.each([
    ['a problem that it does not know', 500, { code: 'from-the-future', details: {} }],
    ['an answer of another shape', 200, { name: 'no id' }],
  ])('says that it does not understand %s', async (_, status, body) => {
    reply(status, body);
    const asked = client().request({ method: 'GET', path: '/watches/x', answer });
    await expect(asked).rejects.toMatchObject({ code: 'answer-not-understood' });
  });

  it('says that nothing runs where nothing answers', async () => {
    await server.stop();
    const asked = client().request({ method: 'GET', path: '/watches', answer });
    await expect(asked).rejects.toMatchObject({ code: 'not-running' });
    expect(await isAnswering(server.url)).toBe(false);
  });
});
