import { describe, expect, it } from 'vitest';
import { courseId } from '../../lib/domain/content/course.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { scenario } from './scenario-content.ts';
import { playSimulatedSubscriber } from './simulator-steps.ts';

const world = await startTestWorld({
  content: scenario.files,
  startAt: instantOf('2026-11-24T10:00:00Z'),
});

describe('a subscriber at SES’s simulator', () => {
  it('signs up, confirms, gets a lesson, is taken off by one click, and is erased, as on a real stage', async () => {
    const said: string[] = [];
    await playSimulatedSubscriber({
      connection: world.connection,
      url: world.url,
      course: courseId.parse(scenario.course.id),
      pause: async () => {
        await world.sweep();
      },
      say: (line) => said.push(line),
    });
    expect(said).toHaveLength(4);
    for await (const { found } of world.connection.enrollmentScan.of()) expect(found).toEqual([]);
  });
});
