/** The conformance suites of the ports: what every adapter must do, whatever technology it stands on. */
export * from './claims.conformance.ts';
export * from './event-bus.conformance.ts';
export * from './hand-notes.conformance.ts';
export * from './job-queue.conformance.ts';
export * from './opened.conformance.ts';
export * from './store.conformance.ts';
