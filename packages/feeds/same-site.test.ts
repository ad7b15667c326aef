import { describe, expect, it } from 'vitest';
import { isSameSite } from './same-site.ts';

const same = (one: string, other: string): boolean => isSameSite(`https://${one}/x`, `http://${other}/`);

describe('two addresses', () => {
  it.each([
    ['news.example', 'news.example'],
    ['www.news.example', 'news.example'],
    ['www.ok.ru', 'ok.ru'],
    ['ru.news.example', 'en.news.example'],
    ['www.inform.gov.kz', 'inform.gov.kz'],
    ['a.ria.ru', 'ria.ru'],
    ['a.bbc.co.uk', 'b.bbc.co.uk'],
    ['127.0.0.1:80', '127.0.0.1:81'],
  ])('%s and %s are of one site', (one, other) => expect(same(one, other)).toBe(true));

  it.each([
    ['news.example', 'other.example'],
    ['a.com.tr', 'b.com.tr'],
    ['a.gov.kz', 'b.gov.kz'],
    ['a.blogspot.com', 'b.blogspot.com'],
    ['127.0.0.1', '127.0.0.2'],
    ['evilnews.example', 'news.example'],
    ['', 'news.example'],
  ])('%s and %s are not', (one, other) => expect(same(one, other)).toBe(false));
});
