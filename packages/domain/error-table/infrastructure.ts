import type { ErrorEntry } from './entry.ts';

/** Events and infrastructure. */
export const infrastructureErrors = {
  'event-unknown': {
    retry: 'never',
    says: 'The event type {type} is not known to this release.',
    remedy: 'Upgrade newswatch, or find out who publishes it; the message is kept among the dead letters.',
  },
  'event-not-json': {
    retry: 'never',
    says: 'The message is not JSON: {problem}',
    remedy: 'Find out who publishes it; the message is kept among the dead letters.',
  },
  'event-invalid': {
    retry: 'never',
    says: 'The event {type} is not valid: {problem} at {at}',
    remedy: 'Find out who publishes it; the message is kept among the dead letters.',
  },
  'event-too-large': {
    retry: 'never',
    says: 'The event {type} has {bytes} bytes; {limit} is the most.',
    remedy: 'Nothing to do for one article; if it recurs, look at what the feed publishes.',
  },
  'event-not-publishable': {
    retry: 'never',
    says: 'Events of type {type} are not published.',
    remedy: 'This is a mistake in newswatch: please report it.',
  },
  'item-kills': {
    retry: 'never',
    says: 'The process ended {deaths} times while it handled this message.',
    remedy: 'The message is kept among the dead letters; please report it.',
  },
  'aside-unfinished': {
    retry: 'never',
    says: 'A thread that worked for a stage did not finish: {problem}',
    remedy: 'Nothing to do: what it was given is tried again one by one.',
  },
  'store-unavailable': {
    retry: 'soon',
    says: 'The store cannot be used: {problem}',
    remedy: 'Check the disk (space, permissions) or the database; newswatch goes on by itself.',
  },
  'data-damaged': {
    retry: 'soon',
    says: 'Stored data are damaged: {problem}',
    remedy:
      'Stop newswatch and put the data folder (or the database) back from a backup; without one, move it away and ' +
      'newswatch begins anew. ' +
      'Nothing is written off meanwhile.',
  },
  'bus-unavailable': {
    retry: 'soon',
    says: 'The event bus cannot be used: {problem}',
    remedy: 'Check the disk or the broker; newswatch goes on by itself.',
  },
  'check-late': {
    retry: 'soon',
    says: 'It does not answer within {seconds} s.',
    remedy: 'Look at the server and at the way to it; newswatch goes on by itself.',
  },
  'stream-missing': {
    retry: 'soon',
    says: 'Kafka does not have the topic {topic}.',
    remedy: 'Run `newswatch kafka init`; newswatch goes on by itself once the topic is there.',
  },
  'stream-narrow': {
    retry: 'never',
    says: 'The Kafka topic {topic} has {found} partition(s); {declared} are declared.',
    remedy: 'Run `newswatch kafka init`, which adds them; until then fewer processes can share the work.',
  },
  'stream-setting': {
    retry: 'never',
    says: 'The Kafka topic {topic} has {setting}={found}; newswatch needs {needed}.',
    remedy:
      'Run `newswatch kafka init`, which sets it; if this comes again, the limit of another topic was raised: lower that ' +
      'one, or raise this one by the tools of Kafka.',
  },
  'offsets-short-lived': {
    retry: 'never',
    says: 'Kafka forgets where a stopped group stands after {minutes} minutes, but keeps {topic} for {kept}.',
    remedy:
      'Set offsets.retention.minutes of the brokers above that; otherwise a service that was stopped for long reads ' +
      'everything again.',
  },
  'kafka-too-old': {
    retry: 'never',
    says: 'The Kafka brokers run as version {version}; 3.0 or newer is needed.',
    remedy: 'Upgrade the brokers, and raise their inter.broker.protocol.version.',
  },
  'bus-ended': {
    retry: 'never',
    says: 'The Kafka client has ended for good: {problem}',
    remedy:
      'Start newswatch again, or have a supervisor do it; nothing is lost. If it recurs, see `newswatch doctor`: messages ' +
      'in a codec other than gzip and missing rights do this.',
  },
  'queue-unavailable': {
    retry: 'soon',
    says: 'The job queue cannot be used: {problem}',
    remedy: 'Check the disk or the queue server; newswatch goes on by itself.',
  },
  'queue-unsafe': {
    retry: 'never',
    says: 'The job queue may lose jobs: {problem}.',
    remedy:
      'Set maxmemory-policy to noeviction on the queue server, or give it a newer release; then start again.',
  },
  'claims-unavailable': {
    retry: 'soon',
    says: 'Claims cannot be kept: {problem}',
    remedy: 'Check the queue server; newswatch goes on by itself.',
  },
  unexpected: {
    retry: 'never',
    says: 'Something happened that should not: {problem}',
    remedy: 'This is a mistake in newswatch: please report it with the log.',
  },
} as const satisfies Record<string, ErrorEntry>;
