import { parseArgs } from 'node:util';
import { runChaos } from './run-chaos.ts';

/** `npm run chaos -- --kills 200 --seed 1` */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    people: { type: 'string', default: '300' },
    rate: { type: 'string', default: '5' },
  },
});
const chaos = {
  kills: Number(values.kills),
  seed: Number(values.seed),
  people: Number(values.people),
  perSecond: Number(values.rate),
};

const began = performance.now();
const { violations, ...figures } = await runChaos(chaos);
const lines = {
  seed: chaos.seed,
  subscribers: chaos.people,
  'sweepers killed with SIGKILL': figures.killed,
  'mails that SES accepted': figures.mails,
  'people who left on the way': figures.left,
  'resends that the policy allows': figures.resends,
  'still unknown, and listed': figures.unknown,
  'most mails in one second': `${figures.mostInASecond} (rate ${chaos.perSecond})`,
  'broken promises': violations.length,
  seconds: Math.round((performance.now() - began) / 1000),
};
for (const [name, value] of Object.entries(lines)) process.stdout.write(`${name.padEnd(32)} ${value}\n`);
for (const violation of violations.slice(0, 20)) process.stdout.write(`  ${violation}\n`);
process.exit(violations.length > 0 ? 1 : 0);
