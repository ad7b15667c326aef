import { NewswatchError, asFailure } from '@newswatch/domain';
import type { FeedDocument } from './feed-reader.ts';

/** Requests and reads one more document. */
export type ReadDocument = (url: string) => Promise<FeedDocument>;

/** Documents read beside the first, of all levels together. */
const MOST_DOCUMENTS = 6;

/**
 * A document with the items of those that it says to read `further`, one after the other, and of those that they say:
 * the index of a sitemap may lead to an index. Each address is read once. One that fails is passed over, unless nothing
 * could be read at all.
 * @throws NewswatchError the first failure, when every further document failed
 */
export async function readFurther<T extends FeedDocument>(document: T, read: ReadDocument): Promise<T> {
  const waiting = [...(document.further ?? [])];
  if (waiting.length === 0) return document;
  const known = new Set(waiting);
  const found: FeedDocument[] = [];
  let refused: NewswatchError | undefined;
  for (let count = 0; count < MOST_DOCUMENTS && waiting.length > 0; count += 1) {
    const next = await attempt(read, waiting.shift() ?? '');
    if (next instanceof NewswatchError) {
      refused ??= next;
      continue;
    }
    found.push(next);
    waiting.push(...(next.further ?? []).filter((url) => !known.has(url) && known.add(url)));
  }
  if (found.length === 0 && refused !== undefined) throw refused;
  const feed = Object.assign({}, ...found.toReversed().map((one) => one.feed), document.feed);
  return { ...document, feed, items: [...document.items, ...found.flatMap(({ items }) => items)] };
}

async function attempt(read: ReadDocument, url: string): Promise<FeedDocument | NewswatchError> {
  try {
    return await read(url);
  } catch (thrown) {
    return asFailure(thrown);
  }
}
