import afinn from 'sentiment/languages/en/labels.json' with { type: 'json' };
import { fold } from '@newswatch/language';
import { type Lexicon, createLexicon, forms } from './lexicon.ts';

/** The words of the AFINN list that comes with the package (it also has phrases and emoticons). Its weights go from -5 to 5 and are brought to our three steps. */
export function english(): Lexicon {
  const listed: Readonly<Record<string, number>> = afinn;
  const words = Object.entries(listed).filter(([word]) => /^[a-z']+$/u.test(word));
  const weights = new Map(words.map(([word, weight]) => [fold(word), (weight * 3) / 5]));
  return createLexicon(weights, {
    byStem: false,
    negators:
      forms(`not no never without neither nor hardly cannot can't don't doesn't didn't isn't aren't wasn't
        weren't won't wouldn't shouldn't couldn't hasn't haven't hadn't`),
    emptying: forms('only just least'),
    lowering:
      forms(`less fewer reduce reduces reduced reducing reduction decrease decline declines fall end ends ended
        ending prevent prevents prevented avoid avoids avoided lack ease eases eased`),
    fighting: forms('fight fights fighting against combat tackle tackles curb'),
    raising: forms('increase increases increased increasing growth growing rising rise rises rose more'),
  });
}
