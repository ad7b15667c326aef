import { type Receiver, failure } from '@newswatch/domain';
import {
  aReceiver,
  aSlackReceiver,
  anAlert,
  fakeClock,
  startCollector,
  startFakeSlack,
} from '@newswatch/testkit';
import { type Web, createWeb } from '@newswatch/web';
import { Webhook } from 'standardwebhooks';
import { assert, describe, expect, it, onTestFinished } from 'vitest';
import type { AlertContent } from './sender.ts';
import { send, sendTestMessage, tellsOf } from './send.ts';

function aWeb(): Web {
  const web = createWeb({ allowPrivateNetworks: true, userAgent: 'newswatch-test' });
  onTestFinished(() => web.close());
  return web;
}
const content: AlertContent = {
  kind: 'alerts',
  id: 'dlv_1' as AlertContent['id'],
  createdAt: '2025-10-20T10:00:00.000Z',
  alerts: [anAlert()],
};
/** The verifier refuses timestamps that are far from now. */
const realClock = (): number => Date.now();

describe('a webhook', () => {
  it('carries the alert with headers that an independent verifier accepts', async () => {
    const collector = await startCollector();
    onTestFinished(() => collector.close());
    const receiver = aReceiver({ url: collector.url });
    expect(await send(receiver, content, { web: aWeb(), clock: realClock })).toEqual({ kind: 'delivered' });
    const [request] = collector.requests;
    assert(receiver.kind === 'webhook' && request !== undefined);
    expect(request.headers).toMatchObject({ 'webhook-id': 'dlv_1', 'content-type': 'application/json' });
    expect(new Webhook(receiver.secret).verify(request.body, request.headers)).toEqual({
      type: 'alert.raised',
      timestamp: '2025-10-20T10:00:00.000Z',
      data: content.alerts[0],
    });
    const tampered = request.body.replace('alert.raised', 'alert.faked');
    expect(() => new Webhook(receiver.secret).verify(tampered, request.headers)).toThrow('signature');
  });

  it('keeps id and body at the next attempt and signs with the time of the attempt', async () => {
    const collector = await startCollector();
    onTestFinished(() => collector.close());
    const clock = fakeClock();
    const means = { web: aWeb(), clock: clock.now };
    const receiver = aReceiver({ url: collector.url });
    await send(receiver, content, means);
    clock.advance(60_000);
    await send(receiver, content, means);
    const [first, second] = collector.requests;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    expect(Number(second?.headers['webhook-timestamp'])).toBe(
      Number(first?.headers['webhook-timestamp']) + 60,
    );
    expect(second?.headers['webhook-signature']).not.toBe(first?.headers['webhook-signature']);
  });

  it('follows no redirect', async () => {
    const collector = await startCollector();
    onTestFinished(() => collector.close());
    collector.answer({ status: 307, headers: { location: `${collector.url}elsewhere` } });
    const answer = await send(aReceiver({ url: collector.url }), content, { web: aWeb(), clock: realClock });
    expect(answer).toMatchObject({ kind: 'failed', error: { details: { status: 307 } } });
    expect(collector.requests).toHaveLength(1);
  });

  it.each([200, 500])('is judged by its status %d, however long its body is', async (status) => {
    const collector = await startCollector();
    onTestFinished(() => collector.close());
    collector.answer({ status, body: 'x'.repeat(2_000_000) });
    const answer = await send(aReceiver({ url: collector.url }), content, { web: aWeb(), clock: realClock });
    expect(answer).toMatchObject(
      status === 200 ? { kind: 'delivered' } : { kind: 'failed', error: { details: { status } } },
    );
  });

  it('that does not answer in time or breaks off is a failure', async () => {
    const collector = await startCollector();
    onTestFinished(() => collector.close());
    const receiver = aReceiver({ url: collector.url });
    collector.answer('hang');
    const hung = await send(receiver, content, { web: aWeb(), clock: realClock, deadlineMs: 50 });
    expect(hung).toMatchObject({ kind: 'failed', error: { details: { reason: 'deadline-exceeded' } } });
    collector.answer('reset');
    const broken = await send(receiver, content, { web: aWeb(), clock: realClock });
    expect(broken).toMatchObject({ kind: 'failed', error: { details: { reason: 'connection-failed' } } });
  });
});

describe('a Slack channel', () => {
  it('takes the message', async () => {
    const slack = await startFakeSlack();
    onTestFinished(() => slack.close());
    const answer = await send(aSlackReceiver({ url: slack.url }), content, { web: aWeb(), clock: realClock });
    expect(answer).toEqual({ kind: 'delivered' });
    expect(slack.messages).toHaveLength(1);
  });

  it('that asks to wait or is archived says so', async () => {
    const slack = await startFakeSlack();
    onTestFinished(() => slack.close());
    const receiver = aSlackReceiver({ url: slack.url });
    const means = { web: aWeb(), clock: realClock };
    slack.throttle(30, 1);
    expect(await send(receiver, content, means)).toMatchObject({
      kind: 'failed',
      error: { retryAfterMs: 30_000, details: { problem: 'rate_limited' } },
    });
    slack.answer(410, 'channel_is_archived');
    expect(await send(receiver, content, means)).toMatchObject({
      kind: 'refused',
      error: { details: { problem: 'channel_is_archived' } },
    });
  });
});

describe('a test message', () => {
  it('reaches a webhook, signed, and a Slack channel, in the language asked for', async () => {
    const collector = await startCollector();
    const slack = await startFakeSlack();
    onTestFinished(() => Promise.all([collector.close(), slack.close()]).then(() => undefined));
    const means = { web: aWeb(), clock: realClock };
    const receiver = aReceiver({ url: collector.url });
    expect(await sendTestMessage({ receiver, ...means })).toEqual({ kind: 'delivered' });
    const [request] = collector.requests;
    assert(receiver.kind === 'webhook' && request !== undefined);
    expect(new Webhook(receiver.secret).verify(request.body, request.headers)).toMatchObject({
      type: 'receiver.tested',
    });
    await sendTestMessage({ receiver: aSlackReceiver({ url: slack.url }), ...means, language: 'ru' });
    expect(slack.messages[0]?.text).toContain('проверка');
  });
});

describe('every kind', () => {
  it('says whether it wants alerts one by one or all of an article', () => {
    expect([tellsOf('webhook'), tellsOf('slack')]).toEqual(['alert', 'article']);
  });

  it.each<[string, (url: string) => Receiver]>([
    ['webhook', (url) => aReceiver({ url })],
    ['slack', (url) => aSlackReceiver({ url })],
  ])('%s never tells its address in an answer', async (_, receiverAt) => {
    const url = 'https://hooks.example/T0/secret-path';
    const means = {
      clock: realClock,
      web: {
        request: () => Promise.reject(failure('connection-failed', { host: 'hooks.example', problem: url })),
      },
    };
    const answer = await send(receiverAt(url), content, means);
    assert(answer.kind !== 'delivered');
    const told = JSON.stringify([answer, answer.error.message, answer.error.details, answer.error.cause]);
    expect(told).toContain('connection-failed');
    expect(told).not.toMatch(/hooks\.example|secret/);
  });

  it('like Slack repeats no answer that is more than a word', async () => {
    const slack = await startCollector();
    onTestFinished(() => slack.close());
    slack.answer({ status: 403, body: `no access to ${slack.url}` });
    const answer = await send(aSlackReceiver({ url: slack.url }), content, { web: aWeb(), clock: realClock });
    expect(answer.kind === 'refused' && answer.error.message).toBe(
      'The receiver channel answers 403: no word of explanation',
    );
  });
});
