import { connect } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { createEntryPoint } from '../entry-point.ts';
import { createHandler } from './handler.ts';
import { withBulkPorts } from './with-bulk-ports.ts';

const environment = readEnvironment(process.env);
const connection = withBulkPorts(await connect(environment), environment);

export const handler = createEntryPoint(connection, createHandler(connection));
