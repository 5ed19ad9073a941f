import { tracingChannel } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { Server } from 'node:net';
import { isMainThread } from 'node:worker_threads';

/**
 * Writes down where this process listens, whatever listens and whoever made it: Node itself says so. Loaded by the test in its own
 * process, and by `--import` in every process that is started from there.
 */
const file = process.env.LISTENING_FILE;
const heard = (message: unknown) => {
  const { server } = Object(message);
  if (file === undefined || !(server instanceof Server)) return;
  appendFileSync(file, `${JSON.stringify({ pid: process.pid, at: server.address(), isMainThread })}\n`);
};
tracingChannel('net.server.listen').subscribe({
  start: () => undefined,
  end: () => undefined,
  asyncStart: () => undefined,
  asyncEnd: heard,
  error: () => undefined,
});
