import { type Log, nothingDeclared, silentLog } from '@newswatch/runtime';
import { aWatch, anArticle, anEnrichment, fakeClock } from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { expect, it } from 'vitest';
import { warnOfBroad } from './warn-of-broad.ts';

const clock = fakeClock().now;
const declared = { ...nothingDeclared, watches: [aWatch({ name: 'broad', query: 'порт' })] };

function recordingLog(): { readonly log: Log; readonly said: string[] } {
  const said: string[] = [];
  return { said, log: { ...silentLog, warn: (message) => void said.push(message) } };
}

it('warns of a declared watch that matches nearly everything', async () => {
  const ports = await openEmbeddedPorts(clock);
  const articles = Array.from({ length: 60 }, (_, at) =>
    anArticle({ link: `https://a.example/${at}`, text: 'Порт.' }),
  );
  await ports.store.archive.put(articles.map((article) => ({ article, enrichment: anEnrichment() })));
  const { log, said } = recordingLog();
  await warnOfBroad(declared, { store: ports.store, clock, log });
  expect(said).toEqual([expect.stringContaining('the watch broad of newswatch.yaml matches 60 of 60')]);
  await ports.close();
});

it('says when it could not measure, and goes on', async () => {
  const { log, said } = recordingLog();
  const archive = { list: () => Promise.reject(new Error('away')) };
  const ports = await openEmbeddedPorts(clock);
  const store = { archive: { ...ports.store.archive, ...archive } };
  await warnOfBroad(declared, { store, clock, log });
  expect(said).toEqual([expect.stringContaining('could not measure')]);
  await ports.close();
});
