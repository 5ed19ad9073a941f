import { connectSender } from '../../lib/adapters/connect-sender.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { createEntryPoint } from '../entry-point.ts';
import { asksForBooks, createBooksHandler } from './books-handler.ts';
import { createHandler } from './handler.ts';

const connection = await connectSender(readEnvironment(process.env));
const sweep = createHandler(connection);
const lookAtBooks = createBooksHandler(connection);

export const handler = createEntryPoint(connection, async (event: unknown, context) =>
  asksForBooks(event) ? lookAtBooks(event, context) : sweep(event, context),
);
