import { join } from 'node:path';
import { connect } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { createHandler } from './handler.ts';

const environment = readEnvironment(process.env);

export const handler = createHandler(await connect(environment), {
  defaultCourse: environment.DEFAULT_COURSE,
  templates: join(import.meta.dirname, 'templates', 'pages'),
});
