import { type SuffixLanguage, pairs } from './suffix-grammar.ts';

/**
 * Chains that look like suffixes and make another word of the stem: il, ile. Frequent words only, where the form of the
 * stem is rare beside them (kara is hardly ever «to the snow»). `|` parts chains; one that ends in `*` is refused with
 * whatever follows (kur, kurum, kurumun), others only by themselves (alt, altın, but altında).
 */
const OTHERS: Readonly<Record<SuffixLanguage, ReadonlyMap<string, string>>> = {
  tr: pairs(
    'iç:in il:e|im|a iş:te is:e|im* ön:ce yin:e ad:a|am* am:a ban:a san:a ayn:i kar:a ada:m*|na* at:ina* ' +
      'dil:im|imi|imin|ime|imler* han:im*|i kur:um* orta:m* taş:ima* top:tan bin:a*|lerce alt:in hat:a* ' +
      'sal:i bor:u|ular*|usu*|uya|uda|udan|uyu|unun oy:un|unlar* yar:i|im*|in*|a yari:m|n kan:un* iz:in ' +
      'on:a|u|un|da|dan|lar|lari kim:se hal:a çek:im kap:i*|tan kab:a* birlik:te özellik:le genellik:le ' +
      'çoğunluk:la öncelik:le yan:i baz:i* kadi:n* par:a* has:ta* faz:la* deva:m* taki:m* tak:im* kas:im|a* ' +
      'ek:im* nisa:n* doğu:m* ölü:m* doku:n* öğreti:m* devr:im* darb:e* arab:a* galib:a yoğ:un* resm:i ' +
      'haric:i asl:a as:la had:i an:a and:a soru:n|nu|nlar* say:i* kes:in* şark:i* yay:in* diz:i|iler*|isi* ' +
      'sit:e* ark:a* burs:a* deri:n|nlik* kor:uma* koru:ma* yem:in* met:in* bey:in kaz:a* ' +
      'konu:m|mu|mun|muna|munda|mdan|mlar* ilişki:n etki:n|nlik* süre:n doğa:n boy:un|unca|a yüz:de|den ' +
      'yaz:i|ilar*|isi*|iya|ida|iyi kura:n* ter:im* fay:da* politik:a* form:a* kat:i koy:u üst:ün|ünlük* ' +
      'sağ:lar baş:lar sir:a* inc:e* ser:i* tar:im* katil:di*|im* deney:im* baski:n|nlar* ' +
      'giriş:im|imi|imin|ime|imler*|imci* his:se* kale:m* mark:a* pas:ta* taksi:m sam:imi* sayi:m yazi:m saygi:n alin:di* ' +
      'kiş:i|iler*|isi*|inin|iye|iyi isi:m* ak:im* kir:im* bas:in* mart:i başka:n* komuta:n* alma:n|nlar* ' +
      'erme:ni* amerika:n italya:n|nlar* mis:in|iniz us:ta* post:a* yas:a* hale:n tasari:m* yazili:m* ' +
      'ima:m* bank:a* mod:a* rom:a* hac:i* düş:ün* gelir:di*|se*|miş*|ken gider:di*|se*|miş*|ken ' +
      'çikar:di*|se*|miş*|ken yarar:di*|se*|miş*|ken tutar:di*|se*|miş*|ken yazar:di*|se*|miş*|ken ' +
      'kanad:a|anin|aya|ada|adan emr:e ' +
      'okur:di*|se*|miş*|ken döner:di*|se*|miş*|ken keser:di*|se*|miş*|ken kurul:du*|muş*',
  ),
  az: pairs(
    'üç:ün il:ə|k is:ə el:ə xan:im*|a* qan:un* ad:am* daş:ima* on:a|u|un|da|dan|lar|lari kim:i oy:un ' +
      'yar:i haqq:inda|indaki rəsm:i|iləri daxil:i cənub:i xaric:i şəxs:i fərd:i ümum:i hərb:i texnik:i|a* ' +
      'fizik:a* iqtisad:i elm:i hüquq:i din:i yaz:i|ilar*|isi*|iya arx:a* gec:ə* məsələ:n məsəl:ə* dəst:ə* ' +
      'zərb:ə* dəqiq:ə* üz:üm* birlik:də yan:i an:a* bel:ə* bor:u* qar:a*',
  ),
  kk: pairs(
    'үш:ін бас:ты|қа|ым қыс:қа|ым* ақ:ын өз:ге ой:ын қала:м заң:ды бір:ге кей:ін ас:ты түс:ті жаз:ды ' +
      'сай:ын қой:ды байланыс:ты маңыз:ды құн:ды міндет:ті қажет:ті сенім:ді қауіп:ті сәт:ті автомат:ты ' +
      'электрон:ды мән:ді қатыс:ты мысал:ы тіз:ім* жел:і* еск:і* бала:ма* тең:ге* қан:дай көш:ті кір:ді ' +
      'арт:ты жар:ды кезек:ті атақ:ты тұрақ:ты ауқым:ды ықпал:ды бедел:ді ақыл:ды өзек:ті дарын:ды талант:ты ' +
      'ет:ті ат:ты хан:ым* жау:ды сын:ды қат:ты тап:ты',
  ),
  uz: pairs(
    "uch:un bil:im* bir:ga xon:im* turk:man* o'z:ga qo'sh:ni* bo'l:im* ol:im* kish:i* jumla:dan may:da* " +
      "davo:m* ter:i* ay:ni* hal:i ato:m* dor:i* jam:i* par:da* ola:m* oq:im* qo'shn:i* tan:ga* chin:ni* " +
      "tiz:im* baho:dir* moyl:i* un:da|dan|ga|i|ing|dagi bo'y:icha haq:ida|idagi уч:ун бир:га ўз:га қўш:ни* бўй:ича " +
      'ҳақ:ида|идаги киш:и* турк:ман* тиз:им*',
  ),
};

/** Chains that make another word of the stem, as the head of this file writes them, or nothing. */
export function otherChains(stem: string, language: SuffixLanguage): string {
  return OTHERS[language].get(stem) ?? '';
}
