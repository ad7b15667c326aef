/** Seeded articles of about 300 words, for benches. The same seed gives the same articles. */
const nouns =
  'порт груз рынок маршрут поезд проект банк завод регион город договор тариф берег канал флот склад вагон терминал экспорт импорт бюджет налог закон совет форум доход расход кредит металл хлопок уголь нефть газ зерно вода дорога станция граница таможня компания страна область столица биржа цена услуга поставка встреча речь задача линия партия очередь скорость мощность'.split(
    ' ',
  );
const verbs =
  'вырос снизился заявил сообщил построил открыл подписал обсудил принял запустил увеличил сократил получил направил изменил'.split(
    ' ',
  );
const others =
  'новый крупный морской важный главный прошлый местный общий первый второй быстрый северный южный осенний годовой в на по из для через между также вчера сегодня уже более почти около'.split(
    ' ',
  );

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface BenchArticle {
  readonly slug: string;
  readonly title: string;
  readonly text: string;
}

/** @param hits every how many articles one mentions the corridor */
export function benchArticles(
  count: number,
  options: { readonly seed: number; readonly hits: number },
): readonly BenchArticle[] {
  const random = seeded(options.seed);
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  const word = (): string => {
    const kind = random();
    return kind < 0.5
      ? pick(nouns)
      : kind < 0.65
        ? pick(verbs)
        : kind < 0.95
          ? pick(others)
          : String(Math.floor(random() * 10_000));
  };
  const sentence = (): string => `${Array.from({ length: 12 }, word).join(' ')}.`;
  return Array.from({ length: count }, (_, index) => {
    const paragraphs = Array.from({ length: 5 }, () => Array.from({ length: 5 }, sentence).join(' '));
    if (index % options.hits === 0) paragraphs.push('Стороны обсудили развитие Среднего коридора.');
    return {
      slug: `${options.seed}-${index}`,
      title: Array.from({ length: 7 }, word).join(' '),
      text: paragraphs.join('\n\n'),
    };
  });
}
