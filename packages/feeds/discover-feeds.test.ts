import { describe, expect, it } from 'vitest';
import { discoverFeeds } from './discover-feeds.ts';

const named = (html: string) =>
  discoverFeeds(html, 'https://news.example/ru/').filter(({ by }) => by === 'named');

describe('feeds of a page', () => {
  it('are those that its links name, comments last', () => {
    const html = `<html><head>
      <link rel="alternate" type="application/rss+xml" title="Комментарии" href="/comments/feed">
      <LINK REL="Alternate" TYPE="application/rss+xml" TITLE="Новости" HREF="rss.xml">
      <link rel="alternate home" type="application/atom+xml" href="//feeds.example/atom"/>
      <link rel="alternate" hreflang="en" href="/en/"><link rel="stylesheet" href="x.css">
      <link rel="alternate" type="application/rss+xml" href="javascript:x">`;
    expect(named(html)).toEqual([
      { url: 'https://news.example/ru/rss.xml', title: 'Новости', by: 'named' },
      { url: 'https://feeds.example/atom', by: 'named' },
      { url: 'https://news.example/comments/feed', title: 'Комментарии', by: 'named' },
    ]);
  });

  it('resolve against the base element', () => {
    const html = '<base href="https://cdn.example/a/"><link rel=alternate type=application/rss+xml href=rss>';
    expect(named(html)).toMatchObject([{ url: 'https://cdn.example/a/rss' }]);
  });

  it('may lie at the usual places, each named once', () => {
    const html = '<link rel="alternate" type="application/rss+xml" href="/rss">';
    const urls = discoverFeeds(html, 'https://news.example/ru/').map(({ url }) => url);
    expect(urls.slice(0, 3)).toEqual([
      'https://news.example/rss',
      'https://news.example/feed',
      'https://news.example/rss.xml',
    ]);
    expect(new Set(urls).size).toBe(urls.length);
  });
});
