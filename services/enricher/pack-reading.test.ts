import { expect, it } from 'vitest';
import { packReading, unpackReading } from './pack-reading.ts';
import { createReadArticle } from './read-article.ts';

const readArticle = createReadArticle();

it.each([
  {
    title: 'Кризис преодолён',
    text: `Казахстан и Азербайджан договорились о развитии порта. Кризис преодолён, экспорт зерна вырос, а убытки перевозчиков
      сократились. Суд отклонил иск, сообщило министерство транспорта, и стороны заключили мир.`,
  },
  { title: 'Great success', text: 'A crisis is over.', declaredLanguage: 'ru' },
  { title: 'Успех', text: '' },
  { text: '' },
])('a reading is unpacked as it was packed: $title', (article) => {
  const reading = readArticle(article);
  const sent = structuredClone(packReading(reading));
  expect(unpackReading(sent, article.text)).toStrictEqual(reading);
});
