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
  if (isNominative(folded)) return false;
  if (ALWAYS.test(folded) || isOfThing(folded)) return true;
  if (capital && !isCommon(next)) return false;
  if (folded.endsWith('ой')) return isInstrumental(folded);
  if (folded.endsWith('а')) return !capital && genderOfStem(folded.slice(0, -1)) === 'm';
  return (capital ? RARELY_NAMES : OBLIQUE).test(folded);
}

/** What follows is no further name. */
const isCommon = (next: Word | undefined): boolean =>
  next !== undefined && !next.capital && next.folded.length > 3;

const isNominative = (word: string): boolean =>
  word.length < 4 || unchanging.has(word) || NOMINATIVES.has(word) || NOMINATIVE_ENDS.test(word);

/** Case endings that no nominative has, not even that of a name. */
const ALWAYS =
  /(ств(у|ом|ам|ами|ах|е)|..(ени|стви|ыти)и|..[нцстлрв]и(ю|ей|ем|ям|ями|ях)|(ент|ист|тор|нер|ник)(у|ом|ами)|тел(ю|ем|ями|ях)|..[^у]нами|...[бвгджзклмпрстфхцчшщ]ами)$/;

const OBLIQUE =
  /(..[бвгджзклмнпрстфхцчшщ](у|ом|ем|е|ам|ами|ах|ов)|[цйнл]ев|[лнртсзд]ями|..[лнрстдзвц]ю|[лнртсзд]ям|[лнртсзд]ях|[жшщчцлнр]ей)$/;
const RARELY_NAMES = /(..[бвгджзклмнпрстфхцчшщ](ом|ем|е|ах|ами)|[жшщчц]ей|ями)$/;

/** «альбом», «космодром», «избирком»; «остров»; «музей»; «море», «здание», «солнце». */
const NOMINATIVE_ENDS =
  /(^д|ьб|ат|гн|др|ипл|ндр|мпт|ел|окс|лл|зл|эк[оа]н|астрон|^кор|бур|вол|ген|гр|п?пр|^пар|^ф|фант|(?:^за|из|вз|пере|над|об|про|ол|ло|ла)л|(?:род|дет)д|(?:теле|избир|испол|глав|об|лен|вымпел|нар|рай|гор|мест|проф)к)ом$|(ъ|и|о|[шкрт]л|кр|гар|тот|танд|мод|зан|пси|г)ем$|(^стр|госстр|мон|каз|разм|взм|пром|зап|караб|кр|^пр|^м|^ш|алл)ах$|(хр|исл|вьетн|шт|дам|хл|ср|грамм?|агр|байр)ам$|остров$|^(зов|вызов|кузов|лов|улов|вылов|отлов|плов|ров|кров|покров|шов|засов|альков)$|(муз|хокк|троф|юбил|лиц|ручь|клуб|кл|колиз|мавзол|апог|ел|реп|евр|иер|бор|тролл|диспл|дидж|ли)ей$|[^аеиоуыэюя](це|ще)$|(мор|пол|гор|лож|веч|ь)е$/;

/** Nominatives, mostly foreign, that end like another case. */
const NOMINATIVES = new Set(
  `тату какаду рандеву табу рагу зебу манту кунг-фу тофу авеню меню интервью ревю барбекю парвеню инженю дежавю экю
  цунами оригами татами купе тире фойе шасси кашне колье пенсне портмоне резюме декольте каре варьете желе пюре суфле
  крем шлем хамам калам посев гнев хлев нагрев обогрев перегрев напев улей реквием`.split(/\s+/),
);

/** The instrumental of a feminine that is known, «главой», rather than an adjective as «новой». */
export const isInstrumental = (word: string): boolean =>
  !adjectivesInOi.has(word) && !nounsLikeAdjectives.has(word) && genderOfStem(word.slice(0, -2)) === 'f';

/** «Совете», «Фонду», «Лигой»: what can bear a name, so that a capital says nothing. */
function isOfThing(word: string): boolean {
  const [, stem = ''] = /^(.{3,})(?:у|ом|е|ой)$/.exec(word) ?? [];
  return (
    !namedThings.has(word) && (namedThings.has(stem) || (/[ей]$/.test(word) && namedThings.has(`${stem}а`)))
  );
}
