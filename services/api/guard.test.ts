import { describe, expect, it } from 'vitest';
import { createGuard } from './guard.ts';

const codeOf = (run: () => void): string => {
  try {
    run();
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'other';
  }
  return 'let through';
};
const guard = createGuard({ allowedHosts: ['news.example'] });
const ask = (method: string, headers: Record<string, string | string[]>): string =>
  codeOf(() => guard({ method, headers }));

describe('the guard', () => {
  it.each([
    ['localhost:8080', 'let through'],
    ['127.0.0.1:8080', 'let through'],
    ['[::1]:8080', 'let through'],
    ['10.1.2.3', 'let through'],
    ['NEWS.example:8080', 'let through'],
    ['evil.example:8080', 'host-refused'],
    ['127.0.0.1.evil.example', 'host-refused'],
    ['localhost.evil.example', 'host-refused'],
    ['news.example.evil.example', 'host-refused'],
    ['evil.example#@localhost', 'host-refused'],
    ['', 'host-refused'],
  ])('looks at the host: %s is %s', (host, outcome) => {
    expect(ask('GET', { host })).toBe(outcome);
  });

  it('refuses a request without a host, or with two', () => {
    expect(ask('GET', {})).toBe('host-refused');
    expect(ask('GET', { host: ['localhost', 'evil.example'] })).toBe('host-refused');
  });

  it.each([
    [{}, 'let through'],
    [{ 'sec-fetch-site': 'none' }, 'let through'],
    [{ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:8080' }, 'let through'],
    [{ 'sec-fetch-site': 'cross-site' }, 'origin-refused'],
    [{ 'sec-fetch-site': 'same-site' }, 'origin-refused'],
    [{ origin: 'http://localhost:9090' }, 'origin-refused'],
    [{ origin: 'https://evil.example' }, 'origin-refused'],
    [{ origin: 'null' }, 'origin-refused'],
  ])('lets change something only who is no other page: %j is %s', (headers, outcome) => {
    expect(ask('POST', { host: 'localhost:8080', ...headers })).toBe(outcome);
    expect(ask('GET', { host: 'localhost:8080', ...headers })).toBe('let through');
  });

  it.each([
    [undefined, 'unauthorized'],
    ['Bearer ', 'unauthorized'],
    ['Bearer wrong', 'unauthorized'],
    ['Bearer the-right-key-of-tests', 'let through'],
    ['bearer the-right-key-of-tests', 'let through'],
    [`Basic ${btoa('anybody:the-right-key-of-tests')}`, 'let through'],
    [`Basic ${btoa('the-right-key-of-tests:')}`, 'unauthorized'],
    ['Digest the-right-key-of-tests', 'unauthorized'],
  ])('wants the key where there is one: %s is %s', (authorization, outcome) => {
    const locked = createGuard({ allowedHosts: [], apiKey: 'the-right-key-of-tests' });
    const headers = { host: 'localhost', ...(authorization === undefined ? {} : { authorization }) };
    expect(codeOf(() => locked({ method: 'GET', headers }))).toBe(outcome);
  });
});
