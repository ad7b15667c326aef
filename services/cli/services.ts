/** The services, in the order in which they are named to people. */
export const SERVICES = [
  'api',
  'fetcher',
  'normalizer',
  'enricher',
  'alerter',
  'notifier',
  'archiver',
] as const;
export type ServiceName = (typeof SERVICES)[number];
