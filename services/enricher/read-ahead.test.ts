import type { Article } from '@newswatch/domain';
import { anArticle, anEnrichment } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import type { ReadableText } from './enrich-text.ts';
import type { ArticleReading } from './read-article.ts';
import { createReader } from './read-ahead.ts';

const { story: _story, ...READING } = anEnrichment();
const article = (text: string): Article => anArticle({ link: `https://news.example/${text}`, text });
/** A reading that names its text. */
const readingOf = ({ text }: ReadableText): ArticleReading => ({
  reading: READING,
  fingerprint: { signature: [], bands: [text] },
});

function start() {
  const asked: string[][] = [];
  let isBroken = false;
  const reader = createReader(async (articles) => {
    asked.push(articles.map(({ text }) => text));
    if (isBroken) throw new TypeError('no thread');
    return articles.map(readingOf);
  });
  const texts = async (articles: readonly Article[]): Promise<readonly string[]> =>
    (await reader.read(articles)).flatMap(({ fingerprint }) => fingerprint.bands);
  return { ...reader, asked, texts, breakDown: (is: boolean) => (isBroken = is) };
}

describe('reading ahead', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(article) as [Article, Article, Article];

  it('reads each article once, in whatever order it is asked for', async () => {
    const { ahead, texts, asked } = start();
    ahead([a, b]);
    ahead([a, b]);
    expect(await texts([c, b, a])).toEqual(['c', 'b', 'a']);
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });

  it('reads a copy of an article as one that was not read yet', async () => {
    const { ahead, texts, asked } = start();
    ahead([a]);
    expect(await texts([{ ...a }])).toEqual(['a']);
    expect(asked).toEqual([['a'], ['a']]);
  });

  it('reads anew what could not be read ahead, and throws what is thrown then', async () => {
    const { ahead, texts, asked, breakDown } = start();
    breakDown(true);
    ahead([a, b]);
    await expect(texts([a, b])).rejects.toThrow('no thread');
    breakDown(false);
    expect(await texts([a, b])).toEqual(['a', 'b']);
    expect(asked).toHaveLength(3);
  });

  it('lets go of what was asked for', async () => {
    const { ahead, texts, asked } = start();
    ahead([a]);
    await texts([a]);
    await texts([a]);
    expect(asked).toEqual([['a'], ['a']]);
  });
});
