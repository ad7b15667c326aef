import type { SuffixGrammar } from './suffix-grammar.ts';

/**
 * Azerbaijani. Harmony is not asked for: spelling follows speech (-nan beside -dan and -la, -iv beside -in), and ə is e where
 * diacritics are left out. Behind -la no copula follows that would make a verb: yol, yolla, but yolladı.
 */
export const azerbaijani: SuffixGrammar = {
  name: 'az',
  vowels: 'aeəiuüoö',
  finals: { v: 'aeəiuüoö', n: 'mn', c: 'bcçdfgğhjklpqrsştvxyz' },
  harmonies: { a: { A: 'a|ə|e', I: 'i|u|ü', Ş: 'ş|s' } },
  opened: { a: 'a' },
  slots: {
    stem: '- > case; - > noun; lAr nAr/n > many; dIr dIrlAr > end; ydI/v ymIŞ/v ysA/v > end',
    noun: `m/v Im/nc n/v In/nc mIz/v ImIz/nc nIz/v InIz/nc v/v Iv/nc IvIz/nc yIm/v yImIz/v yInIz/v > owned; sI/v yI/v I/nc > theirs`,
    many: '- > noun; - > case; cA > copula; - > copula',
    head: 'lAr > heads; mIz/v ImIz/nc nIz/v InIz/nc v/v Iv/nc IvIz/nc > owned; sI/v yI/v I/nc > theirs',
    heads: 'I ImIz InIz > theirs',
    owned: '- > case; cA > copula; - > copula',
    theirs: `nI nA ndAn nnAn lA ylA ynAn ncA nAdAk nAdAn > copula; ndA nIn > local; - > copula`,
    case: `nI/v yI/v I/nc yA/v A/nc dAn nAn/n ylA/v nAn ynAn/v InAn/nc > copula; dA nIn/v yIn/v In/nc > local;
      dAk yAdAk/v AdAk/nc yAcAn/v AcAn/nc > copula; lA > with`,
    with: '- > end; ydI/v ymIŞ/v > end',
    local: '- > time; - > copula',
    time: 'kI > relative',
    relative: '- > theirs; lAr > many',
    copula: `- > end; dIr dIrlAr dI dIlAr ydI/v ymIŞ/v IdI/nc ImIŞ/nc mIŞ ysA/v sA > person; sAn yAm/v Am/nc mI > end`,
    person: '- > end; m q k lAr sA mI > end',
  },
};
