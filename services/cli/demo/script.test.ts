import { describe, expect, it } from 'vitest';
import { compileWatches } from '../filters/watch-set.ts';
import { background } from './background.ts';
import { demoFeeds, demoWatch } from './newsroom-feeds.ts';
import { script } from './script.ts';

describe('the script of the demo', () => {
  it('never says the watch as it is typed, and still hits it where an alert is expected', async () => {
    const watch = await compileWatches([{ id: 'demo', query: demoWatch.query }]);
    for (const article of script) {
      const { language } = demoFeeds.find(({ name }) => name === article.feed) ?? {};
      const [hit] = watch.match({ ...article, lang: language });
      expect(hit !== undefined, article.title).toBe(article.expected !== 'near-miss');
    }
  });

  it('publishes in order, the last an alert four seconds after all that must stay silent', () => {
    const times = script.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    const last = script.at(-1);
    expect(last?.expected).toBe('alert');
    for (const { at, expected } of script) {
      if (expected !== 'alert') expect((last?.at ?? 0) - at).toBeGreaterThanOrEqual(4);
    }
  });

  it('names every article once', () => {
    const names = [...script, ...background].map(({ feed, slug }) => `${feed}/${slug}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
