import { startWorld } from '../../../lib/local/world/world.ts';

/** Starts a world in a process of its own, to be killed; says which processes it runs beside itself. */
const [folder = '', content = '', templates = ''] = process.argv.slice(2);
const world = await startWorld({ folder, port: 0, content, templates, publishesNothing: true });
process.stdout.write(`${JSON.stringify('refused' in world ? [] : world.pids)}\n`);
