import { describe, expect, it } from 'vitest';
import { connect } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { subscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { advance, readerAt } from './reader.ts';
import { scenario } from './scenario-content.ts';

const world = await startTestWorld({ content: scenario.files, startAt: instantOf('2026-11-24T10:00:00Z') });

const mailsTo = async (domain: string) => {
  const all = (await (await fetch(`${world.url}/_local/mail`)).json()) as { to: string }[];
  return all.filter(({ to }) => to.toLowerCase().endsWith(`@${domain}`));
};

describe('a form that is turned on a stranger', () => {
  it('sends them one mail, whatever comes at once and however it spells them, and answers all alike', async () => {
    const spellings = Array.from({ length: 60 }, (_, n) =>
      [`victim+${n}@target.test`, `v.ictim+${n}@TARGET.test`, `VICTIM@target.test`].at(n % 3),
    );
    const answers = await Promise.all(
      spellings.map(async (spelling) => {
        const answer = await readerAt(world.url, spelling ?? '').signUp('Europe/Berlin');
        return `${answer.status} ${(await answer.text()).replaceAll(spelling ?? '', 'ADDRESS')}`;
      }),
    );
    expect(await mailsTo('target.test')).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.replaceAll(/\S+@target\.test/gi, 'ADDRESS'))).size).toBe(1);
  });

  it('sends the next one thirty days later at the earliest, where it is posted without our page', async () => {
    const stranger = readerAt(world.url, 'stranger@elsewhere.test');
    await stranger.signUp('Europe/Berlin');
    await advance(world.url, 'P29DT23H');
    await stranger.signUp('Europe/Berlin');
    expect(await stranger.inbox()).toHaveLength(1);
    await advance(world.url, 'PT2H');
    await stranger.signUp('Europe/Berlin');
    expect(await stranger.inbox()).toHaveLength(2);
  });

  it('sends nothing that anybody typed', async () => {
    const victim = readerAt(world.url, 'reader@quiet.test');
    await victim.signUp('Europe/Berlin', { firstName: 'Cheap Pills Here' });
    const [mail] = await victim.inbox();
    expect([mail]).toEqual(await victim.asked());
    expect(mail?.raw).not.toMatch(/pills/i);
    expect(Object.keys(mail?.headers ?? {}).filter((name) => name.startsWith('list-'))).toEqual([]);
  });
});

describe('rotating the keys of a world that runs', () => {
  it('breaks no link, old or new', async () => {
    const reader = readerAt(world.url, 'keeps@mails.test');
    await reader.signUp('Europe/Berlin');
    const [confirmation] = await reader.inbox();
    expect(await world.connection.rotateKeys()).toEqual({ kind: 'rotated', from: 'k1', to: 'k2' });

    // A function that starts now signs with the new key; the web that answers has never seen it.
    const started = await connect(readEnvironment(world.environment));
    const link = started.tokens.sign({
      p: 'unsubscribe',
      s: subscriberId.parse('a'.repeat(26)),
      c: scenario.course.id,
    });
    expect(link).toMatch(/^k2\./);
    expect((await reader.post(`${world.url}/unsubscribe/${link}`, {})).status).toBe(200);
    const old = confirmation ? reader.linkIn(confirmation, 'confirm') : '';
    expect(old).toContain('/confirm/k1.');
    expect((await reader.post(old, {})).status).toBe(200);
    expect(await reader.lessons()).toHaveLength(1);
  });
});
