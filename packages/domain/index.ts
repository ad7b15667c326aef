/** The vocabulary of newswatch: schemas and types, the closed event union, deterministic ids, the error table. */
export * from './alert.ts';
export * from './article.ts';
export * from './delivery.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './feed.ts';
export * from './feed-options.ts';
export * from './given.ts';
export * from './ids.ts';
export * from './item.ts';
export * from './keywords.ts';
export * from './language.ts';
export * from './name.ts';
export * from './spans.ts';
export * from './time.ts';
export * from './wire.ts';
export * from './web-url.ts';
