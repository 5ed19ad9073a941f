import { readEnvironment } from '../../lib/adapters/environment.ts';
import { connectWithMailer } from '../../lib/adapters/ses/with-mailer.ts';
import { createEntryPoint } from '../entry-point.ts';
import { createHandler } from './handler.ts';

const connection = await connectWithMailer(readEnvironment(process.env));

export const handler = createEntryPoint(connection, createHandler(connection));
