import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, gap, tokenize } from './index.ts';
import { unmix } from './mixed-script.ts';

const folded = (text: string) => tokenize(text).map((token) => token.folded);
const slices = (text: string) => tokenize(text).map(({ start, end }) => text.slice(start, end));

describe('tokenize', () => {
  it('gives offsets into the original text', () => {
    const text = '  «Новый порт» — в Курыке…';
    expect(slices(text)).toEqual(['Новый', 'порт', 'в', 'Курыке']);
    expect(tokenize(text)[0]).toMatchObject({ start: 3, end: 8, folded: 'новый', capital: true });
  });

  it('makes one letter of İ I ı i and of ё е, whatever the language', () => {
    expect(folded('KORİDOR koridor KORIDOR korıdor ЁЛКА елка')).toEqual([
      'koridor',
      'koridor',
      'koridor',
      'koridor',
      'елка',
      'елка',
    ]);
  });

  it('ignores soft hyphens, zero-width units and stress marks inside words', () => {
    const text = 'ко\u00adри\u200bдо\u0301р';
    expect(folded(text)).toEqual(['коридор']);
    expect(slices(text)).toEqual([text]);
  });

  it('composes и and breve, е and diaeresis, g and breve', () => {
    expect(folded('краи\u0306 пере\u0308д dag\u0306 café cafe\u0301')).toEqual([
      'край',
      'перед',
      'dağ',
      'cafe',
      'cafe',
    ]);
  });

  it('keeps one kind of apostrophe between letters and drops it elsewhere', () => {
    expect(folded("Koridor'un Koridor’un Oʻrta O‘rta 'koridor' yo’")).toEqual([
      "koridor'un",
      "koridor'un",
      "o'rta",
      "o'rta",
      'koridor',
      'yo',
    ]);
  });

  it('gives a hyphen compound as parts that a hyphen joins', () => {
    expect(tokenize('Баку–Тбилиси-Джейхан открыт').map((token) => [token.folded, token.gap])).toEqual([
      ['баку', gap.hyphen],
      ['тбилиси', gap.hyphen],
      ['джейхан', gap.space],
      ['открыт', gap.stop],
    ]);
  });

  it('tells spaces, quotation marks and a line break from punctuation and a blank line', () => {
    const gapAfter = (between: string) => tokenize(`а${between}б`)[0]?.gap;
    expect([' ', '\u00a0', '\n', '» «', ' \r\n'].map(gapAfter)).toEqual(Array(5).fill(gap.space));
    expect([', ', '. ', '\n\n', ' (', '--'].map(gapAfter)).toEqual(Array(5).fill(gap.stop));
    expect([' — ', ' - '].map(gapAfter)).toEqual([gap.dash, gap.dash]);
  });

  it('reads a word in which letters of two scripts look alike in one of them', () => {
    expect(folded('Cредний кoридор, пoрт 2-го Ми8 VIPы')).toEqual([
      'средний',
      'коридор',
      'порт',
      '2',
      'го',
      'ми8',
      'vipы',
    ]);
  });

  it('takes an ideograph as a word, and no emoji', () => {
    expect(folded('中间走廊 🚢 порт')).toEqual(['中', '间', '走', '廊', 'порт']);
  });

  it('never overlaps, keeps order, and folds each slice to its token', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let last = 0;
        for (const { start, end, folded: word } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          const written = fold(text.slice(start, end));
          expect(unmix(written) ?? written).toBe(word);
          last = end;
        }
      }),
    );
  });

  it('reads a long text in time that grows with its length only', () => {
    const seconds = (length: number) => {
      const started = process.cpuUsage().user;
      tokenize('слово'.repeat(length));
      tokenize('слово’'.repeat(length));
      return process.cpuUsage().user - started;
    };
    seconds(50_000);
    expect(seconds(200_000)).toBeLessThan(40 * Math.max(seconds(20_000), 5_000));
  });
});
