import { type Feed, type ReaderName, failure, problemOfReading, selectorsOf } from '@newswatch/domain';
import { type FeedReading, checkSelector } from '@newswatch/feeds';

type Options = { readonly [K in 'reader' | 'page']?: FeedReading[K] | undefined };

/**
 * Who reads a feed after some of its options were given: what is not given stays, but selectors that are given without a
 * reader are there to be read by.
 * @throws NewswatchError `request-invalid`
 */
export function readerAfter(before: Options, changes: Options): ReaderName | undefined {
  const reader = changes.reader ?? (changes.page === undefined ? before.reader : undefined);
  const problem = problemOfReading({ reader, page: changes.page ?? before.page });
  if (problem !== undefined) throw failure('request-invalid', { problem: `reader: ${problem}` });
  return reader;
}

type Selecting = { readonly [K in 'page' | 'article']?: Feed[K] | undefined };

/** @throws NewswatchError `selector-invalid` */
export function refuseBadSelectors(feed: Selecting): void {
  for (const [, selector] of selectorsOf(feed)) checkSelector(selector);
}
