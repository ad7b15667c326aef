/**
 * Deaths that follow each other on one way from a feed to a receiver. A process dies in one stage, the next one takes up
 * its work and dies in a later stage, and the last one brings the story to its end: each death has an heir, with fewer
 * processes than a way of its own for each would take.
 *
 * - Stages of a chain lie one behind the other, so that what a death delays has still to pass the points that follow.
 *   The archive stands beside alerts and deliveries, and is never in a chain with them.
 * - No stage dies twice in a chain: a message that is in hand at three deaths is set aside.
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

const ways: readonly (readonly Stage[])[] = [
  ['fetch', 'understand', 'archive'],
  ['fetch', 'understand', 'alert', 'tell'],
];

/** Chains that hold every point once. A point of no stage makes a chain of its own. */
export function chainsOf(points: Iterable<string>): readonly (readonly string[])[] {
  const left = Map.groupBy(points, stageOf);
  const chains = (left.get(undefined) ?? []).map((point) => [point]);
  left.delete(undefined);
  for (const way of ways) {
    const end = way.at(-1);
    while (end !== undefined && (left.get(end) ?? []).length > 0)
      chains.push(way.flatMap((stage) => left.get(stage)?.shift() ?? []));
  }
  for (let rest = take(left); rest.length > 0; rest = take(left)) chains.push(rest);
  return chains;
}

/** One point of each stage that comes before alerts and the archive, and of alerts. */
const take = (left: ReadonlyMap<Stage | undefined, string[]>): string[] =>
  (['fetch', 'understand', 'alert'] as const).flatMap((stage) => left.get(stage)?.shift() ?? []);

function stageOf(point: string): Stage | undefined {
  for (const [stage, pattern] of Object.entries(stages)) if (pattern.test(point)) return stage as Stage;
  return undefined;
}
