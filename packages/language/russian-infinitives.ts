/** Which words are infinitives, by their ending and lists of the nouns that end so. */

/** Nouns and numerals that end like an infinitive. */
const NOUN = new RegExp(
  `^((.*[оец])?сеть|.*печать|путь|нить|память|
  плеть|клеть|треть|кровать|благодать|рукоять|плоть|копоть|ломоть|ноготь|локоть|коготь|деготь|лапоть|ртуть|муть|
  суть|жуть|прыть|мать|рать|пять|десять|девять|.*дцать|мечеть|перхоть|прихоть|похоть|зять|гать|тать|пасть|слякоть|
  мякоть|припять)$`.replaceAll(/\s/g, ''),
);
const PREFIX =
  '(в|вы|до|за|из|на|недо|об|от|пере|по|под|при|пре|про|произ|воспроиз|раз|рас|с|у|воз|вз|низ|обо|изо|ис|о|пред|предпо|со)?';
const IN_TI = new RegExp(
  `^${PREFIX}(идти|нести|везти|плести|мести|грести|цвести|брести|рести|расти|ползти|трясти|спасти|блюсти)$|
  ^${PREFIX}(об|изоб|приоб)рести$|.йти$|^(пере|при|про|по|у|об|в|вы|до|за|на|от|под|раз|с|произ|воспроиз|воз|низ)вести$`.replaceAll(
    /\s/g,
    '',
  ),
);
const IN_ST = new RegExp(
  `^${PREFIX}(красть|класть|сесть|клясть|прясть)$|^(сов|у|по|в|вы|от|рас|при|о)пасть$|
  ^(съ|по|до|надо|за|объ|вы|разъ|про)?есть$|^(про|с|у|пред|предпо|вы|за)честь$|[лг]езть$|грызть$`.replaceAll(
    /\s/g,
    '',
  ),
);
const IN_CH =
  /(мочь|беречь|[вз]лечь|^лечь|стичь|стричь|жечь|стеречь|[^б]сечь|пречь|прячь|(на|об|от|из|пред)речь)$/;

/** Whether the folded word is an infinitive. */
export function isInfinitive(word: string): boolean {
  if (!/(ть|чь|ти|ся|сь)$/.test(word)) return false;
  if (/..(ть|ти|чь)ся$|..тись$/.test(word)) return true;
  if (/[аеиоуыя]ть$/.test(word)) return word.length > 3 && !NOUN.test(word);
  return IN_TI.test(word) || IN_ST.test(word) || IN_CH.test(word);
}

/** Plural nouns that are infinitives too: «Вести», «вести переговоры». */
export const alsoInfinitives: ReadonlySet<string> = new Set(['вести']);
