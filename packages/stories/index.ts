/** Fingerprints of texts, and the decision which story an article version belongs to. Pure. */
export { type Fingerprint, fingerprint } from './fingerprint.ts';
export { decideStory } from './decide-story.ts';
export { daysIn } from './title-days.ts';
