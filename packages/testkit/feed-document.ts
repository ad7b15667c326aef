import { encodeWindows1251 } from './windows-1251.ts';

/** A feed as a newsroom publishes it, and its articles, newest first. */
export interface NewsroomFeed {
  readonly name: string;
  readonly format: 'rss' | 'atom';
  readonly charset: 'utf-8' | 'windows-1251';
  readonly title: string;
  readonly language: string;
  /** Where its articles live, e.g. `https://outlet.example`; the newsroom's own address when absent. */
  readonly site?: string;
}

export interface NewsroomArticle {
  /** Names it within its feed: publishing the same slug again is a correction. Made of a number when absent. */
  readonly slug?: string;
  readonly title: string;
  /** Plain text, paragraphs parted by a blank line. */
  readonly text: string;
  /** What the feed gives in place of the text, which then stands on the article's page only. */
  readonly teaser?: string;
  /** ISO 8601; the moment of publishing when absent. */
  readonly publishedAt?: string;
  readonly author?: string;
  readonly tags?: readonly string[];
}

export interface Printed extends NewsroomArticle {
  readonly link: string;
  readonly publishedAt: string;
}

/** The bytes of the feed document in its format and charset. */
export function feedDocument(feed: NewsroomFeed, self: string, articles: readonly Printed[]): Uint8Array {
  const head = `<?xml version="1.0" encoding="${feed.charset}"?>\n`;
  const body = feed.format === 'rss' ? rss(feed, self, articles) : atom(feed, self, articles);
  return feed.charset === 'utf-8' ? Buffer.from(head + body) : encodeWindows1251(head + body);
}

export const contentType = (feed: NewsroomFeed): string =>
  `application/${feed.format}+xml; charset=${feed.charset}`;

function rss(feed: NewsroomFeed, self: string, articles: readonly Printed[]): string {
  return [
    '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    element('title', feed.title) + element('link', feed.site ?? self) + element('language', feed.language),
    ...articles.map((article) =>
      [
        '<item>',
        element('title', article.title) + element('link', article.link),
        `<guid isPermaLink="true">${escape(article.link)}</guid>`,
        element('pubDate', new Date(article.publishedAt).toUTCString()),
        article.author === undefined ? '' : element('dc:creator', article.author),
        ...(article.tags ?? []).map((tag) => element('category', tag)),
        element('description', paragraphs(article.teaser ?? article.text)),
        '</item>',
      ].join(''),
    ),
    '</channel></rss>\n',
  ].join('\n');
}

function atom(feed: NewsroomFeed, self: string, articles: readonly Printed[]): string {
  const updated = articles[0]?.publishedAt ?? new Date(0).toISOString();
  return [
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escape(feed.language)}">`,
    element('title', feed.title) + element('id', self) + element('updated', updated),
    `<link rel="self" href="${escape(self)}"/><author>${element('name', feed.title)}</author>`,
    ...articles.map((article) =>
      [
        '<entry>',
        element('title', article.title) + element('id', article.link),
        `<link rel="alternate" href="${escape(article.link)}"/>`,
        element('published', article.publishedAt) + element('updated', article.publishedAt),
        article.author === undefined ? '' : `<author>${element('name', article.author)}</author>`,
        ...(article.tags ?? []).map((tag) => `<category term="${escape(tag)}"/>`),
        `<content type="html">${escape(paragraphs(article.teaser ?? article.text))}</content>`,
        '</entry>',
      ].join(''),
    ),
    '</feed>\n',
  ].join('\n');
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escape(paragraph)}</p>`)
    .join('');
}

const element = (name: string, content: string): string => `<${name}>${escape(content)}</${name}>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

/** An HTML page that names the feeds, as a site's front page does. */
export function frontPage(feeds: readonly { readonly feed: NewsroomFeed; readonly url: string }[]): string {
  const links = feeds.map(
    ({ feed, url }) =>
      `<link rel="alternate" type="application/${feed.format}+xml" title="${escape(feed.title)}" href="${escape(url)}">`,
  );
  return `<!doctype html><html><head><meta charset="utf-8"><title>Newsroom</title>${links.join('')}</head><body><h1>Newsroom</h1></body></html>`;
}

/** The page of an article, with what surrounds it on the page of a newspaper. */
export function articlePage(feed: NewsroomFeed, article: Printed): string {
  const menu = ['Политика', 'Экономика', 'Спорт'].map((name) => `<li><a href="/">${name}</a></li>`).join('');
  return [
    `<!doctype html><html lang="${escape(feed.language)}"><head><meta charset="utf-8">`,
    element('title', `${article.title} | ${feed.title}`),
    `<link rel="canonical" href="${escape(article.link)}">`,
    `</head><body><header><nav><ul>${menu}</ul></nav></header>`,
    `<main><article>${element('h1', article.title)}${paragraphs(article.text)}</article></main>`,
    `<footer>${element('p', feed.title)}</footer></body></html>\n`,
  ].join('');
}
