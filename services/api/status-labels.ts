import {
  type Alert,
  type Delivery,
  type FeedState,
  type PollReason,
  pollReasonText,
} from '@newswatch/domain';

/** The words of the status page. */
export interface StatusLabels {
  readonly title: string;
  /** Where its times are, and how often it renews itself. */
  note(timezone: string, seconds: number): string;
  readonly feeds: string;
  readonly alerts: string;
  readonly deliveries: string;
  readonly none: string;
  readonly untitled: string;
  readonly nextAttempt: string;
  readonly feed: string;
  readonly health: string;
  readonly lastPoll: string;
  readonly nextPoll: string;
  readonly problem: string;
  /** Why the next poll is when it is. */
  because(reason: PollReason): string;
  readonly movedTo: string;
  readonly article: string;
  readonly receiver: string;
  readonly status: string;
  readonly attempts: string;
  readonly created: string;
  readonly tone: Readonly<Record<Alert['sentiment']['label'], string>>;
  readonly healthOf: Readonly<Record<FeedState['health'], string>>;
  readonly statusOf: Readonly<Record<Delivery['status'], string>>;
}

export const statusLabels: Readonly<Record<'ru' | 'en', StatusLabels>> = {
  en: {
    title: 'newswatch',
    note: (timezone, seconds) =>
      `Times are those of ${timezone}. The page renews itself every ${seconds} seconds.`,
    feeds: 'Feeds',
    alerts: 'Alerts',
    deliveries: 'Deliveries',
    none: 'None yet.',
    untitled: 'An article without a headline',
    nextAttempt: 'Next attempt',
    feed: 'Feed',
    health: 'Health',
    lastPoll: 'Last poll',
    nextPoll: 'Next poll',
    problem: 'Problem',
    because: pollReasonText,
    movedTo: 'moved to',
    article: 'Article',
    receiver: 'Receiver',
    status: 'Status',
    attempts: 'Attempts',
    created: 'Created',
    tone: { negative: 'negative', neutral: 'neutral', positive: 'positive' },
    healthOf: { new: 'new', ok: 'ok', failing: 'failing', muted: 'muted' },
    statusOf: { pending: 'pending', delivered: 'delivered', refused: 'refused', 'gave-up': 'gave up' },
  },
  ru: {
    title: 'newswatch',
    note: (timezone, seconds) => `Время: ${timezone}. Страница обновляется каждые ${seconds} секунд.`,
    feeds: 'Ленты',
    alerts: 'Оповещения',
    deliveries: 'Доставки',
    none: 'Пока ничего.',
    untitled: 'Статья без заголовка',
    nextAttempt: 'Следующая попытка',
    feed: 'Лента',
    health: 'Состояние',
    lastPoll: 'Последний опрос',
    nextPoll: 'Следующий опрос',
    problem: 'Ошибка',
    because: reasonInRussian,
    movedTo: 'переехала на',
    article: 'Статья',
    receiver: 'Получатель',
    status: 'Статус',
    attempts: 'Попытки',
    created: 'Создана',
    tone: { negative: 'негативная', neutral: 'нейтральная', positive: 'позитивная' },
    healthOf: { new: 'новая', ok: 'в порядке', failing: 'сбой', muted: 'отключена' },
    statusOf: { pending: 'ждёт', delivered: 'доставлена', refused: 'отклонена', 'gave-up': 'не удалась' },
  },
};

function reasonInRussian({ code, itemsPerDay = 0, failures = 0 }: PollReason): string {
  const texts: Readonly<Record<PollReason['code'], string>> = {
    new: 'ещё не опрашивалась',
    asked: 'попросили опросить',
    interval: 'интервал задан',
    pace: `материалов в день: около ${itemsPerDay}`,
    'unknown-pace': 'частота публикаций пока неизвестна',
    'update-period': 'лента сама указывает, как часто меняется',
    fresh: 'по словам сервера, до тех пор ответ не устареет',
    ttl: 'лента сама указывает срок хранения (ttl)',
    skip: 'лента просит не опрашивать её в эти часы или дни',
    failing: `неудачных опросов подряд: ${failures}`,
    'retry-after': 'сервер попросил прийти тогда',
    'host-turn': 'очередь других лент того же сервера',
    gone: 'лента удалена навсегда (410)',
    missing: 'лента две недели не находится (404)',
  };
  return texts[code];
}
