import { type Lexicon, createLexicon, forms, weigh } from './lexicon.ts';
import { declined, russianVerbForms } from './russian-verbs.ts';
import * as written from './russian-words.ts';

/** Some 900 words in all their forms. */
export function russian(): Lexicon {
  const weights = new Map([
    ...weigh(written.nominals, declined),
    ...weigh(written.verbs, russianVerbForms),
    ...weigh(written.fixed),
    // The United Nations, the Emirates.
    ...[...declined('объединенный')].map((form) => [form, 0] as const),
  ]);
  return createLexicon(weights, {
    byStem: false,
    negators: forms('не нет ни без никогда нельзя вряд'),
    emptying: forms(
      'только менее просто столько исключает исключают исключил исключила исключили исключено исключен',
    ),
    lowering: both(written.lowering, written.loweringVerbs),
    loweringBehind: new Set([
      ...forms(written.loweringBehind, russianVerbForms),
      ...forms(written.loweringBehindFixed),
    ]),
    fighting: forms(written.fighting, declined),
    raising: both(written.raising, written.raisingVerbs),
  });
}

const both = (nominals: string, verbs: string): ReadonlySet<string> =>
  new Set([...forms(nominals, declined), ...forms(verbs, russianVerbForms)]);
