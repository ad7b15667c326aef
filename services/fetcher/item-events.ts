import {
  type EventOf,
  type Feed,
  type FeedState,
  HOUR,
  type Item,
  eventId,
  given,
  instant,
} from '@newswatch/domain';
import { type FeedDocument, itemFingerprint, parseDate, plainLine } from '@newswatch/feeds';

/** Text beyond this is cut off: an event must fit the bus, and no article is as long. UTF-16 units per field. */
const MOST_TEXT = 150_000;

export interface NewItems {
  /** Oldest first, as far as the feed puts its newest on top. */
  readonly events: readonly EventOf<'item.fetched'>[];
  /** Fingerprints of all items of the document. */
  readonly fingerprints: readonly string[];
}

/**
 * The items of a document that the last one did not have, as events.
 *
 * Ids come from the number of the poll: a poll done again after a crash is the same poll and states the same facts.
 * What the first poll of a feed brings is backlog, unless the feed asks for alerts since an earlier moment. Where all
 * polls before brought nothing, because the server was just starting, what is older than the feed is backlog too.
 */
export function itemEvents(state: FeedState, document: FeedDocument, now: number): NewItems {
  const seen = new Set(state.seen);
  const found = new Map(document.items.map((item) => [itemFingerprint(item), item]));
  const fresh = [...found].filter(([fingerprint]) => !seen.has(fingerprint)).toReversed();
  const feed = feedIn(state, document);
  const events = fresh.map(([fingerprint, item]): EventOf<'item.fetched'> => ({
    id: eventId(`poll:${state.feed.id}:${state.polls}`, 'item.fetched', fingerprint),
    type: 'item.fetched',
    source: 'fetcher',
    time: instant(now),
    subject: fingerprint,
    key: state.feed.id,
    data: { feed, item: cut(item), fetchedAt: instant(now), backlog: isBacklog(state, item, now) },
  }));
  return { events, fingerprints: [...found.keys()] };
}

/** What the person says of the feed goes before what the feed says of itself. */
function feedIn({ feed }: FeedState, document: FeedDocument): EventOf<'item.fetched'>['data']['feed'] {
  const own = plainLine(document.feed.title ?? '');
  const title = feed.title ?? own;
  const language = feed.language ?? document.feed.language;
  return {
    id: feed.id,
    url: feed.url,
    ...(title === '' ? {} : { title }),
    ...given({ language, timezone: feed.timezone }),
  };
}

function isBacklog({ polls, seen, feed }: FeedState, item: Item, now: number): boolean {
  if (seen.length > 0) return false;
  const published = parseDate(item.published ?? item.updated ?? '', { now, timezone: feed.timezone });
  if (polls > 0) return published !== undefined && published < Date.parse(since(feed)) - DATE_ERROR;
  if (feed.alertSince === undefined) return true;
  return published === undefined || published < Date.parse(feed.alertSince);
}

/** Clocks and time zones of publishers are wrong by that much; a new article is rather told than not. */
const DATE_ERROR = HOUR;

const since = ({ alertSince, createdAt }: Feed): string => alertSince ?? createdAt;

function cut(item: Item): Item {
  const { title, summary, content } = item;
  const texts = Object.entries({ title, summary, content }).filter(([, text]) => text !== undefined);
  return { ...item, ...Object.fromEntries(texts.map(([name, text]) => [name, text?.slice(0, MOST_TEXT)])) };
}
