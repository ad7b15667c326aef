import { describe, expect, it } from 'vitest';
import { authorOf } from './author.ts';

describe('the author', () => {
  it.each([
    ['А. Автор', 'А. Автор'],
    [' <b>Автор: Анна Иванова</b> ', 'Анна Иванова'],
    ['By Jane Doe', 'Jane Doe'],
    ['Byron Smith', 'Byron Smith'],
    ['desk@news.example (Анна Иванова)', 'Анна Иванова'],
    ['Jane Doe <jane@news.example>', 'Jane Doe'],
    ['Иванов, Иван', 'Иванов, Иван'],
    ['Trend', 'Trend'],
    ['Jane Doe https://news.example/jane', 'Jane Doe'],
    ['Ан\u0000на Ива\ud800нова', 'Анна Иванова'],
    ['Müəllif: Anar Əliyev', 'Anar Əliyev'],
  ])('of «%s» is %s', (given, author) => expect(authorOf(given)).toEqual({ author }));

  it.each([
    ['Анна Иванова, Пётр Петров', ['Анна Иванова', 'Пётр Петров']],
    ['Анна Иванова и Пётр Петров', ['Анна Иванова', 'Пётр Петров']],
    ['By Jane Doe, John Roe and Ann Poe', ['Jane Doe', 'John Roe', 'Ann Poe']],
    ['Anar Əliyev və Leyla Quliyeva', ['Anar Əliyev', 'Leyla Quliyeva']],
    ['Иванов; Петров; Иванов', ['Иванов', 'Петров']],
    ['a@news.example (Jane Doe), b@news.example (John Roe)', ['Jane Doe', 'John Roe']],
  ])('of «%s» are several', (given, authors) =>
    expect(authorOf(given)).toEqual({ author: authors.join(', '), authors }),
  );

  it.each([undefined, '', 'admin', 'desk@news.example', 'https://news.example', '—', 'x'.repeat(200)])(
    'of «%s» is nobody',
    (given) => expect(authorOf(given)).toEqual({}),
  );

  it('answers at once on any line', () => {
    const started = performance.now();
    for (const line of ['a@b '.repeat(50_000), ' ('.repeat(50_000), ', '.repeat(50_000)]) authorOf(line);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
