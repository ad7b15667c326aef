import { genderOfStem } from './russian-genders.ts';
import { adjectivesInOi, namedThings, nounsLikeAdjectives, unchanging } from './russian-words.ts';

/** A word that opens a phrase, and the one behind it. */
interface Word {
  readonly folded: string;
  readonly capital: boolean;
}

/**
 * Whether a noun that opens a phrase is clearly in another case than the nominative: «главой государства», «курсу
 * доллара», «Совете директоров». Told by its ending, with the nominatives that end so listed. A capital may be that of a
 * name, so that less is clear where another capital follows.
 */
export function isClearlyOblique(word: Word, next: Word | undefined): boolean {
  const { folded, capital } = word;
  if (!capital && isGenitivePlural(folded)) return true;
  if (isNominative(folded)) return false;
  if (hasClearEnding(folded) || isOfThing(folded)) return true;
  if (capital && !isCommon(next)) return false;
  if (folded.endsWith('ой')) return isInstrumental(folded);
  if (/[ая]$/.test(folded)) return !capital && isPerhapsGenitive(folded);
  return (capital ? RARELY_NAMES : OBLIQUE).test(folded);
}

/** «совета», «посла», «уровня», and not «глава», «партия». */
const isPerhapsGenitive = (word: string): boolean =>
  word.endsWith('а')
    ? genderOfStem(word.slice(0, -1)) !== 'f'
    : /(тел|ищ|[лнр]|^(?:случа|урожа|обыча|трамва|сара|кра|ча))я$/.test(word);

/** «глав государств», «зон торговли»: of feminines that are known, unless a masculine is the same. */
const isGenitivePlural = (word: string): boolean =>
  (genderOfStem(word) === 'f' && !/^(черт|рот|тем)$/.test(word)) || GENITIVE_IN_Y.test(word);

/** Of -ия and -ие: «ситуаций», «заявлений», «строительств», but «гений», «лисий». */
const GENITIVE_IN_Y = /(...[цсз]ий|..(?<!герм)[еаы]ний|..стви[ий]|..[ыия]тий|...ств)(?<!^гений)$/;

/** What follows is no further name. */
const isCommon = (next: Word | undefined): boolean =>
  next !== undefined && !next.capital && next.folded.length > 3;

const isNominative = (word: string): boolean =>
  !IRREGULAR.test(word) &&
  (word.length < 4 || unchanging.has(word) || NOMINATIVES.has(word) || NOMINATIVE_ENDS.test(word));

/** Case endings that no nominative has, not even that of a name. */
const ALWAYS =
  /(ств(у|ом|ам|ами|ах|е)|..(ени|стви|ыти|[^мр](?<!исп|комп|камп)ани)и|..[нцстлрв]и(ю|ей|ем|ям|ями|ях)|(ент|ист|тор|нер|ник)(у|ом|ами)|тел(ю|ем|ей|ями|ях)|..[^у]нами|...[бвгджзклмпрстфхцчшщ]ами)$/;

const hasClearEnding = (word: string): boolean => ALWAYS.test(word) || IRREGULAR.test(word);

/** Of день, люди, дети, время, судья. */
const IRREGULAR = /^(дн(я|ю|ем|е|ей|ям|ях|ями)|(люд|дет)(ей|ям|ях|ьми)|времен(и|ем|ам|ами|ах)|судь(е|ю|ей))$/;

const OBLIQUE =
  /(..[бвгджзклмнпрстфхцчшщ](у|ом|ем|е|ам|ами|ах|ов)|[цйнл]ев|..[аео](ев|ям|ями|ях)|..а(ю|ем|е)|[лнртсзд]ями|..[лнрстдзвц]ю|[лнртсзд]ям|[лнртсзд]ях|[жшщчцлнрстд]ей|[бвджзлмнпрстчшщ]ью)$/;
const RARELY_NAMES = /(..[бвгджзклмнпрстфхцчшщ](ом|ем|е|ах|ами)|[жшщчц]ей|ями)$/;

/** «альбом», «космодром», «избирком»; «остров»; «музей»; «море», «здание», «солнце». */
const NOMINATIVE_ENDS =
  /(^[длнрст]|^ат|гоат|ьб|^гн|[ои]н?др|ипл|мпт|псал|слал|эк[оа]н|агрон|стр?он|бин|^ген|^(?:по)?гр|(?<!дне)пр|^пар|закр|хр|фант|(?:из|вз|пере|над|об|про|раз|[лн]о|ре|^с)л|(?:род|дет|управ)д|(?:теле|избир|испол|глав|об|лен|вымпел|нар|рай|гор|мест|проф|воен|парт)к)ом$|(ъ|^(?:радио)?при|^водо|^про|[шк]л|кр|гар|тот|танд|мод|зан|^г)ем$|(^стр|госстр|мон|^каз|разм|взм|^пром|зап|караб|кр|^пр|^м|^ш|алл)ах$|(хр|исл|вьетн|шт|хл|ср|агр|байр)ам$|остров$|^(зов|вызов|кузов|лов|улов|вылов|отлов|плов|ров|кров|покров|шов|засов|альков)$|(муз|хокк|троф|юбил|^лиц|ручь|клуб|^кл|колиз|мавзол|апог|^ел|реп|евр|иер|бор|тролл|диспл|дидж)ей$|([^аеиоуыэюя](це|ще)|ище)$|(мор|пол|гор|лож|веч|ь)е$/;

/** Nominatives, mostly foreign, that end like another case. */
const NOMINATIVES = new Set(
  `тату какаду рандеву табу рагу зебу манту кунг-фу тофу авеню меню интервью ревю барбекю парвеню инженю дежавю экю
  цунами оригами татами купе тире фойе шасси кашне колье пенсне портмоне резюме декольте каре варьете желе пюре суфле
  крем шлем хамам калам посев гнев хлев нагрев обогрев перегрев напев улей реквием`.split(/\s+/),
);

/** The instrumental of a feminine that is known, «главой», rather than an adjective as «новой». */
export const isInstrumental = (word: string): boolean =>
  !adjectivesInOi.has(word) &&
  !nounsLikeAdjectives.has(word) &&
  (genderOfStem(word.slice(0, -2)) === 'f' || /[бвгджзлмнпртфхчшщьй]кой$/.test(word));

/** «добычей», «продажей»: of no adjective as «рабочей». */
export const isInEy = (word: string): boolean =>
  /((?<!рабо|горя|про|[ую])ч|(?<!све|ры|приго|чу)ж)ей$/.test(word);

/** «Совете», «Фонду», «Лигой»: what can bear a name, so that a capital says nothing. */
function isOfThing(word: string): boolean {
  const [, stem = ''] = /^(.{3,})(?:а|у|ом|е|ой)$/.exec(word) ?? [];
  return (
    !namedThings.has(word) && (namedThings.has(stem) || (/[ейу]$/.test(word) && namedThings.has(`${stem}а`)))
  );
}
