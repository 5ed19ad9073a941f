import { describe, expect, it } from 'vitest';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { type Enrolling, enrollWithProof } from '../../../lib/pipeline/people/enroll-with-proof.ts';
import { exportSubscriber } from '../../../lib/pipeline/privacy/export-subscriber.ts';
import { unsubscribe } from '../../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { createPeopleWorld } from '../../worlds/people-in-memory.ts';

const world = createPeopleWorld;
const enrolling: Enrolling = {
  address: emailAddress.parse('grace@example.org'),
  course: createPeopleWorld().enrollmentCourse,
  proof: {
    text: 'Yes, send me the course.',
    source: 'the list at the fair',
    agreedAt: instantOf('2026-01-02T10:00:00Z'),
    confirmedAt: instantOf('2026-01-02T10:05:00Z'),
  },
  note: 'She wrote a letter.',
};

describe('enrolling somebody by hand', () => {
  it('keeps the words, how they agreed and the note, and sends nothing', async () => {
    const { ports, onlyPerson, enrollment, mail } = world();
    expect(await enrollWithProof(ports)(enrolling)).toEqual({ kind: 'done' });
    expect(mail.sent).toEqual([]);
    expect(enrollment()).toMatchObject({
      standing: { status: 'active' },
      consents: [{ mechanism: 'import', source: 'the list at the fair' }],
    });
    const data = await exportSubscriber(ports)(onlyPerson().id);
    expect(Object.values(data?.consentTexts ?? {})).toEqual(['Yes, send me the course.']);
    expect(onlyPerson().journal).toMatchObject([{ act: 'enrolled', note: 'She wrote a letter.' }]);
  });

  it('begins at the lesson that is named', async () => {
    const here = world();
    await enrollWithProof(here.ports)({ ...enrolling, startAt: lessonId.parse('yeast') });
    expect((await here.show()).belongings[0]?.next).toMatchObject([{ mail: 'yeast' }]);
  });

  it('brings back nobody who has left, and nobody without proof', async () => {
    const here = world();
    await enrollWithProof(here.ports)(enrolling);
    const { subscriberId, courseId } = here.enrollment();
    await unsubscribe(here.ports)({ subscriberId, courseId });
    expect(await enrollWithProof(here.ports)(enrolling)).not.toEqual({ kind: 'done' });
    expect(here.enrollment().standing.status).toBe('left');
    const without = { ...enrolling, proof: { ...enrolling.proof, text: ' ' } };
    expect(await enrollWithProof(world().ports)(without)).toMatchObject({ kind: 'refused' });
  });
});
