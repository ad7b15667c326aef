import { type Random, seededRandom } from './matching-random.ts';

interface Sounds {
  readonly consonants: string;
  /** Vowels that stand together in a word. */
  readonly harmonies: readonly string[];
}

const kazakh: Sounds = { consonants: 'бгғдзйкқлмнңпрстшж', harmonies: ['аоұы', 'әеөүі'] };
const turkish: Sounds = { consonants: 'bcçdgğklmnprsştyz', harmonies: ['aıou', 'eiöü'] };

/** Turkic-like words that do not exist, each once, two thirds of them in Cyrillic script. The same every time. */
export function suffixChainWords(count: number): readonly string[] {
  const random = seededRandom(5);
  const words = new Set<string>();
  while (words.size < count) words.add(word(random, random.chance(2 / 3) ? kazakh : turkish));
  return [...words];
}

function word(random: Random, { consonants, harmonies }: Sounds): string {
  const vowels = random.pick(harmonies, '');
  const letter = (letters: string): string => letters.charAt(random.below(letters.length));
  let made = random.chance(0.2) ? letter(vowels) : '';
  const syllables = 2 + random.below(2);
  for (let at = 0; at < syllables; at += 1) made += letter(consonants) + letter(vowels);
  return random.chance(0.7) ? made + letter(consonants) : made;
}
