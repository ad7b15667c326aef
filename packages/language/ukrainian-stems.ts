import { dropping, keepsI } from './ukrainian-words.ts';

/**
 * Stems of Ukrainian nouns besides the one that the nominative shows: vowels that drop (ринок, ринку), і that is о or е
 * in an open syllable (схід, сходу; Київ, Києва; школа, шкіл), and vowels that fill a genitive plural (картка, карток).
 */
/** Stems with е, and others that follow no rule. */
const LISTED: Readonly<Record<string, string>> = {
  папір: 'папер',
  корін: 'корен',
  камін: 'камен',
  ячмін: 'ячмен',
  осін: 'осен',
  річ: 'реч',
  піч: 'печ',
  лід: 'льод',
  якір: 'якор',
  колір: 'кольор',
  боєц: 'бійц',
  тижден: 'тижн',
  жнец: 'женц',
  чернец: 'ченц',
  швец: 'шевц',
  попіл: 'попел',
  повін: 'повен',
  ступін: 'ступен',
  промін: 'промен',
  ремін: 'ремен',
  кремін: 'кремен',
  важіл: 'важел',
  ведмід: 'ведмед',
  платіж: 'платеж',
  рубіж: 'рубеж',
  грабіж: 'грабеж',
  четвер: 'четверг',
  вуглец: 'вуглец',
};
/** політ, польоту */
const FLIGHT = /^(по|ви|з|верто|від|пере|на|при|зоре)літ$/;
/** Their і is never kept: «міст», «мосту». */
const OPEN_ONLY =
  /^(міст|рік|віз|дім|ніс|стіл|рід|бік|ріг|хвіст|ріст|піст|ніж|сік|плід|двір|кіт|віл|поріг|рів)$|..хід$/;
const CONSONANT_END = /[бвгґджзйклмнпрстфхцчшщ]$/;
const VOWEL_END = /[аеиіоуюяєї]$/;

/** The stems of all cases but the nominative singular, of a noun without an ending there. */
export function obliqueStems(word: string, stem: string): readonly string[] {
  const listed = Object.hasOwn(LISTED, stem) ? LISTED[stem] : undefined;
  if (listed !== undefined) return [listed];
  if (FLIGHT.test(stem)) return [stem.replace(/іт$/, 'ьот')];
  if (OPEN_ONLY.test(stem)) return openStems(stem);
  const dropped = droppedStem(word, stem);
  if (dropped !== undefined) return /[еє]ц$/.test(stem) || dropping.has(word) ? [dropped] : [dropped, stem];
  return [stem, ...openStems(stem)];
}

function droppedStem(word: string, stem: string): string | undefined {
  const base = stem.slice(0, -2);
  if (/[еє]ц$/.test(stem)) {
    if (VOWEL_END.test(base)) return `${base}йц`;
    return base.endsWith('л') ? `${base}ьц` : `${base}ц`;
  }
  if (dropping.has(word)) return stem.replace(/[еоєі]([^еоєі])$/, '$1');
  if (/.{2}ен$/.test(stem) && word.endsWith('ь')) return `${base}н`;
  return /..[^аеиіоуюяєї]ок$/.test(stem) ? `${stem.slice(0, -2)}к` : undefined;
}

/** схід- сход-, Київ- Києв-, бій- (without й) бо-. */
function openStems(stem: string): readonly string[] {
  if (keepsI.has(stem) || /.{3}іст$/.test(stem)) return [];
  if (/[брткпн]і$/.test(stem)) return [stem.replace(/і$/, 'о')];
  if (/ї[а-яґ]$/.test(stem)) return [stem.replace(/ї(.)$/, 'є$1')];
  if (!/і[бвгґджзклмнпрстфхцчшщ]{1,2}$/.test(stem)) return [];
  return stem.endsWith('ів') && /[жчшщр]ів$/.test(stem) ? [o(stem), stem.replace(/ів$/, 'ев')] : [o(stem)];
}

const o = (stem: string): string => stem.replace(/(л?)і([^аеиіоуюяєї]{1,2})$/, '$1о$2');

/** Stems whose о or е is і where no ending follows: школа, шкіл; others keep it, «вод», «меж». */
const CLOSING = new Set(
  `школ гор ног дорог сльоз робот голов бород борон сторон особ доб коров пород берез кос коз бджол сел колес слов нор зор
  щок болот чол корол пол нос лоз топол сирот субот сорок стріл череп огорож озер черед борозн`.split(/\s+/),
);

const close = (stem: string): string => stem.replace(/ь?[оеє]([^аеиіоуюяєї'])$/, 'і$1');

/** Genitive plurals without an ending: картк- карток, пісн- пісень, школ- шкіл. */
export function bareGenitives(stem: string, soft: boolean): readonly string[] {
  const end = soft ? 'ь' : '';
  const closed =
    CLOSING.has(stem) || /.(школ|дорог|бород|робот|сторон)$/.test(stem) ? [close(stem) + end] : [];
  const filled = filledStems(stem).map((each) => each + end);
  // «банка» has no «банк».
  const bare = closed.length > 0 || (/[^аеиіоуюяєїс]к$/.test(stem) && !soft) ? [] : [stem + end];
  return [...new Set([...bare, ...closed, ...filled])];
}

function filledStems(stem: string): readonly string[] {
  const last = stem.slice(-1);
  const before = stem.slice(0, -1);
  if (!/[кнлрвцмг]$/.test(last)) return [];
  if (before.endsWith('ь') && last === 'г') return [];
  if (before.endsWith('ь')) return [`${before}о${last}`, `${before.slice(0, -1)}е${last}`];
  if (stem.endsWith('ійн')) return [`${stem.slice(0, -3)}оєн`];
  if (before.endsWith('й')) return [`${before}о${last}`, `${before.slice(0, -1)}є${last}`];
  if (!CONSONANT_END.test(before)) return [];
  return [`${before}о${last}`, `${before}е${last}`];
}

/** к г х before an ending in -і: рука, руці. */
export const mutated = (letter: string): string => ({ к: 'ц', г: 'з', х: 'с', ґ: 'з' })[letter] ?? letter;

/** к г х ц before the vocative's -е: козак, козаче. */
export const vocativeMutated = (letter: string): string =>
  ({ к: 'ч', г: 'ж', х: 'ш', ц: 'ч' })[letter] ?? letter;
