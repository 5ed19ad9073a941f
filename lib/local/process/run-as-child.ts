import type { Server } from 'node:http';
import * as z from 'zod';
import { unusableInWords } from '../../adapters/on-file.ts';
import { openDoor } from './door.ts';
import { passSchema } from './pass.ts';

/** The variable of its environment that tells a child what it needs. Arguments could be read by every user of the machine. */
export const givenVariable = 'DRIPLINE_CHILD';

const givenSchema = z.object({ pass: passSchema, settings: z.unknown() });

/** What takes longer than this to close is left as it is. */
const patience = 2000;

/**
 * The main program of a child of the local world: makes a server, opens its door to the world's own processes, tells
 * the parent the port, and ends when the parent lets go of the channel or dies. Ctrl-C, a closed terminal or a service manager
 * tell every process at once; the child leaves the answer to its parent, which may still need it to finish.
 */
export const runAsChild = async (serve: (settings: unknown) => Promise<Server>): Promise<void> => {
  if (!process.send) throw new Error('This program is part of `npm start` and cannot be run on its own.');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

  const { pass, settings } = givenSchema.parse(JSON.parse(process.env[givenVariable] ?? 'null'));
  const server = await serve(settings).catch(giveUp);
  const door = await openDoor(server, 0, { pass });
  if (typeof door === 'string') throw new Error('No port of this machine is free.');
  const end = async () => {
    // Nobody is there any more to see to it that this ends.
    setTimeout(() => process.exit(1), patience).unref();
    // What is being answered falls over when the store that it reads is closed. Nobody waits for that answer any more.
    process.on('uncaughtException', () => undefined);
    await door.close();
    process.exit(0);
  };
  process.once('disconnect', end);

  // The parent may have gone meanwhile.
  if (process.connected) process.send({ port: door.port });
  else await end();
};

/** What a person can mend is for the parent to say. Anything else ends the child with its trace. */
const giveUp = async (error: unknown): Promise<never> => {
  const unusable = unusableInWords(error);
  if (unusable === undefined) throw error;
  return new Promise(() => process.send?.({ unusable }, () => process.exit(1)));
};
