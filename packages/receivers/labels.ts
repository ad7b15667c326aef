/** What stands around the news in messages to people. */
export interface Labels {
  readonly watch: string;
  readonly watches: string;
  readonly sentiment: string;
  readonly tone: Readonly<Record<'negative' | 'neutral' | 'positive', string>>;
  readonly open: string;
  readonly untitled: string;
  readonly test: string;
  more(count: number): string;
}

export const labels: Readonly<Record<'ru' | 'en', Labels>> = {
  en: {
    watch: 'Watch',
    watches: 'Watches',
    sentiment: 'Sentiment',
    tone: { negative: 'negative', neutral: 'neutral', positive: 'positive' },
    open: 'Open the article',
    untitled: 'An article without a headline',
    test: 'newswatch: this is a test. Alerts will arrive here.',
    more: (count) => `and ${count} more`,
  },
  ru: {
    watch: 'Запрос',
    watches: 'Запросы',
    sentiment: 'Тональность',
    tone: { negative: 'негативная', neutral: 'нейтральная', positive: 'позитивная' },
    open: 'Открыть статью',
    untitled: 'Статья без заголовка',
    test: 'newswatch: это проверка. Сюда будут приходить оповещения.',
    more: (count) => `и ещё ${count}`,
  },
};
