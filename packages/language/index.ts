/** Words of many languages: tokens with offsets, folding, inflection of watch phrases, language identification. */
export { compose, fold } from './fold.ts';
export { unmix } from './mixed-script.ts';
export { isTwoToFour } from './counting.ts';
export { COUNTED, NOMINATIVE, allOf } from './grammar.ts';
export { gap } from './gap.ts';
export { type Token, tokenize } from './tokens.ts';
export { readWords } from './read-words.ts';
export { distinctWords } from './distinct-words.ts';
export { hashUnit, wordHash, wordSeed } from './word-hash.ts';
export {
  type WordBuffer,
  createWordBuffer,
  foldedWord,
  gapAfter,
  isCapitalized,
  writtenFrom,
} from './word-buffer.ts';
export { NO_WORD, type WordTable, createWordTable, findBeginning, findWord } from './word-table.ts';
export { identifyLanguage } from './identify.ts';
export { type Form, placedBy, russianForms } from './russian.ts';
export { createMemory } from './memo.ts';
export { type PhraseWord, phraseWords } from './phrase-words.ts';
export { type PhraseReading, type WordForms, phraseForms } from './phrase.ts';
export { type Stem, type StemKind, continues, entryOf } from './suffixes.ts';
export { acceptsChain, chainSpan } from './suffix-automaton.ts';
export { lastWritten } from './hyphen-suffix.ts';
