/** What stages need of the outside, as interfaces. Each has a conformance suite that runs on every adapter. */
export * from './alerts.ts';
export * from './archive.ts';
export * from './article-pages.ts';
export * from './claims.ts';
export * from './closeable.ts';
export * from './deliveries.ts';
export * from './event-bus.ts';
export * from './feeds.ts';
export * from './hand-notes.ts';
export * from './job-queue.ts';
export * from './page.ts';
export * from './store.ts';
export * from './stories.ts';
export * from './watches.ts';
