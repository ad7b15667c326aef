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
  'queue-unavailable': {
    retry: 'soon',
    says: 'The job queue cannot be used: {problem}',
    remedy: 'Check the disk or the queue server; newswatch goes on by itself.',
  },
  'queue-unsafe': {
    retry: 'never',
    says: 'The job queue may lose jobs: {problem}.',
    remedy: 'Set maxmemory-policy to noeviction on the queue server, or give it a newer release; then start again.',
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
