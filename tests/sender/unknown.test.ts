import { describe, expect, it } from 'vitest';
import { lessonId } from '../../lib/domain/content/lesson.ts';
import { claim } from '../../lib/domain/enrollment/enrollment-ledger.ts';
import { becomeUnknownIssue, newDelivery } from '../../lib/domain/newsletter/issue-delivery.ts';
import { scheduleIssue } from '../../lib/domain/newsletter/issue-record.ts';
import { later } from '../../lib/domain/time/instant.ts';
import { listUnknown, type UnknownMail, unknownInWords } from '../../lib/pipeline/operate/list-unknown.ts';
import { notesIssue, notesRef } from '../fixtures/notes-issue.ts';
import { createMemoryTelemetry } from '../memory/telemetry.ts';
import { startSenderWorld } from '../worlds/sender-on-services.ts';
import { takeEvents } from '../worlds/take-events.ts';

const world = await startSenderWorld();

const allOf = async (...[ports]: Parameters<typeof listUnknown>): Promise<UnknownMail[]> => {
  const all = [];
  for await (const { found } of listUnknown(ports)) all.push(...found);
  return all;
};

describe('a mail of which nobody knows whether SES took it', () => {
  it('is counted when no answer comes, and listed until its event settles it', async () => {
    const { sweep, connection, people, recordEvents } = await world.start({ people: 2 });
    await takeEvents(world.fake);
    await world.fake.failNextSends({ kind: 'drop-socket', accepted: true });
    const { counts, telemetry } = createMemoryTelemetry();
    await sweep({ ...connection, telemetry });
    expect(counts.get('unknown')).toBe(1);

    const [listed, ...more] = await allOf(connection);
    expect(more).toEqual([]);
    expect(listed).toMatchObject({ mail: 'bread/flour', attempt: 1, next: { kind: 'resend' } });
    expect(people.map(({ subscriber }) => subscriber.id)).toContain(listed?.subscriberId);
    await recordEvents();
    expect(await allOf(connection)).toEqual([]);
  });

  it('is counted when its sender died', async () => {
    const { sweep, connection, people } = await world.start({ people: 1 });
    const flour = { key: lessonId.parse('flour'), attempt: 1 } as const;
    const long = later(connection.clock.now(), { hours: -1 });
    for (const { enrollment } of people) {
      const stored = await connection.enrollments.load(enrollment);
      if (!stored) throw new Error('Nobody has joined.');
      await connection.enrollments.save(claim(stored, flour, 'dead', long, later(long, { minutes: 5 })));
    }
    const listed = await allOf(connection);
    const { counts, telemetry } = createMemoryTelemetry();
    await sweep({ ...connection, telemetry });
    expect(counts.get('unknown')).toBe(1);
    expect(listed).toMatchObject([{ mail: 'bread/flour', since: long }]);
    expect(await allOf(connection)).toEqual(listed);
  });

  it('is listed when it is an issue of a newsletter', async () => {
    const { connection, people } = await world.start({ people: 1 });
    const [id] = people.map(({ subscriber }) => subscriber.id);
    if (!id) throw new Error('Nobody has joined.');
    const now = connection.clock.now();
    await connection.newsletters.publishList(notesIssue);
    await connection.newsletters.publishIssue(notesIssue);
    await connection.issueRecords.save(
      scheduleIssue({ ...notesRef, published: notesIssue.version, sendAt: now }),
    );
    const copy = newDelivery({ ...notesRef, subscriberId: id }, now, 72);
    await connection.issueDeliveries.save(becomeUnknownIssue(copy, 1, now));
    const [listed] = await allOf(connection);
    // Whoever is not on the list gets nothing a second time.
    expect(listed && unknownInWords(listed, 'ada')).toBe(
      `notes/2027-01-12-hello  ada  since ${now}, attempt 1: will not be sent again: held from ${later(now, { hours: 24 })} onwards`,
    );
  });
});
