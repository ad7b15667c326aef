import { type Item, digest } from '@newswatch/domain';

/**
 * Names an item by its identity and content: the same while nothing of it changes that a reader sees. Dates are left
 * out, because some feeds stamp every item anew at each request; so is the link where there is a guid, because some
 * links carry a session.
 */
export function itemFingerprint(item: Item): string {
  const identity = item.guid ?? item.link ?? '';
  return digest(identity, item.title ?? '', item.summary ?? '', item.content ?? '');
}
