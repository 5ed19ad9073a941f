import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFiles } from '../../lib/adapters/content/read-files.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { englishIn, textOf } from './course-in-language.ts';
import { advance, readerAt } from './reader.ts';

/** The French course as a cohort: from Monday to Friday, from a date on, its third lesson a week after the second. */
const levain = await readFiles(join(import.meta.dirname, '../fixtures/levain'));
const folder = 'courses/pain-au-levain';
const changes: Record<string, (text: string) => string> = {
  [`${folder}/course.yaml`]: (text) =>
    text.replace(
      'cadence: weekly',
      'cadence: weekdays\nchoices: [weekly, every 3 days, [saturday, sunday]]\nstart: 2027-03-24',
    ),
  [`${folder}/levain-ou-levure.yaml`]: (text) => `${text}after: 1 week\n`,
};
const content = new Map(
  [...levain].map(([path, file]) => {
    const change = changes[path];
    return [`content/${path}`, change && typeof file === 'string' ? change(file) : file] as const;
  }),
);

// A Friday; the clocks of Paris go forward on the Sunday of the week after.
const world = await startTestWorld({ content, startAt: instantOf('2027-03-19T15:30:00Z') });
const paris = 'Europe/Paris';
const course = 'pain-au-levain';

describe('a cohort in French, from Monday to Friday', () => {
  const reader = readerAt(world.url, 'zoe@example.org');
  const pages = new Map<string, string>();

  beforeAll(async () => {
    const keep = async (name: string, answer: Response | Promise<Response>) => {
      const said = textOf(await (await answer).text());
      pages.set(name, said.replace(/\s+/g, ' '));
    };
    await keep('sign-up', fetch(world.url));
    await keep('check your inbox', reader.signUp(paris, { course, firstName: 'Zoé' }));
    const [mail] = await reader.inbox();
    if (!mail) throw new Error('No confirmation mail came.');
    pages.set('confirmation mail', mail.text.replace(/\s+/g, ' '));
    const link = reader.linkIn(mail, 'confirm');
    await keep('confirm', fetch(link));
    await keep('confirmed', reader.post(link, {}));
    await advance(world.url, 'P6D');
    const [, first] = await reader.inbox();
    if (!first) throw new Error('No lesson came.');
    await keep('own page', fetch(reader.linkIn(first, 'preferences')));
    await advance(world.url, 'P14D');
  });

  it('says in French how often lessons come, and when they begin', () => {
    const day = 'le mercredi 24 mars 2027';
    expect(pages.get('sign-up')).toContain('une par jour du lundi au vendredi');
    expect(pages.get('sign-up')).toContain(`commence ${day}`);
    expect(pages.get('check your inbox')).toContain(`le cours commence ${day}`);
    expect(pages.get('confirmation mail')).toContain(`Il commence ${day}.`);
    expect(pages.get('confirm')).toContain(`qui commence ${day}`);
    expect(pages.get('confirmed')).toContain('la suivante arrive chaque jour du lundi au vendredi à 9 h');
    expect(pages.get('own page')).toContain('Chaque jour du lundi au vendredi à 9 h');
    expect(
      [...pages].flatMap(([name, text]) => englishIn(text).map((word) => `${word} in “${name}”`)),
    ).toEqual([]);
  });

  it('comes on working days at its hour, over the clock change, and leaves the week that a lesson wants', async () => {
    const times = (await reader.inbox())
      .slice(1)
      .map(({ sentAt }) =>
        Temporal.Instant.from(sentAt)
          .toZonedDateTimeISO(paris)
          .toPlainDateTime()
          .toString({ smallestUnit: 'minute' }),
      );
    expect(times).toEqual([
      '2027-03-24T09:00',
      '2027-03-25T09:00',
      '2027-04-01T09:00',
      '2027-04-02T09:00',
      '2027-04-05T09:00',
      '2027-04-06T09:00',
      '2027-04-07T09:00',
    ]);
  });
});

describe('a reader of it', () => {
  it('chooses what the author allows, and nothing else', async () => {
    const reader = readerAt(world.url, 'lea@example.org');
    await reader.signUp(paris, { course, firstName: 'Léa' });
    const [mail] = await reader.inbox();
    if (!mail) throw new Error('No confirmation mail came.');
    await reader.post(reader.linkIn(mail, 'confirm'), {});
    await advance(world.url, 'PT1H');
    const [, first] = await reader.inbox();
    if (!first) throw new Error('No lesson came.');
    const page = reader.linkIn(first, 'preferences');
    const html = await (await fetch(page)).text();
    const offered = [...html.matchAll(/name="cadence" value="([^"]+)"/g)].map(([, value]) => value);
    expect(offered).toEqual(['weekdays', 'weekly', 'every 3 days', 'on saturday sunday']);

    const own = async () => textOf(await (await fetch(page)).text()).replace(/\s+/g, ' ');
    const ask = (cadence: string) => reader.post(page, { course, kind: 'rhythm', cadence, hour: '18' });
    await ask('every 5 days');
    expect(await own()).toContain('Chaque jour du lundi au vendredi à 9 h');
    await ask('on saturday sunday');
    expect(await own()).toContain('Chaque samedi et dimanche à 18 h');
    expect(await own()).toContain('le samedi 10 avril 2027 à 18 h');
  });
});
