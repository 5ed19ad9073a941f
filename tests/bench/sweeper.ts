import type { Handler } from './sweep.ts';

/**
 * The main program of a sweeper: the function as AWS would load it, run once, as a process of its own. Says on
 * its channel what that cost. What the function logs goes to standard output, as at AWS.
 */
// The bundle lies beside this file once both are built: its address is not known to the compiler.
const { handler }: { handler: Handler } = await import(String(new URL('./index.mjs', import.meta.url)));

// Sampled, because the highest that the system remembers of a forked process begins with its parent's.
let peak = 0;
const sampling = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);

const before = process.cpuUsage();
const start = performance.now();
const { sent } = await handler({}, { getRemainingTimeInMillis: () => 60 * 60_000 });
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(before);
clearInterval(sampling);
process.send?.(
  {
    sent,
    milliseconds,
    cpuMilliseconds: (user + system) / 1000,
    peakMegabytes: peak / 2 ** 20,
  },
  () => process.exit(),
);
