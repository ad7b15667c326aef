/**
 * Beginnings of month names in the languages of the region, as feeds write them: nominative, genitive and short forms
 * begin alike. Small letters without diacritics where Unicode composes them (`ş` is `s`, `й` is `и`), see `foldWord`.
 */
const BEGINNINGS: readonly string[] = [
  'jan январ янв січ yanvar ocak oca қаңтар қаң qantar იან',
  'feb феврал фев лют fevral subat sub ақпан ақп aqpan თებ',
  'mar март мар берез бер mart наурыз нау nau nay მარ',
  'apr апрел апр квіт кві aprel nisan nis сәуір сәу sauir sayir აპრ',
  'may маи мая трав тра mayis мамыр мам mamyr მაი',
  'jun июн черв чер iyun haziran haz маусым мау mausym maysym ივნ',
  'jul июл лип iyul temmuz tem шілде шіл shilde ივლ',
  'aug август авг серп сер avqust avgust agustos agu тамыз там tamyz აგვ',
  'sep сентябр сен верес вер sentyabr sentabr eylul eyl қыркүиек қыр qyrkuiek სექ',
  'oct октябр окт жовт жов oktyabr oktabr ekim eki қазан қаз qazan ოქტ',
  'nov ноябр ноя листоп лис noyabr kasim kas қараша қар qarasha ნოე',
  'dec декабр дек груд гру dekabr aralik ara желтоқсан жел jeltoqsan დეკ',
];

/** Small letters, diacritics taken off where Unicode composes them, dotless ı as i. As long as the text where it is composed. */
export const foldWord = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i');

/** @returns 0 to 11, by the longest beginning that fits */
export function monthNamed(name: string): number | undefined {
  const folded = foldWord(name);
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
