import { join } from 'node:path';
import { connectContent } from '../../lib/adapters/connect.ts';
import { readPreparedFolder } from '../../lib/adapters/content/prepared-folder.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { mailCompilers } from '../../lib/mail/mail-compilers.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { createEntryPoint } from '../entry-point.ts';
import { createHandler } from './handler.ts';
import { createReportHandler, reportIn } from './report-handler.ts';

const beside = import.meta.dirname;
const environment = readEnvironment(process.env);
const connection = connectContent(environment);
const templates = await readMailTemplates(join(beside, 'templates', 'emails'));
const build = createHandler(connection, {
  content: await readPreparedFolder(beside),
  compilers: () => mailCompilers(templates),
});
const makeReport = createReportHandler(connection, templates, environment.FRONT);

export const handler = createEntryPoint(connection, async (event: unknown) => {
  const report = reportIn(event);
  return report ? makeReport(report) : build(event);
});
