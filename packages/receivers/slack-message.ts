import { type Alert, type Span, markedPieces, readableScore } from '@newswatch/domain';
import { type Labels, labels } from './labels.ts';
import type { AlertContent, Content, Means } from './sender.ts';
import { cut, escapedCut, listed, oneLine } from './slack-text.ts';

/**
 * An alert message in Block Kit.
 *
 *   header      the headline
 *   rich text   source · time · sentiment
 *               the sentence of each watch, matched forms bold
 *               the names of all watches
 *               the link to the article
 *   text        the same in one line, for notifications and screen readers
 *
 * What comes from a feed stands in plain_text objects and rich_text text elements only, where `<!channel>`, `<@U…>` and
 * `<url|text>` are mere characters; in `text` it is escaped. Links are rich_text link elements to http and https.
 * The bounds below add up to less than 10,000 characters and 40 blocks, beyond which Slack answers msg_blocks_too_long.
 */
const MOST = {
  headline: 150,
  source: 100,
  sentences: 8,
  sentence: 320,
  names: 2_500,
  url: 2_000,
  text: 1_800,
};

export interface SlackMessage {
  /** mrkdwn: everything in it is escaped. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

type Block =
  | { readonly type: 'header'; readonly text: { type: 'plain_text'; text: string; emoji: false } }
  | { readonly type: 'rich_text'; readonly elements: readonly Part[] };
interface Part {
  readonly type: 'rich_text_section' | 'rich_text_quote';
  readonly elements: readonly Inline[];
}
type Inline =
  | { readonly type: 'text'; readonly text: string; readonly style?: { readonly bold: true } }
  | { readonly type: 'link'; readonly url: string; readonly text: string };

export type SlackOptions = Pick<Means, 'language' | 'timezone'>;

export function slackMessage(content: Content, options: SlackOptions = {}): SlackMessage {
  const words = labels[options.language ?? 'en'];
  return content.kind === 'test'
    ? message(words.test, [section(plain(words.test))])
    : alertMessage(content, options);
}

function alertMessage({ alerts }: AlertContent, options: SlackOptions): SlackMessage {
  const words = labels[options.language ?? 'en'];
  const [{ article }] = alerts;
  const headline = cut(oneLine(article.title).trim() || words.untitled, MOST.headline);
  const origin = `${cut(oneLine(article.source).trim() || '–', MOST.source)} · ${timeOf(article.publishedAt, options)}`;
  const watches = watchNames(alerts, words);
  const text = `${headline} · ${origin} · ${watches.label}: ${watches.names.join(', ')}${watches.rest}`;
  return message(
    escapedCut(text, MOST.text),
    [
      section(plain(`${origin} · ${toneOf(alerts[0], words)}`)),
      ...sentences(alerts).map(quote),
      section(
        plain(`${watches.label}: `),
        ...commaed(watches.names),
        ...(watches.rest ? [plain(watches.rest)] : []),
      ),
      ...linkTo(article.link, words),
    ],
    headline,
  );
}

function message(text: string, parts: readonly Part[], headline?: string): SlackMessage {
  const header: readonly Block[] =
    headline === undefined
      ? []
      : [{ type: 'header', text: { type: 'plain_text', text: headline, emoji: false } }];
  return {
    text,
    blocks: [...header, { type: 'rich_text', elements: parts }],
    unfurl_links: false,
    unfurl_media: false,
  };
}

const plain = (text: string): Inline => ({ type: 'text', text });
const bold = (text: string): Inline => ({ type: 'text', text, style: { bold: true } });
const section = (...elements: readonly Inline[]): Part => ({ type: 'rich_text_section', elements });
const quote = (elements: readonly Inline[]): Part => ({ type: 'rich_text_quote', elements });

function timeOf(at: string, { language = 'en', timezone = 'UTC' }: SlackOptions): string {
  // English as it is written outside of America too: the day before the month, 24 hours.
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone: timezone,
  });
  return format.format(new Date(at));
}

function toneOf({ sentiment: { label, score } }: Alert, words: Labels): string {
  return `${words.sentiment}: ${words.tone[label]} (${readableScore(score)})`;
}

interface WatchNames {
  readonly label: string;
  readonly names: readonly string[];
  /** Says how many more there are; empty when all are named. */
  readonly rest: string;
}

function watchNames(alerts: readonly Alert[], words: Labels): WatchNames {
  const names = new Map(alerts.map(({ watch }) => [watch.id, watch.name]));
  const { shown, left } = listed([...names.values()], MOST.names);
  return {
    label: names.size === 1 ? words.watch : words.watches,
    names: shown,
    rest: left === 0 ? '' : ` ${words.more(left)}`,
  };
}

const commaed = (names: readonly string[]): readonly Inline[] =>
  names.flatMap((name, at) => (at === 0 ? [bold(name)] : [plain(', '), bold(name)]));

/** Each different sentence once, with the marks of all watches that it satisfies. */
function sentences(alerts: readonly Alert[]): readonly (readonly Inline[])[] {
  const marks = new Map<string, Span[]>();
  for (const { text, marks: own } of alerts.map(({ article }) => article.excerpt)) {
    if (text.trim() !== '') marks.set(text, [...(marks.get(text) ?? []), ...own]);
  }
  return [...marks]
    .slice(0, MOST.sentences)
    .map(([text, spans]) =>
      markedPieces(cut(oneLine(text), MOST.sentence), spans).map((piece) =>
        piece.marked ? bold(piece.text) : plain(piece.text),
      ),
    );
}

function linkTo(link: string | undefined, words: Labels): readonly Part[] {
  const url = link === undefined ? null : URL.parse(link);
  const fits = url !== null && /^https?:$/.test(url.protocol) && url.href.length <= MOST.url;
  return fits ? [section({ type: 'link', url: url.href, text: words.open })] : [];
}
