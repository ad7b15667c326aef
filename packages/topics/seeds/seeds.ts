import type { TopicLabel } from '../media-topics.ts';

/**
 * Phrases that tell a topic, in the watch language, parted by commas. A `telling` phrase hardly stands anywhere else and
 * weighs 2; a `usual` one is at home in the topic and weighs 1.
 */
export interface Seeds {
  readonly telling: string;
  readonly usual: string;
}

export type LanguageSeeds = Readonly<Record<TopicLabel, Seeds>>;

export const phrasesOf = (list: string): readonly string[] =>
  list
    .split(',')
    .map((phrase) => phrase.trim().replace(/\s+/gu, ' '))
    .filter(Boolean);
