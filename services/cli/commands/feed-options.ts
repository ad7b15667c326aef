import { DAY, HOUR, MINUTE, failure, instant, timezoneSchema } from '@newswatch/domain';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { count } from '../count.ts';
import { collect } from '../options.ts';

/** What `feeds add` is given beside the address. */
export interface FeedOptions {
  readonly title?: string;
  readonly language?: string;
  /** Null: by the pace of the feed. */
  readonly interval?: number | null;
  readonly minInterval?: number;
  readonly alertSince?: string;
  readonly reader?: string;
  readonly item?: string;
  readonly link?: string;
  readonly itemTitle?: string;
  readonly date?: string;
  readonly summary?: string;
  readonly fullText?: string;
  readonly content?: string;
  readonly remove?: readonly string[];
  readonly timezone?: string;
}

export function addFeedOptions(command: Command): Command {
  const described = command
    .option('--title <title>', 'what to call it')
    .option('--language <code>', 'the language of its items, such as ru')
    .option(
      '--interval <seconds>',
      'seconds between polls, or `auto`: by how often it publishes, which is what is done unless they are given',
      intervalOf,
    )
    .option('--min-interval <seconds>', 'with `auto`: no fewer seconds than these (300)', count)
    .option('--alert-since <when>', 'tell also what it published since: 24h, 7d, or a date', sinceOf);
  return addReadingOptions(described);
}

/** How a feed is read: `feeds add` and `feeds test` take these. */
export function addReadingOptions(command: Command): Command {
  return command
    .option('--timezone <zone>', 'the zone of dates that name none, such as Asia/Baku', zoneOf)
    .addOption(new Option('--reader <name>', 'how it is read').choices(['newswatch', 'rss-parser', 'html']))
    .option('--item <selector>', 'a page without a feed: what is one item of it')
    .option('--link <selector>', 'within an item: its link')
    .option('--item-title <selector>', 'within an item: its headline')
    .option('--date <selector>', 'within an item: its date')
    .option('--summary <selector>', 'within an item: its summary')
    .addOption(
      new Option('--full-text <how>', 'whether pages of short items are fetched').choices(['auto', 'off']),
    )
    .option('--content <selector>', 'on the page of an article: its text')
    .option('--remove <selector>', 'on the page of an article: what is no text; may be repeated', collect);
}

/** The options as the API takes them. */
export function feedBody(options: FeedOptions): object {
  const { title, language, interval, minInterval, alertSince } = options;
  const described = {
    title,
    language,
    intervalSeconds: interval,
    minIntervalSeconds: minInterval,
    alertSince,
  };
  return { ...described, ...readingBody(options) };
}

/** Those that say how it is read. @throws NewswatchError `usage-wrong` where selectors have no item to select in */
export function readingBody(options: FeedOptions): object {
  const { reader, fullText, timezone } = options;
  const { item, link, itemTitle, date, summary, content, remove } = options;
  const within = { '--link': link, '--item-title': itemTitle, '--date': date, '--summary': summary };
  const [lost] = Object.entries(within).find(([, selector]) => selector !== undefined) ?? [];
  if (item === undefined && lost !== undefined)
    throw failure('usage-wrong', { problem: `${lost} selects within an item; give --item too` });
  const page = item === undefined ? undefined : { item, link, title: itemTitle, date, summary };
  const article = content === undefined && remove === undefined ? undefined : { content, remove };
  return { reader, page, fullText, article, timezone };
}

const intervalOf = (value: string): number | null => (value === 'auto' ? null : count(value));

/** A span before now, or a date, as an instant. */
function sinceOf(value: string): string {
  const span = /^(\d{1,5})(m|h|d)$/.exec(value);
  const unit = { m: MINUTE, h: HOUR, d: DAY }[span?.[2] ?? ''];
  const at = unit === undefined ? Date.parse(value) : Date.now() - Number(span?.[1]) * unit;
  if (Number.isNaN(at)) throw new InvalidArgumentError('Give a span such as 24h or 7d, or a date.');
  return instant(at);
}

function zoneOf(value: string): string {
  if (timezoneSchema.safeParse(value).success) return value;
  throw new InvalidArgumentError('Give an IANA time zone such as Asia/Baku.');
}
