import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReadContent } from '../../lib/adapters/content/read-content.ts';
import { filledParts } from '../../lib/adapters/ses/compose-mime.ts';
import type { ContentFiles } from '../../lib/domain/content/content.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { lessonId } from '../../lib/domain/content/lesson.ts';
import { notices } from '../../lib/domain/mail/mail.ts';
import { planCourse } from '../../lib/domain/mail/mail-plan.ts';
import type { MergeValues } from '../../lib/domain/mail/merge-template.ts';
import { type BuiltCourse, buildMails, compileCourse } from '../../lib/mail/compile-course.ts';
import { renderMail } from '../../lib/mail/compile-mail.ts';
import { createRenderings, type MailTemplates, readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { lessonView, shownSite } from '../../lib/mail/mail-view.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { wordsOfHtml, wordsOfText } from './rendered-words.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const bread = courseId.parse('bread');

const values: MergeValues = {
  greeting: 'Hello Ada,',
  address: 'ada@example.org',
  signedUpOn: 'Tuesday',
  imagesUrl: 'https://bakery.test/images',
  webUrl: 'https://bakery.test/read/1?a=1&b=2',
  unsubscribeUrl: 'https://bakery.test/unsubscribe/1',
  unsubscribeAllUrl: 'https://bakery.test/unsubscribe-all/token',
  preferencesUrl: 'https://bakery.test/preferences/1',
  privacyUrl: 'https://bakery.test/privacy',
  confirmUrl: 'https://bakery.test/confirm/1',
  begins: '',
  alsoAsked: '',
  whereTheyStand: 'You are in it.',
  scannerTrapUrl: 'https://bakery.test/scanner-trap/1',
};

let templates: MailTemplates;
beforeAll(async () => {
  templates = await readMailTemplates(fileURLToPath(new URL('../../templates/emails', import.meta.url)));
});

const contentOf = (files: ContentFiles) => {
  const read = readContent(files);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.content;
};

const compiled = async (files: ContentFiles = breadCourse(), using = templates): Promise<BuiltCourse> => {
  const built = await buildMails(using)(contentOf(files), bread);
  if ('faults' in built) throw new Error(JSON.stringify(built.faults));
  return built;
};

const mailOf = ({ mails }: BuiltCourse, key: string) => {
  const found = mails.find(({ mail }) => mail.key === key);
  if (!found) throw new Error(`There is no mail "${key}".`);
  return { ...found.mail, mjml: found.mjml, parts: filledParts({ mail: found.mail, values }) };
};

const changed = (file: string, edit: (text: string) => string) =>
  [...templates].map(([name, text]): [string, string] => [name, name === file ? edit(text) : text]);

describe('a lesson that tries a second subject', () => {
  it('is compiled under both, and says the second nowhere else', async () => {
    const files = breadCourse();
    const [path, text] =
      [...files].find(([name, yaml]) => name.includes('/courses/bread/') && yaml.includes('\nsubject: ')) ??
      [];
    if (!path || !text) throw new Error('The bread course has a lesson.');
    const second = 'Another way to say it';
    const tried = text.replace('\npreview:', `\nsubjectTest: { against: ${second} }\npreview:`);
    const { course, mails } = await compiled(new Map([...files, [path, tried]]));
    const id = path.split('/').at(-1)?.replace('.yaml', '');
    const mail = mails.find(({ mail: { key } }) => key === id)?.mail;
    expect(mail?.against?.subject).toBe(second);
    expect(JSON.stringify(mail?.against)).not.toContain(mail?.subject);
    expect(mail?.subject).not.toBe(second);
    expect(course.lessons.find((lesson) => lesson.id === id)?.against).toBe(second);
    expect(course.version).not.toBe((await compiled()).course.version);
    expect(mails.filter(({ mail: { against } }) => against !== undefined)).toHaveLength(1);
  });
});

describe('compiling a course', () => {
  it('makes each lesson in order, then the closing mail and the notices', async () => {
    const { mails, course } = await compiled();
    expect(mails.map(({ mail }) => mail.key)).toEqual([
      'flour',
      'oven',
      'closing',
      'confirmation',
      'address-change',
      'address-changed',
      'own-page',
    ]);
    expect(course.lessons.map(({ id }) => id)).toEqual(['flour', 'oven']);
  });

  it('says the same words in the HTML and in the plain text', async () => {
    const course = await compiled();
    for (const key of ['flour', 'oven', 'closing', ...notices]) {
      const { html, text } = mailOf(course, key).parts;
      // The plain text names links that carry no words of their own in HTML.
      expect(wordsOfText(text)).toEqual(wordsOfHtml(html));
    }
  });

  it('says the same words of the lesson on the page as in the mail', async () => {
    const course = await compiled();
    const { web, parts } = mailOf(course, 'oven');
    const inMail = wordsOfHtml(parts.html).join(' ');
    for (const element of web.match(/<(p|li|h1|h2)[ >].*?<\/\1>/g) ?? [])
      expect(inMail).toContain(wordsOfHtml(element).join(' '));
    expect(web).not.toMatch(/style=|\{\{|Hello/);
  });

  it('has a look of its own for each kind of insight, on the page too', async () => {
    const course = await compiled();
    const page = `${mailOf(course, 'flour').web}${mailOf(course, 'oven').web}`;
    for (const kind of [
      'definition',
      'contrast',
      'pitfall',
      'example',
      'practice',
      'statistic',
      'framework',
      'saying',
    ])
      expect(page).toContain(`insight-${kind}`);
  });

  it('sets a contrast in two columns that stack on a phone', async () => {
    const { html } = mailOf(await compiled(), 'flour').parts;
    expect(html).toContain('@media only screen and (min-width:480px)');
    expect(html.match(/mj-column-per-50/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('leaves holes for nothing but the known values', async () => {
    const { html, text } = mailOf(await compiled(), 'flour');
    const names = (segments: typeof html) =>
      new Set(segments.flatMap((segment) => (typeof segment === 'string' ? [] : segment.value)));
    const links = ['webUrl', 'unsubscribeUrl', 'preferencesUrl', 'privacyUrl'];
    const inLessons = ['greeting', 'address', 'signedUpOn', ...links];
    expect([...names(html)].sort()).toEqual([...inLessons, 'scannerTrapUrl'].sort());
    expect([...names(text)].sort()).toEqual([...inLessons].sort());
  });

  it('asks to confirm with one link that can be seen, and with nothing that a person typed', async () => {
    const { html, subject, parts } = mailOf(await compiled(), 'confirmation');
    expect(subject).toBe('Please confirm: Bread, plainly');
    expect(html.filter((segment) => typeof segment !== 'string')).toEqual([
      { value: 'begins' },
      { value: 'alsoAsked' },
      { value: 'confirmUrl' },
      { value: 'scannerTrapUrl' },
    ]);
    expect(parts.html.match(/<a\s[^>]*href="https[^>]*>\s*[^\s<]/g)).toHaveLength(1);
    expect(parts.text.match(/https:/g)).toHaveLength(1);
    expect(parts.text).not.toContain('Ada');
  });

  it('keeps braces in content as text', async () => {
    const braces = 'Say {{greeting}} and {{{x}}} and {y} and \\{{z}} and {{> lesson}}.';
    const course = await compiled(
      breadCourse({
        'content/courses/bread/flour.yaml': (text) => text.replace(/objective: .*/, `objective: '${braces}'`),
      }),
    );
    const { parts, web } = mailOf(course, 'flour');
    expect(parts.text).toContain(braces);
    expect(wordsOfHtml(parts.html).join(' ')).toContain(wordsOfText(braces).join(' '));
    expect(web).toContain('{{greeting}} and {{{x}}}');
  });

  it('lets no text of an author become markup, in mail or page', async () => {
    const hostile = `"><script>alert(1)</script><mj-raw>x</mj-raw></mj-text>`;
    const course = await compiled(
      breadCourse({
        'content/courses/bread/flour.yaml': (text) =>
          text
            .replace(/subject: .*/, `subject: '${hostile}'`)
            .replace(/preview: .*/, `preview: '${hostile}'`),
        'content/insights/rye.yaml': (text) => text.replaceAll(/statement: .*/g, `statement: '${hostile}'`),
        'content/site.yaml': (text) => text.replace(/brand: .*/, `brand: '${hostile}'`),
        'content/articles/rye.yaml': (text) => text.replace(/title: .*/, `title: '${hostile}'`),
      }),
    );
    for (const key of ['flour', 'oven', 'closing', ...notices]) {
      const { parts, web, text } = mailOf(course, key);
      expect(parts.html).not.toMatch(/<script|<mj-/);
      expect(web).not.toMatch(/<script|<mj-/);
      expect(text.join('')).toContain(hostile);
    }
  });

  it('escapes values in HTML and leaves them alone in plain text', async () => {
    const { parts } = mailOf(await compiled(), 'flour');
    expect(parts.html).toContain('https://bakery.test/read/1?a&#x3D;1&amp;b&#x3D;2');
    expect(parts.text).toContain('https://bakery.test/read/1?a=1&b=2');
  });

  it('gives equal content an equal version, and other content or another look another', async () => {
    const version = async (files?: ContentFiles, using?: MailTemplates) =>
      (await compiled(files, using)).course.version;
    const first = await version();
    expect(await version()).toBe(first);
    expect(
      await version(breadCourse({ 'content/site.yaml': (text) => text.replace('1 Oven', '2 Oven') })),
    ).not.toBe(first);
    const blue = (text: string) => `${text}theme:\n  accent: "#1d4f91"\n`;
    expect(await version(breadCourse({ 'content/site.yaml': blue }))).not.toBe(first);
    const colder = new Map(changed('style.mjml', (text) => text.replaceAll('#96451d', '#86451d')));
    expect(await version(undefined, colder)).not.toBe(first);
  });

  describe('the bar of progress', () => {
    const inLesson = async (number: number, of: number) => {
      const content = contentOf(breadCourse());
      const [plan] = planCourse(content, bread);
      const course = content.courses.get(bread)?.course;
      if (!plan?.lesson || !course) throw new Error('There is no lesson.');
      const site = shownSite(content.site, {});
      const view = await lessonView({ ...plan, lesson: { ...plan.lesson, number, of } }, site, course);
      const { parts, htmlBytes } = await renderMail(createRenderings(templates), 'lesson', view);
      const { html } = filledParts({ mail: { key: lessonId.parse('flour'), ...parts }, values });
      const row = /<tr aria-hidden="true">(.*?)<\/tr>/s.exec(html)?.[1] ?? '';
      const cells = [...row.matchAll(/<td class="([\w ]+)"(?: width="(\d+)%")?/g)];
      return { htmlBytes, cells: cells.map(([, look, width]) => ({ look, width: Number(width) })) };
    };

    it('has a step for each lesson of a short course', async () => {
      const { cells } = await inLesson(3, 12);
      expect(cells.map(({ look }) => look)).toEqual([
        ...Array(3).fill('step done'),
        ...Array(9).fill('step'),
      ]);
    });

    it.each([
      [1, 31, [3, 97]],
      [1, 200, [1, 99]],
      [100, 200, [50, 50]],
      [199, 200, [99, 1]],
      [499, 500, [99, 1]],
      [200, 200, [100]],
    ])('at lesson %i of %i is one bar of %j per cent', async (number, of, widths) => {
      const { cells } = await inLesson(number, of);
      expect(cells.map(({ look }) => look)).toEqual(['bar done', 'bar'].slice(0, widths.length));
      expect(cells.map(({ width }) => width)).toEqual(widths);
    });

    it('takes no more room the longer a course is', async () => {
      const short = await inLesson(7, 12);
      const long = await inLesson(150, 200);
      expect(long.htmlBytes).toBeLessThan(short.htmlBytes);
    });
  });

  it('fills the preview up, so that an inbox shows nothing of the mail after it', async () => {
    const course = await compiled();
    for (const { mail } of course.mails) {
      const { html } = filledParts({ mail, values });
      const hidden = /<body.*?<div style="display:none[^>]*>(.*?)<\/div>/s.exec(html)?.[1] ?? '';
      const [preview = '', ...filling] = hidden.split('&#847;&zwnj;&nbsp;');
      expect(wordsOfHtml(preview)).toEqual(wordsOfText(mail.preview));
      expect(filling.join('')).toBe('');
      expect(mail.preview.length + filling.length).toBe(180);
    }
  });

  it('refuses HTML above 80 KB, which Gmail would cut off', async () => {
    const huge = new Map(changed('pitfall.mjml', () => `<mj-text>${'long '.repeat(17_000)}</mj-text>`));
    const result = await compileCourse(huge)(contentOf(breadCourse()), bread);
    expect(result).toMatchObject({ faults: [{ file: 'content/courses/bread/flour.yaml' }] });
  });
});

describe('the mail with the link to the own page', () => {
  it('has one button, a way to leave, and nothing that a person typed', async () => {
    const { html, subject, parts } = mailOf(await compiled(), 'own-page');
    expect(subject).toBe('Your own page: Bread, plainly');
    const names = html.flatMap((segment) => (typeof segment === 'string' ? [] : segment.value));
    expect(names).toEqual([
      'whereTheyStand',
      'preferencesUrl',
      'address',
      'signedUpOn',
      'unsubscribeUrl',
      'preferencesUrl',
      'privacyUrl',
      'scannerTrapUrl',
    ]);
    expect(parts.html).toMatch(/<a\s[^>]*href="https:\/\/bakery.test\/preferences[^>]*>\s*Open your page/);
    expect(parts.text).toMatch(/Open your page:\nhttps:\/\/bakery.test\/preferences/);
  });
});

describe('a lesson of prose alone', () => {
  it('has no heading for an exercise, a look ahead or sources that it has not', async () => {
    const files = breadCourse({
      'content/courses/bread/flour.yaml': (text) =>
        text.replace(/ {2}- insight: [\w-]+\n/g, '').replace(/exercise:[\s\S]*/, ''),
    });
    const { parts, web } = mailOf(await compiled(files), 'flour');
    for (const words of [wordsOfHtml(parts.html), wordsOfText(parts.text), wordsOfHtml(String(web))]) {
      expect(words.join(' ')).toContain('Bread rises and the kettle sings');
      expect(words.join(' ')).not.toMatch(/To do this week|Coming next|Sources/);
    }
  });
});

describe('the sides of a contrast', () => {
  it('have the names that the course gives them, unless the contrast has names of its own', async () => {
    const files = breadCourse({
      'content/insights/rye.yaml': (text) =>
        text.replace('- text: The crumb side', '- name: Inside\n        text: The crumb side'),
    });
    const { parts, web } = mailOf(await compiled(files), 'flour');
    expect(parts.text).toContain('\nCrust\nThe crust side.\n\nInside\nThe crumb side.\n');
    for (const html of [parts.html, String(web)])
      expect(wordsOfHtml(html).join(' ')).toContain('Crust The crust side Inside The crumb side');
  });
});
