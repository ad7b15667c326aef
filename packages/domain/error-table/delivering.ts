import type { ErrorEntry } from './entry.ts';

/** Delivery. */
export const deliveringErrors = {
  'receiver-refused': {
    retry: 'never',
    says: 'The receiver {name} answers {status}: {problem}',
    remedy: 'Check the receiver: the channel, the URL or the application was removed or archived.',
  },
  'receiver-failed': {
    retry: 'later',
    says: 'The receiver {name} answers {status}: {problem}',
    remedy: 'An alert is tried again by itself for five days, a test message is not.',
  },
  'receiver-unreachable': {
    retry: 'later',
    says: 'The receiver {name} cannot be reached ({reason}).',
    remedy:
      'An alert is tried again by itself for five days, a test message is not. When the reason is address-refused and the address is meant, set NEWSWATCH_ALLOW_PRIVATE_NETWORKS=true.',
  },
  'delivery-lost': {
    retry: 'never',
    says: 'A delivery is given up: {problem}',
    remedy: 'Repair the receiver, then `npx newswatch deliveries retry ID`; `deliveries list` shows the id.',
  },
  'receiver-unknown': {
    retry: 'never',
    says: 'The receiver {id} does not exist any more.',
    remedy: 'Add it again, or take it out of the watch.',
  },
} as const satisfies Record<string, ErrorEntry>;
