/** The words of the status page. */
export interface StatusLabels {
  readonly title: string;
  readonly feeds: string;
  readonly alerts: string;
  readonly deliveries: string;
  readonly none: string;
  readonly feed: string;
  readonly health: string;
  readonly lastPoll: string;
  readonly nextPoll: string;
  readonly problem: string;
  readonly receiver: string;
  readonly status: string;
  readonly attempts: string;
  readonly created: string;
}

export const statusLabels: Readonly<Record<'ru' | 'en', StatusLabels>> = {
  en: {
    title: 'newswatch',
    feeds: 'Feeds',
    alerts: 'Alerts',
    deliveries: 'Deliveries',
    none: 'None yet.',
    feed: 'Feed',
    health: 'Health',
    lastPoll: 'Last poll',
    nextPoll: 'Next poll',
    problem: 'Problem',
    receiver: 'Receiver',
    status: 'Status',
    attempts: 'Attempts',
    created: 'Created',
  },
  ru: {
    title: 'newswatch',
    feeds: 'Ленты',
    alerts: 'Оповещения',
    deliveries: 'Доставки',
    none: 'Пока ничего.',
    feed: 'Лента',
    health: 'Состояние',
    lastPoll: 'Последний опрос',
    nextPoll: 'Следующий опрос',
    problem: 'Ошибка',
    receiver: 'Получатель',
    status: 'Статус',
    attempts: 'Попытки',
    created: 'Создана',
  },
};
