import { namedThings, unchanging } from './ukrainian-words.ts';

/**
 * Whether a noun in small letters that opens a phrase is clearly in another case than the nominative, by its ending:
 * «міністру оборони», «ринком праці», «головою правління», «портів Чорного моря». What ends in -а, -я, -и, -і may be a
 * nominative and is taken for one.
 */
export const isClearlyOblique = (word: string): boolean =>
  word.length > 2 &&
  (OBLIQUE.test(word) || isPlaceInLocative(word)) &&
  !NOMINATIVE.test(word) &&
  !unchanging.has(word);

/** «порті», «місті» */
const isPlaceInLocative = (word: string): boolean =>
  word.endsWith('і') && ['', 'о'].some((ending) => namedThings.has(word.slice(0, -1) + ending));

const OBLIQUE =
  /(ові|еві|єві|ами|ями|ах|ях|ам|ям|ом|ем|єм|ою|ею|єю|ів|їв|[^аеиіоуюяєї]ей|(ст|цт)в|(ст|цт)ві|...ань|...ень|оліть|[аи]ря|[^аеиіоуюяєї]ця|у|ю)$/;

/** Nominatives that end so: «острів», «альбом», «музей», «вересень», «гавань». */
const NOMINATIVE =
  /^((пів)?остр|р|гн|сп|хл|пос|зас|арх)ів$|(^(х|г|кр|сп|гр|бедл|шр)|ісл|в'єтн|баз)ам$|^(ат|альб|симпт|дипл|перел|розл|фант|гн|ген|хр|.*дром|екон|астрон|агрон|с|т|л|р|д|к|зл|бурел|конд)ом$|^(кр|танд|мод|тот|шол)ем$|^(дах|шлях|мах|розмах|жах|крах|страх|монах|птах)$|(муз|хок|троф|ювіл|ліц|дисп?л|євр|кол|репл)ей$|^(рів|січ|берез|квіт|трав|черв|лип|серп|верес|жовт|груд|перст|велет|студ|трут|шерш|тижд|плет|леж|ол|уч|яс|пів|в'яз|кам|крем|ступ|гав|глухом)[ае]нь$/;
