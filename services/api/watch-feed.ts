import type { Alert, Watch } from '@newswatch/domain';
import { marked, markup, textOf } from './markup.ts';

export const FEED_TYPE = 'application/rss+xml; charset=utf-8';

export interface WatchFeed {
  readonly watch: Watch;
  /** Newest first. */
  readonly alerts: readonly Alert[];
  /** Scheme and host under which the reader reached us. */
  readonly origin: string;
}

/** The alerts of a watch as RSS 2.0, for feed readers. A description is HTML, escaped once more as RSS wants it. */
export function watchFeed({ watch, alerts, origin }: WatchFeed): string {
  const self = `${origin}/watches/${encodeURIComponent(watch.id)}/feed.xml`;
  const feed = markup`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>newswatch: ${watch.name}</title>
<link>${origin}/</link>
<description>${watch.query}</description>
<atom:link href="${self}" rel="self" type="application/rss+xml"/>
<generator>newswatch</generator>
${alerts.map(item)}</channel>
</rss>
`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${textOf(feed)}`;
}

function item({ id, article }: Alert) {
  const excerpt = textOf(markup`<p>${marked(article.excerpt.text, article.excerpt.marks)}</p>`);
  const link = article.link === undefined ? [] : [markup`<link>${article.link}</link>\n`];
  return markup`<item>
<title>${article.title.trim() === '' ? article.source : article.title}</title>
${link}<guid isPermaLink="false">${id}</guid>
<pubDate>${new Date(article.publishedAt).toUTCString()}</pubDate>
<category>${article.source}</category>
<description>${excerpt}</description>
</item>
`;
}
