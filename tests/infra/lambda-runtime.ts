/**
 * The part of AWS Lambda that a function sees: imports the module that it is given, then answers each
 * message with what the handler makes of it. Run as a child process by `startLambda`.
 */
import { pathToFileURL } from 'node:url';

const { handler } = await import(pathToFileURL(process.argv[2] ?? '').href).catch((error: unknown) => {
  // Node would show the line it happened in first, which in a bundle is longer than what a pipe takes.
  process.stderr.write(`${error}\n`);
  return process.exit(1);
});

process.on('message', async (event) => {
  process.send?.(await handler(event, { getRemainingTimeInMillis: () => 60_000 }));
});
process.send?.('ready');
