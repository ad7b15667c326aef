import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';

async function aSlack(): Promise<FakeSlack> {
  const slack = await startFakeSlack();
  onTestFinished(() => slack.close());
  return slack;
}

async function post(url: string, payload: unknown): Promise<string> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const response = await fetch(url, { method: 'POST', body });
  return `${response.status} ${await response.text()}`;
}

const blocks = (...given: unknown[]): unknown => ({ text: 'fallback', blocks: given });
const header = (text: string): unknown => ({ type: 'header', text: { type: 'plain_text', text } });
const rich = (...elements: unknown[]): unknown => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

describe('the fake Slack', () => {
  it('takes what Slack takes and keeps it', async () => {
    const slack = await aSlack();
    const message = blocks(
      header('News'),
      rich({ type: 'text', text: 'a' }, { type: 'link', url: 'https://a.example' }),
    );
    expect(await post(slack.url, message)).toBe('200 ok');
    expect(await post(slack.url, { text: 'plain' })).toBe('200 ok');
    expect(slack.messages).toEqual([message, { text: 'plain' }]);
  });

  it.each([
    ['invalid_payload', 'no json'],
    ['invalid_payload', []],
    ['no_text', {}],
    ['invalid_blocks', blocks(header(''))],
    ['invalid_blocks', blocks(header('x'.repeat(151)))],
    ['invalid_blocks', blocks({ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3_001) } })],
    ['invalid_blocks', blocks({ type: 'section' })],
    ['invalid_blocks', blocks(rich({ type: 'text', text: '' }))],
    ['invalid_blocks', blocks(rich())],
    ['invalid_blocks', blocks(rich({ type: 'link', url: 'javascript:alert(1)' }))],
    ['invalid_blocks', blocks({ type: 'divider', block_id: 'x'.repeat(256) })],
    ['invalid_blocks', blocks({ type: 'no-such-block' })],
    ['invalid_blocks', blocks(...Array.from({ length: 51 }, () => ({ type: 'divider' })))],
    ['msg_blocks_too_long', blocks(rich({ type: 'text', text: 'x'.repeat(13_201) }))],
  ])('answers %s to %j', async (word, payload) => {
    const slack = await aSlack();
    expect(await post(slack.url, payload)).toBe(`400 ${word}`);
    expect(slack.messages).toEqual([]);
  });

  it('knows one address only', async () => {
    const slack = await aSlack();
    expect(await post(`${slack.url}x`, { text: 'a' })).toBe('404 no_service');
  });

  it('asks to come back later, and answers a fixed error, on demand', async () => {
    const slack = await aSlack();
    slack.throttle(7, 1);
    const throttled = await fetch(slack.url, { method: 'POST', body: '{"text":"a"}' });
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await post(slack.url, { text: 'a' })).toBe('200 ok');
    slack.answer(410, 'channel_is_archived');
    expect(await post(slack.url, { text: 'b' })).toBe('410 channel_is_archived');
    slack.answer();
    expect(await post(slack.url, { text: 'c' })).toBe('200 ok');
    expect(await slack.waitFor(2)).toHaveLength(2);
  });
});
