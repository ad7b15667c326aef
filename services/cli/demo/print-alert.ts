import type { Alert } from '@newswatch/domain';
import { marked } from '../filters/marked.ts';
import type { Terminal } from '../terminal.ts';

/** An alert as a person likes to read it in a terminal. Without colour the matched forms stand between asterisks. */
function alertLines(alert: Alert, { paint }: Pick<Terminal, 'paint'>): readonly string[] {
  const { article, sentiment, language, watch } = alert;
  const time = new Date(article.publishedAt).toLocaleTimeString('en-GB');
  const score = `${sentiment.score > 0 ? '+' : ''}${sentiment.score.toFixed(2)}`;
  const tone = { positive: paint.green, negative: paint.red, neutral: paint.dim }[sentiment.label];
  const { excerpt } = article;
  const excerptLine = marked(excerpt.text.replace(/\s/g, ' '), excerpt.marks, paint);
  return [
    paint.bold(article.title),
    paint.dim(`${article.source}, ${time}, ${language.code}`),
    excerptLine,
    `${tone(`${sentiment.label} ${score}`)}  watch «${watch.name}»${alert.weak ? ', weak match' : ''}`,
    ...(article.link === undefined ? [] : [paint.dim(article.link)]),
  ];
}

/** The alert with a bar beside it, and an empty line after it. */
export async function outAlert(terminal: Terminal, alert: Alert): Promise<void> {
  const bar = terminal.paint.cyan('│');
  for (const line of alertLines(alert, terminal)) await terminal.out(`${bar} ${line}`);
  await terminal.out('');
}
