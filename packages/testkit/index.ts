/** What tests and the demo share: a clock that stands still, builders, loopback servers. */
export * from './builders.ts';
export * from './certificates.ts';
export * from './clock.ts';
export * from './collector.ts';
export * from './fake-slack.ts';
export * from './feed-document.ts';
export * from './newsroom.ts';
export * from './proxy.ts';
export * from './streams.ts';
export * from './temporary-folder.ts';
export * from './tls-server.ts';
