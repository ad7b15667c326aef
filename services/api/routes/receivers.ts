import { randomBytes } from 'node:crypto';
import {
  type Receiver,
  failure,
  given,
  instant,
  nameSchema,
  receiverId,
  receiverSchema,
  webUrlSchema,
} from '@newswatch/domain';
import { sendTestMessage } from '@newswatch/receivers';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { pageOf, pageQuerySchema, pageSchema, walk } from '../paging.ts';
import { receiverBy, refuseDeclared } from '../refs.ts';
import { type Route, type RouteOf, noContent, ok, put, route } from '../route.ts';

/** Without secrets: of the address only where it leads, for its path is the password of a chat's webhook. */
const receiverViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['slack', 'webhook']),
  url: z.string(),
  createdAt: z.string(),
});
const addedSchema = receiverViewSchema.extend({ secret: z.string().optional() });

const receiverView = ({ id, name, kind, url, createdAt }: Receiver): z.infer<typeof receiverViewSchema> => {
  const { protocol, host } = new URL(url);
  return { id, name, kind, url: `${protocol}//${host}/…`, createdAt };
};

const receiverBodySchema = z.strictObject({
  name: nameSchema,
  kind: z.enum(['slack', 'webhook']),
  url: webUrlSchema.max(2_000),
});

export const receiverRoutes: readonly RouteOf[] = [
  listReceivers,
  addReceiver,
  showReceiver,
  removeReceiver,
  testReceiver,
];

function listReceivers(context: Context): Route {
  return route({
    method: 'GET',
    path: '/receivers',
    summary: 'List the receivers, without their secrets',
    query: pageQuerySchema,
    answer: { status: 200, schema: pageSchema(receiverViewSchema) },
    handle: async ({ query }) => ok(pageOf(await context.store.receivers.list(given(query)), receiverView)),
  });
}

function addReceiver(context: Context): Route {
  return route({
    method: 'POST',
    path: '/receivers',
    summary:
      'Add a receiver, or change the one of that name. The secret of a new webhook is shown only here.',
    body: receiverBodySchema,
    answer: { status: 201, schema: addedSchema },
    async handle({ body }) {
      const id = receiverId(body.name);
      refuseDeclared('receiver', { id, name: body.name }, context);
      const [known] = await context.store.receivers.get([id]);
      const createdAt = known?.createdAt ?? instant(context.clock());
      const { receiver, newSecret } = withSecret({ ...body, id, createdAt }, known);
      await context.store.receivers.put([receiver]);
      return put(known !== undefined, { ...receiverView(receiver), ...newSecret });
    },
  });
}

function showReceiver(context: Context): Route {
  return route({
    method: 'GET',
    path: '/receivers/{id}',
    summary: 'Show one receiver, without its secrets',
    answer: { status: 200, schema: receiverViewSchema },
    handle: async ({ id }) => ok(receiverView(await receiverBy(id, context))),
  });
}

function removeReceiver(context: Context): Route {
  return route({
    method: 'DELETE',
    path: '/receivers/{id}',
    summary: 'Remove a receiver that no watch uses',
    answer: { status: 204 },
    async handle({ id }) {
      const receiver = await receiverBy(id, context);
      refuseDeclared('receiver', receiver, context);
      await refuseUsed(receiver, context);
      await context.store.receivers.remove(receiver.id);
      return noContent;
    },
  });
}

function testReceiver(context: Context): Route {
  return route({
    method: 'POST',
    path: '/receivers/{id}/test',
    summary: 'Send a test message',
    answer: { status: 200, schema: z.object({ kind: z.literal('delivered') }) },
    async handle({ id }) {
      const receiver = await receiverBy(id, context);
      const { web, clock, config } = context;
      const { language, timezone } = config;
      const answer = await sendTestMessage({ receiver, web, clock, language, timezone });
      if (answer.kind !== 'delivered') throw answer.error;
      return ok(answer);
    },
  });
}

/** A webhook keeps its secret when its address changes; a new one is made of 256 random bits. */
function withSecret(
  given: Omit<Receiver, 'secret' | 'url'> & { readonly url: string },
  known: Receiver | undefined,
): { readonly receiver: Receiver; readonly newSecret: { readonly secret?: string } } {
  if (given.kind === 'slack') return { receiver: receiverSchema.parse(given), newSecret: {} };
  const kept = known?.kind === 'webhook' ? known.secret : undefined;
  const secret = kept ?? `whsec_${randomBytes(32).toString('base64')}`;
  return {
    receiver: receiverSchema.parse({ ...given, secret }),
    newSecret: kept === undefined ? { secret } : {},
  };
}

async function refuseUsed({ id, name }: Receiver, { store }: Context): Promise<void> {
  const users: string[] = [];
  for await (const watch of walk((query) => store.watches.list(query))) {
    if (watch.receivers.includes(id)) users.push(watch.name);
  }
  if (users.length > 0) throw failure('receiver-in-use', { name, watches: users.join(', ') });
}
