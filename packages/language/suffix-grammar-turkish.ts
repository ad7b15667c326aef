import type { SuffixGrammar } from './suffix-grammar.ts';

/**
 * Turkish. Behind a stem of one syllable or in -ş the past and conditional copulas are left out, because they follow
 * verbs (yaz, yazdı; görüş, görüştü); and so is -CA behind any stem, because it makes names of languages (Türk, Türkçe).
 */
export const turkish: SuffixGrammar = {
  name: 'tr',
  vowels: 'aeiuüoö',
  finals: { v: 'aeiuüoö', t: 'pçtkfhsş', d: 'bcdgğjlmnrvyz', p: 'pçtkfhs' },
  harmonies: {
    a: { A: 'a', I: 'i', Ş: 'ş|s' },
    o: { A: 'a', I: 'u', Ş: 'ş|s' },
    e: { A: 'e', I: 'i', Ş: 'ş|s' },
    ö: { A: 'e', I: 'ü|u', Ş: 'ş|s' },
  },
  opened: { a: 'a', o: 'a', e: 'e', ö: 'e' },
  slots: {
    stem: '- > short; dI/pd tI/p mIŞ/pd sA/pd > person; yIm/v yIz/v Iz/td sInIz > end',
    short:
      '- > case; - > noun; lAr > many; dIr dIrlAr tIr/t tIrlAr/t > end; ydI/v ymIŞ/v ysA/v > person; yken/v > end',
    noun: `m/v Im/td mIz/v ImIz/td nIz/v InIz/td > owned; n/v In/td > yours; sI/v I/td > theirs`,
    many: `- > noun; - > case; cA > copula; - > copula; ' > many`,
    head: 'lAr > heads; mIz/v ImIz/td nIz/v InIz/td > owned; sI/v I/td > theirs',
    heads: 'I ImIz InIz > theirs',
    owned: `- > yours; - > copula; ' > owned`,
    yours: '- > case; cA > copula; - > end',
    theirs: `nI nA ndAn ylA ncA > copula; ndA nIn > local; - > copula; - > being; ' > theirs`,
    case: `yI/v I/td yA/v A/td dAn tAn/t ylA/v lA/td > copula; dA tA/t nIn/v In/td > local`,
    local: '- > time; - > copula; - > being',
    time: 'ki kü > relative',
    relative: 'ler > many; ni ne nden yle > copula; nde nin > local; - > copula',
    copula: `- > end; dIr tIr/t dIrlAr tIrlAr/t > end; ydI/v dI/td tI/t ymIŞ/v mIŞ/td ysA/v sA/td yken/v ken/td > person`,
    being: 'yIm/v yIz/v sIn sInIz > end',
    person: '- > end; m k lAr > end',
  },
};
