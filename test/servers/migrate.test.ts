import { deliveryId, eventId, failure, instant, receiverId, storyId } from '@newswatch/domain';
import { openPostgres, openStore } from '@newswatch/store';
import { aFeed, aReceiver, aWatch, anAlert, anArticle, anEnrichment, anEvent } from '@newswatch/testkit';
import { temporaryFolder } from '@newswatch/testkit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPorts } from '../../services/cli/profiles/embedded.ts';
import { newswatch } from '../support/command.ts';
import { onServer } from '../support/servers/on-server.ts';
import { createSchema } from '../support/servers/postgres-schema.ts';

const AT = '2025-10-20T10:00:00.000Z';
const desk = aReceiver();
const [article, alert] = [anArticle(), anAlert()];
const sent = deliveryId(desk.id, 'whole', 'sent');
const waiting = deliveryId(desk.id, 'whole', 'waiting');
const print = {
  articleId: article.id,
  version: article.version,
  eventId: eventId('test', 'article.normalized', '1'),
  fetchedAt: AT,
  feedId: aFeed().id,
  backlog: false,
  signature: [1],
  bands: ['0.a'],
};
const candidate = { alert, backlog: false, windowHours: 72 };
const raise = () => ({ kind: 'raised' }) as const;

/** A folder that a newswatch worked in, and an empty schema. */
async function aMove(server: string) {
  const folder = await temporaryFolder();
  const { url, drop } = await createSchema(server);
  onTestFinished(async () => {
    await drop();
    await folder[Symbol.asyncDispose]();
  });
  const { ports, close } = await openPorts({ folder: folder.path, clock: Date.now });
  const { feeds, polls, watches, receivers, stories, alerts, archive, deliveries } = ports.store;
  await feeds.put([aFeed()]);
  await polls.take(
    aFeed().id,
    { now: AT, until: instant(Date.now() + 600_000), token: 'in hand' },
    () => 'ask',
  );
  await polls.settle('in hand', {
    health: 'ok',
    polledAt: AT,
    nextPollAt: AT,
    nextPollReason: { code: 'pace' },
    arrivals: [],
    polls: 7,
    failures: 0,
    validators: { etag: '"x"', lastModified: 'Mon' },
    seen: ['one'],
  });
  await watches.put([aWatch()]);
  await receivers.put([desk]);
  await stories.assign([print], AT, () => ({ id: storyId(article.id), kind: 'first' }));
  await alerts.decide([candidate], raise);
  await archive.put([{ article, enrichment: anEnrichment() }]);
  await deliveries.plan(
    [sent, waiting].map((id) => ({ id, receiverId: desk.id, alertIds: [alert.id] })),
    AT,
  );
  await deliveries.take(sent, { now: AT, until: AT, token: 'sent' });
  await deliveries.settle('sent', { kind: 'delivered' }, AT);
  await deliveries.announced([sent]);
  await deliveries.take(waiting, { now: AT, until: instant(Date.now() + 600_000), token: 'died' });
  await close();
  const run = () =>
    newswatch(['migrate', '--from', folder.path], {
      env: { DATABASE_URL: url, NEWSWATCH_DATA: folder.path },
    });
  return { folder: folder.path, url, run };
}

async function storeAt(url: string) {
  const database = openPostgres({ url });
  onTestFinished(() => database.close());
  return openStore(database);
}

onServer('postgres', (server) => {
  describe('newswatch migrate', () => {
    it('carries everything over, and nothing is told or sent again', async () => {
      const { run, url } = await aMove(server);
      const ran = await run();
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      expect(ran.stdout).toMatch(
        /^Moved to 127\.0\.0\.1:\d+\/postgres: 1 feeds, 1 watches, 1 receivers, 1 articles\./,
      );
      const store = await storeAt(url);
      expect(await store.polls.get([aFeed().id])).toMatchObject([
        { polls: 7, validators: { etag: '"x"', lastModified: 'Mon' }, seen: ['one'] },
      ]);
      expect(await store.watches.changesSince(0)).toMatchObject({ changed: [aWatch()] });
      expect(await store.receivers.get([desk.id])).toEqual([desk]);
      expect(await store.archive.get([article.id])).toEqual([{ article, enrichment: anEnrichment() }]);
      const another = { ...print, eventId: eventId('test', 'article.normalized', '2') };
      expect(await store.stories.assign([another], AT, () => expect.unreachable())).toEqual([
        { kind: 'known' },
      ]);
      const [decision] = await store.alerts.decide([candidate], () => expect.unreachable());
      expect(decision).toEqual({ alert, verdict: { kind: 'raised' } });
      const drafts = [sent, waiting].map((id) => ({ id, receiverId: receiverId('x'), alertIds: [] }));
      expect(await store.deliveries.plan(drafts, AT)).toEqual([waiting]);
      expect(await store.deliveries.due(instant(Date.now()), 10)).toEqual([waiting]);
    });

    it('changes nothing when it runs again', async () => {
      const { run, url } = await aMove(server);
      await run();
      const store = await storeAt(url);
      await store.feeds.remove(aFeed().id);
      const again = await run();
      expect(again.code).toBe(0);
      expect(again.stdout).toContain('before; nothing is changed');
      expect((await store.feeds.list({ limit: 10 })).items).toEqual([]);
    });

    it('refuses a folder in use, one with work left, and one that is none', async () => {
      const { run, folder, url } = await aMove(server);
      const { ports, close } = await openPorts({ folder, clock: Date.now });
      expect(await run()).toMatchObject({ code: 69, stderr: expect.stringContaining('Another newswatch') });
      await ports.bus.subscribe({
        group: 'newswatch-archive',
        types: ['article.enriched'],
        from: 'start',
        handleBatch: () => Promise.reject(failure('store-unavailable', { problem: 'away' })),
      });
      const event = anEvent('article.enriched', 'ver_1', { article, enrichment: anEnrichment() });
      await ports.bus.publish([event]);
      await close();
      expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('1 messages') });
      const elsewhere = await newswatch(['migrate', '--from', `${folder}/none`], {
        env: { DATABASE_URL: url },
      });
      expect(elsewhere).toMatchObject({ code: 78, stderr: expect.stringContaining('cannot be used') });
    });

    it('refuses a database that holds something, and says what is missing', async () => {
      const { run, url, folder } = await aMove(server);
      await (await storeAt(url)).feeds.put([aFeed({ url: 'https://other.example/' })]);
      expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('already holds data') });
      const unnamed = await newswatch(['migrate', '--from', folder], { env: { DATABASE_URL: '' } });
      expect(unnamed).toMatchObject({ code: 2, stderr: expect.stringContaining('DATABASE_URL') });
    });
  });
});
