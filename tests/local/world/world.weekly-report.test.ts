import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { twelveWeeks } from '../../fixtures/twelve-weeks.ts';
import { startTestWorld } from '../../worlds/whole-dripline.ts';

const operator = 'operator@example.com';
const files = new Map(twelveWeeks());
const site = files.get('content/site.yaml') ?? '';
files.set('content/site.yaml', `${site}operator: { reportTo: ${operator} }\n`);

const world = await startTestWorld({ content: files, startAt: instantOf('2027-02-25T10:00:00Z') });

const inbox = async () =>
  z
    .array(z.object({ subject: z.string(), text: z.string(), html: z.string(), from: z.string() }))
    .parse(await (await fetch(`${world.url}/_local/mail?to=${encodeURIComponent(operator)}`)).json());

describe('the week by mail', () => {
  it('comes into the inbox as the clock passes Monday, once, with the rights of its function alone', async () => {
    await world.travelTo(instantOf('2027-03-01T05:00:00Z'));
    expect(await inbox()).toEqual([]);
    await world.travelTo(instantOf('2027-03-01T12:00:00Z'));
    const [mail, ...more] = await inbox();
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('The week to 28 February 2027: 0 joined, 0 left');
    expect(mail?.text).toContain('npm run dripline -- report');
    expect(mail?.text).not.toContain('--stage');
    expect(mail?.html).toContain('prefers-color-scheme: dark');
    for (const _ of [1, 2]) await world.sweep();
    expect(await inbox()).toHaveLength(1);
  });

  it('is the next mail, where no reader’s comes before', async () => {
    const { now } = await world.travelTo('next-mail');
    expect(now.slice(0, 10)).toBe('2027-03-08');
    expect(await inbox()).toHaveLength(2);
  });
});
