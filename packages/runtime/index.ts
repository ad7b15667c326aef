/** What every process needs: configuration, lifecycle, log, metrics, health. */
export * from './apply-declared.ts';
export * from './config.ts';
export * from './declared.ts';
export * from './health.ts';
export * from './lifecycle.ts';
export * from './log.ts';
export * from './loopback.ts';
export * from './metrics.ts';
export * from './observer.ts';
