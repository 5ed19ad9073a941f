import { setTimeout } from 'node:timers/promises';
import { createHandler } from '../../lambdas/send-lessons/handler.ts';
import { systemClock } from '../../lib/adapters/clock.ts';
import { connectSender } from '../../lib/adapters/connect-sender.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { later } from '../../lib/domain/time/instant.ts';

/** A sweeper in a process of its own, which sweeps until somebody kills it. Its argument: how far its clock is ahead. */
const ahead = Number(process.argv[2]);
const clock = { now: () => later(systemClock.now(), { milliseconds: ahead }), wait: systemClock.wait };

const connection = await connectSender(readEnvironment(process.env), { clock, write: () => {} });
const sweep = createHandler(connection);
process.once('disconnect', () => process.exit());
process.send?.('sweeping');
for (;;) {
  await sweep({}, { getRemainingTimeInMillis: () => 15 * 60_000 });
  await setTimeout(50);
}
