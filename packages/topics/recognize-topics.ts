import type { Match, Topic } from '@newswatch/domain';
import { type TopicLabel, mediaTopics } from './media-topics.ts';

/** A seed phrase of a topic that was found. */
export interface TopicMatches {
  readonly label: TopicLabel;
  readonly weight: number;
  readonly matches: readonly Match[];
}

/** At most so many topics: an article is about few things. */
const MOST = 4;
/** A topic needs this share of what the strongest has. */
const SHARE = 0.2;
/** What a topic needs in a short text: one telling phrase, or two usual ones. */
const LEAST = 2;
const SHORT_TEXT = 700;
const IN_TITLE = 2;
const SCORE_PRIOR = 4;

/**
 * What a text is about, strongest first; nothing where no topic has enough.
 *
 * A phrase counts its weight, once more for each e-fold of its number, twice where the title has it. In a text longer
 * than 700 characters a topic needs more, by the square root of the length, since long texts touch on many things.
 */
export function topicsAmong(found: readonly TopicMatches[], length: number): Topic[] {
  const least = LEAST * Math.sqrt(Math.max(1, length / SHORT_TEXT));
  const strengths = [...Map.groupBy(found, ({ label }) => label)].map(([label, phrases]) => ({
    label,
    strength: phrases.reduce((sum, phrase) => sum + strengthOf(phrase), 0),
  }));
  const best = Math.max(0, ...strengths.map(({ strength }) => strength));
  return strengths
    .filter(({ strength }) => strength >= least && strength >= best * SHARE)
    .toSorted((one, other) => other.strength - one.strength)
    .slice(0, MOST)
    .map(({ label, strength }) => ({ code: mediaTopics[label].code, label, score: scoreOf(strength) }));
}

const scoreOf = (strength: number): number =>
  Math.round((1_000 * strength) / (strength + SCORE_PRIOR)) / 1_000;

function strengthOf({ matches, weight }: TopicMatches): number {
  const emphasis = matches.some((match) => match.in === 'title') ? IN_TITLE : 1;
  return weight * emphasis * (1 + Math.log(matches.length));
}
