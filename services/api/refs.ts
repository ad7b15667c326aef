import {
  type Feed,
  type Receiver,
  type Watch,
  failure,
  feedId,
  feedIdSchema,
  receiverId,
  receiverIdSchema,
  watchId,
  watchIdSchema,
} from '@newswatch/domain';
import type { Context } from './context.ts';
import { walk } from './paging.ts';

/**
 * What a person means: a thing by its id or its name. The names of watches and receivers are their identities; a feed is
 * also known by its address, and by its title where no other feed has the same.
 */

/** @throws NewswatchError `not-found` */
export async function watchBy(ref: string, { store }: Context): Promise<Watch> {
  const found = await store.watches.get([watchIdSchema.parse(ref), watchId(ref)]);
  return found[0] ?? absent('watch', ref);
}

/** @throws NewswatchError `not-found` */
export async function receiverBy(ref: string, { store }: Context): Promise<Receiver> {
  const found = await store.receivers.get([receiverIdSchema.parse(ref), receiverId(ref)]);
  return found[0] ?? absent('receiver', ref);
}

/** @throws NewswatchError `not-found`, `name-ambiguous` */
export async function feedBy(ref: string, { store }: Context): Promise<Feed> {
  const href = URL.parse(ref)?.href;
  const ids = [feedIdSchema.parse(ref), ...(href === undefined ? [] : [feedId(href)])];
  const [found] = await store.feeds.get(ids);
  if (found !== undefined) return found;
  const titled: Feed[] = [];
  for await (const feed of walk((query) => store.feeds.list(query))) {
    if (feed.title === ref) titled.push(feed);
  }
  if (titled.length > 1) throw failure('name-ambiguous', { what: 'feeds', id: ref });
  return titled[0] ?? absent('feed', ref);
}

export function absent(what: string, id: string): never {
  throw failure('not-found', { what, id });
}

/** @throws NewswatchError `declared-in-file` */
export function refuseDeclared(
  what: 'feed' | 'watch' | 'receiver',
  { id, name }: { readonly id: string; readonly name: string },
  { declaredIds }: Context,
): void {
  const lists = { feed: 'feeds', watch: 'watches', receiver: 'receivers' } as const;
  const ids: readonly string[] = declaredIds()[lists[what]];
  if (ids.includes(id)) throw failure('declared-in-file', { what, id: name });
}
