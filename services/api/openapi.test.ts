import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openApi } from './openapi.ts';
import { ok, route } from './route.ts';

const operationSchema = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean() })),
  requestBody: z.looseObject({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});
const documentSchema = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});

describe('the OpenAPI document', () => {
  const routes = [
    route({
      method: 'POST',
      path: '/things/{id}/turn',
      summary: 'Turn it',
      query: z.strictObject({ by: z.string(), limit: z.string().transform(Number).default(50) }),
      body: z.strictObject({ way: z.enum(['left', 'right']).default('left') }),
      answer: { status: 201, schema: z.object({ id: z.string() }) },
      handle: async () => ok({}),
    }),
    route({
      method: 'DELETE',
      path: '/things/{id}',
      summary: 'Drop it',
      answer: { status: 204 },
      handle: async () => ok({}),
    }),
  ];
  const { paths } = documentSchema.parse(openApi({ routes, version: '1.2.3' }));

  it('says what a route takes and answers, from the schemas that parse it', () => {
    const turn = paths['/api/v1/things/{id}/turn']?.['post'];
    expect(turn?.operationId).toBe('postThingsIdTurn');
    expect(turn?.parameters.map(({ name, required }) => [name, required])).toEqual([
      ['id', true],
      ['by', true],
      ['limit', false],
    ]);
    expect(turn?.requestBody?.content['application/json']).toMatchObject({
      schema: { additionalProperties: false, properties: { way: { enum: ['left', 'right'] } } },
    });
    expect(Object.keys(turn?.responses ?? {})).toEqual(['200', '201', 'default']);
  });

  it('has no body where a route has none', () => {
    const drop = paths['/api/v1/things/{id}']?.['delete'];
    expect(drop?.requestBody).toBeUndefined();
    expect(drop?.responses['204']).toEqual({ description: 'Done' });
  });
});
