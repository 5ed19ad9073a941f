import { join } from 'node:path';
import { connectContent } from '../../lib/adapters/connect.ts';
import { readPreparedFolder } from '../../lib/adapters/content/prepared-folder.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { createEntryPoint } from '../entry-point.ts';
import { createHandler } from './handler.ts';

const beside = import.meta.dirname;
const connection = connectContent(readEnvironment(process.env));

export const handler = createEntryPoint(
  connection,
  createHandler(connection, {
    content: await readPreparedFolder(beside),
    templates: await readMailTemplates(join(beside, 'templates', 'emails')),
  }),
);
