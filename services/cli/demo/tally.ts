import type { Alert } from '@newswatch/domain';
import type { ScriptedArticle } from './article.ts';
import { demoFeeds } from './newsroom-feeds.ts';
import { script } from './script.ts';

/**
 * What came of the script: every article that is expected to alert must have done so exactly once, and nothing else may
 * have. Articles are known by their links.
 */
export interface Tally {
  /** @returns false for an alert that was told before: the same `webhook-id` came again, which is allowed and no news */
  record(alert: Alert, webhookId: string): boolean;
  complete(): boolean;
  /** What differs from the script, in sentences; empty when all is as expected. */
  problems(): readonly string[];
}

export interface Published {
  readonly link: string;
  readonly article: Pick<ScriptedArticle, 'title' | 'expected'>;
}

/** The script with the links that its articles will have. */
export const scripted: readonly Published[] = script.map((article) => ({
  article,
  link: `${demoFeeds.find(({ name }) => name === article.feed)?.site}/${article.slug}`,
}));

export function createTally(published: readonly Published[]): Tally {
  const alerted = new Map<string, { readonly link: string | undefined; readonly title: string }>();
  const countOf = (link: string): number =>
    [...alerted.values()].filter((alert) => alert.link === link).length;
  const wanted = published.filter(({ article }) => article.expected === 'alert');
  return {
    record({ article: { link, title } }, webhookId) {
      const isNew = !alerted.has(webhookId);
      alerted.set(webhookId, { link, title });
      return isNew;
    },
    complete: () => wanted.every(({ link }) => countOf(link) > 0),
    problems: () => [
      ...wanted.flatMap(({ link, article }) => {
        const times = countOf(link);
        if (times === 1) return [];
        return [times === 0 ? `missing: «${article.title}»` : `told ${times} times: «${article.title}»`];
      }),
      ...[...alerted.values()]
        .filter((alert) => !wanted.some(({ link }) => link === alert.link))
        .map(({ link, title }) => {
          const kind = published.find((other) => other.link === link)?.article.expected;
          return `told although it is ${kind ?? 'old'}: «${title}»`;
        }),
    ],
  };
}
