import { describe, expect, it } from 'vitest';
import { compileWatches } from '../filters/watch-set.ts';
import { background } from './background.ts';
import { demoWatch } from './newsroom-feeds.ts';
import { script } from './script.ts';

describe('the script of the demo', () => {
  it('never says the watch as it is typed, and still hits it where an alert is expected', async () => {
    const watch = await compileWatches([{ id: 'demo', query: demoWatch.query }]);
    const hits = script.filter((article) => watch.match(article).length > 0);
    expect(hits).toEqual(script.filter(({ expected }) => expected !== 'near-miss'));
    const forms = hits.flatMap((article) => watch.match(article)[0]?.matches.map(({ form }) => form) ?? []);
    expect(forms).not.toContain('Средний коридор');
  });

  it('publishes in order, the last an alert four seconds after all that must stay silent', () => {
    const times = script.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    const last = script.at(-1);
    expect(last?.expected).toBe('alert');
    const silent = script.filter(({ expected }) => expected !== 'alert').map(({ at }) => at);
    expect((last?.at ?? 0) - Math.max(...silent)).toBeGreaterThanOrEqual(4);
  });

  it('names every article once', () => {
    const names = [...script, ...background].map(({ feed, slug }) => `${feed}/${slug}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
