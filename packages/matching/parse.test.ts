import fc from 'fast-check';
import { NewswatchError } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { type QueryNode, parseQuery } from './index.ts';

/** The tree in short: phrases in «», operators as functions. */
function outline(node: QueryNode): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return `${node.kind}(${node.nodes.map(outline).join(' ')})`;
    case 'not':
      return `not(${outline(node.node)})`;
    case 'filter':
      return node.name === 'sentiment'
        ? `${node.name}${node.comparison}${node.value}`
        : `${node.name}=${node.value}`;
    case 'phrase':
    case 'near':
    case 'exact': {
      const mark = { phrase: '', near: `~${node.distance}`, exact: '=' }[node.kind];
      return `${node.titleOnly ? 'title:' : ''}${mark}«${node.typed}»`;
    }
  }
}

const outlined = (query: string) => outline(parseQuery(query).root);

function refusal(query: string): unknown {
  try {
    return outlined(query);
  } catch (error) {
    if (!(error instanceof NewswatchError) || error.code !== 'watch-does-not-parse') throw error;
    return [error.details['position'], error.details['reason']];
  }
}

describe('parseQuery', () => {
  it.each([
    ['Новый порт', '«Новый порт»'],
    ['"Новый порт" Курык', 'and(«Новый порт» «Курык»)'],
    ['«Новый порт» “Old port”', 'and(«Новый порт» «Old port»)'],
    ['Old Port | Eski Liman OR порт', 'or(«Old Port» «Eski Liman» «порт»)'],
    ['порт AND (Актау OR Курык) NOT футбол', 'and(«порт» or(«Актау» «Курык») not(«футбол»))'],
    ['a b OR c AND NOT d', 'or(«a b» and(«c» not(«d»)))'],
    ['NOT NOT порт AND груз', 'and(not(not(«порт»)) «груз»)'],
    ['"порт груз"~5', '~5«порт груз»'],
    ['="Trend" порт', 'and(=«Trend» «порт»)'],
    ['логист* центр', '«логист* центр»'],
    ['title:"новый порт" груз', 'and(title:«новый порт» «груз»)'],
    ['title:порт груз', 'and(title:«порт» «груз»)'],
    ['title:(новый порт | ="Trend") груз', 'and(or(title:«новый порт» title:=«Trend») «груз»)'],
    ['title:(порт NOT груз)', 'and(title:«порт» not(title:«груз»))'],
    ['порт AND (lang:ru OR lang:kk)', 'and(«порт» or(lang=ru lang=kk))'],
    ['порт - море', '«порт - море»'],
    ['3,5 млн', '«3,5 млн»'],
    ['"Алматы, Казахстан"', '«Алматы, Казахстан»'],
    ['source:www.Trend.AZ country:KZ', 'and(source=trend.az country=kz)'],
    [
      'порт lang:ru topic:"road transport" sentiment:<-0.3',
      'and(«порт» lang=ru topic=road transport sentiment<-0.3)',
    ],
    ['story:first', 'story=first'],
    ["Koridor'un", "«Koridor'un»"],
    ['and or not', '«and or not»'],
    ['в 12:30', '«в 12:30»'],
  ])('reads %s', (query, tree) => {
    expect(outlined(query)).toBe(tree);
  });

  it.each([
    ['', 1, /empty/],
    ['   ', 1, /empty/],
    ['порт AND', 9, /missing at the end/],
    ['порт OR OR груз', 9, /before OR/],
    ['(порт', 1, /not closed/],
    ['порт)', 5, /not opened/],
    ['()', 2, /before \)/],
    ['порт «груз', 6, /» is missing/],
    ['порт»', 5, /not opened/],
    ['"порт груз"~', 12, /number of words/],
    ['"порт груз"~500', 13, /largest distance/],
    ['"порт"~5', 1, /at least two words/],
    ['"!!!"', 1, /no letter/],
    ['ло*', 1, /at least 3 letters/],
    ['порт *', 6, /star/],
    ['груз*овик', 6, /star/],
    ['порт**', 6, /star/],
    ['порт -груз', 6, /NOT/],
    ['lang:', 1, /value must follow/],
    ['порт colour:red', 6, /no filter colour/],
    ['порт toString:x', 6, /no filter tostring/],
    ['country:Kazakhstan порт', 1, /two-letter/],
    ['story:new', 1, /first, copy or update/],
    ['порт sentiment:bad', 6, /number from -1 to 1/],
    ['порт title:lang:ru', 6, /must follow title/],
    ['title:(порт OR lang:ru)', 16, /takes words and quotations, not lang:/],
    ['title:(порт title:груз)', 13, /takes words and quotations, not title:/],
    ['title:(порт', 7, /not closed/],
    ['title:(NOT порт)', 8, /only excludes/],
    ['порт lang:kz', 6, /lang: takes one of ru, uk, kk/],
    ['порт country:UK', 6, /UK is written GB/],
    ['порт country:EU', 6, /no country EU/],
    ['порт source:*.az', 6, /leave out the star/],
    ['порт -"футбол"', 6, /write NOT/],
    ['порт !(футбол)', 6, /write NOT/],
    ['порт +"море"', 6, /write AND/],
    ['порт ="', 7, /not closed/],
    ['порт, море', 1, /comma/],
    ['порт море;груз', 6, /comma/],
    ['порт ,груз', 6, /comma/],
    ['порт VE море', 6, /AND instead of VE/],
    ['порт NEAR море', 6, /"…"~5 instead of NEAR/],
    ['порт NEAR/5 море', 6, /"…"~5/],
    ['порт^2', 1, /weighs/],
    ['п?рт', 1, /wildcard/],
    ['/порт.*/', 1, /regular expressions/],
    ['язык:ru порт', 1, /English names/],
    ['порт  ло*', 7, /at least 3 letters/],
    ['"порт ло*"', 7, /at least 3 letters/],
    ['NOT порт', 1, /only excludes/],
    ['порт OR NOT груз', 9, /only excludes/],
    ['порт OR lang:ru', 9, /only excludes or narrows/],
    ['lang:ru sentiment:>0.5', 1, /only excludes or narrows/],
    ['(порт OR sentiment:>0) OR груз', 10, /only excludes/],
    [`${'('.repeat(40)}порт${')'.repeat(40)}`, 34, /nest at most/],
    [`${'NOT '.repeat(100)}порт`, 133, /nest at most/],
    ['слово '.repeat(40), 1, /at most 32 words/],
    ['порт | '.repeat(1_500) + 'груз', 1, /at most 1000 terms/],
    ['x'.repeat(20_001), 1, /characters/],
    ['порт !футбол', 6, /NOT/],
    ['порт НЕ футбол', 6, /NOT/],
    ['порт ИЛИ море', 6, /OR/],
    ['порт И море', 6, /AND/],
    ['порт И', 6, /AND/],
    ['Порт И "груз"', 6, /AND/],
    ['порт && море', 6, /AND/],
    ['порт +море', 6, /AND/],
    ['=порт', 1, /="…"/],
    ['порт~5', 1, /"…"~5/],
    ['"порт Актау" ~5', 14, /"…"~5/],
    ['="Порт Актау"~5', 14, /"…"~5/],
    ['"порт Актау"~1.5', 14, /whole number/],
    ['"порт Актау"~5раз', 14, /whole number/],
  ])('refuses %j at column %i', (query, position, reason) => {
    expect(refusal(query)).toEqual([position, expect.stringMatching(reason)]);
  });

  it('takes an operator of another language at the end for a name behind one syllable', () => {
    expect(parseQuery('Ван И').root).toMatchObject({ typed: 'Ван И' });
    expect(parseQuery('(Лю И) | порт').root).toMatchObject({ nodes: [{ typed: 'Лю И' }, { typed: 'порт' }] });
  });

  it('gives columns in UTF-16 units from 1', () => {
    expect(parseQuery('порт | "груз"').root).toMatchObject({ nodes: [{ position: 1 }, { position: 8 }] });
    expect(refusal('"🚢 порт" | "!"')).toEqual([13, expect.any(String)]);
  });

  it('answers any text with a tree or a refusal that points into it', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '|',
      '"',
      '«',
      '»',
      '~',
      '5',
      '*',
      '=',
      ' ',
      'AND',
      'OR',
      'NOT',
      'порт',
      ':',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }), (pieces) => {
        const query = pieces.join('');
        const answer = refusal(query);
        if (typeof answer === 'string') return;
        const [position] = Array.isArray(answer) ? answer : [0];
        expect(position).toBeGreaterThanOrEqual(1);
        expect(position).toBeLessThanOrEqual(query.length + 1);
      }),
    );
  });
});
