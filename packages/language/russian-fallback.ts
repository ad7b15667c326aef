import { ANY_READING } from './grammar.ts';
import type { Forms } from './russian-endings.ts';
import { alsoInfinitives, isInfinitive } from './russian-infinitives.ts';
import { verbForms } from './russian-verbs.ts';

/**
 * What the grammar cannot place: verbs, adverbs, spellings that no class of endings fits. Of a verb all forms are
 * built; of anything else the longest known ending is taken off and every ending of the language is put behind the
 * stem. The list is finite and made when a watch is compiled: no text is ever stemmed. The forms agree with anything.
 */
export function fallbackForms(word: string): Forms {
  const forms = isInfinitive(word) || alsoInfinitives.has(word) ? [...verbForms(word)] : stemForms(word);
  return new Map([word, ...forms].map((form) => [form, ANY_READING]));
}

/** Whether the folded word ends as no noun or adjective does: infinitives, and adverbs made of adjectives. */
export const isUnplaced = (word: string): boolean =>
  isInfinitive(word) || ADVERB.test(word) || word.endsWith('ъ');

const ADVERB = /[оиу](?<=..(тельно|ально|ельно|ивно|ично|енно|анно|янно|чески|имо|ямо)|^по-.+(ски|ому|ему))$/;

const ENDINGS =
  `- а ам ами ах ая е его ее ей ем ему ею и ие ие ий им ими их о ого ое ой ом ому ою у ую ы ые ый ым ыми ых ь ье ью ья
  ю юю я яя ям ями ях ев ов ия ии ию ием иям иями иях ией`.split(/\s+/);
const LONGEST_FIRST = [...new Set(ENDINGS)]
  .filter((ending) => ending !== '-')
  .sort((one, other) => other.length - one.length);
const SHORTEST_STEM = 3;

function stemForms(word: string): readonly string[] {
  const ending = LONGEST_FIRST.find(
    (each) => word.endsWith(each) && word.length - each.length >= SHORTEST_STEM,
  );
  const stem = ending === undefined ? word : word.slice(0, -ending.length);
  if (stem.length < SHORTEST_STEM || !/[аеиоуыэюя]/.test(stem)) return [];
  return ENDINGS.map((each) => (each === '-' ? stem : stem + each));
}
