import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { newswatch } from '../support/command.ts';
import { type Certificate, makeCertificate } from '../support/servers/certificate.ts';
import { startKafka } from '../support/servers/kafka.ts';
import { onServers } from '../support/servers/on-server.ts';
import { startPostgres } from '../support/servers/postgres.ts';
import { startRedis } from '../support/servers/redis.ts';
import { freePorts } from '../support/servers/server-process.ts';

const findingSchema = z.object({ name: z.string(), state: z.string(), says: z.string() });

/** Clients log in, over TLS; the controller of the broker speaks to itself. */
const brokerSettings = ({ both }: Certificate): Record<string, string> => ({
  'listener.security.protocol.map': 'PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT',
  'ssl.keystore.type': 'PEM',
  'ssl.keystore.location': both,
  'ssl.truststore.type': 'PEM',
  'ssl.truststore.location': both,
  'sasl.enabled.mechanisms': 'PLAIN',
  'sasl.mechanism.inter.broker.protocol': 'PLAIN',
  'listener.name.plaintext.plain.sasl.jaas.config':
    'org.apache.kafka.common.security.plain.PlainLoginModule required username="broker" password="its own" ' +
    'user_broker="its own" user_newswatch="pass:word";',
});

/** Over TLS as a user with a password; without TLS as anybody. */
async function startSecuredRedis({ certificate, key }: Certificate) {
  const [port = 0] = await freePorts(1);
  const tls = ['--tls-port', `${port}`, '--tls-cert-file', certificate, '--tls-key-file', key];
  const user = ['--user', 'newswatch', 'on', '>p@ss', '~*', '&*', '+@all'];
  const server = await startRedis([...tls, '--tls-auth-clients', 'no', ...user]);
  return { ...server, url: `rediss://newswatch:${encodeURIComponent('p@ss')}@127.0.0.1:${port}` };
}

// Asked for only to know that this machine can run them.
onServers(['kafka', 'redis', 'postgres'], () => {
  it('servers that want TLS and a login get them, and a wrong password is said', async () => {
    const certificate = await makeCertificate();
    onTestFinished(certificate.remove);
    const [kafka, redis, postgres] = await Promise.all([
      startKafka(brokerSettings(certificate)),
      startSecuredRedis(certificate),
      startPostgres(certificate),
    ]);
    for (const server of [kafka, redis, postgres]) onTestFinished(server.close);
    const env = {
      NEWSWATCH_PROFILE: 'distributed',
      NEWSWATCH_PREFIX: `secured-${randomUUID().slice(0, 8)}-`,
      NODE_EXTRA_CA_CERTS: certificate.certificate,
      KAFKA_BROKERS: `127.0.0.1:1,${kafka.url}`,
      KAFKA_SSL: 'true',
      KAFKA_SASL_MECHANISM: 'PLAIN',
      KAFKA_SASL_USERNAME: 'newswatch',
      KAFKA_SASL_PASSWORD: 'pass:word',
      REDIS_URL: redis.url,
      DATABASE_URL: `${postgres.url}?sslmode=verify-full`,
    };
    expect(await newswatch(['kafka', 'init'], { env })).toMatchObject({ code: 0 });
    const { stdout } = await newswatch(['doctor', '--json'], { env });
    const findings = stdout
      .trim()
      .split('\n')
      .map((line) => findingSchema.parse(JSON.parse(line)));
    for (const [name, says] of [
      ['bus', 'its topics are as they should be'],
      ['queue', 'Redis '],
      ['store', 'PostgreSQL '],
    ])
      expect(findings.find((each) => each.name === name)).toMatchObject({
        state: expect.stringMatching(/^(ok|warn)$/),
        says: expect.stringContaining(says ?? ''),
      });
    const wrong = await newswatch(['kafka', 'init'], { env: { ...env, KAFKA_SASL_PASSWORD: 'wrong' } });
    expect([wrong.code, wrong.stderr]).toEqual([
      69,
      expect.stringContaining('Invalid username or password (bus-unavailable)'),
    ]);
  });
});
