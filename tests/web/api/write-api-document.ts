import { writeFile } from 'node:fs/promises';
import { apiDocument } from '../../../lib/web/api/api-document.ts';
import { clientOf } from './write-client.ts';

// `npm run openapi`: writes docs/openapi.json anew from the operations, and the client that the tests call them by.
await writeFile(
  new URL('../../../docs/openapi.json', import.meta.url),
  `${JSON.stringify(apiDocument(), null, 2)}\n`,
);
await writeFile(new URL('client.ts', import.meta.url), clientOf(apiDocument()));
