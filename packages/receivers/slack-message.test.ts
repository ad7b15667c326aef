import { aWatch, anAlert, anArticle } from '@newswatch/testkit';
import type { Alert, Span } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { slackMessage } from './slack-message.ts';
import type { AlertContent } from './sender.ts';

interface Given {
  readonly watches?: readonly string[];
  readonly title?: string;
  readonly link?: string;
  readonly source?: string;
  readonly excerpts?: readonly { readonly text: string; readonly marks: readonly Span[] }[];
}

const SENTENCE = { text: 'Отмечено развитие Среднего коридора.', marks: [{ start: 18, end: 35 }] };

function content({
  watches = ['Средний коридор'],
  excerpts = [SENTENCE],
  ...article
}: Given = {}): AlertContent {
  const alerts = watches.map((name, at): Alert => {
    const alert = anAlert({ watch: aWatch({ name }), article: anArticle(article) });
    const { text, marks } = excerpts[at] ?? excerpts[0] ?? SENTENCE;
    return { ...alert, article: { ...alert.article, excerpt: { text, marks: [...marks] } } };
  });
  const [first, ...rest] = alerts;
  if (first === undefined) return content();
  return {
    kind: 'alerts',
    id: 'dlv_1' as AlertContent['id'],
    createdAt: '2025-10-20T10:00:00.000Z',
    alerts: [first, ...rest],
  };
}

/** All objects of the payload, however deep. */
function things(value: unknown): readonly Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(things)];
}
const textsOf = (value: unknown): readonly string[] =>
  things(value).flatMap((thing) => (typeof thing['text'] === 'string' ? [thing['text']] : []));
const boldOf = (value: unknown): readonly unknown[] =>
  things(value)
    .filter((thing) => 'style' in thing)
    .map((thing) => thing['text']);

describe('a Slack message', () => {
  it('tells headline, source, time, sentence, sentiment and watch, with the matched form bold', () => {
    const message = slackMessage(content({ title: 'Порт растёт' }), {
      language: 'ru',
      timezone: 'Asia/Almaty',
    });
    expect(message.blocks[0]).toEqual({
      type: 'header',
      text: { type: 'plain_text', text: 'Порт растёт', emoji: false },
    });
    const all = textsOf(message.blocks).join('\n');
    expect(all).toContain('news.example · 20 окт. 2025 г., 15:00:00 GMT+5 · Тональность: нейтральная (0.00)');
    expect(all).toContain('Запрос: ');
    expect(boldOf(message)).toEqual(['Среднего коридора', 'Средний коридор']);
    expect(textsOf(message.blocks[1]).slice(1, 4).join('')).toBe(SENTENCE.text);
  });

  it('speaks English in UTC unless told otherwise', () => {
    const all = textsOf(slackMessage(content()).blocks).join('\n');
    expect(all).toContain('20 Oct 2025, 10:00:00 UTC · Sentiment: neutral (0.00)');
    expect(all).toContain('Open the article');
  });

  it('always has a text that names headline, source and watches', () => {
    const { text } = slackMessage(content({ title: 'A', watches: ['Первый', 'Второй'] }), { language: 'ru' });
    expect(text).toMatch(/^A · news\.example · .* · Запросы: Первый, Второй$/);
  });

  it('names four watches in one message and says the sentence that they share once', () => {
    const watches = ['Один', 'Два', 'Три', 'Четыре'];
    const message = slackMessage(content({ watches }));
    expect(boldOf(message)).toEqual(['Среднего коридора', ...watches]);
  });

  it('shows each different sentence once, with the marks of all watches in it', () => {
    const excerpts = [
      { text: 'Раз два три.', marks: [{ start: 0, end: 3 }] },
      {
        text: 'Раз два три.',
        marks: [
          { start: 8, end: 11 },
          { start: 0, end: 3 },
        ],
      },
      { text: 'Другое.', marks: [] },
    ];
    const message = slackMessage(content({ watches: ['a', 'b', 'c'], excerpts }));
    const quotes = things(message).filter(({ type }) => type === 'rich_text_quote');
    expect(quotes.map((one) => textsOf(one))).toEqual([['Раз', ' два ', 'три', '.'], ['Другое.']]);
    expect(boldOf(quotes)).toEqual(['Раз', 'три']);
  });

  it('lets no text of a feed ping, link or inject', () => {
    const bad = '<!channel> <@U1> <https://evil.example|click> *b* </script> & end';
    const message = slackMessage(
      content({
        title: bad,
        source: bad,
        watches: [bad],
        excerpts: [{ text: bad, marks: [{ start: 0, end: 10 }] }],
      }),
    );
    expect(message.text).not.toMatch(/[<>]/);
    expect(message.text).toContain('&lt;!channel&gt;');
    const carriers = things(message.blocks).filter((thing) => typeof thing['text'] === 'string');
    expect(new Set(carriers.map(({ type }) => type))).toEqual(new Set(['plain_text', 'text', 'link']));
    expect(carriers.filter(({ type }) => type === 'link').map(({ text }) => text)).toEqual([
      'Open the article',
    ]);
    expect(JSON.stringify(message)).not.toContain('mrkdwn');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'not a url', `https://a.example/${'x'.repeat(3_000)}`])(
    'links to nothing but http and https: %.30s',
    (link) => {
      expect(things(slackMessage(content({ link }))).filter(({ type }) => type === 'link')).toEqual([]);
    },
  );

  it('keeps within 10,000 characters and 40 blocks whatever comes', () => {
    const watches = Array.from({ length: 50 }, (_, at) => `${at} ${'ш'.repeat(190)}`);
    const excerpts = watches.map((_, at) => ({
      text: `${at} ${'длинно & '.repeat(40)}`,
      marks: Array.from({ length: 60 }, (__, mark) => ({ start: mark * 5, end: mark * 5 + 2 })),
    }));
    const link = `https://a.example/${'x'.repeat(1_900)}`;
    const message = slackMessage(
      content({ title: '😀<'.repeat(500), source: 'x'.repeat(500), link, watches, excerpts }),
    );
    const characters = things(message)
      .flatMap((thing) => [thing['text'], thing['url']])
      .reduce((sum: number, part) => sum + (typeof part === 'string' ? part.length : 0), 0);
    expect(characters).toBeLessThan(10_000);
    expect(message.blocks.length).toBeLessThanOrEqual(40);
    expect(JSON.stringify(message).isWellFormed()).toBe(true);
    for (let at = 0; at < 50; at += 1)
      expect(boldOf(message).some((name) => String(name).startsWith(`${at} `))).toBe(true);
  });

  it('says how many watches are left out when there are hundreds', () => {
    const watches = Array.from({ length: 300 }, (_, at) => `watch ${at}`);
    const all = textsOf(slackMessage(content({ watches })).blocks).join('');
    expect(all).toContain(' and 196 more');
  });

  it('never holds an empty text, which Slack refuses', () => {
    const message = slackMessage(content({ title: ' \n', source: '', excerpts: [{ text: '', marks: [] }] }));
    expect(textsOf(message).filter((text) => text.trim() === '')).toEqual([]);
    expect(message.text).toContain('An article without a headline');
  });

  it('bears marks that overlap or reach beyond the sentence', () => {
    const marks = [
      { start: 2, end: 90 },
      { start: 0, end: 3 },
      { start: 70, end: 80 },
    ];
    const message = slackMessage(content({ excerpts: [{ text: 'abcdef', marks }] }));
    expect(boldOf(message)[0]).toBe('abcdef');
  });
});
