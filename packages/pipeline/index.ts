/** The stage runner: decode → handle → publish → settle → acknowledge, with outages, dead letters and killers dealt with. */
export { answerAside } from './answer-aside.ts';
export { type Aside, workAside } from './aside.ts';
export type { JobHandler, JobResult } from './job.ts';
export { type Observation, type Observer, silentObserver } from './observer.ts';
export { pruneHourly } from './prune-hourly.ts';
export { repeat } from './repeat.ts';
export { runJobs } from './run-jobs.ts';
export { groupOf, runStage } from './run-stage.ts';
export type { Stage, StageContext, StageName, StageResult } from './stage.ts';
export { together } from './together.ts';
