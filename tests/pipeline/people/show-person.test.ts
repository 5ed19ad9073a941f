import { describe, expect, it } from 'vitest';
import { deliveryKey } from '../../../lib/domain/delivery/delivery-key.ts';
import { deliveryTag } from '../../../lib/domain/delivery/delivery-tag.ts';
import { happenedInWords } from '../../../lib/domain/people/chronicle-in-words.ts';
import { todayInWords } from '../../../lib/domain/people/today-in-words.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { recordFeedback } from '../../../lib/pipeline/feedback/record-feedback.ts';
import { findPerson } from '../../../lib/pipeline/people/find-person.ts';
import { changeDetails } from '../../../lib/pipeline/preferences/change-details.ts';
import { eraseSubscriber } from '../../../lib/pipeline/privacy/erase-subscriber.ts';
import { exportSubscriber } from '../../../lib/pipeline/privacy/export-subscriber.ts';
import { resubscribe } from '../../../lib/pipeline/unsubscribe/resubscribe.ts';
import { unsubscribe } from '../../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { createPeopleWorld } from '../../worlds/people-in-memory.ts';

const lived = async () => {
  const world = createPeopleWorld();
  await world.join();
  world.wait({ days: 2 });
  await world.signUp();
  world.wait({ hours: 1 });
  await world.signUp();
  const { subscriberId, courseId, ledger } = world.enrollment();
  const ref = { subscriberId, courseId };
  const [key] = Object.keys(ledger);
  const person = world.onlyPerson();
  const bounced = {
    verdict: 'bounced-for-now',
    messageId: 'one',
    sentAt: world.clock.now(),
    to: person.address,
    tag: deliveryTag({ ...ref, key: deliveryKey.parse(key) }),
  } as const;
  await recordFeedback(world.ports)(bounced);
  await changeDetails(world.ports)(person.id, { zone: timeZone.parse('Europe/Paris') });
  await unsubscribe(world.ports)(ref, 'page');
  world.wait({ days: 1 });
  await resubscribe(world.ports)(ref);
  return world;
};

describe('everything about one person', () => {
  it('is one timeline: what was asked, what came of it, and what is kept nowhere else', async () => {
    const world = await lived();
    const { chronicle, record } = await world.show();
    const { zone } = record.subscriber;
    expect(chronicle.map((moment) => happenedInWords(moment, zone))).toMatchInlineSnapshot(`
      [
        "came on record",
        "bread: asked for by the sign-up form",
        "bread: confirmed",
        "bread: the lesson “flour-and-water” went out: SES took it; then it came back, for now",
        "a mail of bread was asked for and held back: the cap of this address for a month was full",
        "bread: unsubscribed on the page that a mail links to",
        "changed their details (time zone: Europe/Paris, name)",
        "bread: came back",
      ]
    `);
    expect(chronicle.map(({ at }) => at)).toEqual(chronicle.map(({ at }) => at).toSorted());
  });

  it('says in one sentence why no mail came today, and what comes next', async () => {
    const world = await lived();
    const { belongings, record } = await world.show();
    expect(todayInWords(belongings, record.subscriber.zone)).toMatchInlineSnapshot(
      `"No mail today: bread: the lesson “salt” comes on Tue 13 Jan 2026, 09:00."`,
    );
    expect(belongings[0]?.next).toEqual([{ mail: 'salt', at: world.enrollment().dueAt }]);
  });

  it('goes along with an export, and with an erasure', async () => {
    const world = await lived();
    const { id } = world.onlyPerson();
    const data = JSON.stringify(await exportSubscriber(world.ports)(id));
    expect(data).toContain('"kind":"feedback"');
    expect(data).toContain('"kind":"back"');
    await eraseSubscriber(world.ports)(id);
    expect(JSON.stringify([...world.record.people.values()])).not.toContain('feedback');
    expect(await findPerson(world.ports)(id)).toEqual({ kind: 'nobody' });
  });

  it('is found by an address in any spelling, or by an id', async () => {
    const world = createPeopleWorld();
    await world.join('ada.lovelace@gmail.com');
    const { id } = world.onlyPerson();
    const found = { kind: 'found', id };
    expect(await findPerson(world.ports)('AdaLovelace+bread@googlemail.com')).toEqual(found);
    expect(await findPerson(world.ports)(` ${id} `)).toEqual(found);
    expect(await findPerson(world.ports)('somebody@example.org')).toEqual({ kind: 'nobody' });
    expect(await findPerson(world.ports)('not an address')).toEqual({ kind: 'unreadable' });
  });
});
