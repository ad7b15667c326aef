import { russianForms } from '@newswatch/language';

/** A watch as whoever has regular expressions writes it: compiled once, asked of every article in small letters. */
export type RegExpWatch = (text: string) => boolean;

/**
 * A watch from its prefix notation (`notationOf`): each phrase one precompiled expression of word beginnings with any
 * Russian ending, each boolean short of what it need not ask. It matches more than it should, as such loops do.
 */
export function regExpWatch(notation: string): RegExpWatch {
  const parts = notation.split(' ');
  let at = 0;
  const take = (): string => parts[at++] ?? '';
  const several = (make: () => RegExpWatch): readonly RegExpWatch[] =>
    Array.from({ length: Number(take()) }, make);
  const words = (): readonly string[] => Array.from({ length: Number(take()) }, () => wordPattern(take()));
  const node = (): RegExpWatch => {
    switch (take()) {
      case 'P':
        return test(words().join('[\\s-]+'));
      case 'N':
        return near(Number(take()), words());
      case 'A': {
        const all = several(node);
        return (text) => all.every((watch) => watch(text));
      }
      case 'O': {
        const any = several(node);
        return (text) => any.some((watch) => watch(text));
      }
      default: {
        const not = node();
        return (text) => !not(text);
      }
    }
  };
  return node();
}

function test(pattern: string): RegExpWatch {
  const expression = new RegExp(pattern);
  return (text) => expression.test(text);
}

/** Any order of two words; of three the first and the last of them as typed. */
function near(distance: number, words: readonly string[]): RegExpWatch {
  const between = `(?:[^а-яё0-9]+[а-яё0-9]+){0,${distance}}?[^а-яё0-9]+`;
  return test(`${words.join(between)}|${words.toReversed().join(between)}`);
}

/** What all forms of the word begin with, behind no letter, and its ending. */
function wordPattern(word: string): string {
  const forms = russianForms(word).map(({ text }) => text);
  let stem = word.toLowerCase();
  while (!forms.every((form) => form.startsWith(stem))) stem = stem.slice(0, -1);
  return `(?<![а-яё])${stem}[а-яё]*(?![а-яё])`;
}
