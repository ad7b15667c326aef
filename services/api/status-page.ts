import { createHash } from 'node:crypto';
import type { Alert, Delivery, FeedState } from '@newswatch/domain';
import type { ApiConfig } from './context.ts';
import { type Markup, linked, marked, markup, ownText, textOf } from './markup.ts';
import { type StatusLabels, statusLabels } from './status-labels.ts';

export interface Status {
  readonly feeds: readonly FeedState[];
  /** Newest first. */
  readonly alerts: readonly Alert[];
  readonly deliveries: readonly Delivery[];
  /** Names of receivers by id. */
  readonly receivers: ReadonlyMap<string, string>;
  readonly config: Pick<ApiConfig, 'language' | 'timezone'>;
}

const STYLE = `:root{color-scheme:light dark;--line:light-dark(#ddd,#444);--dim:light-dark(#666,#aaa)}
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
mark{background:light-dark(#ffe58a,#7a5c00);color:inherit}small,th{color:var(--dim);font-weight:normal}
article{border-bottom:1px solid var(--line);padding:.6rem 0}h3,p{margin:.2rem 0}
.failing,.muted,.refused,.gave-up{color:light-dark(#b00020,#ff8a80)}`;

/** Nothing but this page's own style; no scripts, no forms, no frames, nothing from elsewhere. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const REFRESH_SECONDS = 15;

/** How feeds are, what was told, and what was delivered, on one page without scripts. */
export function statusPage(status: Status): string {
  const words = statusLabels[status.config.language];
  const time = timeFormat(status.config);
  const page = markup`<html lang="${status.config.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${REFRESH_SECONDS}">
<title>${words.title}</title>
<style>${ownText(STYLE)}</style>
</head>
<body>
<h1>${words.title}</h1>
<section>
<h2>${words.alerts}</h2>
${orNone(
  status.alerts.map((alert) => alertArticle(alert, time)),
  words,
)}
</section>
<section>
<h2>${words.feeds}</h2>
${feedTable(status.feeds, words, time)}
</section>
<section>
<h2>${words.deliveries}</h2>
${deliveryTable(status, words, time)}
</section>
</body>
</html>
`;
  return `<!doctype html>\n${textOf(page)}`;
}

type TimeFormat = (iso: string | undefined) => string;

function timeFormat({ language, timezone }: Status['config']): TimeFormat {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: timezone,
  });
  return (iso) => (iso === undefined ? '' : format.format(new Date(iso)));
}

const orNone = (rows: readonly Markup[], words: StatusLabels): readonly Markup[] =>
  rows.length === 0 ? [markup`<p>${words.none}</p>`] : rows;

function alertArticle(alert: Alert, time: TimeFormat): Markup {
  const { article, watch, sentiment, matches } = alert;
  const inTitle = matches.filter((match) => match.in === 'title');
  return markup`<article>
<h3>${linked(marked(article.title, inTitle), article.link)}</h3>
<p>${marked(article.excerpt.text, article.excerpt.marks)}</p>
<small>${article.source} · <time datetime="${article.publishedAt}">${time(article.publishedAt)}</time> · ${watch.name} · ${sentiment.label}</small>
</article>
`;
}

function feedTable(feeds: readonly FeedState[], words: StatusLabels, time: TimeFormat): Markup {
  const rows = feeds.map(
    ({ feed, health, lastPolledAt, nextPollAt, error }) => markup`<tr>
<td>${linked(markup`${feed.title ?? feed.url}`, feed.url)}</td>
<td class="${health}">${health}</td>
<td>${time(lastPolledAt)}</td>
<td>${time(nextPollAt)}</td>
<td>${error?.message ?? ''}</td>
</tr>
`,
  );
  return table([words.feed, words.health, words.lastPoll, words.nextPoll, words.problem], rows, words);
}

function deliveryTable(status: Status, words: StatusLabels, time: TimeFormat): Markup {
  const rows = status.deliveries.map(
    (delivery) => markup`<tr>
<td>${status.receivers.get(delivery.receiverId) ?? delivery.receiverId}</td>
<td class="${delivery.status}">${delivery.status}</td>
<td>${delivery.attempts}</td>
<td>${time(delivery.createdAt)}</td>
<td>${delivery.error?.message ?? ''}</td>
</tr>
`,
  );
  return table([words.receiver, words.status, words.attempts, words.created, words.problem], rows, words);
}

function table(heads: readonly string[], rows: readonly Markup[], words: StatusLabels): Markup {
  if (rows.length === 0) return markup`${orNone(rows, words)}`;
  return markup`<table>
<thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}
