import { connect } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler(await connect(readEnvironment(process.env)));
