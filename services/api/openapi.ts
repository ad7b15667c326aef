import { z } from 'zod';
import { problemSchema } from './problem.ts';
import type { Route } from './route.ts';

/** The OpenAPI 3.1 document of these routes; its schemas are the ones that requests are parsed by. */
export function openApi(options: { readonly routes: readonly Route[]; readonly version: string }): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of options.routes)
    paths[`/api/v1${route.path}`] = {
      ...paths[`/api/v1${route.path}`],
      [route.method.toLowerCase()]: operation(route),
    };
  return {
    openapi: '3.1.0',
    info: { title: 'newswatch', version: options.version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    security: [{}, { key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
    },
  };
}

function operation(route: Route): object {
  const { schema, status, contentType = 'application/json' } = route.answer;
  const hasBody = schema !== undefined || route.answer.contentType !== undefined;
  const content = {
    [contentType]: { schema: schema === undefined ? { type: 'string' } : jsonSchema(schema, 'output') },
  };
  return {
    operationId: operationId(route),
    summary: route.summary,
    parameters: parametersOf(route),
    ...requestBodyOf(route),
    responses: {
      [status]: { description: 'Done', ...(hasBody ? { content } : {}) },
      // POST changes the thing of the same name or address, and says so by 200.
      ...(status === 201 ? { 200: { description: 'It was there and is changed', content } } : {}),
      default: {
        description: 'Refused or failed',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** `POST /feeds/{id}/poll` is `postFeedsIdPoll`. */
const operationId = ({ method, path }: Route): string =>
  method.toLowerCase() + path.replace(/[^a-z]+([a-z]?)/gi, (_, letter: string) => letter.toUpperCase());

function parametersOf({ path, query }: Route): readonly object[] {
  const reference = path.includes('{id}')
    ? [{ name: 'id', in: 'path', required: true, description: 'Id or name', schema: { type: 'string' } }]
    : [];
  const { properties = {}, required = [] } = jsonSchema(query, 'input');
  const asked = Object.entries(properties).map(([name, schema]) => {
    return { name, in: 'query', required: required.includes(name), schema };
  });
  return [...reference, ...asked];
}

function requestBodyOf({ body, alsoTakes }: Route): object {
  const schema = jsonSchema(body, 'input');
  if (Object.keys(schema.properties ?? {}).length === 0) return {};
  const others = alsoTakes?.types.map((type) => [type, { schema: { type: 'string' } }]) ?? [];
  const content = { 'application/json': { schema }, ...Object.fromEntries(others) };
  return { requestBody: { required: true, content } };
}

const objectSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});

/** OpenAPI 3.1 takes JSON Schema 2020-12 as it is; the dialect need not be named again in every place. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): z.infer<typeof objectSchema> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return objectSchema.parse(rest);
}
