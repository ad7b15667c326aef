import { describe, expect, it } from 'vitest';
import { hostTurn, isOwnNetwork } from './host-turn.ts';

const NOW = Date.UTC(2025, 9, 20, 10);
const turn = (host: string, polling: number, askedAgo?: number) =>
  hostTurn({ host, polling, ...(askedAgo !== undefined && { lastAskedAt: NOW - askedAgo }) }, 2, NOW);

describe('a host', () => {
  it('is asked by two at once', () => {
    expect([0, 1, 2, 3].map((polling) => turn('news.example', polling))).toEqual([
      'ask',
      'ask',
      'wait',
      'wait',
    ]);
  });

  it('on the public web is asked once a second', () => {
    expect([0, 999, 1_000].map((ago) => turn('news.example', 0, ago))).toEqual(['wait', 'wait', 'ask']);
    expect(turn('news.example', 0, -5_000)).toBe('ask');
  });

  it('of the own network gets no gap, but no more at once', () => {
    expect(turn('127.0.0.1:8080', 1, 0)).toBe('ask');
    expect(turn('127.0.0.1:8080', 2, 5_000)).toBe('wait');
  });

  it.each([
    'localhost',
    'localhost:3000',
    'rsshub',
    'rsshub:1200',
    '127.0.0.1:8080',
    '10.1.2.3',
    '172.20.0.4',
    '192.168.1.1:81',
    '[::1]:80',
    '[fd00::1]',
    'nas.local',
    'feeds.internal',
  ])('%s is of the own network', (host) => expect(isOwnNetwork(host)).toBe(true));

  it.each([
    'news.example',
    '10.example.org',
    '8.8.8.8',
    '172.32.0.1',
    '[2001:db8::1]:8080',
    'local.example:80',
  ])('%s is public', (host) => expect(isOwnNetwork(host)).toBe(false));
});
