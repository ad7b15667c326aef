import { createHash } from 'node:crypto';
import { type Delivery, deliveryId } from '@newswatch/domain';
import { aFeed, aReceiver, anAlert, anArticle } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { PAGE_POLICY, type Status, statusPage } from './status-page.ts';

const EVIL = '</title><script>alert("x")</script>';
const article = anArticle({
  title: `${EVIL} Среднего коридора`,
  link: 'javascript:alert(1)',
  text: `${EVIL} и развитие Среднего коридора.`,
});
const delivery: Delivery = {
  id: deliveryId(aReceiver().id, 'alert', 'x'),
  receiverId: aReceiver().id,
  alertIds: [anAlert().id],
  status: 'gave-up',
  attempts: 40,
  createdAt: '2025-10-20T10:00:00.000Z',
  error: { code: 'receiver-failed', message: `answers 500: ${EVIL}` },
};
const status: Status = {
  feeds: [
    {
      feed: aFeed({ title: EVIL }),
      health: 'failing',
      nextPollAt: '2025-10-20T20:30:00.000Z',
      nextPollReason: { code: 'failing', failures: 1 },
      movedTo: { url: `https://new.example/${EVIL}`, since: '2025-10-20T10:00:00.000Z' },
      polls: 0,
      failures: 1,
      error: { code: 'tls-failed', message: EVIL },
      validators: {},
      seen: [],
      arrivals: [],
    },
  ],
  alerts: [anAlert({ article })],
  deliveries: [delivery],
  headlines: new Map([[anAlert().id, `Порт ${EVIL}`]]),
  receivers: new Map([[aReceiver().id, `desk ${EVIL}`]]),
  config: { language: 'en', timezone: 'Asia/Baku' },
};

describe('the status page', () => {
  it('shows what it is given and runs none of it', () => {
    const page = statusPage(status);
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain('<mark>');
    expect(page).not.toMatch(/<script|href="javascript|onclick/);
    expect(page.match(/<title>/g)).toHaveLength(1);
  });

  it('loads nothing from elsewhere, and its style is the one that the policy allows', () => {
    const page = statusPage(status);
    expect(page).not.toMatch(/src=|url\(|@import/);
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
    expect(PAGE_POLICY).toContain(createHash('sha256').update(style).digest('base64'));
    expect(PAGE_POLICY).toContain("default-src 'none'");
  });

  it('tells times where the reader is, in the words of the reader', () => {
    expect(statusPage(status)).toContain('21 Oct 2025, 00:30:00');
    expect(statusPage(status)).toContain('Times are those of Asia/Baku.');
    const russian = statusPage({ ...status, config: { language: 'ru', timezone: 'Asia/Baku' } });
    expect(russian).toContain('<html lang="ru">');
    expect(russian).toContain('21.10.2025, 00:30:00');
    for (const word of ['сбой', 'не удалась', 'негативная|нейтральная|позитивная'])
      expect(russian).toMatch(new RegExp(`>[^<]*(${word})`));
    expect(russian).not.toMatch(/>(failing|gave.up)</);
  });

  it('names the column in every cell, for screens too narrow for columns', () => {
    const page = statusPage(status);
    const cells = page.match(/<td[ >]/g) ?? [];
    expect(cells).toHaveLength(12);
    expect(page.match(/<td data-head="[A-Z][a-z ]+">/g)).toHaveLength(cells.length);
  });

  it('shows a headline that is missing or endless so that it can be read', () => {
    const shown = (title: string) =>
      statusPage({ ...status, alerts: [anAlert({ article: anArticle({ title }) })] });
    expect(shown('')).toContain('An article without a headline');
    expect(shown('слово '.repeat(2_000)).length).toBeLessThan(shown('').length + 1_000);
  });

  it('says what each delivery tells', () => {
    expect(statusPage(status)).toContain('Порт &lt;/title&gt;');
  });

  it('says that there is nothing yet', () => {
    const page = statusPage({ ...status, feeds: [], alerts: [], deliveries: [] });
    expect(page.match(/None yet\./g)).toHaveLength(3);
    expect(page).not.toContain('<table>');
  });
});
