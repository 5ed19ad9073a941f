import { readFileSync } from 'node:fs';
import {
  type AxiosRequestConfig,
  type AxiosResponse,
  type OpenAPIClient,
  OpenAPIClientAxios,
  type OpenAPIV3_1,
  type Operation,
} from 'openapi-client-axios';
import * as z from 'zod';
import { problemSchema } from '../../../lib/web/api/problem.ts';

/** The document as it is in the repository, which is all that a program of somebody else's knows of the API. */
export const publicDocument: OpenAPIV3_1.Document = JSON.parse(
  readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'),
);

export const operationIds = [
  'subscribe',
  'findSubscriber',
  'tagSubscriber',
  'unsubscribe',
  'readSubscriber',
  'readStats',
] as const;
export type OperationId = (typeof operationIds)[number];

export type Answered = AxiosResponse<unknown>;
type Method = (
  parameters?: Readonly<Record<string, string>> | null,
  body?: unknown,
  config?: AxiosRequestConfig,
) => Promise<Answered>;
export type DocumentClient = Record<OperationId, Method>;

const jsonSchema = z.custom<Parameters<typeof z.fromJSONSchema>[0]>(
  (value) => typeof value === 'object' && value !== null,
);
const documentedSchema = z.object({
  description: z.string(),
  headers: z.record(z.string(), z.unknown()).default({}),
  content: z.record(z.string(), z.object({ schema: jsonSchema })),
});

/** Throws where an operation has answered otherwise than the document says that it may. */
const holdToDocument = ({ operationId, responses }: Operation, { status, headers, data }: Answered): void => {
  const documented = documentedSchema.parse(responses?.[status], {
    error: () => `${operationId} answered ${status}, which the document does not know.`,
  });
  const type = String(headers['content-type']).split(';')[0] ?? '';
  const content = documented.content[type];
  if (!content) throw new Error(`${operationId} answered ${status} as ${type}, against the document.`);
  z.fromJSONSchema(content.schema).parse(data);
  for (const name of Object.keys(documented.headers))
    if (headers[name.toLowerCase()] === undefined)
      throw new Error(`${operationId} answered ${status} without ${name}.`);
  if (status >= 400 && !documented.description.includes(`\`${codeOf({ status, data })}\``))
    throw new Error(`${operationId} answered ${status} with a code that the document does not name.`);
};

/** The code of what was wrong, and `none` where nothing was. */
export const codeOf = ({ status, data }: Pick<Answered, 'status' | 'data'>): string =>
  status < 400 ? 'none' : problemSchema.parse(data).code;

/**
 * Calls the API at a stage's address, by a key, with a client that a library makes of the document. Every answer, whatever its status, is
 * held to the document.
 */
export const createDocumentClient = (baseUrl: string, key: string, fetch: typeof globalThis.fetch) =>
  new OpenAPIClientAxios({
    definition: publicDocument,
    withServer: { url: `${baseUrl}${publicDocument.servers?.[0]?.url}` },
    axiosConfigDefaults: {
      adapter: 'fetch',
      env: { fetch },
      headers: { Authorization: `Bearer ${key}` },
      validateStatus: () => true,
    },
    transformOperationMethod: (method, operation) => async (parameters, body, config) => {
      const answered = await method(parameters, body, config);
      holdToDocument(operation, answered);
      return answered;
    },
  }).initSync<OpenAPIClient<DocumentClient>>();
