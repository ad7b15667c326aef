import type { FeedSchedule, Item } from '@newswatch/domain';
import type { DocumentFormat } from './document-format.ts';
import type { FeedOrigin } from './feed-origin.ts';

/** Reads a feed document that is already text. Readers are interchangeable; a feed may select one. */
export interface FeedReader {
  readonly name: string;
  /**
   * @throws NewswatchError `not-a-feed`, `feed-broken`
   */
  read(text: string, origin: FeedOrigin): Promise<FeedDocument>;
}

export interface FeedDocument {
  readonly format: DocumentFormat;
  readonly feed: FeedInfo;
  /** In the order of the document. An entry that says nothing is left out. */
  readonly items: readonly Item[];
  /** Addresses of documents whose items belong to it: an index of sitemaps has none itself. */
  readonly further?: readonly string[];
  /** It ends in its middle: there may be more items than these. */
  readonly isCutOff?: boolean;
}

/** What a feed says of itself. Texts may hold HTML; dates are as the feed wrote them. */
export interface FeedInfo {
  readonly title?: string;
  readonly link?: string;
  readonly id?: string;
  readonly subtitle?: string;
  readonly language?: string;
  readonly author?: string;
  /** The author as the feed words it, where that is more than the name. */
  readonly byline?: string;
  readonly published?: string;
  readonly updated?: string;
  readonly tags?: readonly string[];
  /** When it wants to be asked; see `feedSchedule`, which reads it from the texts of the elements. */
  readonly schedule?: FeedSchedule;
}
