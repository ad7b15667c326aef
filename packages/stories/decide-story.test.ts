import { articleId, eventId, feedId, storyId, versionId } from '@newswatch/domain';
import type { KeptPrint, StoryPrint } from '@newswatch/ports';
import { describe, expect, it } from 'vitest';
import { decideStory } from './decide-story.ts';

const signature = (...values: number[]): number[] =>
  Array.from({ length: 8 }, (_, at) => values[at] ?? 1_000 + at);

const print = (name: string, given: Partial<StoryPrint> = {}): StoryPrint => {
  const id = articleId(name);
  const version = versionId(id, { title: name, text: '' });
  return {
    articleId: id,
    version,
    eventId: eventId('test', 'article.normalized', name),
    feedId: feedId('https://news.example/rss.xml'),
    backlog: false,
    fetchedAt: '2025-10-20T10:00:00.000Z',
    signature: signature(),
    bands: ['0.a'],
    ...given,
  };
};

const kept = (name: string, given: Partial<KeptPrint> = {}): KeptPrint => ({
  ...print(name),
  storyId: storyId(articleId(name)),
  ...given,
});

describe('decideStory', () => {
  it('opens a story named by the article where nothing is alike', () => {
    const different = kept('other', { signature: signature(1, 2, 3, 4, 5) });
    expect(decideStory(print('new'), [])).toEqual({ id: storyId(articleId('new')), kind: 'first' });
    expect(decideStory(print('new'), [different])).toEqual({ id: storyId(articleId('new')), kind: 'first' });
  });

  it('takes a text at least half alike for a copy', () => {
    const half = kept('original', { signature: signature(1, 2, 3, 4) });
    expect(decideStory(print('new'), [half])).toEqual({
      id: storyId(articleId('original')),
      kind: 'copy',
      copyOf: articleId('original'),
    });
  });

  it('names the earliest of several originals, in whatever order they are given', () => {
    const earlier = kept('earlier', { fetchedAt: '2025-10-20T08:00:00.000Z' });
    const later = kept('later', { fetchedAt: '2025-10-20T09:00:00.000Z', storyId: earlier.storyId });
    for (const candidates of [
      [earlier, later],
      [later, earlier],
    ]) {
      expect(decideStory(print('new'), candidates)).toMatchObject({ copyOf: earlier.articleId });
    }
  });

  it('keeps a further version in the story of its article, even when it has come to resemble another', () => {
    const before = kept('article', {
      signature: signature(1, 2, 3, 4, 5, 6),
      storyId: storyId(articleId('opener')),
    });
    const another = kept('another', { fetchedAt: '2025-10-19T10:00:00.000Z' });
    expect(decideStory(print('article'), [another, before])).toEqual({
      id: storyId(articleId('opener')),
      kind: 'update',
    });
  });

  describe('of a version whose feed gave a teaser before', () => {
    const teaser = kept('article', { signature: signature(1, 2, 3, 4, 5, 6) });
    const reprinted = kept('reprinted', { fetchedAt: '2025-10-20T09:00:00.000Z' });

    it('takes a reprint into the story of its original', () => {
      const copy = { id: reprinted.storyId, kind: 'copy', copyOf: reprinted.articleId };
      expect(decideStory(print('article'), [teaser, reprinted])).toEqual(copy);
    });

    it('keeps it in its own story where nothing else has the text', () => {
      expect(decideStory(print('article'), [teaser])).toEqual({ id: teaser.storyId, kind: 'update' });
    });

    it('keeps later versions in the story that it came to', () => {
      const full = kept('article', { fetchedAt: '2025-10-20T10:00:01.000Z', storyId: reprinted.storyId });
      expect(decideStory(print('article'), [teaser, full, reprinted])).toEqual({
        id: reprinted.storyId,
        kind: 'update',
      });
    });

    it('does not send an original to the story that its reprint came from', () => {
      const left = kept('reprinted', { signature: signature(), storyId: storyId(articleId('reprinted')) });
      const joined = kept('reprinted', { storyId: teaser.storyId });
      expect(decideStory(print('article'), [teaser, left, joined])).toEqual({
        id: teaser.storyId,
        kind: 'update',
      });
    });
  });

  it('keeps an edited version that still resembles itself, whatever else it resembles', () => {
    const before = kept('article');
    const another = kept('another', { fetchedAt: '2025-10-19T10:00:00.000Z' });
    expect(decideStory(print('article'), [another, before])).toEqual({ id: before.storyId, kind: 'update' });
  });

  it('never takes texts without a signature for copies of each other', () => {
    const short = { signature: [], bands: [] };
    expect(decideStory(print('new', short), [kept('old', short)])).toMatchObject({ kind: 'first' });
  });
});
