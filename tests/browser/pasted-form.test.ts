import type { Frame, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { linkTo, submit } from '../worlds/web-in-memory.ts';
import { expectNoComplaints, useBrowser } from './site.ts';

const ada = 'ada@example.org';

/** Into the browser it goes as text, since the types here know of no document. */
const sendByScript = (init: string) => `
  const form = document.querySelector('form');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const said = document.createElement('output');
    try {
      const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), ${init} });
      const { heading, message } = await answer.json();
      said.textContent = answer.status + ' ' + heading + ': ' + message;
    } catch (error) {
      said.textContent = 'failed: ' + error.message;
    }
    document.body.append(said);
  });`;

const page = (body: string) => `<!doctype html><title>A blog</title><link rel="icon" href="data:,">${body}`;
const framed = (body: string, sandbox: string) =>
  page(
    `<iframe width="700" height="900" ${sandbox} srcdoc="${page(body).replaceAll('"', '&quot;')}"></iframe>`,
  );

const headingIn = (where: Page | Frame) => where.getByRole('heading', { level: 1 });

describe('the form pasted into a page of another site', () => {
  const { serve, serveHtml, visit } = useBrowser();

  /** The form as it is copied from our page, which says the same of it in every world. */
  let snippet = '';
  beforeAll(async () => {
    const { origin } = await serve();
    const { page: ours } = await visit();
    await ours.goto(`${origin}/embed/bread`);
    snippet = (await ours.locator('pre').first().textContent()) ?? '';
  });

  /** A page of another site, with our form in it. */
  const paste = async (make: (snippet: string) => string) => {
    const { world, origin } = await serve();
    const { page: tab, complaints } = await visit();
    // By another name, this machine is another site.
    const blog = await serveHtml(make(snippet.replaceAll('https://course.test', origin)));
    await tab.goto(blog.replace('127.0.0.1', 'localhost'));
    const frame = () => {
      const [found] = tab.mainFrame().childFrames();
      if (!found) throw new Error('The page has no frame.');
      return found;
    };
    const signUp = async (where: Page | Frame, email = ada) => {
      await where.getByLabel('E-mail').fill(email);
      await where.getByRole('button').click();
    };
    return { world, origin, tab, frame, signUp, complaints };
  };

  it('answers in the place of that page', async () => {
    const { world, tab, signUp, complaints } = await paste(page);
    await signUp(tab);
    await headingIn(tab).filter({ hasText: 'Now check your inbox' }).waitFor();
    expect(world.mail.to(ada)).toHaveLength(1);
    expectNoComplaints(complaints);
  });

  it('answers in a new tab where it says so, and is sent as multipart/form-data as well', async () => {
    const { world, tab, signUp, complaints } = await paste((snippet) =>
      page(snippet.replace('<form ', '<form target="_blank" enctype="multipart/form-data" ')),
    );
    const opened = tab.waitForEvent('popup');
    await signUp(tab);
    await headingIn(await opened)
      .filter({ hasText: 'Now check your inbox' })
      .waitFor();
    expect(world.mail.to(ada)).toHaveLength(1);
    expectNoComplaints(complaints);
  });

  it.each([
    ['a frame', ''],
    ['a frame with a sandbox', 'sandbox="allow-forms"'],
    ['a frame with a sandbox that lets scripts run', 'sandbox="allow-forms allow-scripts allow-popups"'],
  ])('answers in %s, styled, and first with what is at fault', async (_, sandbox) => {
    const { world, frame, signUp, complaints } = await paste((snippet) => framed(snippet, sandbox));
    await signUp(frame(), 'ada@example');
    await frame().getByRole('alert').filter({ hasText: 'One thing needs another look' }).waitFor();
    // The look comes from our style sheet, which a sandboxed frame loads as if from another site.
    expect(
      await frame().evaluate('getComputedStyle(document.querySelector("main button")).borderRadius'),
    ).not.toBe('0px');
    await signUp(frame());
    await headingIn(frame()).filter({ hasText: 'Now check your inbox' }).waitFor();
    expect(world.mail.to(ada)).toHaveLength(1);
    // In a frame of another site Chromium gives no field the focus, nor runs the script that guesses the time zone.
    expectNoComplaints(complaints.filter((each) => !/^Blocked (autofocusing|script execution)/.test(each)));
  });

  it('opens its answer and our privacy page from a sandboxed frame that allows popups', async () => {
    const { world, tab, frame, signUp } = await paste((snippet) =>
      framed(snippet.replace('<form ', '<form target="_blank" '), 'sandbox="allow-forms allow-popups"'),
    );
    const privacy = tab.waitForEvent('popup');
    await frame().getByRole('link').click();
    await headingIn(await privacy)
      .filter({ hasText: 'Privacy' })
      .waitFor();
    const answer = tab.waitForEvent('popup');
    await signUp(frame());
    const popup = await answer;
    await headingIn(popup).filter({ hasText: 'Now check your inbox' }).waitFor();
    await popup.getByRole('link', { name: 'Privacy' }).click();
    await headingIn(popup).filter({ hasText: 'Privacy' }).waitFor();
    expect(world.mail.to(ada)).toHaveLength(1);
  });

  it('has links in its framed answer that lead out of the frame', async () => {
    const { tab, frame, signUp, complaints } = await paste((snippet) => framed(snippet, ''));
    await signUp(frame());
    await headingIn(frame()).filter({ hasText: 'Now check your inbox' }).waitFor();
    const opened = tab.waitForEvent('popup');
    await frame().getByRole('link', { name: 'Privacy' }).click();
    await headingIn(await opened)
      .filter({ hasText: 'Privacy' })
      .waitFor();
    await headingIn(frame()).filter({ hasText: 'Now check your inbox' }).waitFor();
    expectNoComplaints(complaints);
  });

  it('is sent by a script, which reads the answer', async () => {
    const { world, tab, signUp, complaints } = await paste((snippet) =>
      page(`${snippet}<script>${sendByScript("headers: { Accept: 'application/json' }")}</script>`),
    );
    await signUp(tab);
    await tab.getByText('200 Now check your inbox: If a mail can be sent to ada@example.org now').waitFor();
    expect(world.mail.to(ada)).toHaveLength(1);
    await signUp(tab, 'ada@example');
    await tab.getByText('422 One thing needs another look: We cannot send mail').waitFor();
    expectNoComplaints(complaints);
  });

  it('is sent by a script with headers of its own', async () => {
    const { world, tab, signUp } = await paste((snippet) =>
      page(
        `${snippet}<script>${sendByScript("headers: { Accept: 'application/json', 'X-Requested-With': 'script' }")}</script>`,
      ),
    );
    await signUp(tab);
    await tab.getByText('200 Now check your inbox').waitFor();
    expect(world.mail.to(ada)).toHaveLength(1);
  });

  it('is sent by a script with credentials, which is kept from the answer, as the page says', async () => {
    const { tab, signUp } = await paste((snippet) =>
      page(
        `${snippet}<script>${sendByScript("headers: { Accept: 'application/json' }, credentials: 'include'")}</script>`,
      ),
    );
    await signUp(tab);
    await tab.getByText('failed: Failed to fetch').waitFor();
  });

  it('is not sent from a frame whose sandbox forbids forms, as the page says', async () => {
    const { world, tab, frame, signUp, complaints } = await paste((snippet) => framed(snippet, 'sandbox'));
    const complaint = tab.waitForEvent('console');
    await signUp(frame());
    await complaint;
    expect(complaints).toEqual([expect.stringContaining("'allow-forms' permission is not set")]);
    expect(world.mail.sent).toEqual([]);
  });

  it('is not sent where the page’s own policy keeps forms to itself, as the page says', async () => {
    const { world, tab, complaints } = await paste((snippet) =>
      page(`<meta http-equiv="Content-Security-Policy" content="form-action 'self'">${snippet}`),
    );
    const complaint = tab.waitForEvent('console');
    await tab.getByLabel('E-mail').fill(ada);
    // A click would wait for the answer that never comes.
    await tab.evaluate('document.querySelector("button").click()');
    await complaint;
    expect(complaints).toEqual([expect.stringContaining('form-action')]);
    expect(world.mail.sent).toEqual([]);
  });
});

describe('a frame of another site', () => {
  const { serve, serveHtml, visit } = useBrowser();

  it('shows no page of ours that has a button for one person, and no sign-up page', async () => {
    const { world, origin } = await serve();
    await submit(world, '/subscribe', { email: ada });
    const confirm = linkTo(world, ada, 'confirmUrl');
    await submit(world, confirm);
    const paths = [confirm, linkTo(world, ada, 'preferencesUrl'), linkTo(world, ada, 'unsubscribeUrl'), '/'];
    const { page: tab } = await visit();
    for (const path of paths) {
      const blog = await serveHtml(page(`<iframe src="${origin}${path}"></iframe>`));
      const refused = tab.waitForEvent('console', (said) => said.text().includes('frame-ancestors'));
      await tab.goto(blog.replace('127.0.0.1', 'localhost'));
      await refused;
    }
  });
});
