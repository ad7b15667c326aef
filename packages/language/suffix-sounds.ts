import { type SuffixLanguage, pairs } from './suffix-grammar.ts';

/**
 * Which suffix vowels a word takes. The rule is soft: where spelling does not tell, both harmonies count. A Turkish ı
 * is known only in a word as typed, and is i in a folded one. Loans that end as below may take front vowels behind a
 * back one (saat, saati; rol, rolü; harf, harfi; банк, банкі; Әуезов, Әуезовке; Шольц, Шольцке).
 */
export function harmoniesOf(typed: string, language: SuffixLanguage): string {
  if (language === 'tr') return turkishHarmonies(typed);
  return language === 'kk' && /[а-я]/.test(typed) ? kazakhHarmonies(typed) : 'a';
}

const FRONTED = /([lt]|[rl][bfpk]|[âû][^aeiou]*)$/;
const FRONT_OF = pairs('a:e â:e ı:e o:ö u:ö û:ö');
const TURKISH = pairs('a:a â:a ı:a o:o u:o û:o e:e i:e î:e ö:ö ü:ö');

function turkishHarmonies(typed: string): string {
  const vowels = typed.replace(/[^aâeıiîoöuüû]/g, '');
  const last = vowels.slice(-1);
  const own = TURKISH.get(last);
  if (own === undefined) return 'aoeö';
  if (last === 'i' && !/[eöü]i*$/.test(vowels)) return 'ae';
  return own + (FRONTED.test(typed) ? (FRONT_OF.get(last) ?? '') : '');
}

/**
 * A last у is silent here (оқу), any other у or и tells nothing (ресурс, минск), nor does у behind a consonant that Russian
 * has too (кесуге, Жетісуға; Баку, Перу, Нетаньяху).
 */
function kazakhHarmonies(typed: string): string {
  const last = lastVowelOf(typed);
  if (last === '' || 'иую'.includes(last) || LOAN.test(typed)) return 'ае';
  return 'аоұыя'.includes(last) ? 'а' : 'е';
}

/** But a у at the end; empty where there is none. */
function lastVowelOf(typed: string): string {
  for (let at = typed.length - (typed.endsWith('у') ? 2 : 1); at >= 0; at -= 1)
    if ('аәеиоөуұүыіэюя'.includes(typed.charAt(at))) return typed.charAt(at);
  return '';
}

const LOAN = /([гкә]|[бвгджзклмнпрстфхцчшщ]у|[гк][а-я]|ь[бвгджзйклмнпрстфхцчшщ]*|[ое]ва?)$/;
