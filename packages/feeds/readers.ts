import type { FeedReader } from './feed-reader.ts';
import { rssParserReader } from './rss-parser-reader.ts';
import { xmlReader } from './xml-reader.ts';

const READERS = { newswatch: xmlReader, 'rss-parser': rssParserReader } as const;
export type ReaderName = keyof typeof READERS;

/** Readers that a feed may select, the default first. */
export const READER_NAMES = ['newswatch', 'rss-parser'] as const satisfies readonly ReaderName[];

/** The reader of that name; without one the default. */
export const readerOf = (name: ReaderName = 'newswatch'): FeedReader => READERS[name]();

export const isReaderName = (name: string): name is ReaderName => Object.hasOwn(READERS, name);
