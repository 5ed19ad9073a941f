import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWebWorld, join, linkTo, submit, type WebWorld } from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';
const fields = { email: ada, firstName: 'Ada', zone: 'Europe/Berlin', course: 'bread' };

/** What a browser makes of a form with a file field, and of a script's `FormData`. */
const dataOf = (values: Record<string, string | File>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.append(name, value);
  return data;
};
const post = (world: WebWorld, body: FormData, path = '/subscribe') =>
  world.app.request(path, { method: 'POST', body });

const boundary = '----WebKitFormBoundaryAaB03xAaB03xAaB0';
const part = (name: string, value: string, more = '') =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const whole = `${part('email', ada)}${part('zone', 'UTC')}--${boundary}--\r\n`;
const postRaw = (world: WebWorld, type: string, body: string, accept = 'text/html') =>
  world.app.request('/subscribe', {
    method: 'POST',
    headers: { 'Content-Type': type, Accept: accept },
    body: new TextEncoder().encode(body),
  });

const expectNothingDone = (world: WebWorld) => {
  expect(world.record.touched).toEqual({ reads: 0, writes: 0 });
  expect(world.mail.sent).toEqual([]);
};

describe('a form of text fields', () => {
  it('is the same in both encodings that browsers send', async () => {
    const worlds = [createWebWorld({ heldBack: true }), createWebWorld({ heldBack: true })] as const;
    const answers = [
      await submit(worlds[0], '/subscribe', fields),
      await post(worlds[1], dataOf(fields)),
    ] as const;
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await answers[1].text()).toBe(await answers[0].text());
    expect(worlds[1].startedJobs).toEqual(worlds[0].startedJobs);
  });

  it('keeps every character of its fields, whatever they are, in both encodings', async () => {
    // CRLF is how browsers send a line break; lone surrogates cannot be sent at all.
    const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map((typed) => typed.replace(/[\r\n]/g, ''));
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        const world = createWebWorld();
        const values = { ...fields, email: `${typed}@` };
        const pages = [await submit(world, '/subscribe', values), await post(world, dataOf(values))] as const;
        expect(await pages[1].text()).toBe(await pages[0].text());
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    `Multipart/Form-Data; BOUNDARY=${boundary}`,
    `multipart/form-data; boundary="${boundary}"`,
    `multipart/form-data; charset=utf-8; boundary=${boundary}`,
    `multipart/form-data;boundary=${boundary} ; charset=utf-8`,
  ])('may be announced as %s', async (type) => {
    const world = createWebWorld();
    expect((await postRaw(world, type, whole)).status).toBe(200);
    expect(world.mail.to(ada)).toHaveLength(1);
  });

  it('counts as a form of another site in the second encoding, too, whatever is in its trap', async () => {
    const world = createWebWorld({ heldBack: true });
    await post(world, dataOf(fields));
    await post(world, dataOf({ ...fields, website: 'https://spam.test' }));
    expect(world.startedJobs).toMatchObject([{ form: 'elsewhere' }]);
  });

  it('is read on the preference page just so', async () => {
    const world = createWebWorld();
    await join(world);
    const body = dataOf({ kind: 'details', firstName: 'Grace', zone: 'UTC' });
    expect((await post(world, body, linkTo(world, ada, 'preferencesUrl'))).status).toBe(200);
    expect([...world.record.people.values()]).toMatchObject([{ firstName: 'Grace', zone: 'UTC' }]);
  });
});

describe('what is no form of text fields', () => {
  const damaged: Record<string, [type: string, body: string]> = {
    'no boundary': ['multipart/form-data', whole],
    'an empty boundary': ['multipart/form-data; boundary=', whole],
    'another boundary': [`multipart/form-data; boundary=${boundary}x`, whole],
    'no parts': [`multipart/form-data; boundary=${boundary}`, 'email=ada@example.org'],
    'nothing in it': [`multipart/form-data; boundary=${boundary}`, ''],
    'no end': [`multipart/form-data; boundary=${boundary}`, whole.slice(0, -20)],
    'a part without a name': [
      `multipart/form-data; boundary=${boundary}`,
      whole.replace('; name="email"', ''),
    ],
  };
  it.each(Object.entries(damaged))('is refused in words for %s', async (_, [type, body]) => {
    const world = createWebWorld();
    const answer = await postRaw(world, type, body);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('This form arrived damaged');
    expectNothingDone(world);
  });

  it.each([
    ['a file', new File(['a picture'], 'ada.png')],
    ['an empty file', new File([], 'ada.png')],
    ['a file where the address should be', new File([ada], 'address.txt')],
  ])('is refused in words for %s', async (_, file) => {
    const world = createWebWorld();
    const answer = await post(world, dataOf({ ...fields, email: file }));
    expect(answer.status).toBe(415);
    expect(await answer.text()).toContain('A file came with the form');
    expectNothingDone(world);
  });

  it('is not read where it is too large, announced or not', async () => {
    const world = createWebWorld();
    const large = `${part('email', 'a'.repeat(9_000))}--${boundary}--\r\n`;
    const type = `multipart/form-data; boundary=${boundary}`;
    const announced = await world.app.request('/subscribe', {
      method: 'POST',
      headers: { 'Content-Type': type, 'Content-Length': '9000000' },
      body: whole,
    });
    for (const answer of [announced, await postRaw(world, type, large)]) {
      expect(answer.status).toBe(413);
      expect(await answer.text()).toContain('That was too much at once');
    }
    expectNothingDone(world);
  });
});
