/**
 * The part of AWS Lambda that a function sees: imports the module that it is given, then answers each
 * message with what the handler makes of it. Run as a child process by `startLambda`.
 */
import { pathToFileURL } from 'node:url';

const { handler } = await import(pathToFileURL(process.argv[2] ?? '').href).catch((error: unknown) => {
  // Node would show the line it happened in first, which in a bundle is longer than what a pipe takes.
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  return process.exit(1);
});

let calls = 0;
process.on('message', async (event) => {
  calls += 1;
  const context = {
    functionName: 'function-under-test',
    awsRequestId: `request-${calls}`,
    getRemainingTimeInMillis: () => 60_000,
  };
  // What Lambda answers for a handler that throws.
  const failed = ({ name, message }: Error) => ({ errorType: name, errorMessage: message });
  process.send?.(await handler(event, context).catch(failed));
});
process.send?.('ready');
