import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Extractor, createExtractor } from './extractor.ts';

const url = 'https://news.example/1';
const good = `<html><body><article>${'<p>Порты договорились о новых паромах, и грузы пойдут быстрее. Так решили.</p>'.repeat(9)}</article></body></html>`;
const deep = `<html><body>${'<b>'.repeat(90_000)}x</body></html>`;

describe('the extractor', () => {
  let extractor: Extractor;
  beforeEach(() => {
    extractor = createExtractor({ deadlineMs: 3_000 });
  });
  afterEach(() => extractor.close());

  const kinds = async (...pages: readonly string[]): Promise<readonly string[]> => {
    const answers = await Promise.all(pages.map((html) => extractor.extract({ html, url })));
    return answers.map(({ kind }) => kind);
  };

  it('answers each page with its own text', async () => {
    const answers = await Promise.all(
      ['один', 'два'].map((word) => extractor.extract({ html: good.replaceAll('Порты', word), url })),
    );
    expect(answers).toMatchObject([
      { kind: 'found', text: { html: expect.stringContaining('один') } },
      { kind: 'found', text: { html: expect.stringContaining('два') } },
    ]);
  });

  it('gives a page up that takes too long, and reads the next', async () => {
    const started = performance.now();
    expect(await extractor.extract({ html: deep, url })).toEqual({
      kind: 'unfinished',
      problem: 'it took more than 3 s',
    });
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(await kinds(good)).toEqual(['found']);
  });

  it('says why a page cannot be read, and reads the next', async () => {
    const answer = await extractor.extract({ html: good, url, selectors: { content: 'p[[' } });
    expect(answer).toMatchObject({ kind: 'nothing', problem: expect.stringMatching(/.{5}/) });
    expect(await kinds(good, '', good)).toEqual(['found', 'nothing', 'found']);
  });

  it.each([
    ['tags', '<'.repeat(2_000_000)],
    ['attributes', `<div ${'a=b '.repeat(400_000)}>`],
    ['entities', `<p>${'&amp;'.repeat(400_000)}`],
    ['comments that do not end', '<!--'.repeat(400_000)],
    ['elements', '<p>a</p>'.repeat(200_000)],
    ['tables in tables', '<table><tr><td>'.repeat(20_000)],
    ['unclosed lists', '<ul><li>'.repeat(20_000)],
  ])('survives a page full of %s', { timeout: 30_000 }, async (_, html) => {
    await extractor.extract({ html, url });
    expect(await kinds(good)).toEqual(['found']);
  });

  it('reads on after it was closed, in a new thread', async () => {
    await extractor.close();
    expect(await kinds(good)).toEqual(['found']);
  });
});
