import { type Story, storyId } from '@newswatch/domain';
import type { DecideStory, KeptPrint, StoryPrint } from '@newswatch/ports';
import { similarity } from './fingerprint.ts';

/** From here on one text is a reprint of the other. */
const COPY = 0.5;

/**
 * Which story an article version belongs to:
 *
 * 1. a further version of an article that we know stays in its story: `update`;
 * 2. a text at least half of which is that of another article is a `copy` of the earliest such article, in its story;
 * 3. anything else opens a story of its own: `first`.
 *
 * The order of arrival decides, never a clock; of prints fetched at the same time the one with the lower id is earlier.
 */
export const decideStory: DecideStory = (print, candidates) => {
  const earliestFirst = candidates.toSorted(byArrival);
  const own = earliestFirst.find(({ articleId }) => articleId === print.articleId);
  if (own !== undefined) return { id: own.storyId, kind: 'update' };
  const original = earliestFirst.find(({ signature }) => similarity(signature, print.signature) >= COPY);
  return original === undefined ? openedBy(print) : copyOf(original);
};

const copyOf = ({ storyId: id, articleId }: KeptPrint): Story => ({ id, kind: 'copy', copyOf: articleId });

const openedBy = ({ articleId }: StoryPrint): Story => ({ id: storyId(articleId), kind: 'first' });

const byArrival = (one: KeptPrint, other: KeptPrint): number =>
  compare(one.fetchedAt, other.fetchedAt) || compare(one.articleId, other.articleId);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
