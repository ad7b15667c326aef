import type { NewswatchError, Watch } from '@newswatch/domain';
import type { Observation } from '@newswatch/pipeline';
import type { WatchChanges } from '@newswatch/ports';
import { aWatch, anArticle, anEnrichment } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { createWatchList } from './watch-list.ts';

/** Changes as the port tells them: the last state of each watch. */
function watchesOf() {
  const log: { revision: number; watch: Watch; removed: boolean }[] = [];
  const asked: number[] = [];
  const since = (from: number): WatchChanges => {
    const last = new Map(log.filter(({ revision }) => revision > from).map((one) => [one.watch.id, one]));
    const rows = [...last.values()];
    return {
      revision: log.length,
      changed: rows.filter(({ removed }) => !removed).map(({ watch }) => watch),
      removed: rows.filter(({ removed }) => removed).map(({ watch }) => watch.id),
    };
  };
  return {
    asked,
    since,
    put: (watch: Watch) => log.push({ revision: log.length + 1, watch, removed: false }),
    remove: (watch: Watch) => log.push({ revision: log.length + 1, watch, removed: true }),
    changesSince: (from: number) => {
      asked.push(from);
      return Promise.resolve(since(from));
    },
  };
}

function aList(watches: { changesSince(from: number): Promise<WatchChanges> }) {
  const observed: Observation[] = [];
  const list = createWatchList({ watches, observer: { observe: (one) => void observed.push(one) } });
  const hits = (text = 'Развитие Среднего коридора и порта Актау.') =>
    list.match(anArticle({ title: '', text }), anEnrichment()).map(({ watch }) => watch.name);
  return { list, hits, observed };
}

const corridor = aWatch({ name: 'Коридор', query: 'Средний коридор' });
const port = aWatch({ name: 'Порт', query: 'порт Актау' });

describe('the watch list', () => {
  it('knows what changed at every refresh and asks only for that', async () => {
    const watches = watchesOf();
    const { list, hits } = aList(watches);
    watches.put(corridor);
    await list.refresh();
    expect(hits()).toEqual(['Коридор']);
    watches.put(port);
    await list.refresh();
    expect(hits().toSorted()).toEqual(['Коридор', 'Порт']);
    watches.remove(corridor);
    await list.refresh();
    expect(hits()).toEqual(['Порт']);
    expect(watches.asked).toEqual([0, 1, 2]);
  });

  it('counts the forms of languages that are given for a watch', async () => {
    const watches = watchesOf();
    const { list, hits } = aList(watches);
    watches.put(aWatch({ name: 'no', query: 'Орта дәліз' }));
    watches.put(aWatch({ name: 'yes', query: 'Орта дәліз', languages: ['kk'] }));
    await list.refresh();
    expect(hits('Журнал «Орта дәліздің жаңалықтары».')).toEqual(['yes']);
  });

  it('takes over a changed query and forgets the old one', async () => {
    const watches = watchesOf();
    const { list, hits } = aList(watches);
    watches.put(corridor);
    await list.refresh();
    watches.put({ ...corridor, query: 'Южный газовый коридор' });
    await list.refresh();
    expect(hits()).toEqual([]);
    expect(hits('Сказали о Южном газовом коридоре.')).toEqual(['Коридор']);
  });

  it('tells which forms matched and where', async () => {
    const watches = watchesOf();
    const { list } = aList(watches);
    watches.put(corridor);
    await list.refresh();
    const [hit] = list.match(anArticle({ title: '' }), anEnrichment());
    expect(hit).toMatchObject({
      watch: corridor,
      weak: false,
      matches: [{ in: 'text', form: 'Среднего коридора' }],
    });
  });

  it('skips a watch that does not parse, says which, and keeps the others', async () => {
    const watches = watchesOf();
    const { list, hits, observed } = aList(watches);
    watches.put(corridor);
    watches.put(port);
    await list.refresh();
    watches.put({ ...corridor, query: '(Средний' });
    await list.refresh();
    expect(hits()).toEqual(['Порт']);
    expect(observed).toMatchObject([
      { kind: 'task-failed', task: 'read-watch', error: { code: 'watch-does-not-parse' } },
    ]);
    const [{ error } = { error: undefined }] = observed as readonly { error: NewswatchError }[];
    expect(error?.message).toContain('«Коридор»');
    await list.refresh();
    expect(observed).toHaveLength(1);
  });

  it('is not turned back by an answer that a faster one has overtaken', async () => {
    const watches = watchesOf();
    watches.put(corridor);
    const answers: (() => void)[] = [];
    const slow = {
      changesSince: (from: number) => {
        const answer = watches.since(from);
        return new Promise<WatchChanges>((resolve) => answers.push(() => resolve(answer)));
      },
    };
    const { list, hits } = aList(slow);
    const first = list.refresh();
    watches.remove(corridor);
    watches.put(port);
    const second = list.refresh();
    answers[1]?.();
    await second;
    answers[0]?.();
    await first;
    expect(hits()).toEqual(['Порт']);
  });
});
