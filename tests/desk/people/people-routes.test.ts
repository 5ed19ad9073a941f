import { describe, expect, it } from 'vitest';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { enrollWithProof } from '../../../lib/pipeline/people/enroll-with-proof.ts';
import { findPerson } from '../../../lib/pipeline/people/find-person.ts';
import { violations } from '../../browser/axe.ts';
import { expectNoComplaints, useBrowser } from '../../browser/site.ts';
import { startTestWorld } from '../../worlds/whole-dripline.ts';

const world = await startTestWorld({ startAt: instantOf('2027-03-01T10:00:00Z') });
const { connection } = world;
const desk = `${world.url}/_local/desk/people`;

const enrolled = async (address: string) => {
  const live = await connection.editions.live();
  const course = live?.courses?.[0];
  if (!course) throw new Error('There is no course.');
  await enrollWithProof(connection)({
    address: emailAddress.parse(address),
    course,
    proof: {
      text: 'Yes, please.',
      source: 'a letter',
      agreedAt: instantOf('2027-02-01T10:00:00Z'),
      confirmedAt: instantOf('2027-02-01T10:01:00Z'),
    },
  });
  const found = await findPerson(connection)(address);
  if (found.kind !== 'found') throw new Error('Nobody was enrolled.');
  return { id: found.id, course };
};

const post = (path: string, fields: Record<string, string>) =>
  fetch(`${desk}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: world.url },
    body: new URLSearchParams(fields).toString(),
  });

describe('the people of the desk', () => {
  it('are listed, found by any spelling, and masked for a picture', async () => {
    const { id } = await enrolled('list.me@gmail.com');
    expect(await (await fetch(desk)).text()).toContain('list.me@gmail.com');
    expect(await (await fetch(`${desk}?masked=on`)).text()).not.toContain('list.me');
    expect((await post('/find', { who: 'Listme@googlemail.com' })).url).toBe(`${desk}/${id}`);
    expect((await post('/find', { who: 'nobody@example.org' })).status).toBe(404);
    const masked = await (await fetch(`${desk}/${id}?masked=on`)).text();
    expect(masked).not.toContain('list.me');
    expect(masked).toContain('No mail today');
  });

  it('are asked about once more, by name, before anything is done for them', async () => {
    const { id, course } = await enrolled('act@example.org');
    const act = { kind: 'unsubscribe', from: String(course), note: 'She called.' };
    const asked = await (await post(`/${id}/act`, act)).text();
    expect(asked).toContain('act@example.org');
    expect(asked).toContain('Nothing is sent by this.');
    const standing = async () => (await connection.enrollments.of(id))[0]?.standing.status;
    expect(await standing()).toBe('active');
    const done = await (await post(`/${id}/act`, { ...act, sure: 'yes' })).text();
    expect(done).toContain('She called.');
    expect(await standing()).toBe('left');
    expect((await post(`/${id}/act`, { kind: 'dance' })).status).toBe(422);
  });
});

describe('the people of the desk in Chromium', () => {
  const { visit } = useBrowser();

  it.each([
    { width: 375, colorScheme: 'light' as const },
    { width: 1280, colorScheme: 'dark' as const },
  ])(
    'stand in $width pixels, $colorScheme, with no fault that axe can find',
    async ({ width, colorScheme }) => {
      const { id } = await enrolled(`seen-at-${width}@example.org`);
      const { page, complaints } = await visit({ viewport: { width, height: 800 }, colorScheme });
      for (const path of ['', `/${id}`]) {
        await page.goto(`${desk}${path}`);
        for (const summary of await page.locator('summary').all()) await summary.click();
        expect(await violations(page), path).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width);
      }
      expectNoComplaints(complaints);
    },
  );
});
