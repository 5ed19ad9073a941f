/**
 * Loaded before a program (`--import`), so that the program itself is what is measured: tells its parent at its end what it cost, its
 * loading included.
 */
// Sampled, because the highest that the system remembers of a forked process begins with its parent's.
let peak = 0;
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20).unref();

process.once('beforeExit', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMilliseconds: (user + system) / 1000, peakMegabytes: peak / 2 ** 20 });
});
