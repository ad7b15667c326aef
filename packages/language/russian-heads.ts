import { allOf } from './grammar.ts';
import { type Head, agreement, leading, nonEmpty } from './phrase-head.ts';
import { type Forms, nominativeOf, oneForm, restrict, union } from './russian-endings.ts';
import { fallbackForms } from './russian-fallback.ts';
import { alsoInfinitives } from './russian-infinitives.ts';
import { adjectiveLemmas, nounLemmas, otherPlurals } from './russian-lemmas.ts';
import { lemmaOf, likely } from './russian-likely-lemmas.ts';
import { joinedHead } from './russian-joined-heads.ts';
import { isFeminine, nominativeModifier, obliqueModifier } from './russian-modifiers.ts';
import { genderOfStem } from './russian-genders.ts';
import { masculinePlurals, nouns } from './russian-nouns.ts';
import { isClearlyOblique, isInEy } from './russian-oblique-nouns.ts';
import { givenNames, isUnchangingWoman, surnamesFirst, womensNames } from './russian-person-names.ts';
import { type Unit, inCompound, isForeignSyllable, isRussian } from './russian-units.ts';
import { keepsOneForm } from './russian-unchanging.ts';
import { adjectivesAsNouns, adjectivesInOi, mensWords, titles, unchanging } from './russian-words.ts';
import { acronymIn, isAcronym, paradigms, trueNouns, wordForms } from './russian.ts';

/**
 * 1. Adjectives in the nominative and the noun they agree with: «Средний коридор», «нефтяная и газовая отрасль».
 * 2. Otherwise adjectives in another case and a noun that agrees: «Среднего коридора». Every lemma that has these
 *    forms is taken, and all its forms match. So with a noun that is clearly in another case: «министерству финансов».
 * 3. Otherwise adjectives alone, in the nominative or in another case: «новая столовая».
 * 4. Otherwise the first word, taken as a nominative.
 */
export function headOf(units: readonly Unit[]): Head | undefined {
  const modifiers = leading(units, nominativeModifier);
  return (
    behindFirstPart(units) ??
    behindUnchanging(units) ??
    governing(units, modifiers) ??
    nominativeHead(units, modifiers, nominatives) ??
    joinedHead(units, eitherModifier) ??
    nominativeHead(units, modifiers, clearAdjective) ??
    obliqueHead(units) ??
    nominativeHead(units, modifiers, adjectiveAsNoun) ??
    obliqueAdjectives(units) ??
    obliqueParticiple(units) ??
    firstWord(units)
  );
}

/** «нефте- и газопроводы»: the first part of a compound whose last part stands further on. */
function behindFirstPart([first, and, ...rest]: readonly Unit[]): Head | undefined {
  if (first === undefined || !first.dashed || !/[оеи]$/.test(first.folded)) return undefined;
  const head = /^(и|или)$/.test(and?.folded ?? '') ? headOf(rest) : undefined;
  const fixed = [first, and].map((unit) => oneForm(unit?.folded ?? ''));
  return head && { ...head, length: head.length + 2, slots: [...fixed, ...head.slots] };
}

/** «Папуа — Новая Гвинея»: behind a name that keeps one form and a dash, adjectives and the noun that they agree with. */
function behindUnchanging([first, ...rest]: readonly Unit[]): Head | undefined {
  if (first === undefined || !first.dashed || !first.capital || !keepsOneForm(first.folded)) return undefined;
  const head = nominativeHead(rest, leading(rest, nominativeModifier), nominatives) ?? obliqueHead(rest);
  return head && head.length > 1
    ? { ...head, length: head.length + 1, slots: [oneForm(first.folded), ...head.slots] }
    : undefined;
}

/** «командующий флотом», «новый заведующий кафедрой»: an instrumental depends on the participle and stays as typed. */
function governing(units: readonly Unit[], modifiers: readonly Forms[]): Head | undefined {
  const at = modifiers.findIndex((_, index) => governs(units[index], units[index + 1]));
  if (at < 0) return undefined;
  const slots = modifiers.slice(0, at + 1);
  return { length: at + 1, slots, agreed: agreement(units, slots, nominativeOf) };
}

const governs = (participle: Unit | undefined, next: Unit | undefined): boolean =>
  participle !== undefined &&
  next !== undefined &&
  /щ..(ся)?$/.test(participle.folded) &&
  GOVERNING.test(participle.folded) &&
  INSTRUMENTAL.test(next.folded);

const GOVERNING =
  /(командующ|заведующ|управляющ|владеющ|обладающ|торгующ|ведающ|располагающ|страдающ)(ий|ая|ие)$|(занимающ|пользующ)(ий|ая|ие)ся$/;
const INSTRUMENTAL = /(ом|ем|ой|ей|ами|ями|ью|[иы]м|[иы]ми)$/;

/** The last of the adjectives before a noun, and what they agree on. */
interface Modifier {
  readonly word: string;
  readonly agreed: number;
}

function nominativeHead(
  units: readonly Unit[],
  modifiers: readonly Forms[],
  nounsAgreeing: (unit: Unit, modifier: Modifier) => readonly Forms[],
): Head | undefined {
  for (let length = modifiers.length; length > 0; length -= 1) {
    const unit = units[length];
    const before = modifiers.slice(0, length);
    const agreed = agreement(units, before, nominativeOf);
    if (!isWord(unit) || agreed === 0) continue;
    if (units.slice(1, length + 1).some((next, at) => isOblique(units[at], next))) continue;
    const candidates = nounsAgreeing(unit, { agreed, word: units[length - 1]?.folded ?? '' });
    const noun = union(candidates);
    if (candidates.length > 0) {
      return {
        length: length + 1,
        slots: [...before, noun],
        agreed: agreed & nominativeOf(noun, unit.folded),
      };
    }
  }
  return undefined;
}

const isWord = (unit: Unit | undefined): unit is Unit =>
  unit !== undefined && !unit.quoted && isRussian(unit.folded) && !/^(и|или)$/.test(unit.folded);

/** «Центральной Азии», «государственной границей»: -ой of a feminine, not of «морской музей». */
const isOblique = (modifier: Unit | undefined, noun: Unit): boolean =>
  modifier?.folded.endsWith('ой') === true &&
  !/^(и|или)$/.test(noun.folded) &&
  (/([ыие]|[ье]ю|ией)$/.test(noun.folded) ||
    (isAcronym(noun.text) && !adjectivesInOi.has(modifier.folded)) ||
    FEMININE_IN_EY.test(noun.folded) ||
    (/[ео]й$/.test(noun.folded) && !adjectivesInOi.has(modifier.folded)));

/** «морской долей» is of «доля»; masculines that end so are listed: «морской лицей». */
const FEMININE_IN_EY = /(?<!ли)цей$|(?<!^(?:ру|казна))чей$|[жшщ]ей$|(?<!юби|к|е)лей$|ней$/;

/** Paradigms of a noun whose nominative agrees with the adjectives before it. */
function nominatives(unit: Unit, { word, agreed }: Modifier): readonly Forms[] {
  if (isAcronym(unit.text)) return [oneForm(unit.folded)];
  const agreeing = (sets: readonly Forms[]) =>
    likely(sets)
      .map((forms) => inCompound(unit, forms))
      .filter((forms) => agrees(forms, unit.folded, agreed));
  const genitive = adjectivesAsNouns.has(word) && mayBeGenitive(unit, word) ? [oneForm(unit.folded)] : [];
  const usual = agreeing(trueNouns(unit.folded));
  if (usual.length > 0) return [...usual, ...genitive];
  const plural = agreeing(otherPlurals(unit.folded));
  if (plural.length > 0) return [...plural, ...(unit.capital ? [oneForm(unit.folded)] : genitive)];
  return unit.capital && unit.folded.endsWith('и') ? [oneForm(unit.folded)] : [];
}

/** «ученые завода», «военные Армении»: perhaps no plural but a genitive; not «военные учения», «сборная команда». */
function mayBeGenitive({ capital, folded }: Unit, modifier: string): boolean {
  const isPlural = modifier === 'военные' && !capital && /(ия|ства|ща)$/.test(folded);
  const isFeminineNoun = /[ая]$/.test(folded) && genderOfStem(folded.slice(0, -1)) === 'f';
  return !isPlural && !isFeminineNoun && masculinePlurals(folded).length === 0;
}

/** What looks like a feminine is masculine only where it is known to be a man. */
function agrees(forms: Forms, word: string, agreed: number): boolean {
  const masculine = /[ая]$/.test(word) && !mensWords.has(word) ? allOf('m') : 0;
  return (nominativeOf(forms, word) & agreed & ~masculine) !== 0;
}

/** «морской пограничный»: no other case ends so, while «морской столовой» may be oblique. */
const clearAdjective = (unit: Unit, modifier: Modifier): readonly Forms[] =>
  /([ыи]й|[ая]я|[ое]е)$/.test(unit.folded) ? adjectiveAsNoun(unit, modifier) : [];

/** Names in -ой only look like adjectives: «Новый Уренгой». */
function adjectiveAsNoun(unit: Unit, { agreed }: Modifier): readonly Forms[] {
  const likeAdjective = unit.folded.endsWith('ой') ? nouns(unit.folded) : [];
  return [...paradigms(unit.folded), ...likeAdjective].filter((forms) => agrees(forms, unit.folded, agreed));
}

const eitherModifier = (unit: Unit, next: Unit | undefined): Forms | undefined =>
  nominativeModifier(unit, next) ?? obliqueModifier(unit, next);

const readingsOf = (forms: Forms, word: string): number => forms.get(word) ?? 0;

/** «иностранным рабочим» */
function obliqueAdjectives(units: readonly Unit[]): Head | undefined {
  const slots = leading(units, obliqueModifier);
  const agreed = agreement(units, slots, readingsOf);
  return slots.length > 1 && agreed !== 0 ? { length: slots.length, slots, agreed } : undefined;
}

/** «исполняющего обязанности», «пострадавшим при пожаре»: what stands behind it agrees with nothing. */
function obliqueParticiple([first]: readonly Unit[]): Head | undefined {
  if (
    first === undefined ||
    first.capital ||
    !/(щ|вш|нн)(его|ему|ими|ого|ому|ыми|ых|их|им|ым)$/.test(first.folded)
  )
    return undefined;
  const forms = nonEmpty(adjectiveLemmas(first.folded));
  return forms && { length: 1, slots: [forms], agreed: readingsOf(forms, first.folded) };
}

function obliqueHead(units: readonly Unit[]): Head | undefined {
  const [first, second] = units;
  const isNoun = first !== undefined && second !== undefined && isClearlyOblique(first, second);
  const modifiers =
    isNoun && isNoAdjective(first.folded, second.folded) ? [] : leading(units, obliqueModifier);
  for (let length = modifiers.length; length >= 1; length -= 1) {
    const head = nounBehind(units, modifiers.slice(0, length));
    if (head !== undefined) return head;
  }
  // «иностранном рабочем»
  const isAdjectives = modifiers.length > 1 && agreement(units, modifiers, readingsOf) !== 0;
  return isNoun && !isAdjectives ? nounBehind(units, []) : undefined;
}

function nounBehind(units: readonly Unit[], before: readonly Forms[]): Head | undefined {
  const { length } = before;
  const unit = units[length];
  const agreed = agreement(units, before, readingsOf);
  const noun = unit === undefined || agreed === 0 ? undefined : obliqueNoun(unit, { agreed, length });
  if (unit === undefined || noun === undefined) return undefined;
  return { length: length + 1, slots: [...before, noun], agreed: agreed & readingsOf(noun, unit.folded) };
}

/** Of a noun in another case: «добычей», «опорой»; «курсом тенге», but «цифровом тенге». */
const isNoAdjective = (noun: string, next: string): boolean =>
  isFeminine(noun) || isInEy(noun) || (unchanging.has(next) && genderOfStem(noun.slice(0, -2)) === 'm');

/** Lemmas that agree with so many adjectives. «Рабочей группой ОБСЕ»: a noun in -ой looks like an adjective too. */
function obliqueNoun(unit: Unit, { agreed, length }: Pick<Head, 'agreed' | 'length'>): Forms | undefined {
  const { folded } = unit;
  if (!isRussian(folded) || folded.length < 3 || (length > 1 && isAcronym(unit.text))) return undefined;
  if (length > 0 && standsForNoun(folded)) return undefined;
  const lemmas = length > 0 && unchanging.has(folded) ? [oneForm(folded)] : nounLemmas(folded);
  const agreeing = lemmas.filter((forms) => (readingsOf(forms, folded) & agreed) !== 0);
  if (length > 0) return nonEmpty(agreeing);
  // «пункта» is hardly a feminine, but may be one.
  return /[ая]$/.test(folded) && !isTitleInGenitive(folded)
    ? nonEmpty([...agreeing, ...paradigms(folded)])
    : nonEmpty(agreeing.filter((forms) => nominativeOf(forms, folded) === 0));
}

/** «директора»; but «премьера» and «графа» are words of their own. */
const isTitleInGenitive = (word: string): boolean =>
  titles.has(word.slice(0, -1)) && word !== 'премьера' && word !== 'графа';

/** «рабочему», «командующих»: adjectives that are nouns, and look like the forms of nouns in -ем, -их. */
const standsForNoun = (word: string): boolean =>
  /нн(ого|ому|ыми|ых|ым)$/.test(word) ||
  adjectiveLemmas(word).some(
    (forms) =>
      lemmaOf(forms, 'm').endsWith('щий') || adjectivesAsNouns.has(`${lemmaOf(forms, 'm').slice(0, -1)}е`),
  );

function firstWord(units: readonly Unit[]): Head | undefined {
  const [first] = units;
  if (first === undefined || first.prefix || !isRussian(first.folded)) return undefined;
  const forms = inCompound(first, isAcronym(first.text) ? oneForm(first.folded) : firstForms(first));
  if (forms.size === 0) return undefined;
  const men = /[ая]$/.test(first.folded) && !first.capital && !mensWords.has(first.folded) ? allOf('m') : 0;
  const inCase = acronymIn(first.text) !== undefined;
  const agreed = (inCase ? readingsOf : nominativeOf)(forms, first.folded);
  return { length: 1, slots: [forms], agreed: (agreed & ~men) === 0 ? agreed : agreed & ~men };
}

function firstForms({ folded: word, capital, text }: Unit): Forms {
  const acronym = acronymIn(text);
  if (acronym !== undefined) return wordForms(acronym);
  if (capital && isUnchangingWoman(word)) return unchangingWoman(word);
  return commonForms(word, capital);
}

/** «Айгуль» may be declined, «Мехрибан» is not. */
const unchangingWoman = (name: string): Forms =>
  union([
    new Map([[name, allOf('f')]]),
    ...(name.endsWith('ь') ? paradigms(name) : []).map((forms) => restrict(forms, allOf('f'))),
  ]);

/** «Ирина» that opens a phrase is no surname. */
const withoutSurname = (word: string): readonly Forms[] =>
  womensNames.has(word) && /..(ин|ов|ев)а$/.test(word) ? nouns(word).slice(1) : paradigms(word);

function commonForms(word: string, capital: boolean): Forms {
  const isForeign = givenNames.has(word) || surnamesFirst.has(word);
  if (isForeignSyllable(word) || (isForeign && /[оеиуыюэ]$/.test(word))) return oneForm(word);
  const isPlural = /(ства|[ая]не)$/.test(word) || (capital ? /[лшрчжд]ения$/ : /ения$/).test(word);
  const plurals = isPlural ? otherPlurals(word) : masculinePlurals(word);
  const forms = union([...(capital ? withoutSurname(word) : paradigms(word)), ...plurals]);
  return forms.size === 0 || alsoInfinitives.has(word) ? union([forms, fallbackForms(word)]) : forms;
}
