import type { Endings } from './russian-endings.ts';

/**
 * Ukrainian nouns by the end of their nominative. Several classes may fit (кінь and тінь are of different genders) and
 * all that fit are given; over-generated non-words do no harm. In the endings `L` is the stem's last letter and `M` the
 * same before -і (рука, руці). The vocative counts as a nominative, for the adjectives before it have one form for both.
 */
export interface NounClass {
  readonly ends: RegExp;
  /** Letters to take off for the stem. */
  readonly cut: number;
  readonly endings: Endings;
  readonly vocative?: string;
  /** The stem changes where an ending follows: ринок, схід. */
  readonly opens?: true;
  /** Genitive plurals without an ending: карток, пісень. */
  readonly bare?: 'hard' | 'soft';
}

const masculine = (nominative: string, plural: string): Endings => ({ m: nominative, p: plural });

export const nounClasses: readonly NounClass[] = [
  {
    ends: /[ая]нин$/,
    cut: 3,
    endings: masculine('нин нина нину/нинові @ нином нині/нинові', 'ни н нам @ нами нах'),
    vocative: 'нине',
  },
  {
    ends: /[тгя]арин$/,
    cut: 2,
    endings: masculine('ин ина ину/инові @ ином ині/инові', 'и ∅ ам @ ами ах'),
    vocative: 'ине',
  },
  {
    ends: /.[^'аеиіоуюяєїь]м'я$/,
    cut: 1,
    endings: { n: 'я ені/ени/я ені = енем/ям ені', p: 'ена ен енам = енами енах' },
  },
  {
    ends: /(ія|[аеоуюиєї]я)$/,
    cut: 1,
    endings: { f: 'я ї ї ю єю ї', m: 'я ї ї +ю єю ї', p: 'ї й/їв ям @ ями ях' },
    vocative: 'є',
  },
  {
    ends: /[кгхґ]а$/,
    cut: 2,
    endings: { f: 'Lа Lи Mі Lу Lою Mі', m: 'Lа Lи Mі +Lу Lою Mі', p: 'Lи - Lам @ Lами Lах' },
    vocative: 'Lо',
    bare: 'hard',
  },
  {
    ends: /[жчшщ]а$/,
    cut: 1,
    endings: { f: 'а і і у ею і', m: 'а і і +у ею і', p: 'і ∅/ей ам @ ами ах' },
    vocative: 'е',
    bare: 'hard',
  },
  {
    ends: /[бвдзйлмнпрстфц]а$/,
    cut: 1,
    endings: { f: 'а и і у ою і', m: 'а и і +у ою і', p: 'и - ам @ ами ах' },
    vocative: 'о',
    bare: 'hard',
  },
  {
    ends: /[дзлнрстцжчш]я$/,
    cut: 1,
    endings: { f: 'я і і ю ею і', m: 'я і і +ю ею і', p: 'і ь/ей/ів ям @ ями ях' },
    vocative: 'е/ю',
    bare: 'soft',
  },
  {
    ends: /(..еня|немовля|^маля|теля|порося)$/,
    cut: 1,
    endings: { n: 'я яти яті = ям яті', p: 'ята ят ятам @ ятами ятах' },
  },
  {
    ends: /[кгхґ]о$/,
    cut: 2,
    endings: { n: 'Lо Lа Lу/Lові = Lом Lу/Mі/Lові', p: 'Lа L/Lів Lам @ Lами Lах' },
    bare: 'hard',
  },
  {
    ends: /[^кгхґ]о$/,
    cut: 1,
    endings: { n: 'о а у/ові = ом і/у/ові', p: 'а ∅/ів ам @ ами ах' },
    bare: 'hard',
  },
  {
    ends: /[жчшщ]е$/,
    cut: 1,
    endings: { n: 'е а у/еві = ем і/у/еві', p: 'а ∅/ей ам @ ами ах' },
    bare: 'hard',
  },
  {
    ends: /[лрц]е$/,
    cut: 1,
    endings: { n: 'е я ю/еві = ем і/ю/еві', p: 'я ь/ів ям @ ями ях' },
    bare: 'soft',
  },
  {
    ends: /й$/,
    cut: 1,
    endings: masculine('й я/ю ю/єві @ єм ї/ю/єві', 'ї їв/й ям @ ями ях'),
    vocative: 'ю/є',
    opens: true,
  },
  {
    ends: /.ість$/,
    cut: 4,
    endings: { f: 'ість ості/ости ості = істю ості', p: 'ості остей остям @ остями остях' },
    vocative: 'осте',
  },
  {
    ends: /([еє]ць|.ень)$/,
    cut: 1,
    endings: masculine('ь я ю/еві @ ем і/ю/еві', 'і ів ям @ ями ях'),
    vocative: 'ю',
    opens: true,
  },
  {
    ends: /([^еєі]ць|ель|[^е]нь|[дзстр]ь|[^е]ль)$/,
    cut: 1,
    endings: masculine('ь я/ю ю/еві @ ем і/ю/еві', 'і ів/ей ям @ ями ях'),
    vocative: 'ю/е',
    opens: true,
  },
  {
    ends: /(ник|..[^аеиіоуюяєїх]ист|.{3}іст)$/,
    cut: 0,
    endings: masculine('∅ а у/ові @ ом і/у/ові', 'и ів ам @ ами ах'),
    vocative: 'у/е',
  },
  {
    ends: /(?<!ни)[кгхґ]$/,
    cut: 0,
    endings: masculine('∅ а/у у/ові @ ом у/ові', 'и ів ам @ ами ах'),
    vocative: 'у',
    opens: true,
  },
  {
    ends: /[жчшщ]$/,
    cut: 0,
    endings: masculine('∅ а/у у/еві @ ем і/у/еві', 'і ів ам @ ами ах'),
    vocative: 'е/у',
    opens: true,
  },
  {
    ends: /([ая]|^зві|^які|го|[ас]ти|хи)р$/,
    cut: 0,
    endings: masculine('∅ я ю/еві @ ем і/ю/еві', 'і ів ям @ ями ях'),
    vocative: 'ю/е',
    opens: true,
  },
  {
    ends: /(?<!..[^аеиіоуюяєїх]ис|.{3}іс)[бвдзлмнпрстф]$/,
    cut: 0,
    endings: masculine('∅ а/у у/ові @ ом і/у/ові', 'и ів ам @ ами ах'),
    vocative: 'е/у',
    opens: true,
  },
  {
    ends: /ц$/,
    cut: 0,
    endings: masculine('∅ а/у у/ові @ ом/ем і/у/ові', 'и ів ам @ ами ах'),
    vocative: 'е/у',
    opens: true,
  },
];
