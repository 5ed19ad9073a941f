import { tracingChannel } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { Server } from 'node:net';
import { isMainThread } from 'node:worker_threads';

/** Writes down where this process listens, whatever listens and whoever made it: Node itself says so. Returns what ends that. */
export const recordListening = (file: string): (() => void) => {
  const channel = tracingChannel('net.server.listen');
  const hearing = {
    start: () => undefined,
    end: () => undefined,
    asyncStart: () => undefined,
    asyncEnd: (message: unknown) => {
      const { server } = Object(message);
      if (!(server instanceof Server)) return;
      appendFileSync(file, `${JSON.stringify({ pid: process.pid, at: server.address(), isMainThread })}\n`);
    },
    error: () => undefined,
  };
  channel.subscribe(hearing);
  return () => channel.unsubscribe(hearing);
};
