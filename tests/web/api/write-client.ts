import * as z from 'zod';

// A small generator of our own, which knows as much of OpenAPI as docs/openapi.json uses: it makes a typed client of the
// document alone, so that the tests call what a program would that has nothing else. For clients of your own take a
// well-kept generator, openapi-typescript for instance.

type Schema = {
  type?: string | undefined;
  const?: unknown;
  enum?: unknown[] | undefined;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
  items?: Schema | undefined;
  anyOf?: Schema[] | undefined;
  oneOf?: Schema[] | undefined;
  additionalProperties?: unknown;
};
const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    properties: z.record(z.string(), schemaSchema).optional(),
    required: z.array(z.string()).optional(),
    items: schemaSchema.optional(),
    anyOf: z.array(schemaSchema).optional(),
    oneOf: z.array(schemaSchema).optional(),
    additionalProperties: z.unknown().optional(),
  }),
);

const json = z.object({ 'application/json': z.object({ schema: schemaSchema }) });
const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean(), schema: schemaSchema }))
    .default([]),
  requestBody: z.object({ content: json }).optional(),
  responses: z.record(z.string(), z.object({ content: z.unknown() })),
});
const documentSchema = z.object({
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});

const literal = (value: unknown): string => JSON.stringify(value).replaceAll('"', "'");

/** A JSON Schema in TypeScript's words. */
const typeOf = (schema: Schema): string => {
  const { enum: values, anyOf, oneOf, items, properties, required = [], additionalProperties } = schema;
  if ('const' in schema && schema.const !== undefined) return literal(schema.const);
  if (values) return values.map(literal).join(' | ');
  const some = anyOf ?? oneOf;
  if (some) return `(${some.map(typeOf).join(' | ')})`;
  switch (schema.type) {
    case 'array':
      return `readonly ${items && /[|&{ ]/.test(typeOf(items)) ? `(${typeOf(items)})` : items ? typeOf(items) : 'unknown'}[]`;
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'string':
    case 'null':
      return schema.type;
    case 'object': {
      if (!properties) {
        const value = schemaSchema.safeParse(additionalProperties);
        return `Record<string, ${value.success ? typeOf(value.data) : 'unknown'}>`;
      }
      const fields = Object.entries(properties).map(
        ([name, each]) => `${name}${required.includes(name) ? '' : '?'}: ${typeOf(each)}`,
      );
      return fields.length > 0 ? `{ ${fields.join('; ')} }` : 'Record<string, never>';
    }
    default:
      return 'unknown';
  }
};

const fieldsOf = (parameters: z.infer<typeof operationSchema>['parameters'], place: string): string[] => {
  const those = parameters.filter((each) => each.in === place);
  if (those.length === 0) return [];
  const optional = those.every(({ required }) => !required) ? '?' : '';
  const fields = those.map(
    ({ name, required, schema }) => `'${name}'${required ? '' : '?'}: ${typeOf(schema)}`,
  );
  return [`${place}${optional}: { ${fields.join('; ')} }`];
};

/** The text of a client for a document. */
export const clientOf = (given: unknown): string => {
  const { servers, paths } = documentSchema.parse(given);
  const types: string[] = [];
  const calls: string[] = [];
  for (const [path, methods] of Object.entries(paths))
    for (const [method, each] of Object.entries(methods)) {
      const { operationId: id, parameters, requestBody, responses } = each;
      const [status = '', good] = Object.entries(responses).find(([number]) => number.startsWith('2')) ?? [];
      const answer = json.parse(good?.content)['application/json'].schema;
      const body = requestBody ? [`body: ${typeOf(requestBody.content['application/json'].schema)}`] : [];
      const places = ['path', 'query', 'header'].flatMap((place) => fieldsOf(parameters, place));
      const asked = `{ ${[...places, ...body].join('; ')} }`;
      types.push(
        `  /** ${each.summary}. */\n  ${id}(asked: ${asked}): Promise<Answered<${status}, ${typeOf(answer)}>>;`,
      );
      calls.push(`    ${id}: (asked) => call('${method.toUpperCase()}', '${path}', ${status}, asked),`);
    }
  return `// Made of docs/openapi.json by tests/web/api/write-client.ts; "npm run openapi" makes it anew.

/** What is wrong, as RFC 9457 has it. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: { pointer: string; detail: string }[];
};

export type Answered<Status extends number, Data> =
  | { status: Status; data: Data }
  | { status: number; problem: Problem; headers: Headers };

export type Client = {
${types.join('\n')}
};

type Asked = {
  path?: object;
  query?: object;
  header?: object;
  body?: unknown;
};

type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>;

/** Calls the API at a stage's address, by a key. */
export const createClient = (baseUrl: string, key: string, fetch: Fetch): Client => {
  // What the document says of an answer is what its server promises.
  const call = async <Answer>(method: string, template: string, good: number, asked: Asked): Promise<Answer> => {
    const path = Object.entries(asked.path ?? {}).reduce(
      (url, [name, value]) => url.replace(\`{\${name}}\`, encodeURIComponent(String(value))),
      template,
    );
    const query = new URLSearchParams(
      Object.fromEntries(Object.entries(asked.query ?? {}).map(([name, value]) => [name, String(value)])),
    );
    const response = await fetch(\`\${baseUrl}${servers[0]?.url ?? ''}\${path}\${query.size > 0 ? \`?\${query}\` : ''}\`, {
      method,
      headers: {
        Authorization: \`Bearer \${key}\`,
        ...(asked.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...Object.fromEntries(Object.entries(asked.header ?? {}).map(([name, value]) => [name, String(value)])),
      },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    });
    const { status, headers } = response;
    const data = await response.json();
    return (status === good ? { status, data } : { status, problem: data, headers }) as Answer;
  };
  return {
${calls.join('\n')}
  };
};
`;
};
