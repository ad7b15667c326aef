import { createMetrics, nothingDeclared, silentLog } from '@newswatch/runtime';
import { afterAll, describe, expect, it } from 'vitest';
import { type ApiOptions, createApi } from './app.ts';
import { problemSchema } from './problem.ts';

/** What is wrong in itself is refused before anything is asked for, so nothing is there to be asked. */
const api = createApi({
  config: { allowedHosts: [], timezone: 'UTC', language: 'en', declared: nothingDeclared },
  metrics: createMetrics({ version: '1' }),
  log: silentLog,
  version: '1',
} as unknown as ApiOptions);
afterAll(() => api.close());

describe('bad input', () => {
  it.each([
    ['/feeds', {}, '#/url'],
    ['/feeds', { url: 'not a url' }, '#/url'],
    ['/feeds', { url: 'ftp://x.example/' }, '#/url'],
    ['/feeds', { url: 'https://x.example/', id: 'fed_x' }, '#/id'],
    ['/feeds', { url: 'https://x.example/', intervalSeconds: '60' }, '#/intervalSeconds'],
    ['/feeds/preview', { url: 7 }, '#/url'],
    ['/feeds/x/poll', { now: true }, '#/now'],
    ['/watches', { name: 'x' }, '#/query'],
    ['/watches', { name: 'x', query: 'y', recievers: [] }, '#/recievers'],
    ['/watches', { name: 'x', query: 'y', receivers: [1] }, '#/receivers/0'],
    ['/watches', { name: 'x', query: 'y', windowHours: -1 }, '#/windowHours'],
    ['/watches/preview', { query: '' }, '#/query'],
    ['/receivers', { name: 'x', kind: 'pigeon', url: 'https://x.example/' }, '#/kind'],
    ['/receivers', { name: 'x', kind: 'slack', url: 'hooks' }, '#/url'],
    ['/receivers', { name: 'x', kind: 'webhook', url: 'https://x.example/', secret: 'mine' }, '#/secret'],
    ['/receivers/x/test', [], '#'],
    ['/deliveries/x/retry', { at: 1 }, '#/at'],
  ])('POST %s %j points to %s', async (path, body, pointer) => {
    const answer = await api.request({ method: 'POST', path: `/api/v1${path}`, body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
    const { errors } = problemSchema.parse(answer.body);
    expect(errors).toContainEqual(expect.objectContaining({ pointer }));
  });

  it.each(['limit=0', 'limit=201', 'limit=ten', 'limit=-1', 'limit=1&limit=2', 'colour=red', 'cursor='])(
    'in the query of any list points to its parameter: %s',
    async (query) => {
      for (const list of [
        'feeds',
        'watches',
        'receivers',
        'articles',
        'alerts',
        'deliveries',
        'dead-letters',
      ]) {
        const answer = await api.request({ method: 'GET', path: `/api/v1/${list}?${query}` });
        expect(answer).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
        const { errors } = problemSchema.parse(answer.body);
        expect(errors).toContainEqual(expect.objectContaining({ parameter: query.split('=')[0] }));
      }
    },
  );
});
