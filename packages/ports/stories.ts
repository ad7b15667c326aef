import type { ArticleId, EventId, FeedId, Story, StoryId, VersionId } from '@newswatch/domain';

/** Which story an article version belongs to, for good. Written by the enricher. */
export interface Stories {
  /**
   * In one transaction under one lock, print by print in order: reads the candidates (prints with a band in common or of
   * the same article, first fetched at `since` or later), lets `decide` choose, keeps the answer. A version already kept gets the same answer
   * from the event that brought it, and `known` from any other; but what one feed brought as backlog is news when another
   * feed brings it: the version then belongs to that event, and its story stays.
   */
  assign(prints: readonly StoryPrint[], since: string, decide: DecideStory): Promise<readonly StoryAnswer[]>;
  /** Forgets what was first fetched before. @returns how many */
  prune(before: string): Promise<number>;
}

export interface StoryPrint {
  readonly articleId: ArticleId;
  readonly version: VersionId;
  /** The event that brings the version. */
  readonly eventId: EventId;
  readonly fetchedAt: string;
  /** The feed that brings it. */
  readonly feedId: FeedId;
  /** It comes with the first poll of that feed. */
  readonly backlog: boolean;
  /** MinHash values; alike texts have alike signatures. */
  readonly signature: readonly number[];
  /** Look-up keys made of the signature; prints without one in common are never compared. */
  readonly bands: readonly string[];
}

/** Its bands are those under which it is found: one that many prints share before it finds those. */
export interface KeptPrint extends Omit<StoryPrint, 'feedId' | 'backlog'> {
  readonly storyId: StoryId;
}

/** Pure: no clock, no store. */
export type DecideStory = (print: StoryPrint, candidates: readonly KeptPrint[]) => Story;

export type StoryAnswer = { readonly kind: 'assigned'; readonly story: Story } | { readonly kind: 'known' };
