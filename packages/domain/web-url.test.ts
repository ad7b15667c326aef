import { describe, expect, it } from 'vitest';
import { feedSchema } from './feed.ts';
import { receiverSchema } from './delivery.ts';
import { webUrlSchema } from './web-url.ts';

const says = (given: unknown): string => webUrlSchema.safeParse(given).error?.issues[0]?.message ?? '';

describe('an address that we request', () => {
  it('is http or https', () => {
    expect(says('https://news.example/rss?x=1')).toBe('');
    for (const bad of ['ftp://news.example/', 'news.example', 'javascript:alert(1)', '', 7])
      expect(says(bad), String(bad)).toBe('must be an http or https address');
  });

  it.each(['https://me:secret@news.example/', 'https://me@news.example/', 'https://:secret@news.example/'])(
    'carries no password: %s',
    (url) => {
      expect(says(url)).toBe('must not carry a user name or password');
      expect(feedSchema.shape.url.safeParse(url).success).toBe(false);
    },
  );
});

describe('the secret of a webhook', () => {
  const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;
  const accepts = (secret: string): boolean =>
    receiverSchema.safeParse({
      id: 'rcv_1',
      name: 'desk',
      kind: 'webhook',
      url: 'https://hooks.example/',
      secret,
      createdAt: '2025-10-20T10:00:00.000Z',
    }).success;

  it('has 24 to 64 bytes, so that nobody guesses it', () => {
    expect([24, 32, 64].map((bytes) => accepts(secretOf(bytes)))).toEqual([true, true, true]);
    for (const bad of ['whsec_', 'whsec_%%', secretOf(16), secretOf(23), secretOf(70), secretOf(32).slice(6)])
      expect(accepts(bad), bad).toBe(false);
  });
});
