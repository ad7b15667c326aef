import { type Feed, type NewswatchError, failure, remedyOf } from '@newswatch/domain';
import type { FeedPreview } from '@newswatch/feeds';
import { pageOfItem } from '@newswatch/pages';
import { z } from 'zod';
import type { Context } from './context.ts';

/**
 * Where the text of a feed's articles comes from: `feed`: it gives them whole; `page`: it gives teasers, and their pages
 * can be read; `teaser`: there is no more than teasers, with the reason.
 */
export const fullTextSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('feed') }),
  z.object({ from: z.literal('page'), url: z.string(), characters: z.int() }),
  z.object({
    from: z.literal('teaser'),
    url: z.string(),
    reason: z.object({ code: z.string(), message: z.string(), remedy: z.string() }),
  }),
]);
export type FullText = z.infer<typeof fullTextSchema>;

/** Tries the page of the newest item whose own text is short, unless the feed is to have no page fetched. */
export async function previewFullText(
  found: Pick<FeedPreview, 'url' | 'items'>,
  feed: Pick<Feed, 'article' | 'request' | 'fullText'>,
  { pageReader }: Pick<Context, 'pageReader'>,
): Promise<FullText> {
  const [first] = found.items.flatMap((item) => {
    const page = pageOfItem(item, found.url);
    return page === undefined ? [] : [{ item, url: page.url }];
  });
  if (first === undefined) return { from: 'feed' };
  const { url } = first;
  if (feed.fullText === 'off')
    return { from: 'teaser', url, reason: explained(failure('full-text-off', {})) };
  const answer = await pageReader.read({ ...first, feed: { ...feed, url: found.url } });
  if (answer.kind === 'found') return { from: 'page', url, characters: answer.characters };
  return { from: 'teaser', url, reason: explained(answer.error) };
}

const explained = ({ code, message }: NewswatchError): Extract<FullText, { from: 'teaser' }>['reason'] => ({
  code,
  message,
  remedy: remedyOf(code),
});
