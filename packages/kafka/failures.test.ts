import kafkajs from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { passesByItself } from './failures.ts';

/** As the client throws it, which does not export the class. */
const coordinatorNotFound = (): Error =>
  Object.assign(new kafkajs.KafkaJSNonRetriableError('Failed to find group coordinator'), {
    name: 'KafkaJSGroupCoordinatorNotFound',
  });

describe('a crash that the client would not get over', () => {
  it('passes by itself where no broker told who coordinates the group', () => {
    expect(passesByItself(coordinatorNotFound())).toBe(true);
    expect(passesByItself(new Error('run', { cause: coordinatorNotFound() }))).toBe(true);
  });

  it('stays where a message cannot be read, or nobody knows what it is', () => {
    expect(passesByItself(new kafkajs.KafkaJSNonRetriableError('Codec snappy is not there'))).toBe(false);
    expect(passesByItself('text')).toBe(false);
    expect(passesByItself(undefined)).toBe(false);
  });
});
