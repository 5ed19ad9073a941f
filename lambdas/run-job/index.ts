import { connectSender } from '../../lib/adapters/connect-sender.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { createEntryPoint } from '../entry-point.ts';
import { createHandler } from './handler.ts';

const connection = await connectSender(readEnvironment(process.env));

export const handler = createEntryPoint(connection, createHandler(connection));
