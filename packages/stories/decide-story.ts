import { type Story, storyId } from '@newswatch/domain';
import type { DecideStory, KeptPrint, StoryPrint } from '@newswatch/ports';
import { similarity } from './fingerprint.ts';

/** From here on one text is a reprint of the other. */
const COPY = 0.5;

/**
 * Which story an article version belongs to:
 *
 * 1. a further version of an article that we know stays in its story: `update`; but
 * 2. where hardly anything of it stood in the version before, which had opened the story, and half of it is the text of an
 *    article in another story, it is a `copy` of that: a feed gave a teaser, and the full text shows a reprint;
 * 3. a text at least half of which is that of another article is a `copy` of the earliest such article, in its story;
 * 4. anything else opens a story of its own: `first`.
 *
 * The order of arrival decides, never a clock; of prints fetched at the same time the one with the lower id is earlier.
 */
export const decideStory: DecideStory = (print, candidates) => {
  const earliestFirst = candidates.toSorted(byArrival);
  const own = earliestFirst.findLast(({ articleId }) => articleId === print.articleId);
  const original = originalOf(print, earliestFirst, own);
  if (own !== undefined && (original === undefined || !wasTeaser(own, print)))
    return { id: own.storyId, kind: 'update' };
  return original === undefined ? openedBy(print) : copyOf(original);
};

/** The earliest article of another story that has the text; of an article with a version in this story none counts. */
function originalOf(
  print: StoryPrint,
  earliestFirst: readonly KeptPrint[],
  own: KeptPrint | undefined,
): KeptPrint | undefined {
  const inStory = earliestFirst.filter(({ storyId: id }) => id === own?.storyId);
  const near = new Set([print.articleId, ...inStory.map(({ articleId }) => articleId)]);
  return earliestFirst.find((one) => !near.has(one.articleId) && isAlike(one, print));
}

const wasTeaser = (own: KeptPrint, print: StoryPrint): boolean =>
  own.storyId === storyId(own.articleId) && !isAlike(own, print);

const isAlike = (one: Signed, other: Signed): boolean => similarity(one.signature, other.signature) >= COPY;

type Signed = Pick<StoryPrint, 'signature'>;

const copyOf = ({ storyId: id, articleId }: KeptPrint): Story => ({ id, kind: 'copy', copyOf: articleId });

const openedBy = ({ articleId }: StoryPrint): Story => ({ id: storyId(articleId), kind: 'first' });

const byArrival = (one: KeptPrint, other: KeptPrint): number =>
  compare(one.fetchedAt, other.fetchedAt) || compare(one.articleId, other.articleId);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
