import type { Details, ErrorCode } from '@newswatch/domain';
import type { FeedOrigin } from './feed-origin.ts';
import type { FeedDocument } from './feed-reader.ts';
import type { ReaderName } from './readers.ts';

/** What the worker is asked, once in its life. */
export interface ReadingTask {
  readonly reader: ReaderName;
  readonly text: string;
  readonly origin: FeedOrigin;
}

/** What it answers. Errors are sent as what makes them, for classes do not survive the way. */
export type ReadingAnswer =
  | { readonly document: FeedDocument }
  | { readonly failed: { readonly code: ErrorCode; readonly details: Details } };
