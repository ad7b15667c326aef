import type { DemoFeedName } from './newsroom-feeds.ts';

/**
 * What the demo publishes, and what must come of it. `alert`: tells something new of the watch. `reprint`: another
 * outlet tells the same story with small changes. `near-miss`: looks like the watch and is about something else.
 */
export interface DemoArticle {
  readonly feed: DemoFeedName;
  readonly slug: string;
  readonly title: string;
  readonly text: string;
  readonly tags?: readonly string[];
}
export interface ScriptedArticle extends DemoArticle {
  readonly expected: 'alert' | 'reprint' | 'near-miss';
  /** Seconds after all feeds were polled for the first time. */
  readonly at: number;
}
