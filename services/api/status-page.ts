import { createHash } from 'node:crypto';
import { type Alert, type Delivery, type FeedState, remedyOf } from '@newswatch/domain';
import type { ApiConfig } from './context.ts';
import { type Markup, linked, marked, markup, ownText, textOf } from './markup.ts';
import { type StatusLabels, statusLabels } from './status-labels.ts';

export interface Status {
  readonly feeds: readonly FeedState[];
  /** Newest first. */
  readonly alerts: readonly Alert[];
  readonly deliveries: readonly Delivery[];
  /** Headlines of what is delivered, by alert. */
  readonly headlines: ReadonlyMap<string, string>;
  /** Names of receivers by id. */
  readonly receivers: ReadonlyMap<string, string>;
  readonly config: Pick<ApiConfig, 'language' | 'timezone'>;
}

const STYLE = `:root{color-scheme:light dark;--line:light-dark(#ddd,#444);--dim:light-dark(#666,#aaa)}
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top;white-space:nowrap}
td:first-child,td:last-child{white-space:normal;overflow-wrap:anywhere}
mark{background:light-dark(#ffe58a,#7a5c00);color:inherit}small,th{color:var(--dim);font-weight:normal}
article{overflow-wrap:anywhere;border-bottom:1px solid var(--line);padding:.6rem 0}h3,p{margin:.2rem 0}
.failing,.muted,.refused,.gave-up{color:light-dark(#b00020,#ff8a80)}
@media(max-width:50rem){thead{display:none}tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}td{display:block;padding:0;border:0}
td:empty{display:none}td+td::before{content:attr(data-head) ': ';color:var(--dim)}}`;

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
<p><small>${words.note(status.config.timezone, REFRESH_SECONDS)}</small></p>
<section>
<h2>${words.alerts}</h2>
${orNone(
  status.alerts.map((alert) => alertArticle(alert, words, time)),
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

/** English as it is written outside of America too: the month as a word, 24 hours. */
const locales = {
  en: { locale: 'en-GB', dateStyle: 'medium' },
  ru: { locale: 'ru', dateStyle: 'short' },
} as const;

type TimeFormat = (iso: string | undefined) => string;

function timeFormat({ language, timezone }: Status['config']): TimeFormat {
  const { locale, dateStyle } = locales[language];
  const format = new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'medium', timeZone: timezone });
  return (iso) => (iso === undefined ? '' : format.format(new Date(iso)));
}

const orNone = (rows: readonly Markup[], words: StatusLabels): readonly Markup[] =>
  rows.length === 0 ? [markup`<p>${words.none}</p>`] : rows;

const LONGEST_TITLE = 300;
const shortened = (title: string): string =>
  title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE)}…`;

function alertArticle(alert: Alert, words: StatusLabels, time: TimeFormat): Markup {
  const { article, watch, sentiment, matches } = alert;
  const inTitle = matches.filter((match) => match.in === 'title');
  const title = article.title === '' ? words.untitled : shortened(article.title);
  return markup`<article>
<h3>${linked(marked(title, inTitle), article.link)}</h3>
<p>${marked(article.excerpt.text, article.excerpt.marks)}</p>
<small>${article.source} · <time datetime="${article.publishedAt}">${time(article.publishedAt)}</time> · ${watch.name} · ${words.tone[sentiment.label]}</small>
</article>
`;
}

type Cell = string | number | Markup;

function feedTable(feeds: readonly FeedState[], words: StatusLabels, time: TimeFormat): Markup {
  const heads = [words.feed, words.health, words.lastPoll, words.nextPoll, words.problem];
  const rows = feeds.map(({ feed, health, lastPolledAt, error, ...state }): readonly Cell[] => [
    markup`${linked(markup`${feed.title ?? feed.url}`, feed.url)}${moved(state.movedTo, words)}`,
    markup`<span class="${health}">${words.healthOf[health]}</span>`,
    time(lastPolledAt),
    markup`${health === 'muted' ? '' : time(state.nextPollAt)} <small>${words.because(state.nextPollReason)}</small>`,
    error === undefined ? '' : `${error.message} ${remedyOf(error.code)}`,
  ]);
  return table(heads, rows, words);
}

const moved = (to: FeedState['movedTo'], words: StatusLabels): Markup =>
  to === undefined ? markup`` : markup` <small>${words.movedTo} ${to.url}</small>`;

function deliveryTable(status: Status, words: StatusLabels, time: TimeFormat): Markup {
  const heads = [
    words.article,
    words.receiver,
    words.status,
    words.attempts,
    words.created,
    words.nextAttempt,
    words.problem,
  ];
  const rows = status.deliveries.map((delivery): readonly Cell[] => [
    shortened(delivery.alertIds.map((id) => status.headlines.get(id)).find(Boolean) ?? words.untitled),
    status.receivers.get(delivery.receiverId) ?? delivery.receiverId,
    markup`<span class="${delivery.status}">${words.statusOf[delivery.status]}</span>`,
    delivery.attempts,
    time(delivery.createdAt),
    time(delivery.nextAttemptAt),
    delivery.error?.message ?? '',
  ]);
  return table(heads, rows, words);
}

/** Each cell names its column too: on a narrow screen there are no columns. */
function table(heads: readonly string[], rows: readonly (readonly Cell[])[], words: StatusLabels): Markup {
  if (rows.length === 0) return markup`${orNone([], words)}`;
  const row = (cells: readonly Cell[]): Markup =>
    markup`<tr>${cells.map((cell, at) => markup`<td data-head="${heads[at] ?? ''}">${cell}</td>`)}</tr>\n`;
  return markup`<table>
<thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map(row)}</tbody>
</table>`;
}
