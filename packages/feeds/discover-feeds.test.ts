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

  it('may be of any type of feed, and named without one', () => {
    const html = `<link rel="feed" href="/0"><link rel=alternate type="application/feed+json" href="/1.json">
      <link rel=alternate type="application/rdf+xml; charset=utf-8" href="/2.rdf"><link rel=alternate type="text/xml" href="/3.xml">
      <link rel=alternate href="/4/rss/"><link rel=alternate title="JSON Feed" type="application/json" href="/5">
      <link rel=alternate type="application/json" href="/wp-json/wp/v2/pages/2"><link rel=alternate type="application/json+oembed" href="/6">
      <link rel=alternate href="/ru/rss-news" hreflang="ru">`;
    const paths = named(html).map(({ url }) => new URL(url).pathname);
    expect(paths).toEqual(['/0', '/1.json', '/2.rdf', '/3.xml', '/4/rss/', '/5']);
  });

  it('may be links that look like feeds, those of the same site first', () => {
    const html = `<a href="https://reader.example/add?url=/rss">x</a><a href="/about">О нас</a><a href="/feedback">Связь</a>
      <a href="https://feeds.example/about">x</a><a href="feed:https://rss.news.example/all.rss">RSS</a>
      <a href="/export/rss2/index.xml#top">RSS</a><a href="?feed=rss2">RSS</a><a href="/comments/feed/">К</a>`;
    const linked = discoverFeeds(html, 'https://news.example/ru/').filter(({ by }) => by === 'linked');
    expect(linked.map(({ url }) => url)).toEqual([
      'https://rss.news.example/all.rss',
      'https://news.example/export/rss2/index.xml',
      'https://news.example/ru/?feed=rss2',
      'https://news.example/comments/feed/',
    ]);
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
