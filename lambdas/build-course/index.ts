import { join } from 'node:path';
import { connectContent } from '../../lib/adapters/connect.ts';
import { readContentFiles } from '../../lib/adapters/content/read-content-files.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { createHandler } from './handler.ts';

const beside = import.meta.dirname;

export const handler = createHandler(connectContent(readEnvironment(process.env)), {
  content: await readContentFiles(join(beside, 'content')),
  templates: await readMailTemplates(join(beside, 'templates', 'emails')),
});
