import { NewswatchError, itemSchema } from '@newswatch/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discoverFeeds } from './discover-feeds.ts';
import { discoverSitemaps } from './discover-sitemaps.ts';
import type { FeedDocument } from './feed-reader.ts';
import { publishedOf } from './published.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { readOpml } from './read-opml.ts';
import { readPage } from './read-page.ts';
import { readSitemap } from './read-sitemap.ts';
import { isTelegramChannel, readTelegram } from './read-telegram.ts';

const url = 'https://news.example/a/b';
const context = { fetchedAt: '2025-10-20T10:00:00.000Z', timezone: 'Europe/Kyiv' };

/** What is wrong with what a reader makes of a text: nothing, if its items fit the schema and can be dated, or it failed with a code. */
function troubleWith(read: () => FeedDocument): unknown {
  try {
    for (const item of read().items) {
      itemSchema.parse(item);
      publishedOf(item, context);
    }
    return undefined;
  } catch (error) {
    return error instanceof NewswatchError ? undefined : error;
  }
}

const pieces = (...parts: readonly string[]) =>
  fc.array(fc.constantFrom(...parts), { maxLength: 30 }).map((chosen) => chosen.join(''));

const MARKUP = [
  '<div class="n">|</div>|<a href="/1">|<a href="feed:x">|</a>|<time datetime="2025-02-30">|<base href="//">',
  '<urlset>|<url>|</url>|<loc>|</loc>|https://x.example/|<lastmod>|2025|<sitemapindex>|<sitemap>|Sitemap: ',
  '<div class="tgme_widget_message" data-post="a/1">|<div class="js-message_text">|<br>|слово|\u0000|\ud800',
  '<opml>|<outline |xmlUrl="x" |text="&#xD800;&bogus;"|>|/>|<![CDATA[|]]>|<!--|&|"|<|\n',
].flatMap((line) => line.split('|'));

describe('arbitrary markup', () => {
  it('gives items that can be used, or a failure with a code, in every format', () => {
    const selectors = { item: '.n, url', date: 'time', summary: 'a' };
    fc.assert(
      fc.property(pieces(...MARKUP), (text) => {
        expect(troubleWith(() => readPage(text, { url, selectors }))).toBeUndefined();
        expect(troubleWith(() => readSitemap(text, { url }))).toBeUndefined();
        expect(troubleWith(() => readTelegram(text, { url }))).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it('names no address but of the web', () => {
    fc.assert(
      fc.property(pieces(...MARKUP), (text) => {
        const found = [...discoverFeeds(text, url).map((one) => one.url), ...discoverSitemaps(text, url)];
        expect(found.filter((one) => !/^https?:/.test(one))).toEqual([]);
        expect(typeof isTelegramChannel(text)).toBe('boolean');
        expect(readOpml(`<opml>${text}`).filter((entry) => typeof entry.url !== 'string')).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('arbitrary JSON', () => {
  it('gives items that can be used, or a failure with a code', () => {
    const names = [
      'id',
      'url',
      'title',
      'content_text',
      'authors',
      'tags',
      'attachments',
      'image',
      '__proto__',
    ];
    const items = fc.array(
      fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names), fc.jsonValue())),
    );
    fc.assert(
      fc.property(items, (given) => {
        expect(troubleWith(() => readJsonFeed(JSON.stringify({ items: given }), { url }))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
