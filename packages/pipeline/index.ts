/** The stage runner: decode → handle → publish → settle → acknowledge, with outages, dead letters and killers dealt with. */
export * from './job.ts';
export * from './observer.ts';
export * from './prune-hourly.ts';
export * from './repeat.ts';
export * from './run-jobs.ts';
export * from './run-stage.ts';
export * from './stage.ts';
export * from './together.ts';
