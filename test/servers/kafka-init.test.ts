import { expect, it } from 'vitest';
import { newswatch } from '../support/command.ts';
import { startKafka } from '../support/servers/kafka.ts';
import { onServer } from '../support/servers/on-server.ts';

// Asked for only to know that this machine can run one: the topics of the default names are made on a broker of its own.
onServer('kafka', () => {
  it('newswatch kafka init makes the topics once, and says what the cluster needs besides', async () => {
    const kafka = await startKafka({ 'offsets.retention.minutes': '10080' });
    const env = { KAFKA_BROKERS: kafka.url };
    const init = async () => {
      const { code, stdout } = await newswatch(['kafka', 'init', '--json'], { env });
      expect(code).toBe(0);
      const answer: { topics: { topic: string; done: string }[]; findings: { code: string }[] } =
        JSON.parse(stdout);
      return answer;
    };
    const first = await init();
    expect(first.topics).toContainEqual({ topic: 'news.alerts.dlq', done: 'created' });
    expect(first.findings.map(({ code }) => code)).toEqual(['offsets-short-lived']);
    const again = await init();
    expect(new Set(again.topics.map(({ done }) => done))).toEqual(new Set(['unchanged']));
    const readable = await newswatch(['kafka', 'init'], { env });
    expect(readable.stdout).toMatch(/news\.items +unchanged/);
    expect(readable.stderr).toContain('offsets.retention.minutes');
    await kafka.close();
    const away = await newswatch(['kafka', 'init'], { env });
    expect([away.code, away.stderr]).toEqual([69, expect.stringContaining('bus-unavailable')]);
  });

  it('newswatch kafka init without brokers is a mistake of the configuration', async () => {
    for (const [brokers, said] of [
      ['', 'KAFKA_BROKERS: is needed'],
      ['localhost', 'KAFKA_BROKERS[0]: must be host:port'],
    ]) {
      const { code, stderr } = await newswatch(['kafka', 'init'], { env: { KAFKA_BROKERS: brokers ?? '' } });
      expect([code, stderr]).toEqual([78, expect.stringContaining(said ?? '')]);
    }
  });
});
