import { createKeepDeadLetters } from '../../lib/adapters/aws/keep-dead-letters.ts';
import type { Connection } from '../../lib/adapters/connect.ts';
import type { Environment } from '../../lib/adapters/environment.ts';
import { createReadUntaken } from '../../lib/adapters/ses/read-untaken.ts';
import type { Ports } from '../../lib/pipeline/ports.ts';

/** With the ports that no other function has, nor the packages that they need. */
export const withBulkPorts = (
  connection: Connection,
  { DEAD_LETTERS }: Pick<Environment, 'DEAD_LETTERS'>,
): Connection & Pick<Ports, 'keepDeadLetters' | 'readUntaken'> => ({
  ...connection,
  keepDeadLetters: createKeepDeadLetters(DEAD_LETTERS, connection.caller),
  readUntaken: createReadUntaken(connection.caller),
});
