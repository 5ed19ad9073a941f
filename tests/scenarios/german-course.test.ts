import { beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../lib/domain/time/instant.ts';
import type { LocalMail } from '../../lib/local/mailbox/read-mail.ts';
import { germanCourse } from '../fixtures/german-course.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { advance, readerAt } from './reader.ts';

const textOf = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>|<select[\s\S]*?<\/select>|<pre[\s\S]*?<\/pre>|<!--[\s\S]*?-->/g, ' ')
    .replace(/<[^>]+>/g, ' ');

/** Words that stand in every few English sentences, and in no German one. */
const english = /\b(the|and|you|your|of|is|with|for|this|lesson|lessons|please|on|it)\b/gi;

const englishIn = (text: string) => text.replace(/https?:\S+|\S+@\S+/g, ' ').match(english) ?? [];

const world = await startTestWorld({ content: germanCourse, startAt: instantOf('2027-02-02T15:30:00Z') });

describe('a course in German', () => {
  const pages = new Map<string, string>();
  let inbox: LocalMail[];

  beforeAll(async () => {
    const reader = readerAt(world.url, 'joerg@example.org');
    const keep = async (name: string, answer: Response | Promise<Response>) => {
      pages.set(name, await (await answer).text());
    };
    const asked = { course: 'brot', firstName: 'Jörg', zone: 'Europe/Vienna' };

    await keep('sign-up', fetch(world.url));
    await keep(
      'sign-up at fault',
      reader.post(`${world.url}/subscribe`, { ...asked, email: 'jo', zone: 'x' }),
    );
    await keep('check your inbox', reader.signUp(asked.zone, asked));
    const [confirmation] = await reader.inbox();
    if (!confirmation) throw new Error('no confirmation mail');
    const confirm = reader.linkIn(confirmation, 'confirm');
    await keep('confirm', fetch(confirm));
    await keep('confirmed', reader.post(confirm, {}));
    await keep('confirmed again', reader.post(confirm, {}));

    await advance(world.url, 'P7D');
    const second = (await reader.inbox()).at(-1);
    if (!second) throw new Error('no lesson');
    await keep('own page', fetch(reader.linkIn(second, 'preferences')));
    await keep('erase', fetch(`${reader.linkIn(second, 'preferences')}/erase`));
    await keep('lesson', fetch(reader.linkIn(second, 'read')));
    await keep('unsubscribe', fetch(reader.linkIn(second, 'unsubscribe')));
    await advance(world.url, 'P14D');
    inbox = await reader.inbox();
    await keep('unsubscribed', reader.post(reader.linkIn(second, 'unsubscribe'), {}));

    const asGerman = { headers: { 'Accept-Language': 'de-DE,de;q=0.9,en;q=0.7' } };
    for (const path of ['privacy', 'embed/brot', 'lessons/brot/mehl', 'lessons/brot/ofen'])
      await keep(path, fetch(`${world.url}/${path}`));
    for (const path of ['nope', 'confirm/abc', 'courses/kuchen'])
      await keep(path, fetch(`${world.url}/${path}`, asGerman));
  });

  it('runs from the sign-up to the closing note, with German subjects and names', () => {
    expect(inbox.map(({ subject }) => subject)).toEqual([
      'Bitte bestätigen: Brot, ganz einfach',
      'Das Mehl und das Glas',
      'Der Ofen und die Nacht',
      'Der letzte Krümel',
    ]);
    expect(inbox[1]?.text).toContain('Hallo Jörg,');
    expect(inbox[1]?.text).toContain('Nach dieser Lektion kannst du Mehl am Griff erkennen.');
    expect(inbox[1]?.text).toContain('am Dienstag, 2. Februar 2027');
    expect(inbox[1]?.text).toContain('„Vom Roggen“');
    expect(inbox[1]?.text).toContain('M. Müller, 20. Februar 2014; Verlag nicht angegeben');
    for (const { headers, html } of inbox) {
      expect(headers['content-language']).toBe('de');
      expect(html).toContain('<html lang="de-DE" dir="ltr"');
    }
  });

  it('speaks German on every page, in its own dates, places and plurals', () => {
    for (const html of pages.values()) expect(html).toContain('<html lang="de-DE" dir="ltr">');
    expect(pages.get('sign-up')).toContain('<optgroup label="Europa">');
    expect(pages.get('sign-up')).toContain('<option value="Europe/Vienna">Wien</option>');
    expect(pages.get('confirmed')).toContain('jeden Dienstag um 09:00 Uhr, Ortszeit Wien');
    expect(pages.get('own page')).toContain('2 von 2 Lektionen hinter dir');
    expect(pages.get('own page')).toContain('am Dienstag, 16. Februar 2027 um 09:00 Uhr');
  });

  it('says no English word and uses no English quotation mark, in page or mail', () => {
    const texts = [
      ...[...pages].map(([name, html]) => [name, textOf(html)] as const),
      ...inbox.flatMap(({ subject, text, html }) => [
        [`${subject} as text`, text] as const,
        [`${subject} as HTML`, textOf(html)] as const,
      ]),
    ];
    expect(texts.flatMap(([name, text]) => englishIn(text).map((word) => `${word} in “${name}”`))).toEqual(
      [],
    );
    for (const [name, text] of texts) expect(`${name}: ${text}`).not.toMatch(/”|&quot;/);
  });
});
