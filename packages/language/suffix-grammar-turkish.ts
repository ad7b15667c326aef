import type { SuffixGrammar } from './suffix-grammar.ts';

/**
 * Turkish. The past and conditional copulas follow a bare consonant only as verbs do (yaz, yazdı), so there they are
 * left out; and so is -CA, which makes names of languages (Türk, Türkçe).
 */
export const turkish: SuffixGrammar = {
  name: 'tr',
  vowels: 'aeiuüoöâîû',
  finals: { v: 'aeiuüoöâîû', t: 'pçtkfhsş', d: 'bcdgğjlmnrvyz' },
  harmonies: {
    a: { A: 'a', I: 'i', Ş: 'ş|s' },
    o: { A: 'a', I: 'u', Ş: 'ş|s' },
    e: { A: 'e', I: 'i', Ş: 'ş|s' },
    ö: { A: 'e', I: 'ü|u', Ş: 'ş|s' },
  },
  opened: { a: 'a', o: 'a', e: 'e', ö: 'e' },
  slots: {
    stem: '- > case; - > noun; lAr > many; dIr dIrlAr tIr/t tIrlAr/t > end; ydI/v ymIŞ/v ysA/v yken/v > end',
    noun: `m/v Im/td n/v In/td mIz/v ImIz/td nIz/v InIz/td > owned; sI/v I/td > theirs`,
    many: '- > noun; - > case; cA > copula; - > copula',
    head: 'lAr > heads; mIz/v ImIz/td nIz/v InIz/td > owned; sI/v I/td > theirs',
    heads: 'I ImIz InIz > theirs',
    owned: '- > case; cA > copula; - > copula',
    theirs: `nI nA ndAn ylA ncA > copula; ndA nIn > local; - > copula`,
    case: `yI/v I/td yA/v A/td dAn tAn/t ylA/v lA/td > copula; dA tA/t nIn/v In/td > local`,
    local: '- > time; - > copula',
    time: 'ki kü > relative',
    relative: 'ler > many; ni ne nden yle > copula; nde nin > local; - > copula',
    copula: `- > end; dIr tIr/t dIrlAr tIrlAr/t > end; ydI/v dI/td tI/t ymIŞ/v mIŞ/td ysA/v sA/td yken/v ken/td > person`,
    person: '- > end; m k lAr > end',
  },
};
