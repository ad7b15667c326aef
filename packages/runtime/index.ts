/** What every process needs: configuration, lifecycle, log, metrics, health. */
export {
  type DeclaredIds,
  type DeclaredLedger,
  applyDeclared,
  declaredIds,
  fileLedger,
} from './apply-declared.ts';
export { type Config, type Servers, readBus, readConfig } from './config.ts';
export { type Declared, nothingDeclared } from './declared.ts';
export { countBuffersAsHeap } from './buffers.ts';
export { type CheckResult, type Health, createHealth, failedCheck } from './health.ts';
export { type Lifecycle, createLifecycle } from './lifecycle.ts';
export { type Log, createLog, silentLog } from './log.ts';
export { configInvalid } from './problems.ts';
export { isLoopback } from './loopback.ts';
export { type Metrics, type Readings, createMetrics } from './metrics.ts';
export { createObserver } from './observer.ts';
