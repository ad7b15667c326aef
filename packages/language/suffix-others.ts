import { type SuffixLanguage, pairs } from './suffix-grammar.ts';

/**
 * Chains that look like suffixes and make another word of the stem: il, ile. Frequent words only, where the form of the
 * stem is rare beside them (kara is hardly ever «to the snow»). `|` parts chains; one that ends in `*` is refused with
 * whatever follows (kur, kurum, kurumun), others only by themselves (alt, altın, but altında).
 */
const OTHERS: Readonly<Record<SuffixLanguage, ReadonlyMap<string, string>>> = {
  tr: pairs(
    'iç:in il:e|im iş:te is:e ön:ce yin:e ad:a|am* am:a ban:a san:a ayn:i kar:a ada:m*|na* at:ina* dil:im|imi|imin|ime|imler* han:im* ' +
      'kur:um* orta:m* taş:ima* top:tan bin:a*|lerce alt:in hat:a* sal:i bor:u* oy:un yar:in|a* kan:un* iz:in ' +
      'on:a|u|un|da|dan|lar|lari kim:se hal:a çek:im kap:i*',
  ),
  az: pairs(
    'üç:ün il:ə|k is:ə el:ə xan:im*|a* qan:un* ad:am* daş:ima* on:a|u|un|da|dan|lar|lari kim:i oy:un yar:i',
  ),
  kk: pairs(
    'үш:ін бас:ты|қа|ым қыс:қа|ым* ақ:ын өз:ге ой:ын қала:м заң:ды бір:ге кей:ін ас:ты түс:ті жаз:ды сай:ын қой:ды',
  ),
  uz: pairs("uch:un bil:im* bir:ga xon:im* turk:man* o'z:ga qo'sh:ni* bo'l:im* ol:im*"),
};

/** Chains that make another word of the stem, as the head of this file writes them, or nothing. */
export function otherChains(stem: string, language: SuffixLanguage): string {
  return OTHERS[language].get(stem) ?? '';
}
