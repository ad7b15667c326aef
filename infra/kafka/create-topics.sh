#!/bin/sh
# Makes the topics of newswatch with Kafka's own tools, for clusters where newswatch itself may not; `newswatch kafka init`
# does the same. Written from packages/kafka/topics.ts by `npm run infra:kafka-topics`.
# Use: KAFKA_BROKERS=host:port REPLICAS=3 KAFKA_TOPICS=/opt/kafka/bin/kafka-topics.sh sh create-topics.sh
set -eu
REPLICAS="${REPLICAS:-1}"
IN_SYNC=$((REPLICAS > 1 ? REPLICAS - 1 : 1))

create() {
  name=$1 partitions=$2
  shift 2
  "${KAFKA_TOPICS:-kafka-topics.sh}" --bootstrap-server "$KAFKA_BROKERS" --create --if-not-exists \
    --topic "$name" --partitions "$partitions" --replication-factor "$REPLICAS" \
    --config "min.insync.replicas=$IN_SYNC" "$@"
}

create news.items 12 \
  --config cleanup.policy=delete \
  --config retention.ms=604800000 \
  --config segment.ms=86400000 \
  --config max.message.bytes=1048588 \
  --config compression.type=gzip \
  --config message.timestamp.type=LogAppendTime
create news.items.dlq 3 \
  --config cleanup.policy=delete \
  --config retention.ms=604800000 \
  --config segment.ms=86400000 \
  --config max.message.bytes=33554432 \
  --config compression.type=gzip \
  --config message.timestamp.type=LogAppendTime
create news.articles 12 \
  --config cleanup.policy=delete \
  --config retention.ms=604800000 \
  --config segment.ms=86400000 \
  --config max.message.bytes=1048588 \
  --config compression.type=gzip \
  --config message.timestamp.type=LogAppendTime
create news.articles.dlq 3 \
  --config cleanup.policy=delete \
  --config retention.ms=604800000 \
  --config segment.ms=86400000 \
  --config max.message.bytes=33554432 \
  --config compression.type=gzip \
  --config message.timestamp.type=LogAppendTime
create news.enriched 12 \
  --config cleanup.policy=delete \
  --config retention.ms=604800000 \
  --config segment.ms=86400000 \
  --config max.message.bytes=1048588 \
  --config compression.type=gzip \
  --config message.timestamp.type=LogAppendTime
create news.enriched.dlq 3 \
  --config cleanup.policy=delete \
  --config retention.ms=604800000 \
  --config segment.ms=86400000 \
  --config max.message.bytes=33554432 \
  --config compression.type=gzip \
  --config message.timestamp.type=LogAppendTime
create news.alerts 12 \
  --config cleanup.policy=delete \
  --config retention.ms=604800000 \
  --config segment.ms=86400000 \
  --config max.message.bytes=1048588 \
  --config compression.type=gzip \
  --config message.timestamp.type=LogAppendTime
create news.alerts.dlq 3 \
  --config cleanup.policy=delete \
  --config retention.ms=604800000 \
  --config segment.ms=86400000 \
  --config max.message.bytes=33554432 \
  --config compression.type=gzip \
  --config message.timestamp.type=LogAppendTime
create news.deliveries 12 \
  --config cleanup.policy=delete \
  --config retention.ms=604800000 \
  --config segment.ms=86400000 \
  --config max.message.bytes=1048588 \
  --config compression.type=gzip \
  --config message.timestamp.type=LogAppendTime
create news.deliveries.dlq 3 \
  --config cleanup.policy=delete \
  --config retention.ms=604800000 \
  --config segment.ms=86400000 \
  --config max.message.bytes=33554432 \
  --config compression.type=gzip \
  --config message.timestamp.type=LogAppendTime
