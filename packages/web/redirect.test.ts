import { describe, expect, it } from 'vitest';
import { type Hop, hopAfter, redirectLocation } from './redirect.ts';

const hop = (given: Partial<Hop> = {}): Hop => ({
  url: new URL('https://a.example/1'),
  method: 'GET',
  headers: { 'user-agent': 'x', authorization: 'Basic x', cookie: 'a=b', 'content-type': 'text/plain' },
  credentials: { 'x-key': 'k' },
  body: undefined,
  ...given,
});

describe('a Location', () => {
  it.each([301, 302, 303, 307, 308])('counts with status %i', (status) =>
    expect(redirectLocation(status, { location: '/2' })).toBe('/2'),
  );

  it.each([200, 201, 300, 304, 305, 404])('does not count with status %i', (status) =>
    expect(redirectLocation(status, { location: '/2' })).toBeUndefined(),
  );

  it('may be missing or empty', () => {
    expect(redirectLocation(302, {})).toBeUndefined();
    expect(redirectLocation(302, { location: '' })).toBeUndefined();
  });

  it('is read as UTF-8 where it is, as latin1 where not', () => {
    expect(redirectLocation(302, { location: Buffer.from('/б').toString('latin1') })).toBe('/б');
    expect(redirectLocation(302, { location: '/é' })).toBe('/é');
  });
});

describe('the request after a redirect', () => {
  it('keeps everything within the origin', () => {
    const to = new URL('https://a.example/2');
    expect(hopAfter(hop(), 302, to)).toEqual(hop({ url: to }));
  });

  it.each(['https://b.example/', 'https://a.example:8443/', 'https://www.a.example/'])(
    'to %s carries no credentials, and none comes back',
    (to) => {
      const next = hopAfter(hop(), 302, new URL(to));
      expect(next.headers).toEqual({ 'user-agent': 'x', 'content-type': 'text/plain' });
      expect(next.credentials).toEqual({});
      expect(hopAfter(next, 302, new URL('https://a.example/2'))).toMatchObject({ credentials: {} });
    },
  );

  it.each<[string, Partial<Hop>]>([
    ['a cookie', { headers: { cookie: 'a=b' }, credentials: {} }],
    ['a login', { headers: { authorization: 'Basic x' }, credentials: {} }],
    ['a key of its own', { headers: {} }],
  ])('from https to http is refused where it carries %s', (_, given) => {
    expect(() => hopAfter(hop(given), 302, new URL('http://a.example/2?secret'))).toThrow(
      expect.objectContaining({
        code: 'downgrade-refused',
        details: { url: 'https://a.example', to: 'http://a.example' },
      }),
    );
  });

  it('from https to http is followed where it carries nothing of that kind', () => {
    const plain = hop({ headers: { 'user-agent': 'x' }, credentials: {} });
    expect(hopAfter(plain, 301, new URL('http://a.example/2')).url.href).toBe('http://a.example/2');
  });

  it.each([
    ['POST', 301, 'GET'],
    ['POST', 302, 'GET'],
    ['POST', 303, 'GET'],
    ['PUT', 303, 'GET'],
    ['POST', 307, 'POST'],
    ['POST', 308, 'POST'],
    ['PUT', 302, 'PUT'],
    ['HEAD', 303, 'HEAD'],
  ])('of a %s with %i is a %s', (method, status, then) => {
    const next = hopAfter(hop({ method, body: 'x' }), status, new URL('https://a.example/2'));
    expect(next.method).toBe(then);
    const becameGet = then === 'GET';
    expect(next.body).toBe(becameGet ? undefined : 'x');
    expect('content-type' in next.headers).toBe(!becameGet);
  });
});
