/** The event bus on Apache Kafka, its topics, and what doctor checks of them. */
export { type EventBusOptions, createEventBus } from './bus.ts';
export type { KafkaLog, KafkaOptions } from './client.ts';
export { checkKafka } from './check.ts';
export { type CreatedTopic, createTopics } from './create-topics.ts';
export { declareTopics } from './topics.ts';
