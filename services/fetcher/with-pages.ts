import {
  type Event,
  type EventOf,
  type Feed,
  MINUTE,
  type PageId,
  type PageText,
  instant,
  pageId,
} from '@newswatch/domain';
import { type ItemPage, pageOfItem } from '@newswatch/pages';
import type { JobResult } from '@newswatch/pipeline';
import type { ArticlePage, ArticlePages, PageDraft } from '@newswatch/ports';
import { withPageText } from './with-page-text.ts';

export interface PagesOptions {
  readonly articlePages: Pick<ArticlePages, 'add' | 'get'>;
}

/** The first poll of a feed brings what is old: of its pages only so many are fetched, those of the newest items. */
const BACKLOG_PAGES = 3;
/** An edited item has its page fetched again, but not sooner after the last time. */
const FETCHED_AGAIN = 10 * MINUTE;

/**
 * What a poll states, with the pages that are to be fetched for it.
 *
 * - An item without full text is stated at once; its page is added once the item is durable.
 * - Where text of the page is known already, because the item was edited or another feed brought it before, the item is
 *   stated with that text, so that a teaser never takes the place of the full text.
 *
 * Guarantee: a poll that is done again adds the same pages once.
 */
export async function withPages(options: PagesOptions, feed: Feed, result: JobResult): Promise<JobResult> {
  const short = feed.fullText === 'off' ? [] : result.events.flatMap(shortIn);
  if (short.length === 0) return result;
  const ids = [...new Set(short.map(({ id }) => id))];
  const known = new Map((await options.articlePages.get(ids)).map((page) => [page.id, page]));
  const drafts = wanted(short).map((one) => draftOf(one, known.get(one.id)));
  const texts = new Map(short.map(({ event, id }) => [event.id, known.get(id)?.text]));
  return {
    ...result,
    events: result.events.map((event) => restated(event, texts.get(event.id))),
    settle: async () => {
      const [first] = short;
      if (first !== undefined) await options.articlePages.add(drafts, first.event.time);
      await result.settle?.();
    },
  };
}

interface Short {
  readonly event: EventOf<'item.fetched'>;
  readonly page: ItemPage;
  readonly id: PageId;
}

function shortIn(event: Event): readonly Short[] {
  if (event.type !== 'item.fetched') return [];
  const page = pageOfItem(event.data.item, event.data.feed.url);
  return page === undefined ? [] : [{ event, page, id: pageId(page.canonical) }];
}

/** Events come oldest first. */
function wanted(short: readonly Short[]): readonly Short[] {
  const backlog = short.filter(({ event }) => event.data.backlog).slice(-BACKLOG_PAGES);
  return [...short.filter(({ event }) => !event.data.backlog), ...backlog];
}

function draftOf({ event, page, id }: Short, known: ArticlePage | undefined): PageDraft {
  const again = known?.settledAt === undefined ? 0 : Date.parse(known.settledAt) + FETCHED_AGAIN;
  const dueAt = instant(Math.max(Date.parse(event.time), again));
  return { id, url: page.url, fingerprint: event.subject, stated: event.data, dueAt };
}

function restated(event: Event, text: PageText | undefined): Event {
  return event.type !== 'item.fetched' || text === undefined
    ? event
    : { ...event, data: { ...event.data, item: withPageText(event.data.item, text) } };
}
