import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctWords } from './distinct-words.ts';
import { readWords } from './read-words.ts';
import { tokenize } from './tokens.ts';
import { createWordBuffer } from './word-buffer.ts';

const buffer = createWordBuffer(5);

function distinct(title: string, text: string): readonly string[] {
  readWords(title, text, buffer);
  return distinctWords(buffer);
}

const folded = (text: string): readonly string[] => tokenize(text).map((token) => token.folded);

describe('the distinct words of an article', () => {
  it('come folded, in the order in which they come first, the title before the text', () => {
    expect(distinct('Порт Баку', 'Баку и ПОРТ: новый порт')).toEqual(['порт', 'баку', 'и', 'новый']);
  });

  it('are the same however their letters are written', () => {
    expect(distinct('', "Ёлка елка ёлка́ портa порта İzmir izmir d’Or d'or")).toEqual([
      ...new Set(folded("Ёлка елка ёлка́ портa порта İzmir izmir d’Or d'or")),
    ]);
  });

  it('are those that a set of all words has, of any text', () => {
    const piece = fc.constantFrom(
      'порт',
      'Порт',
      'по\u0301рт',
      'é',
      'e\u0301',
      'a',
      'б',
      '’',
      '-',
      ' ',
      '漢',
      '字',
      '7',
      '\u200d',
    );
    fc.assert(
      fc.property(fc.string({ unit: piece }), fc.string({ unit: piece }), (title, text) => {
        expect(distinct(title, text)).toEqual([...new Set([...folded(title), ...folded(text)])]);
      }),
    );
  });

  it('are found in a long text, and in a short one after it', () => {
    const words = Array.from({ length: 70_000 }, (_, at) => `слово${at}`);
    expect(distinct('', `${words.join(' ')} ${words.join(' ')}`)).toEqual(words);
    expect(distinct('', 'слово1 слово1')).toEqual(['слово1']);
  });

  it('are told apart where their hashes are the same', () => {
    readWords('', 'один два один три', buffer);
    buffer.hashes.fill(7, 0, buffer.count);
    expect(distinctWords(buffer)).toEqual(['один', 'два', 'три']);
  });

  it('are none of an empty text', () => {
    expect(distinct('', '')).toEqual([]);
  });
});
