import { workAside } from '@newswatch/pipeline';
import type { Closeable } from '@newswatch/ports';
import { createReadPacked, unpackReading } from './pack-reading.ts';
import type { ReadArticles } from './read-ahead.ts';

/** Reads articles, large batches in a thread of their own, see `workAside`. */
export interface ReadingAside extends Closeable {
  /** In the order of the articles. @throws NewswatchError `aside-unfinished` */
  readonly readArticles: ReadArticles;
}

/** @param fewest from how many articles on the thread is asked */
export function readAside(fewest?: number): ReadingAside {
  const aside = workAside({
    work: createReadPacked(),
    thread: new URL('reading-thread.ts', import.meta.url),
    ...(fewest === undefined ? {} : { fewest }),
  });
  return {
    async readArticles(articles) {
      const packed = await aside.answers(articles);
      return packed.map((each, at) => unpackReading(each, articles[at]?.text ?? ''));
    },
    close: aside.close,
  };
}
