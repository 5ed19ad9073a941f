import { createPooledRequests } from './aws/pooled-requests.ts';
import type { Overrides } from './connect.ts';
import type { Environment } from './environment.ts';
import { connectWithMailer, type SendingConnection } from './ses/with-mailer.ts';

/** Of the sender itself, which asks the table so often that a package for it pays, whatever it takes to load. */
export const connectSender = (environment: Environment, overrides?: Overrides): Promise<SendingConnection> =>
  connectWithMailer(environment, { ...overrides, tableRequests: createPooledRequests });
