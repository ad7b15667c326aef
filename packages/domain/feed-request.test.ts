import { describe, expect, it } from 'vitest';
import { feedRequestSchema } from './feed-request.ts';

describe('how a feed is asked', () => {
  it.each([
    {},
    { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' },
    { headers: { 'X-Api-Key': 'k', authorization: 'Bearer abc' } },
    { cookie: 'session=abc; lang=ru' },
    { basic: { user: 'me@home', password: 'пароль: set' } },
    { proxy: 'http://proxy.example:3128' },
    { proxy: 'https://me%40home:p%20w@10.0.0.1:3128/' },
  ])('may be %j', (given) => expect(feedRequestSchema.safeParse(given).success).toBe(true));

  it.each([
    { userAgent: 'two\r\nx-evil: lines' },
    { userAgent: 'Агент' },
    { headers: { 'x-key': 'a\nb' } },
    { headers: { 'bad name': 'a' } },
    { headers: { Host: 'evil.example' } },
    { headers: { 'content-length': '5' } },
    { headers: { 'If-None-Match': '"a"' } },
    { headers: { 'proxy-authorization': 'Basic x' } },
    { headers: Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`x-${at}`, 'v'])) },
    { cookie: 'no equals sign' },
    { basic: { user: 'a:b', password: 'x' } },
    { basic: { user: 'a' } },
    { basic: { user: 'a', password: 'b' }, headers: { Authorization: 'Bearer x' } },
    { proxy: 'proxy.example:3128' },
    { proxy: 'socks5://proxy.example:1080' },
    { proxy: 'http://proxy.example:3128/path' },
    { proxy: 'http://a:%@proxy.example' },
    { agent: 'x' },
  ])('may not be %j', (given) => expect(feedRequestSchema.safeParse(given).success).toBe(false));

  it.each([
    [{ 'bad name': 'a' }, 'must be the name of a header'],
    [{ Host: 'a.example' }, 'is a header that cannot be given here'],
  ])('says what is wrong with the headers %j', (headers, problem) => {
    expect(feedRequestSchema.safeParse({ headers }).error?.issues[0]?.message).toContain(problem);
  });

  it.each([{ cookie: 'set' }, { headers: { 'x-key': 'set' } }, { basic: { user: 'me', password: 'set' } }])(
    'is not what is shown in place of its secrets: %j',
    (given) => expect(feedRequestSchema.safeParse(given).success).toBe(false),
  );
});
