import afinn from 'sentiment/languages/en/labels.json' with { type: 'json' };
import { fold } from '@newswatch/language';
import { type Lexicon, type Weighted, createLexicon, forms, weigh } from './lexicon.ts';

const corrected: Weighted = [
  [0, 'united supreme like want share shared interest trust rescue demand commit'],
  [-1, 'storm delayed shortage recession'],
  [-2, 'earthquake flood floods wildfire injured wounded injuring derailed collapsed explosion'],
];

const negators =
  forms(`not no never without neither nor hardly cannot can't don't doesn't didn't isn't aren't wasn't
  weren't won't wouldn't shouldn't couldn't hasn't haven't hadn't`);

/** The words of the AFINN list that comes with the package (it also has phrases and emoticons). Its weights go from -5 to 5 and are brought to our three steps. What it says of chat and not of news is corrected. */
export function english(): Lexicon {
  const listed: Readonly<Record<string, number>> = afinn;
  const words = Object.entries(listed).filter(([word]) => /^[a-z']+$/u.test(word));
  const weights = new Map([
    ...words.map(([word, weight]) => [fold(word), (weight * 3) / 5] as const),
    ...weigh(corrected),
  ]);
  // AFINN counts some of them as bad words: "no one was hurt" is not bad because of its "no".
  for (const negator of negators) weights.delete(negator);
  return createLexicon(weights, {
    byStem: false,
    negators,
    emptying: forms('only just least'),
    lowering:
      forms(`less fewer reduce reduces reduced reducing reduction decrease decline declines fall end ends ended
        ending prevent prevents prevented avoid avoids avoided lack ease eases eased`),
    fighting: forms('fight fights fighting against combat tackle tackles curb'),
    raising: forms('increase increases increased increasing growth growing rising rise rises rose more'),
  });
}
