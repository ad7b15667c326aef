import { type SuffixGrammar, pairs } from './suffix-grammar.ts';

const slots = {
  stem: '- > case; - > noun; лAр/vr дAр/lnz тAр/t > many; - > being; -/i > theirs',
  noun: `м/v Iм/rlnzt ң/v Iң/rlnzt мIз/v IмIз/rlnzt ңIз/v IңIз/rlnzt > owned; сI/v I/rlnzt > theirs`,
  many: '- > noun; - > case; - > being',
  head: 'лAр/vr дAр/lnz тAр/t > heads; мIз/v IмIз/rlnzt ңIз/v IңIз/rlnzt > owned; сI/v I/rlnzt > theirs',
  heads: 'I IмIз IңIз > theirs',
  owned: 'A > being; дAр/lnz > many; - > case; - > being',
  theirs: `н нA нAн мен > being; ндA нIң > local; нікі > relative; ндAй > being; - > being`,
  case: `нI/v дI/rlnz тI/t ГA/vrlnz КA/t дAн/vrlzn нAн/n тAн/t мен/vrln бен/zt пен/t менен/vrln бенен/zt пенен/t дAй/vrlnz тAй/t > being;
    дA/vrlnz тA/t нIң/vn дIң/rlz тIң/t > local; нікі/vn дікі/rlz тікі/t > relative`,
  local: '- > time; - > being',
  time: 'ГI/vrlnz КI/t > relative',
  relative: 'лAр > many; нI дAй > being; - > theirs',
  being: '- > end; мIн/vrln бIн/z пIн/t мIз/vrln бIз/z пIз/t сIң дIр/vrlnz тIр/t > end',
};

/** Kazakh. Consonants assimilate: a suffix begins as the letter before it asks. */
export const kazakh: SuffixGrammar = {
  name: 'kk',
  vowels: 'аәеиоөуұүыіэюя',
  finals: {
    v: 'аәеиоөұүыіэюя',
    i: 'ыі',
    r: 'рйуиюь',
    l: 'ль',
    n: 'мнңь',
    z: 'зж',
    t: 'бвгғдкқпстфхһцчшщь',
  },
  harmonies: {
    а: { A: 'а', I: 'ы', Г: 'ғ', К: 'қ' },
    е: { A: 'е', I: 'і', Г: 'г', К: 'к' },
  },
  opened: { а: 'а', е: 'е' },
  slots,
};

const LATIN = pairs('м:m б:b п:p н:n д:d т:t л:l р:r с:s з:z й:Й ң:Ң е:e і:i к:k');

/**
 * Kazakh in Latin script. Its spellings (ğ ñ and ŋ of 2021, ǵ ń of 2018, g' n' of 2017) are all taken, and harmony is not
 * asked for, because folding drops the acute that tells á from a.
 */
export const kazakhLatin: SuffixGrammar = {
  name: 'kk-Latn',
  vowels: 'aäeioöuūüy',
  finals: {
    v: 'aäeoöuūüyi',
    i: 'iy',
    r: "ruywi'",
    l: 'l',
    n: "mnñŋ'",
    z: 'zj',
    t: "bvgğdkqpstfxhcş'",
  },
  harmonies: { a: { A: 'a|e', I: 'y|i', Г: "ğ|g|g'", К: 'q|k', Й: 'i|y', Ң: "ñ|ŋ|n|n'" } },
  opened: { a: 'a' },
  slots: Object.fromEntries(
    Object.entries(slots).map(([slot, lines]) => [
      slot,
      lines.replace(/[а-яі-ң]/g, (letter) => LATIN.get(letter) ?? letter),
    ]),
  ),
};
