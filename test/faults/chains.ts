/**
 * Deaths that follow each other on one way from a feed to a receiver. A process dies in one stage, the next one takes up
 * its work and dies in a later stage, and the last one brings the story to its end: each death has an heir, with fewer
 * processes than a way of its own for each would take.
 *
 * - Stages of a chain lie one behind the other, so that what a death delays has still to pass the points that follow.
 *   The archive stands beside alerts and deliveries, and is never in a chain with them.
 * - Two deaths at most: a message that is in hand at three, be it by chance while another stage dies, is set aside.
 */
const stages = {
  fetch:
    /^(polls|articlePages|feeds)\.|^queue\.enqueue\((poll-feed|fetch-page)\)|^bus\.publish\(item\.fetched\)/,
  understand: /\(newswatch-(normalize|enrich)\)|^(claims|stories)\.|^bus\.publish\(article\./,
  alert: /\(newswatch-alert\)|^watches\.|^alerts\.decided?\(|^bus\.publish\(alert\./,
  tell: /\(newswatch-notify\)|^(deliveries|receivers)\.|^alerts\.get|^queue\.enqueue\(send-delivery\)|^bus\.publish\(delivery\./,
  archive: /\(newswatch-archive\)|^(archive|deadLetters)\./,
};
type Stage = keyof typeof stages;

const ways: readonly (readonly [Stage, Stage])[] = [
  ['understand', 'archive'],
  ['fetch', 'tell'],
  ['understand', 'alert'],
  ['fetch', 'alert'],
  ['alert', 'tell'],
  ['fetch', 'understand'],
];

/** Chains that hold every point once; a point that finds no partner makes one of its own. */
export function chainsOf(points: Iterable<string>): readonly (readonly string[])[] {
  const left = Map.groupBy(points, stageOf);
  const chains: (readonly string[])[] = [];
  for (const [earlier, later] of ways) {
    const [firsts, seconds] = [left.get(earlier) ?? [], left.get(later) ?? []];
    const count = Math.min(firsts.length, seconds.length);
    const after = seconds.splice(0, count);
    chains.push(...firsts.splice(0, count).map((point, at) => [point, ...after.slice(at, at + 1)]));
  }
  return [...chains, ...[...left.values()].flat().map((point) => [point])];
}

function stageOf(point: string): Stage | undefined {
  for (const [stage, pattern] of Object.entries(stages)) if (pattern.test(point)) return stage as Stage;
  return undefined;
}
