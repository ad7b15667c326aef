import { allOf, reading } from './grammar.ts';
import { adjective, adjectivesOf } from './russian-adjectives.ts';
import { type Forms, restrict } from './russian-endings.ts';
import { masculinePlurals, neuterPlurals, nouns, nounsOf } from './russian-nouns.ts';
import { adjectivesInOi, mensWords, neutersInO } from './russian-words.ts';

/**
 * Lemmas of a form in another case or number. Endings alone allow many that are no words; a lemma is left out
 *
 * - in -о or -е, where nothing says that it is a neuter: «коридора» is of «коридор», not of «коридоро»;
 * - in -ства, -ения, -теля as a feminine, in -ций, -сий, -зий as a masculine; so with endings of stems that are nearly
 *   always masculine: «партнеры» is of «партнер», not of «партнера»;
 * - beside a well-known neuter («дела» is of «дело», not of «дела»);
 * - as a man's in -а, -я, unless it is known for one: «соседние страны», not «соседний страна».
 */
export const nounLemmas = (word: string): readonly Forms[] =>
  likely([...nounsOf(word), ...filledLemmas(word)]);

/** Only these of the paradigms, as the head of this file tells; all when none is left. */
export function likely(candidates: readonly Forms[]): readonly Forms[] {
  const known = candidates.filter((forms) => neutersInO.has(lemmaOf(forms, 'n')));
  const usual = candidates.filter((forms) => !isStrange(forms));
  const kept = known.length > 0 ? known : usual.length > 0 ? usual : candidates;
  return kept.map(withoutMen);
}

const MASCULINE_STEM =
  /(ент|ант|ист|тор|нер|тер|изм|урс|акт|ект|ерт|тест|рест|ерв|ход|порт|тат|лдат|идат|иал|метр|ревод|завод|провод|вывод|клад|удар)а$/;
const FEMININE = new Set(['контора', 'штора', 'манера', 'пантера', 'лента', 'рента']);

const lemmaOf = (forms: Forms, gender: string): string =>
  [...forms].find(([, mask]) => (mask & reading(gender, 'N')) !== 0)?.[0] ?? '';

function isStrange(forms: Forms): boolean {
  if (forms.size === 1) return false;
  const neuter = lemmaOf(forms, 'n');
  const feminine = lemmaOf(forms, 'f');
  return (
    (neuter.endsWith('о') && !/(ств|л)о$/.test(neuter) && !neutersInO.has(neuter)) ||
    (neuter.endsWith('е') && !/([иьщцжч]е|^море|^поле|^горе)$/.test(neuter)) ||
    /(ств|ени|тел)[ая]$/.test(feminine.replace(/^(арм|к|слов)ения$/, '')) ||
    (MASCULINE_STEM.test(feminine) && !FEMININE.has(feminine)) ||
    /[цсз]ий$/.test(lemmaOf(forms, 'm'))
  );
}

function withoutMen(forms: Forms): Forms {
  const both = reading('m', 'N') | reading('f', 'N');
  const lemma = [...forms].find(([form, mask]) => /[ая]$/.test(form) && (mask & both) === both)?.[0];
  return lemma === undefined || mensWords.has(lemma) ? forms : restrict(forms, ~allOf('m'));
}

/** ставок ставка, статей статья, побережий побережье, времени время: with letters that the lemma lacks. */
function filledLemmas(word: string): readonly Forms[] {
  const stem = word.slice(0, -2);
  const last = word.slice(-1);
  const lemmas = /[ое][кнлцрм]$/.test(word)
    ? [`${stem}${last}а`, `${stem}${last}о`, `${stem}ь${last}а`, `${stem}й${last}а`]
    : /[еи]й$/.test(word)
      ? [`${stem}ья`, `${stem}ье`]
      : [];
  const inMya = /^(.+м)ен([иа]|ем|ам|ами|ах)?$/.exec(word)?.[1];
  const all = inMya === undefined ? lemmas : [...lemmas, `${inMya}я`];
  return all.flatMap((lemma) => nouns(lemma)).filter((forms) => forms.has(word));
}

/** Lemmas of an adjective in another case; in -ой only known ones, where another is possible. */
export function adjectiveLemmas(word: string): readonly Forms[] {
  const ordinal = word.startsWith('треть') ? adjective('третий') : undefined;
  if (ordinal?.has(word) === true) return [ordinal];
  const all = adjectivesOf(word);
  const usual = all.filter((forms) => isUsualAdjective(lemmaOf(forms, 'm')));
  return usual.length > 0 ? usual : all;
}

const isUsualAdjective = (lemma: string): boolean => !lemma.endsWith('ой') || adjectivesInOi.has(lemma);

/** Paradigms of the plural nominatives in -а, -я, -ане: города, государства, граждане. */
export function otherPlurals(word: string): readonly Forms[] {
  if (/.[ая]не$/.test(word)) return nouns(`${word.slice(0, -1)}ин`);
  const men = masculinePlurals(word);
  return men.length > 0 ? men : neuterPlurals(word);
}
