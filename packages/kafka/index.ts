/** The event bus on Apache Kafka, its topics, and what doctor checks of them. */
export { type EventBusOptions, createEventBus } from './bus.ts';
export type { KafkaLog, KafkaOptions } from './client.ts';
export { declareTopics } from './topics.ts';
