import * as z from 'zod';
import { scopeInWords } from '../../domain/api/api-key.ts';
import type { Operation } from './operation.ts';
import { apiPath, type OperationId, operationPaths } from './operation-paths.ts';
import { operations } from './operations.ts';
import { type ProblemCode, problemSchema, problems } from './problem.ts';

/** What can be wrong with any request, whatever it asks for. */
const always: readonly ProblemCode[] = [
  'key-missing',
  'key-unknown',
  'key-replaced',
  'key-expired',
  'key-revoked',
  'scope-missing',
  'too-many-requests',
  'ours',
];
const withBody: readonly ProblemCode[] = ['not-json', 'too-large', 'broken-json'];

/** A schema as JSON Schema has it, which is how OpenAPI 3.1 takes it. */
const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
};

const answersOf = ({ answer, body, problems: own }: Operation) => {
  const codes = [...new Set([...always, ...(body ? withBody : []), ...own])];
  const byStatus = [...Map.groupBy(codes, (code) => problems[code].status)].sort(([a], [b]) => a - b);
  return {
    [answer.status]: {
      description: answer.description,
      content: { 'application/json': { schema: jsonSchemaOf(answer.schema, 'output') } },
    },
    ...Object.fromEntries(
      byStatus.map(([status, group]) => [
        status,
        {
          description: group.map((code) => `\`${code}\`: ${problems[code].detail}`).join('\n\n'),
          ...(status === 429
            ? {
                headers: {
                  'Retry-After': { description: 'In so many seconds.', schema: { type: 'integer' } },
                },
              }
            : {}),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
    ),
  };
};

const shapeOf = z.object({
  properties: z.record(z.string(), z.looseObject({ description: z.string().optional() })),
  required: z.array(z.string()).default([]),
});

/** The properties of an object, each as a parameter. */
const parametersOf = (place: 'query' | 'path', schema: z.ZodType | undefined) => {
  if (!schema) return [];
  const { properties, required } = shapeOf.parse(jsonSchemaOf(schema, 'input'));
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema: rest,
  }));
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Names the request: sent once more under the same name, it leads to no second mail.',
  schema: { type: 'string', maxLength: 255 },
};

const operationObject = (id: OperationId) => {
  const each: Operation = operations[id];
  const parameters = [
    ...parametersOf('path', each.pathParameters),
    ...parametersOf('query', each.query),
    ...(each.takesIdempotencyKey ? [idempotencyKey] : []),
  ];
  return {
    operationId: id,
    summary: each.summary,
    description: `${each.description}\n\nNeeds the scope \`${each.scope}\`.`,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(each.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchemaOf(each.body, 'input') } },
          },
        }
      : {}),
    responses: answersOf(each),
  };
};

/** The OpenAPI document of the API, made from what reads the requests. */
export const apiDocument = () => ({
  openapi: '3.1.0',
  info: {
    title: 'Dripline',
    version: '1',
    description: [
      'What another program can do on one stage, with a key that "dripline keys create" has made. What is not understood is refused and changes nothing.',
      'Keys have scopes:',
      Object.entries(scopeInWords)
        .map(([scope, words]) => `- \`${scope}\`: ${words}`)
        .join('\n'),
      'What is wrong is said as RFC 9457 has it, with a `code` for programs to go by.',
    ].join('\n\n'),
  },
  servers: [{ url: apiPath }],
  security: [{ key: [] }],
  paths: Object.fromEntries(
    [...Map.groupBy(operationPaths, ({ path }) => path)].map(([path, group]) => [
      path,
      Object.fromEntries(group.map(({ id, method }) => [method, operationObject(id)])),
    ]),
  ),
  components: {
    securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key: dripline_…' } },
    schemas: { Problem: jsonSchemaOf(problemSchema, 'output') },
  },
});
