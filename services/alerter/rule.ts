import { type Alert, type Decision, HOUR, type Verdict } from '@newswatch/domain';
import type { AlertCandidate, AlertRule } from '@newswatch/ports';

/**
 * Whether a match is told. The first line that applies:
 *
 *   backlog       the article, in this or an earlier version, came with the first poll of the same feed: a feed whose old
 *                 articles keep changing does not shout on its second poll. What is old in one feed is new in another
 *   told-before   an alert of this watch told this very article, in whatever version
 *   same-story    an alert of this watch told the story, and the two articles were first fetched less than the window apart
 *   raised        otherwise
 *
 * Compares the times at which articles were first fetched, never a clock, so a pause or a replay changes nothing. In
 * both directions: lanes run side by side, so the later article may be decided first.
 */
export const rule: AlertRule = (candidate, earlier) => {
  if (candidate.backlog) return backlog(candidate);
  const { article } = candidate.alert;
  const told = earlier.filter(({ verdict }) => verdict.kind === 'raised').map(({ alert }) => alert);
  const itself = told.find((one) => one.article.id === article.id);
  if (itself !== undefined) return withheld('told-before', itself);
  if (earlier.some((one) => one.alert.article.id === article.id && wasBacklog(one, candidate)))
    return backlog(candidate);
  const near = told.find((one) => isNear(one, candidate));
  return near === undefined ? { kind: 'raised' } : withheld('same-story', near);
};

const backlog = ({ feedId }: AlertCandidate): Verdict => ({
  kind: 'withheld',
  reason: 'backlog',
  ...(feedId !== undefined && { backlogOf: feedId }),
});

/** Of the candidate's own feed; decisions of an older version name none. */
const wasBacklog = ({ verdict }: Decision, { feedId }: AlertCandidate): boolean =>
  verdict.kind === 'withheld' &&
  verdict.reason === 'backlog' &&
  (verdict.backlogOf === undefined || verdict.backlogOf === feedId);

const withheld = (reason: 'told-before' | 'same-story', { id }: Alert): Verdict => ({
  kind: 'withheld',
  reason,
  by: id,
});

function isNear(told: Alert, { alert, windowHours }: AlertCandidate): boolean {
  const apart = Math.abs(Date.parse(alert.article.fetchedAt) - Date.parse(told.article.fetchedAt));
  return told.story.id === alert.story.id && apart < windowHours * HOUR;
}
