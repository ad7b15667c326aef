import { SECOND } from '@newswatch/domain';
import type { Polls } from '@newswatch/ports';
import type { Newsroom } from '@newswatch/testkit';
import { z } from 'zod';
import type { ApiClient } from '../api-client.ts';
import { pause } from '../interrupt.ts';
import { background } from './background.ts';
import { demoFeeds, demoWatch } from './newsroom-feeds.ts';
import { script } from './script.ts';

const RECEIVER = 'this-terminal';

/** What a person does in the first ten minutes, by the same API. */
export async function setUpWatching(api: ApiClient, newsroom: Newsroom, receiverUrl: string): Promise<void> {
  const add = (path: string, body: object): Promise<unknown> =>
    api.request({ method: 'POST', path, body, answer: z.unknown() });
  for (const { feed, ...article } of background) newsroom.publish(feed, article);
  await add('/receivers', { name: RECEIVER, kind: 'webhook', url: receiverUrl });
  await add('/watches', { ...demoWatch, receivers: [RECEIVER] });
  for (const { name, title, language } of demoFeeds)
    await add('/feeds', {
      url: newsroom.feedUrl(name),
      title,
      language,
      intervalSeconds: 1,
      fullText: 'off',
    });
}

/**
 * Publishes by the script once every feed was polled for the first time: what is there before counts as old news. Ends
 * early when the signal is aborted.
 */
export async function tellStory(stage: {
  readonly newsroom: Newsroom;
  readonly polls: Polls;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { newsroom, polls, signal } = stage;
  while (!signal.aborted && !(await arePolled(polls))) await pause(50, signal);
  let now = 0;
  for (const { feed, at, expected: _, ...article } of script) {
    await pause((at - now) * SECOND, signal);
    if (signal.aborted) return;
    newsroom.publish(feed, article);
    now = at;
  }
}

async function arePolled(polls: Polls): Promise<boolean> {
  const { items } = await polls.list({ limit: 200 });
  return items.length === demoFeeds.length && items.every(({ lastPolledAt }) => lastPolledAt !== undefined);
}
