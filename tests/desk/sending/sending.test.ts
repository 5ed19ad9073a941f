import { describe, expect, it } from 'vitest';
import { functionName } from '../../../lib/adapters/function-name.ts';
import { holdBack } from '../../../lib/domain/sending/sending-state.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { violations } from '../../browser/axe.ts';
import { expectNoComplaints, press, useBrowser } from '../../browser/site.ts';
import { readerAt } from '../../scenarios/reader.ts';
import { startTestWorld } from '../../worlds/whole-dripline.ts';

const world = await startTestWorld({ startAt: instantOf('2027-01-04T10:00:00Z') });
const { connection, fake } = world;
const home = `${world.url}/_local/desk/sending`;
const issue = 'crumbs/2027-01-12-the-first-frost';

const show = async (path = '') => (await fetch(home + path)).text();
const act = async (path: string, form: Record<string, string> = {}) => {
  const response = await fetch(home + path, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, page: await response.text() };
};

/** Somebody whose first lesson SES will not take, by what it says of the address. */
const failing = async (address: string) => {
  const reader = readerAt(world.url, address);
  await reader.signUp('Europe/London');
  await fake.failNextSends({
    kind: 'refuse',
    status: 400,
    code: 'InvalidParameterValue',
    message: 'Local address contains control or whitespace',
  });
  await reader.confirm();
  await world.sweep();
  return reader;
};

const { visit, lookIn } = useBrowser();

describe('the page of sending', () => {
  it('shows pace and issues, and nothing to release while all goes on', async () => {
    await world.sweep();
    const page = await show();
    expect(page).toContain('200 a second');
    expect(page).toContain(issue);
    expect(page).toContain('Scheduled, goes out from 11 Jan 2027');
    expect(page).not.toContain('Let sending go on');
  });

  it('says why sending is stopped and what would go out, and lets it go on', async () => {
    await connection.sending.save(
      holdBack(await connection.sending.load(), 'bounce-rate', connection.clock.now()),
    );
    const page = await show();
    expect(page).toContain('Too many mails bounced.');
    expect(page).toContain('Let sending go on');
    expect((await act('/release')).page).toContain('Sending goes on');
    expect((await connection.sending.load()).hold).toBeUndefined();
    expect(await show()).not.toContain('Too many mails bounced.');
  });

  it('shows what failed and why, and sends it again, once', async () => {
    const reader = await failing('unlucky@reader.test');
    expect(await reader.lessons()).toEqual([]);
    expect(await show('/failed')).toMatch(/1 {2}bread\/flour: .*/);
    const { status, page } = await act('/failed');
    expect(status).toBe(200);
    expect(page).toContain('1 mail will be sent by the next sweeps');
    await world.sweep();
    expect(await reader.lessons()).toHaveLength(1);
    expect((await act('/failed')).status).toBe(409);
  });

  it('counts what failed for good, names it by kind, and has it done once more', async () => {
    world.invoke(functionName('local', 'record-feedback'), { hello: 'SES' });
    // Whatever is under way is done before a form is answered.
    await fetch(`${world.url}/subscribe`, { method: 'POST' });
    expect(await show()).toContain('1 piece of work failed for good');
    expect(await show('/dead-letters')).toContain('1 event of SES');
    // The first page says so as well, and where to go.
    const today = await (await fetch(`${world.url}/_local/desk`)).text();
    expect(today).toContain('1 sign-up or event of SES failed for good');
    expect(today).toContain('href="/_local/desk/sending"');
    expect((await act('/dead-letters')).page).toContain('1 event of SES: still waiting');
    expect(await show()).toContain('1 piece of work failed for good');
  });

  it('sends a test to one address, and to none that is no address', async () => {
    const tester = readerAt(world.url, 'tester@reader.test');
    expect((await act(`/issues/${issue}/test`, { to: tester.address })).page).toContain('Sent to tester@');
    expect(await tester.inbox()).toHaveLength(1);
    expect((await act(`/issues/${issue}/test`, { to: 'nobody' })).status).toBe(422);
    expect((await act('/issues/crumbs/2027-01-13-none/test', { to: tester.address })).status).toBe(404);
  });

  it.each([
    { width: 375, colorScheme: 'light' as const },
    { width: 375, colorScheme: 'dark' as const },
    { width: 1280, colorScheme: 'light' as const },
    { width: 1280, colorScheme: 'dark' as const },
  ])('stands in $width pixels, $colorScheme, stopped, with all opened', async ({ width, colorScheme }) => {
    await connection.sending.save(
      holdBack(await connection.sending.load(), 'complaint-rate', connection.clock.now()),
    );
    const { page, complaints } = await lookIn({ width, height: 900 }, colorScheme);
    await page.goto(home);
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expectNoComplaints(complaints);
    await connection.sending.save({ ...(await connection.sending.load()), hold: undefined });
  });

  it('pauses an issue with a note, shows both, and lets it go on', async () => {
    const said = (await act(`/issues/${issue}/pause`, { note: 'A wrong link.' })).page;
    expect(said).toContain(`${issue} is paused`);
    expect(said).toMatch(/Paused since .* \(“A wrong link\.”\); scheduled/);
    expect(said).not.toContain('Send it now');
    expect(await (await fetch(`${world.url}/_local/desk`)).text()).toContain(`${issue} is paused since`);
    expect((await act(`/issues/${issue}/pause`)).status).toBe(409);
    expect((await act(`/issues/${issue}/send-now`)).status).toBe(409);
    expect((await act(`/issues/${issue}/resume`, { note: 'x'.repeat(501) })).status).toBe(422);
    expect((await act(`/issues/${issue}/resume`)).page).toContain(`${issue} goes on`);
    expect((await act(`/issues/${issue}/resume`)).status).toBe(409);
    expect(await show()).toContain('Scheduled, goes out from');
  });

  it('cancels an issue by keyboard alone, behind a second step, and says so', async () => {
    const { page } = await visit({ viewport: { width: 375, height: 800 } });
    await page.goto(home);
    const summary = page.getByText('Cancel it');
    await summary.focus();
    await page.keyboard.press('Enter');
    const button = page.getByRole('button', { name: `Cancel ${issue} for good` });
    await button.focus();
    await press(page, button);
    expect(await page.textContent('[role=status]')).toContain(`${issue} is cancelled`);
    expect(await page.getByText('Cancel it').count()).toBe(0);
    expect((await act(`/issues/${issue}/send-now`)).status).toBe(409);
  });
});
