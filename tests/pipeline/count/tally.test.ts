import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { ofCourse } from '../../../lib/domain/reports/happening.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { createTally } from '../../../lib/pipeline/count/tally.ts';
import { fixedRandom } from '../../memory/random.ts';
import { createMemoryRecord } from '../../memory/record.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

const bread = ofCourse(courseId.parse('bread'));
const rye = ofCourse(courseId.parse('rye'));
const salt = { kind: 'sent', mail: lessonId.parse('salt') } as const;
const tonight = instantOf('2026-11-24T23:59:59Z');
const tomorrow = instantOf('2026-11-25T00:00:01Z');

const world = () => {
  const {
    ports: { dayCounts },
    days,
  } = createMemoryRecord();
  const { telemetry, lines } = createMemoryTelemetry();
  let writes = 0;
  const counting = {
    ...dayCounts,
    add: (...given: Parameters<typeof dayCounts.add>) => {
      writes += 1;
      return dayCounts.add(...given);
    },
  };
  let token = 0;
  const random = {
    ...fixedRandom,
    ownerToken: () => {
      token += 1;
      return `write ${token}`;
    },
  };
  return { dayCounts: counting, random, telemetry, lines, days, writes: () => writes };
};

describe('a tally', () => {
  it('writes once for each course and day, however much has happened', async () => {
    const here = world();
    const tally = createTally(here);
    for (let mail = 0; mail < 500; mail += 1) tally.add(bread, tonight, salt);
    tally.add(bread, tonight, { kind: 'completed' });
    tally.add(bread, tomorrow, salt);
    tally.add(rye, tonight, { kind: 'asked' });
    await tally.writeDown();
    expect(here.writes()).toBe(3);
    expect(await here.dayCounts.since(bread, '2026-11-24')).toEqual([
      { day: '2026-11-24', counts: { 'sent:salt': 500, completed: 1 } },
      { day: '2026-11-25', counts: { 'sent:salt': 1 } },
    ]);
    await tally.writeDown();
    expect(here.writes()).toBe(3);
  });

  it('writes nothing where everything was taken back', async () => {
    const here = world();
    const tally = createTally(here);
    tally.add(bread, tonight, salt);
    tally.add(bread, tonight, salt, -1);
    await tally.writeDown();
    expect(here.writes()).toBe(0);
  });

  it('fails nobody’s work and writes nothing a second time when it cannot write', async () => {
    const here = world();
    let isDown = true;
    const add: typeof here.dayCounts.add = async (...given) => {
      await here.dayCounts.add(...given);
      if (isDown) throw new Error('no answer');
    };
    const tally = createTally({ ...here, dayCounts: { ...here.dayCounts, add } });
    tally.add(bread, tonight, salt);
    await tally.writeDown();
    isDown = false;
    await tally.writeDown();
    expect((await here.dayCounts.since(bread, '2026-11-24'))[0]?.counts).toEqual({ 'sent:salt': 1 });
    expect(here.lines.filter((line) => line.includes('"where":"counts"'))).toHaveLength(1);
  });
});
