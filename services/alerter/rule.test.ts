import { DAY, HOUR, type Alert, type Decision, feedId, instant, storyId } from '@newswatch/domain';
import { anAlert, anArticle, anEnrichment, aWatch } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { rule } from './rule.ts';

const AT = Date.UTC(2025, 9, 20, 10);
const story = (name: string) => ({ id: storyId(anArticle({ link: name }).id), kind: 'update' as const });

function alertAt(
  link: string,
  given: { readonly after?: number; readonly story?: string; readonly text?: string } = {},
): Alert {
  const { after = 0, text = 'Текст' } = given;
  const article = anArticle({ link, text, fetchedAt: instant(AT + after) });
  return anAlert({
    watch: aWatch(),
    article,
    enrichment: anEnrichment({ story: story(given.story ?? 'a') }),
  });
}
const judged = (
  alert: Alert,
  told: readonly Alert[],
  given: { backlog?: boolean; windowHours?: number } = {},
) =>
  judgedAfter(
    alert,
    told.map((one) => ({ alert: one, verdict: { kind: 'raised' } })),
    given,
  );
const judgedAfter = (
  alert: Alert,
  earlier: readonly Decision[],
  { backlog = false, windowHours = 72 }: { backlog?: boolean; windowHours?: number } = {},
) => rule({ alert, backlog, windowHours }, earlier);

describe('the alert rule', () => {
  it('raises what was not told', () => {
    expect(judged(alertAt('1'), [])).toEqual({ kind: 'raised' });
  });

  it('withholds what the first poll of a feed brings', () => {
    expect(judged(alertAt('1'), [], { backlog: true })).toEqual({ kind: 'withheld', reason: 'backlog' });
  });

  it('withholds a later version of an article that the first poll brought, and no other article of its story', () => {
    const backlog: Decision = { alert: alertAt('1'), verdict: { kind: 'withheld', reason: 'backlog' } };
    const edited = alertAt('1', { after: HOUR, text: 'Исправленный текст' });
    expect(judgedAfter(edited, [backlog])).toEqual({ kind: 'withheld', reason: 'backlog' });
    expect(judgedAfter(alertAt('2', { after: HOUR }), [backlog])).toEqual({ kind: 'raised' });
  });

  it('raises what is old in one feed and new in another, and withholds it where it is old', () => {
    const [own, other] = [feedId('https://a.example/'), feedId('https://b.example/')];
    const alert = alertAt('1');
    const verdict = rule({ alert, feedId: other, backlog: true, windowHours: 72 }, []);
    expect(verdict).toEqual({ kind: 'withheld', reason: 'backlog', backlogOf: other });
    const earlier = [{ alert, verdict }];
    expect(rule({ alert, feedId: own, backlog: false, windowHours: 72 }, earlier)).toEqual({
      kind: 'raised',
    });
    expect(rule({ alert, feedId: other, backlog: false, windowHours: 72 }, earlier)).toEqual(verdict);
  });

  it('withholds a story that was told within the window and names the alert that told it', () => {
    const told = alertAt('1');
    expect(judged(alertAt('2', { after: 71 * HOUR }), [told])).toEqual({
      kind: 'withheld',
      reason: 'same-story',
      by: told.id,
    });
  });

  it('raises the story again after the window', () => {
    expect(judged(alertAt('2', { after: 72 * HOUR }), [alertAt('1')])).toEqual({ kind: 'raised' });
  });

  it('withholds an article that was fetched first but decided later', () => {
    const verdict = judged(alertAt('1'), [alertAt('2', { after: HOUR })]);
    expect(verdict).toMatchObject({ reason: 'same-story' });
  });

  it('raises an article that was fetched long before what was told', () => {
    expect(judged(alertAt('1'), [alertAt('2', { after: 73 * HOUR })])).toEqual({ kind: 'raised' });
  });

  it('raises another story at once', () => {
    expect(judged(alertAt('2', { story: 'b' }), [alertAt('1')])).toEqual({ kind: 'raised' });
  });

  it('tells every article of a story when the window is nothing', () => {
    expect(judged(alertAt('2'), [alertAt('1')], { windowHours: 0 })).toEqual({ kind: 'raised' });
  });

  it('never tells an article again, in whatever version and however late', () => {
    const told = alertAt('1');
    const corrected = alertAt('1', { after: 30 * DAY, text: 'Поправлено', story: 'b' });
    expect(judged(corrected, [told], { windowHours: 0 })).toEqual({
      kind: 'withheld',
      reason: 'told-before',
      by: told.id,
    });
  });
});
