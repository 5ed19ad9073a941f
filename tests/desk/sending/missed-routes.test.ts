import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { readerAt } from '../../scenarios/reader.ts';
import { startTestWorld } from '../../worlds/whole-dripline.ts';

const world = await startTestWorld({ startAt: instantOf('2027-01-04T10:00:00Z') });
const show = async (query: string) => {
  const response = await fetch(`${world.url}/_local/desk/sending/missed${query}`);
  return { status: response.status, page: await response.text() };
};

describe('the page of who did not get a mail', () => {
  it('offers every lesson and every issue on record', async () => {
    const { page } = await show('');
    for (const mail of ['bread/flour', 'bread/closing', 'crumbs/2027-01-12-the-first-frost'])
      expect(page).toMatch(new RegExp(`<option[^>]*>${mail}</option>`));
  });

  it('says who did not get it and why, masked if that is asked for, and where it can be sent again', async () => {
    const unlucky = readerAt(world.url, 'unlucky@reader.test');
    const lucky = readerAt(world.url, 'lucky@reader.test');
    for (const reader of [unlucky, lucky]) await reader.signUp('Europe/London');
    await lucky.confirm();
    await world.sweep();
    await world.fake.failNextSends({
      kind: 'refuse',
      status: 400,
      code: 'InvalidParameterValue',
      message: 'Local address contains control or whitespace',
    });
    await unlucky.confirm();
    await world.sweep();
    const { page } = await show('?mail=bread/flour');
    expect(page).toContain('1 person of 2 did not get it.');
    expect(page).toContain('unlucky@reader.test');
    expect(page.match(/<a href="\/_local\/desk\/people\//g)).toHaveLength(1);
    expect(page).toContain('href="/_local/desk/sending/failed"');
    const masked = await show('?mail=bread/flour&masked=on');
    expect(masked.page).not.toContain('unlucky@reader.test');
    expect((await show('?mail=bread/closing')).page).toContain('Nobody was missed, of 2 people.');
  });

  it.each([
    ['bread', 422],
    ['<b>', 422],
    ['tea/leaves', 404],
    ['bread/flower', 404],
    ['crumbs/2027-01-13-none', 404],
  ])('says so of what it has no books of: %s', async (mail, status) => {
    const answer = await show(`?mail=${encodeURIComponent(mail)}`);
    expect(answer.status).toBe(status);
    expect(answer.page).not.toContain('<b>');
  });
});
