import { NewswatchError, failure, messageOf } from '@newswatch/domain';
import kafkajs from 'kafkajs';

/** What a broker answered, such as UNKNOWN_TOPIC_OR_PARTITION; empty where it answered nothing. */
export function protocolErrorOf(error: unknown): string {
  if (error instanceof kafkajs.KafkaJSProtocolError) return error.type;
  return error instanceof Error && error.cause !== undefined ? protocolErrorOf(error.cause) : '';
}

/**
 * What the client takes for a mistake, though it passes: it asks all brokers that it knows for the coordinator of a group,
 * and gives up for good where none of them answers; and it gives up where it has to wait too long for a lock of its own.
 */
const PASSING: readonly string[] = [
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSTimeout',
  'KafkaJSLockTimeout',
];

/** Whether an error, or what caused it, passes by itself although the client would not try again. */
export function passesByItself(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return PASSING.includes(error.name) || passesByItself(error.cause);
}

/** A failure of Kafka, or of the way to it, as an outage of the bus. */
export function asOutage(error: unknown): NewswatchError {
  return error instanceof NewswatchError
    ? error
    : failure('bus-unavailable', { problem: messageOf(error) }, { cause: error });
}

/** The same where one topic is meant, which may not be there. */
export function asTopicOutage(error: unknown, topic: string): NewswatchError {
  return protocolErrorOf(error) === 'UNKNOWN_TOPIC_OR_PARTITION'
    ? failure('stream-missing', { topic }, { cause: error })
    : asOutage(error);
}
