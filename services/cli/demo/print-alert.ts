import { stripVTControlCharacters } from 'node:util';
import { type Alert, readableScore } from '@newswatch/domain';
import { marked } from '../filters/marked.ts';
import type { Terminal } from '../terminal.ts';

/** An alert as a person likes to read it in a terminal. Without colour the matched forms stand between asterisks. */
function alertLines(alert: Alert, { paint }: Pick<Terminal, 'paint'>): readonly string[] {
  const { article, sentiment, language, watch } = alert;
  const time = new Date(article.publishedAt).toLocaleTimeString('en-GB');
  const score = readableScore(sentiment.score);
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
  for (const line of alertLines(alert, terminal))
    for (const part of wrapped(line, terminal.columns - 2)) await terminal.out(`${bar} ${part}`);
  await terminal.out('');
}

/** Broken at spaces, so that the bar stands beside every line. Colours take no room. */
function wrapped(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length === 0 || stripVTControlCharacters(longer).length > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
