import { setTimeout as delay } from 'node:timers/promises';
import type { Newsroom } from '@newswatch/testkit';
import { benchArticles } from '../bench/articles.ts';

/** Watches, what hits each, and every how many stories do. A story may hit both. */
export const PRESS_WATCHES = [
  {
    name: 'corridor',
    query: 'Средний коридор',
    says: 'Стороны обсудили развитие Среднего коридора.',
    every: 3,
  },
  { name: 'strait', query: 'Дальний пролив', says: 'Стороны обсудили суда Дальнего пролива.', every: 2 },
] as const;

/** Every so many stories stand in two feeds at the same moment, word for word. */
const REPRINTED_EVERY = 4;

export interface Press {
  /** Articles published so far, reprints included. */
  count(): number;
  /** `watch: story` for each that deserves to be told, once, of what is published so far. The story is its slug. */
  deserved(): ReadonlySet<string>;
  /** Resolves once so many more are published. */
  more(articles: number): Promise<void>;
  stop(): Promise<void>;
}

export interface PressOptions {
  readonly newsroom: Pick<Newsroom, 'publish'>;
  /** Names of feeds; each has its turn. */
  readonly feeds: readonly string[];
  readonly everyMs: number;
}

/** Publishes without a pause, one story at a time, until it is stopped. The stories are always the same. */
export function startPress({ newsroom, feeds, everyMs }: PressOptions): Press {
  const deserved = new Set<string>();
  let [count, stories, stopped] = [0, 0, false];
  const publish = (): void => {
    const story = (stories += 1);
    const { slug, title, text, watches } = storyOf(story);
    for (const watch of watches) deserved.add(`${watch}: ${slug}`);
    const copies = story % REPRINTED_EVERY === 0 ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      newsroom.publish(feeds[(story + copy * 7) % feeds.length] ?? '', { slug, title, text });
      count += 1;
    }
  };
  const work = async (): Promise<void> => {
    for (; !stopped; await delay(everyMs)) publish();
  };
  const working = work();
  return {
    count: () => count,
    deserved: () => deserved,
    more: async (articles) => {
      for (const until = count + articles; count < until;) await delay(everyMs);
    },
    stop: async () => {
      stopped = true;
      await working;
    },
  };
}

/** Sixty words that no other story has in this order, and a sentence for each watch that it hits. */
function storyOf(story: number) {
  const [, article] = benchArticles(2, { seed: story, hits: 2 });
  const [first = ''] = article?.text.split('\n\n') ?? [];
  const hits = PRESS_WATCHES.filter(({ every }) => story % every === 0);
  return {
    slug: `story-${story}`,
    title: article?.title ?? '',
    text: [first, ...hits.map(({ says }) => says)].join('\n\n'),
    watches: hits.map(({ name }) => name),
  };
}
