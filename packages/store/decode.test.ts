import { DatabaseSync } from 'node:sqlite';
import { receiverSchema } from '@newswatch/domain';
import { aFeed, aReceiver } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { decoderOf, numberList, stringList } from './decode.ts';
import { sqliteExecutor } from './dialects/sqlite.ts';
import { openStore } from './open-store.ts';

const decode = decoderOf('receiver', receiverSchema);

describe('what was stored', () => {
  it('is read back by its schema', () => {
    expect(decode(JSON.stringify(aReceiver()))).toEqual(aReceiver());
    expect(stringList('list', '["a","b"]')).toEqual(['a', 'b']);
    expect(numberList('list', '[1,2]')).toEqual([1, 2]);
  });

  it.for(['', 'secret', '{"url":"secret"', '{"kind":"slack","url":"secret"}', '["secret"]', 'null'])(
    'and is damaged is said to be so without quoting it: %s',
    (text) => {
      for (const read of [() => decode(text), () => numberList('list', text)])
        expect(read).toThrow(
          expect.objectContaining({ code: 'data-damaged', message: expect.not.stringContaining('secret') }),
        );
    },
  );

  it('and is damaged hides nothing else', async () => {
    using database = new DatabaseSync(':memory:');
    const store = await openStore(sqliteExecutor(database));
    const [good, bad] = [aFeed(), aFeed({ url: 'https://other.example/rss.xml' })];
    await store.feeds.put([good, bad]);
    database.prepare("update feeds set body = '{' where id = ?").run(bad.id);
    expect(await store.feeds.get([good.id])).toEqual([good]);
    await expect(store.feeds.get([bad.id])).rejects.toMatchObject({ code: 'data-damaged', retry: 'soon' });
  });
});
