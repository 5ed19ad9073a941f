import { describe, expect, it } from 'vitest';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { tag } from '../../../lib/domain/content/tag.ts';
import { mailOf, type PersonAct } from '../../../lib/domain/people/person-act.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { actForPerson } from '../../../lib/pipeline/people/act-for-person.ts';
import { exportSubscriber } from '../../../lib/pipeline/privacy/export-subscriber.ts';
import { createPeopleWorld, type PeopleWorld } from '../../worlds/people-in-memory.ts';
import { sweepAddressMails } from '../../worlds/web-in-memory.ts';

const course = createPeopleWorld().enrollmentCourse;
const joined = async () => {
  const world = createPeopleWorld();
  await world.join();
  world.wait({ days: 1 });
  return world;
};
const act = (world: PeopleWorld, what: PersonAct, note = 'She called on Monday.') =>
  actForPerson(world.ports)(world.onlyPerson().id, what, note);
/** Everything that is due now, for this one person. */
const sweepAll = async (world: PeopleWorld) => {
  for (const enrollment of [...world.record.enrolled.values()]) await world.sweep(enrollment);
  await sweepAddressMails(world);
};

const acts: PersonAct[] = [
  { kind: 'unsubscribe', from: 'everything' },
  { kind: 'unsubscribe', from: course },
  { kind: 'tag', tag: tag.parse('bakers') },
  { kind: 'move', course, to: lessonId.parse('kneading') },
  { kind: 'note' },
  { kind: 'change-address', to: emailAddress.parse('new@example.org') },
  { kind: 'send-own-page', course },
];

describe('what an operator does for somebody', () => {
  it.each(acts)(
    '$kind sends one mail if it says so, and none if it does not; the note stays',
    async (what) => {
      const world = await joined();
      const before = world.mail.sent.length;
      expect(await act(world, what)).toEqual({ kind: 'done' });
      expect(world.mail.sent).toHaveLength(before);
      await sweepAll(world);
      expect(world.mail.sent.length - before).toBe(mailOf(what.kind) ? 1 : 0);
      expect(world.onlyPerson().journal?.at(-1)).toMatchObject({
        kind: 'act',
        note: 'She called on Monday.',
      });
      const data = await exportSubscriber(world.ports)(world.onlyPerson().id);
      expect(JSON.stringify(data)).toContain('She called on Monday.');
    },
  );

  it('lets mail through after a complaint by a note, and keeps it where the complaint stands', async () => {
    const world = await joined();
    const { addressHash } = world.onlyPerson();
    await world.ports.suppressions.add(addressHash, { reason: 'complaint', at: world.clock.now() });
    const lift = (note?: string) => actForPerson(world.ports)(world.onlyPerson().id, { kind: 'lift' }, note);
    expect(await lift()).toMatchObject({ kind: 'refused' });
    expect(await world.ports.suppressions.find(addressHash)).toBeDefined();
    expect(await lift('It was a slip.')).toEqual({ kind: 'done' });
    expect(await world.ports.suppressions.history(addressHash)).toMatchObject({
      lifted: { by: { kind: 'operator', note: 'It was a slip.' } },
    });
    expect(await lift('Again.')).toEqual({ kind: 'as-it-was' });
    await world.ports.suppressions.add(addressHash, { reason: 'erased', at: world.clock.now() });
    expect(await lift('It was a slip.')).toMatchObject({ kind: 'refused' });
  });

  it('enrolls whom their record allows, and notes it once', async () => {
    const world = await joined();
    const proof = {
      text: 'Yes, again.',
      source: 'a letter',
      agreedAt: world.clock.now(),
      confirmedAt: world.clock.now(),
    };
    expect(await act(world, { kind: 'enroll', course, proof })).toEqual({ kind: 'as-it-was' });
    expect(world.onlyPerson().journal ?? []).toEqual([]);
  });

  it('unsubscribes as their own page does, once', async () => {
    const world = await joined();
    await act(world, { kind: 'unsubscribe', from: course });
    expect(world.enrollment().standing).toMatchObject({ status: 'left', reason: 'unsubscribed' });
    expect(await act(world, { kind: 'unsubscribe', from: course })).toEqual({ kind: 'as-it-was' });
    expect(await act(world, { kind: 'unsubscribe', from: 'everything' })).toEqual({ kind: 'as-it-was' });
    expect(world.onlyPerson().journal).toHaveLength(1);
  });

  it('erases without a trace of the note', async () => {
    const world = await joined();
    await act(world, { kind: 'note' });
    expect(await act(world, { kind: 'erase' })).toEqual({ kind: 'done' });
    expect(world.record.people.size).toBe(0);
    expect(world.lines.join('\n')).not.toContain('She called');
  });

  it('has the confirmation sent again under the caps, and for nobody who has confirmed', async () => {
    const world = createPeopleWorld();
    await world.signUp();
    const send = { kind: 'send-confirmation', course } as const;
    world.wait({ days: 2 });
    const before = world.mail.sent.length;
    expect(await act(world, send)).toEqual({ kind: 'done' });
    await sweepAll(world);
    expect(world.mail.sent).toHaveLength(before + 1);
    expect(await act(world, send)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('cap'),
    });
    await world.confirm();
    expect(await act(world, send)).toMatchObject({ kind: 'refused' });
  });

  it('has the link to their own page sent under the caps', async () => {
    const world = await joined();
    const send = { kind: 'send-own-page', course } as const;
    expect(await act(world, send)).toEqual({ kind: 'done' });
    await sweepAll(world);
    expect(await act(world, send)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('cap'),
    });
  });

  it('asks at a new address under the caps, and changes nothing before it agrees', async () => {
    const world = await joined();
    const to = emailAddress.parse('new@example.org');
    expect(await act(world, { kind: 'change-address', to })).toEqual({ kind: 'done' });
    expect(world.onlyPerson().address).toBe('ada@example.org');
    expect(await act(world, { kind: 'change-address', to })).toMatchObject({ kind: 'refused' });
  });

  it('moves a reader on and back, past what they have not had, and never onto what they have had', async () => {
    const world = await joined();
    const dueAt = world.enrollment().dueAt;
    const to = (id: string) => act(world, { kind: 'move', course, to: lessonId.parse(id) });
    expect(await to('kneading')).toEqual({ kind: 'done' });
    const { belongings } = await world.show();
    expect(belongings[0]?.next).toEqual([{ mail: 'kneading', at: dueAt }]);
    expect(await to('salt')).toEqual({ kind: 'done' });
    expect((await world.show()).belongings[0]?.next).toEqual([{ mail: 'salt', at: dueAt }]);
    expect(await to('flour-and-water')).toMatchObject({ kind: 'refused' });
    expect(await to('nothing-like-it')).toMatchObject({ kind: 'refused' });
  });
});
