import { failure } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

const logTo = (options: { isTTY?: boolean; secrets?: string[] } = {}) => {
  const lines: string[] = [];
  const log = createLog({
    level: 'debug',
    service: 'api',
    version: '1.2.3',
    secrets: options.secrets ?? [],
    destination: { isTTY: options.isTTY ?? false, write: (line) => lines.push(line) },
  });
  return { log, lines };
};

describe('the log', () => {
  it('writes one JSON object per line', () => {
    const { log, lines } = logTo();
    log.with({ stage: 'alert' }).warn('two\nlines', { count: 2 });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'warn',
      service: 'api',
      version: '1.2.3',
      stage: 'alert',
      count: 2,
      msg: 'two\nlines',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });

  it('tells an error by code and remedy, and one that should not happen with its origin', () => {
    const { log, lines } = logTo();
    log.error('failed', { error: failure('port-taken', { address: '127.0.0.1:1' }) });
    expect(JSON.parse(lines[0] ?? '').error).toEqual({
      code: 'port-taken',
      message: 'The address 127.0.0.1:1 is already in use.',
      remedy: expect.any(String),
    });
    log.error('failed', { error: new TypeError('x is not a function') });
    expect(JSON.parse(lines[1] ?? '').error).toMatchObject({ code: 'unexpected', stack: expect.any(String) });
  });

  it('shows no secret, whatever field it stands in', () => {
    const { log, lines } = logTo({ secrets: ['the-api-key-itself'] });
    log.info('sent to https://hooks.slack.com/services/T0/B0/abc', {
      receiver: { name: 'desk', url: 'https://hooks.example/token-in-path', secret: 'whsec_abcdef' },
      feed: {
        url: 'https://news.example/',
        request: { headers: { 'x-key': 'k3y' }, proxy: 'http://p:w@x/' },
      },
      apiKey: 'one',
      note: 'key the-api-key-itself, whsec_MDEy+/=, Authorization: Bearer letmein, https://me:pw@x.example/',
    });
    const line = lines[0] ?? '';
    for (const secret of [
      'T0/B0',
      'token-in-path',
      'abcdef',
      '"one"',
      'the-api-key',
      'MDEy',
      'letmein',
      'me:pw',
      'k3y',
    ])
      expect(line).not.toContain(secret);
    expect(JSON.parse(line).receiver.name).toBe('desk');
  });

  it('is short on a terminal, without control characters', () => {
    const { log, lines } = logTo({ isTTY: true });
    log.warn('stopped \u001B[31mred', { stage: 'alert', error: failure('port-taken', { address: 'a' }) });
    expect(lines[0]).toMatch(
      /^\d\d:\d\d:\d\d warn {2}stopped {2}?\[31mred The address a is already in use\. .* stage=alert\n$/,
    );
  });
});
