import type { Item } from '@newswatch/domain';
import type { DocumentFormat } from './document-format.ts';

/** Reads a feed document that is already text. Readers are interchangeable; a feed may select one. */
export interface FeedReader {
  readonly name: string;
  /**
   * @param url where the document came from: relative links resolve against it, errors name it
   * @throws NewswatchError `not-a-feed`, `feed-broken`
   */
  read(text: string, url: string): Promise<FeedDocument>;
}

export interface FeedDocument {
  readonly format: DocumentFormat;
  readonly feed: FeedInfo;
  /** In the order of the document. An entry that says nothing is left out. */
  readonly items: readonly Item[];
}

/** What a feed says of itself. Texts may hold HTML. */
export interface FeedInfo {
  readonly title?: string;
  readonly link?: string;
  readonly subtitle?: string;
  readonly language?: string;
}
