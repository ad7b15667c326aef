import { deliverySchema, deliveryStatusSchema } from '@newswatch/domain';
import { type Command, Option } from 'commander';
import { count } from '../count.ts';
import { outList, outOne, readList, readableTime, receiverNames } from '../listing.ts';
import type { Session } from '../session.ts';

interface ListOptions {
  readonly status?: string;
  readonly limit: number;
  readonly json?: boolean;
}

export function addDeliveriesCommands(program: Command, session: Session): void {
  const deliveries = program.command('deliveries').description('What was sent, and what is still to be sent');
  deliveries
    .command('list')
    .description('List deliveries, newest first')
    .addOption(new Option('--status <status>', 'only these').choices(deliveryStatusSchema.options))
    .option('--limit <n>', 'so many at most', count, 50)
    .option('--json', 'print JSON, one delivery per line')
    .action((options: ListOptions) => session.perform(() => listDeliveries(session, options)));
  deliveries
    .command('retry')
    .description('Send an unfinished or failed delivery now')
    .argument('<id>', 'as `deliveries list` prints it')
    .option('--json', 'print JSON')
    .action((id: string, options: { readonly json?: boolean }) =>
      session.perform(() => retryDelivery(session, id, options)),
    );
}

async function listDeliveries(session: Session, { status, limit, json }: ListOptions): Promise<void> {
  const path = status === undefined ? '/deliveries' : `/deliveries?status=${status}`;
  const { all, nameOf } = await session.withApi(async (api) => ({
    all: await readList(api, path, { item: deliverySchema, most: limit }),
    nameOf: await receiverNames(api),
  }));
  await outList(session.terminal, all, {
    json,
    none: 'There are no deliveries.',
    row: (delivery) => ({
      created: readableTime(delivery.createdAt),
      status: delivery.status,
      attempts: String(delivery.attempts),
      next: readableTime(delivery.nextAttemptAt),
      receiver: nameOf(delivery.receiverId),
      id: delivery.id,
      problem: delivery.error?.message ?? '',
    }),
  });
}

async function retryDelivery(
  session: Session,
  id: string,
  { json }: { readonly json?: boolean },
): Promise<void> {
  const path = `/deliveries/${encodeURIComponent(id)}/retry`;
  const delivery = await session.withApi((api) =>
    api.request({ method: 'POST', path, body: {}, answer: deliverySchema }),
  );
  const says =
    delivery.status === 'delivered'
      ? `The delivery ${id} was delivered before; it is not sent again.`
      : `The delivery ${id} is due now.`;
  await outOne(session.terminal, delivery, { json, says });
}
