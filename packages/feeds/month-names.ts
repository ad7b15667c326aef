/**
 * Beginnings of month names in the languages of the region, as feeds write them: nominative, genitive and short forms
 * begin alike. Small letters without diacritics where Unicode composes them (`ş` is `s`, `й` is `и`), see `foldName`.
 */
const BEGINNINGS: readonly string[] = [
  'jan январ янв січ yanvar ocak oca қаңтар қаң qantar',
  'feb феврал фев лют fevral subat sub ақпан ақп aqpan',
  'mar март мар берез бер mart наурыз нау nau nay',
  'apr апрел апр квіт кві aprel nisan nis сәуір сәу sauir sayir',
  'may маи мая трав тра mayis мамыр мам mamyr',
  'jun июн черв чер iyun haziran haz маусым мау mausym maysym',
  'jul июл лип iyul temmuz tem шілде шіл shilde',
  'aug август авг серп сер avqust avgust agustos agu тамыз там tamyz',
  'sep сентябр сен верес вер sentyabr sentabr eylul eyl қыркүиек қыр qyrkuiek',
  'oct октябр окт жовт жов oktyabr oktabr ekim eki қазан қаз qazan',
  'nov ноябр ноя листоп лис noyabr kasim kas қараша қар qarasha',
  'dec декабр дек груд гру dekabr aralik ara желтоқсан жел jeltoqsan',
];

/** Small letters, diacritics taken off where Unicode composes them, dotless ı as i. */
const foldName = (name: string): string =>
  name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i');

/** @returns 0 to 11, by the longest beginning that fits */
export function monthNamed(name: string): number | undefined {
  const folded = foldName(name);
  let best: { readonly month: number; readonly length: number } | undefined;
  BEGINNINGS.forEach((line, month) => {
    for (const beginning of line.split(' ')) {
      if (folded.startsWith(beginning) && beginning.length > (best?.length ?? 0)) {
        best = { month, length: beginning.length };
      }
    }
  });
  return best?.month;
}
