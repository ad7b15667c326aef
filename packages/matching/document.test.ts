import { anArticle, anEnrichment } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { documentOf } from './document.ts';

describe('an enriched article as watches see it', () => {
  it('names its topics by code and by label, and of its entities the countries', () => {
    const document = documentOf(
      anArticle({ title: 'T', text: 'x', source: 'news.example' }),
      anEnrichment({
        language: { code: 'ru', confidence: 1 },
        sentiment: { score: -0.5, label: 'negative', confidence: 1, evidence: [] },
        topics: [{ code: 'medtop:20000349', label: 'transport', score: 0.9 }],
        entities: [
          { kind: 'country', id: 'KZ', name: 'Kazakhstan', spans: [] },
          { kind: 'place', id: 'aktau', name: 'Aktau', spans: [] },
        ],
      }),
    );
    expect(document).toEqual({
      title: 'T',
      text: 'x',
      source: 'news.example',
      language: 'ru',
      sentiment: -0.5,
      topics: ['medtop:20000349', 'transport'],
      countries: ['KZ'],
      storyKind: 'first',
    });
  });
});
