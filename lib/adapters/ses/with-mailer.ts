import type { Ports } from '../../pipeline/ports.ts';
import { type Connection, type CountsConnection, connect, type Overrides } from '../connect.ts';
import type { Environment } from '../environment.ts';
import { createMailer } from './mailer.ts';

/** Of those who send mail. A function that sends none has none of the packages for it, which take time to load. */
export type SendingConnection = Connection & Pick<Ports, 'mailer'>;

export const withMailer = <C extends Pick<CountsConnection, 'caller'>>(
  connection: C,
  { CONFIGURATION_SET }: Pick<Environment, 'CONFIGURATION_SET'>,
): C & Pick<Ports, 'mailer'> => ({
  ...connection,
  mailer: createMailer(CONFIGURATION_SET, connection.caller),
});

/** Of those who send a mail now and then. */
export const connectWithMailer = async (
  environment: Environment,
  overrides?: Overrides,
): Promise<SendingConnection> => withMailer(await connect(environment, overrides), environment);
