import { join } from 'node:path';
import { connect } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { createEntryPoint } from '../entry-point.ts';
import { createHandler } from './handler.ts';

const environment = readEnvironment(process.env);
const connection = await connect(environment);

export const handler = createEntryPoint(
  connection,
  createHandler(connection, {
    front: environment.FRONT,
    templates: join(import.meta.dirname, 'templates', 'pages'),
  }),
);
