/** Job queue and claims of the distributed profile. */
export * from './claims.ts';
export * from './inspect.ts';
export * from './queue.ts';
