import { isNeuterInO } from './russian-neuters.ts';
import { unchanging } from './russian-words.ts';

/**
 * Words that keep one form: listed; too short to have an ending; in -у -ю -э; in -о, unless they are neuters
 * (радио, Пабло, Громыко); in a vowel and -а (Никарагуа); foreign ones in -е and in -и behind a double consonant
 * (Россини); names in -ых, -швили.
 */
export function keepsOneForm(word: string): boolean {
  if (unchanging.has(word) || word.length < 2 || !/[аеиоуыэюя]/.test(word)) return true;
  if (word.length === 2 && /[аеиоуыэюя]$/.test(word)) return word !== 'щи';
  if (word.endsWith('о')) return !isNeuterInO(word);
  if (/([уюэ]|[аеиоуыэюя]а|[аеуыэюя]е)$/.test(word)) return !/[ео]е$/.test(word);
  if (/(([бвгджзклмнпрстфхцч])\2и|..[ыи]х|швили|дзе|[^еий]джи|фиджи|чжи)$/.test(word))
    return !/(дых|стих|псих|вывих|чих|жених|рих|алих|атих|жжи)$/.test(word);
  return /[бвгджзклмнпрстфхшч]е$/.test(word) && !/(поле|море|горе|ложе|вече|плече|[ая]не)$/.test(word);
}
