import { mensWords } from './ukrainian-words.ts';

/**
 * Cases of nouns that would else be taken for an adjective («міністрові оборони», like «портові споруди») or for a
 * nominative («посла Казахстану», like «країна»): of persons, told by how words for persons end, and few others.
 */
export const isSurelyOblique = (word: string): boolean =>
  isOf(PERSON, /(ові|а|у|ом)$/, word) ||
  isOf(SOFT_PERSON, /(еві|я|ю|ем)$/, word) ||
  (/.[аеиіоу]?єві$/.test(word) && !/(т|нн|лл)єві$/.test(word)) ||
  (/^.{3,}(і|у|ою)$/.test(word) && mensWords.has(word.replace(/(і|у|ою)$/, 'а'))) ||
  OTHERS.test(word);

function isOf(stems: RegExp, endings: RegExp, word: string): boolean {
  const ending = endings.exec(word)?.[0];
  return ending !== undefined && !FEMININE.test(word) && stems.test(word.slice(0, -ending.length));
}

const endingIn = (ends: readonly string[]): RegExp => new RegExp(`(${ends.join('|')})$`);

/** Stems of words for men by trade and rank, and not of «парникові», «векторові», «грантові». */
const PERSON = endingIn([
  '(?<!пар|годин|підшип|трій|брус|костя)ник',
  '(?<!кон|^ш|мо|сек|век)тор|[сз]ор|прокурор|майор',
  '(?<!проц|цем|мом)(?<=..)ент|(?<!гр|діам|брил)(?<=..)ант',
  '.{3}іст|..[^хл]ист|міністр|магістр|..олог|..граф',
  'депутат|адвокат|солдат|дипломат|кандидат|демократ|делегат',
  'капітан|отаман|ветеран|партизан|султан|[ая]нин|опікун|консул|генерал|адмірал|маршал|кардинал|чемпіон',
  "лідер|інженер|прем'єр|офіцер|тренер|менеджер|партнер|^мер|режисер|іонер|репортер|блогер|волонтер|канцлер|спікер",
  'командир|пасажир|бригадир|банкір|козак|моряк|поляк|вояк|земляк|рибак|юнак|словак',
  'політик|медик|критик|механік|хімік|фізик|історик|академік|технік|чоловік',
  '^посл|^син|^брат|^батьк|^друг|^сусід|^ворог|експерт|патріарх|монарх|герцог',
]);
/** The nominative of a woman's word: «політика», «друга». */
const FEMININE = /(політик|критик|механік|фізик|технік|^друг)а$/;

const SOFT_PERSON = endingIn([
  'тел|[аи]р|^корол|^княз|^цар|товариш|сторож',
  '(ав|[аеиїя]н|ій|ль|ит|ст|[орм])ц|(?<!тиск|кален)(?<=..)ач',
]);

const OTHERS =
  /^(тижн(я|ю|еві|ем|ів|ям|ями|ях)|дневі|(ім|плем|вим)ен(і|ем|ам|ами|ах)|(кон|корабл)(я|ю|еві|ем)|(остров|поїзд|танкер|літак|супутник)а)$/;

/** Datives in small letters before a name, «портові Одеси», but not adjectives that are nouns: «військові України». */
export const isDativeBeforeName = (word: string): boolean =>
  /..[ое]ві$/.test(word) && !/^(військ|варт|ряд|черг|верх|суд|діл)ові$/.test(word);

/** «міста Києва», which may be a nominative plural. */
export const isPlaceInGenitive = (word: string): boolean => /^(міст|озер|сел)а$/.test(word);
