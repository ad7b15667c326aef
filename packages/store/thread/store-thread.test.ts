import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BroadcastChannel, threadId } from 'node:worker_threads';
import { storyId } from '@newswatch/domain';
import { storeConformance } from '@newswatch/ports/conformance';
import type { Store, StoryPrint } from '@newswatch/ports';
import { aFeed, anArticle, anEvent, aWatch } from '@newswatch/testkit';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary.ts';
import { type ThreadData, rules } from '../fixtures/thread-data.ts';
import { type StoreThread, openStoreThread } from './open-store-thread.ts';

const script = new URL('../fixtures/store-thread.ts', import.meta.url);
const int32 = (): SharedArrayBuffer => new SharedArrayBuffer(4);
const valueOf = (buffer: SharedArrayBuffer): number => Atomics.load(new Int32Array(buffer), 0);

const threadData = (path: string): ThreadData => ({ path, commits: int32(), opened: int32(), moves: path });
const openThread = (data: ThreadData) => openStoreThread({ thread: script, rules, data: () => data });

/** Starting a thread takes its time, so all of the suite have the same one, which moves from file to file. */
describe('the store in a thread', () => {
  const { folder, remove } = temporaryFolder();
  const data = threadData(join(folder, 'store.db'));
  const moves = new BroadcastChannel(data.moves);
  let thread: StoreThread;
  let files = 0;
  beforeAll(async () => {
    thread = await openThread(data);
  });
  afterAll(async () => {
    moves.close();
    await thread.close();
    remove();
  });

  const moveTo = async (path: string): Promise<Store> => {
    moves.postMessage(path);
    await new Promise((resolve) => (moves.onmessage = resolve));
    return thread.store;
  };
  storeConformance(async () => {
    const path = join(folder, `${(files += 1)}.db`);
    return { port: await moveTo(path), reopen: () => moveTo(path), close: async () => undefined };
  });
});

async function open() {
  const { folder, remove } = temporaryFolder();
  onTestFinished(remove);
  const data = threadData(join(folder, 'store.db'));
  const thread = await openThread(data);
  onTestFinished(() => thread.close());
  return { ...thread, data };
}

function aPrint(name: string): StoryPrint {
  const { id: articleId, version, fetchedAt } = anArticle({ link: `https://news.example/${name}` });
  const eventId = anEvent('article.normalized', version, { article: anArticle() }).id;
  const feedId = aFeed().id;
  return { articleId, version, eventId, fetchedAt, feedId, backlog: false, signature: [1], bands: ['0.a'] };
}
const SINCE = '2025-01-01T00:00:00.000Z';
const FIFTY = Array.from({ length: 50 }, (_, at) => at);

describe('a store that is reached in its thread', () => {
  it('commits together what is asked in one turn', async () => {
    const { store, data } = await open();
    const before = valueOf(data.commits);
    await Promise.all(FIFTY.map((at) => store.watches.put([aWatch({ name: `watch ${at}` })])));
    expect(valueOf(data.commits) - before).toBe(1);
  });

  it('lets rules that it knows by name decide where it is, and asks for all others', async () => {
    const { store } = await open();
    const [inThread] = await store.stories.assign([aPrint('a')], SINCE, rules.whereItRuns);
    expect(inThread).toMatchObject({
      kind: 'assigned',
      story: { id: expect.stringMatching(/^thread \d+$/) },
    });
    expect(inThread).not.toMatchObject({ story: { id: `thread ${threadId}` } });
    const asked = storyId(aPrint('b').articleId);
    const [here] = await store.stories.assign([aPrint('b')], SINCE, () => ({ id: asked, kind: 'first' }));
    expect(here).toEqual({ kind: 'assigned', story: { id: asked, kind: 'first' } });
  });

  it('fails as the store does: with code, facts and cause', async () => {
    const { store } = await open();
    const failing = store.feeds.list({ limit: 1, cursor: 'no cursor' });
    await expect(failing).rejects.toMatchObject({ name: 'NewswatchError', code: 'request-invalid' });
  });

  it('fails by itself a call that cannot cross', async () => {
    const { store } = await open();
    const broken = store.feeds.put([{ ...aFeed(), url: (() => '') as never }]);
    const whole = store.watches.put([aWatch()]);
    await expect(broken).rejects.toThrow('could not be cloned');
    await whole;
    expect((await store.watches.list({ limit: 2 })).items).toHaveLength(1);
  });

  it('answers what was asked before it was closed, and nothing after', async () => {
    const { store, close } = await open();
    const asked = store.feeds.put([aFeed()]).then(() => store.feeds.get([aFeed().id]));
    const put = store.watches.put([aWatch()]);
    const closing = close();
    await put;
    await expect(asked).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(store.feeds.list({ limit: 1 })).rejects.toMatchObject({ code: 'store-unavailable' });
    await closing;
    await close();
  });

  it('is unavailable to those who wait when it dies, and there again for the next', async () => {
    const { store, data } = await open();
    await store.feeds.put([aFeed()]);
    const deadly = store.stories.assign([aPrint('a')], SINCE, rules.killer);
    const beside = store.feeds.list({ limit: 1 });
    const outcomes = await Promise.allSettled([deadly, beside]);
    expect(outcomes[0]).toMatchObject({
      status: 'rejected',
      reason: { code: 'store-unavailable', retry: 'soon' },
    });
    expect((await store.feeds.list({ limit: 10 })).items).toEqual([aFeed()]);
    expect(valueOf(data.opened)).toBe(2);
  });

  it('says why it cannot be opened', async () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const path = join(folder, 'store.db');
    writeFileSync(path, 'This is a letter, not a database. '.repeat(100));
    const opening = openThread(threadData(path));
    await expect(opening).rejects.toMatchObject({ name: 'NewswatchError' });
  });
});
