import { writeFile } from 'node:fs/promises';
import { apiDocument } from '../../../lib/web/api/api-document.ts';

// `npm run openapi`: writes docs/openapi.json anew from the operations.
await writeFile(
  new URL('../../../docs/openapi.json', import.meta.url),
  `${JSON.stringify(apiDocument(), null, 2)}\n`,
);
