import { feedHealthSchema } from '@newswatch/domain';
import type { StageName } from '@newswatch/pipeline';
import type { JobName } from '@newswatch/ports';

/** The values that labels take, so that every series is there from the start. */

/** Why an input of a stage leads to nothing. */
export const filterReasons: Readonly<Record<StageName, readonly string[]>> = {
  normalize: ['empty', 'duplicate'],
  enrich: ['known'],
  alert: ['no-match', 'backlog', 'same-story', 'told-before'],
  notify: ['no-receiver'],
  archive: [],
};

/** What a job comes to. */
export const jobOutcomes: Readonly<Record<JobName, readonly string[]>> = {
  'fetch-page': ['done', 'retry', 'refused', 'gave-up', 'not-due', 'failed'],
  'poll-feed': ['fetched', 'not-modified', 'not-due', 'host-busy', 'failed'],
  'send-delivery': [
    'delivered',
    'retry',
    'refused',
    'gave-up',
    'announced',
    'not-due',
    'lease-lost',
    'failed',
  ],
};

export const healths = feedHealthSchema.options;
