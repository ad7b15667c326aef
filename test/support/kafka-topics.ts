import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { declareTopics } from '../../packages/kafka/topics.ts';

/** The text of infra/kafka/create-topics.sh, written from the topics that newswatch declares. */
export function topicsScript(): string {
  const head = `#!/bin/sh
# Makes the topics of newswatch with Kafka's own tools, for clusters where newswatch itself may not; \`newswatch kafka init\`
# does the same. Written from packages/kafka/topics.ts by \`npm run infra:kafka-topics\`.
# Use: KAFKA_BROKERS=host:port REPLICAS=3 KAFKA_TOPICS=/opt/kafka/bin/kafka-topics.sh sh create-topics.sh
set -eu
REPLICAS="\${REPLICAS:-1}"
IN_SYNC=$((REPLICAS > 1 ? REPLICAS - 1 : 1))

create() {
  name=$1 partitions=$2
  shift 2
  "\${KAFKA_TOPICS:-kafka-topics.sh}" --bootstrap-server "$KAFKA_BROKERS" --create --if-not-exists \\
    --topic "$name" --partitions "$partitions" --replication-factor "$REPLICAS" \\
    --config "min.insync.replicas=$IN_SYNC" "$@"
}
`;
  const topics = declareTopics().map(({ topic, partitions, settings }) =>
    [
      `create ${topic} ${partitions}`,
      ...Object.entries(settings).map(([name, value]) => `  --config ${name}=${value}`),
    ].join(' \\\n'),
  );
  return [head, ...topics, ''].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(resolve(import.meta.dirname, '../..'), 'infra/kafka/create-topics.sh'), topicsScript());
}
