import { writeFile } from 'node:fs/promises';
import { contentReference } from '../../lib/authoring/content-reference.ts';

// `npm run content-reference`: writes docs/content-reference.md anew from the schemas.
await writeFile(new URL('../../docs/content-reference.md', import.meta.url), contentReference());
