import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import type { Content } from '../../lib/domain/content/content.ts';
import { cardsFile } from '../../lib/domain/content/content-paths.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { issueId } from '../../lib/domain/content/issue.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import type { MergeTemplate } from '../../lib/domain/mail/merge-template.ts';
import { buildMails } from '../../lib/mail/compile-course.ts';
import { compileIssue } from '../../lib/mail/compile-issue.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../fixtures/newsletter-files.ts';

const templates = await readMailTemplates(fileURLToPath(new URL('../../templates/emails', import.meta.url)));

const ready = (name: string, width = 1200, height = 800) => ({
  status: 'ready',
  name,
  width,
  height,
  bytes: 9,
});
const wide = `${'a'.repeat(32)}.jpg`;
const narrow = `${'b'.repeat(32)}.png`;
const third = `${'d'.repeat(32)}.png`;

const contentOf = (files: ReadonlyMap<string, string>): Content => {
  const read = readContent(files);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.content;
};

const written = (template: MergeTemplate) =>
  template.map((piece) => (typeof piece === 'string' ? piece : `«${piece.value}»`)).join('');

const blocks = `  - image: crust.jpg
    alt: A loaf "cut open", {{braces}} & all
    caption: Out of the oven
  - image: ../../small.png
    alt: A grain
`;
const files = new Map([
  ...breadCourse({ 'content/courses/bread/oven.yaml': (text) => text.replace('blocks:\n', `$&${blocks}`) }),
  ['content/courses/bread/crust.jpg', JSON.stringify(ready(wide))],
  ['content/small.png', JSON.stringify(ready(narrow, 300, 200))],
]);

const oven = async (of = files) => {
  const built = await buildMails(templates)(contentOf(of), courseId.parse('bread'));
  if ('faults' in built) throw new Error(JSON.stringify(built.faults));
  const mail = built.mails.find(({ mail: { key } }) => key === 'oven')?.mail;
  if (!mail) throw new Error('There is no such mail.');
  return { html: written(mail.html), text: written(mail.text), web: mail.web, course: built.course };
};

/** The attributes of each image of a page. */
const imagesIn = (html: string) =>
  [...html.matchAll(/<img ([^>]*?)\/?>/g)].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ),
  );

describe('an image in a mail', () => {
  it('comes from where the stage keeps its images, with its words, and the size that it will have', async () => {
    const [first, second] = imagesIn((await oven()).html);
    expect(first).toMatchObject({
      src: `«imagesUrl»/${wide}`,
      alt: 'A loaf &quot;cut open&quot;, {{braces}} &amp; all',
      width: '552',
      height: '368',
      style: expect.stringMatching(/max-width: ?552px; height: ?auto/),
    });
    // Never larger than it is.
    expect(second).toMatchObject({
      width: '300',
      height: '200',
      style: expect.stringMatching(/max-width: ?300px/),
    });
  });

  it('is in the plain text in words, with its address', async () => {
    expect((await oven()).text).toContain(
      `[Image: A loaf "cut open", {{braces}} & all]\nOut of the oven\n«imagesUrl»/${wide}\n`,
    );
  });

  it('is on the page in its own size, under our own roof, and keeps its place while it loads', async () => {
    const { web } = await oven();
    expect(imagesIn(web)[0]).toMatchObject({
      src: `/images/${wide}`,
      width: '1200',
      height: '800',
      loading: 'lazy',
    });
    expect(web).toContain('<figcaption>Out of the oven</figcaption>');
  });

  it('makes another version of the course when it is another image, and the same when it is not', async () => {
    const version = async (of?: typeof files) => (await oven(of)).course.version;
    const changed = new Map([...files, ['content/courses/bread/crust.jpg', JSON.stringify(ready(narrow))]]);
    expect(await version()).toBe(await version());
    expect(await version(changed)).not.toBe(await version());
  });

  it('stands in an issue, where its Markdown has a line of its own', async () => {
    const [list, issue] = [listId.parse('crumbs'), issueId.parse('2027-01-12-one')];
    const text = issueMarkdown({ subject: 'A loaf', date: '2027-01-12' });
    const content = contentOf(
      new Map([
        ...files,
        ['content/newsletters/crumbs/list.yaml', listYaml('crumbs')],
        [
          `content/newsletters/crumbs/${issue}.md`,
          `${text}\n![A crust](crust.jpg "Out of the oven")\n\nAnd on.\n`,
        ],
        ['content/newsletters/crumbs/crust.jpg', JSON.stringify(ready(wide))],
      ]),
    );
    const compiled = await compileIssue(templates)(content, { listId: list, issueId: issue });
    if ('faults' in compiled) throw new Error(JSON.stringify(compiled.faults));
    const { mail } = compiled.issue;
    expect(imagesIn(written(mail.html))[0]).toMatchObject({ alt: 'A crust', width: '552' });
    expect(written(mail.text)).toContain(`[Image: A crust]\nOut of the oven\n«imagesUrl»/${wide}\n\nAnd on.`);
  });
});

describe('the card of an issue', () => {
  const [list, issue] = [listId.parse('crumbs'), issueId.parse('2027-01-12-one')];
  const { brand, theme } = contentOf(breadCourse()).site;
  const words = {
    title: 'A loaf',
    of: 'Letters of crumbs',
    brand,
    accent: theme.accent,
    typeface: theme.typeface,
  };

  it.each([
    ['all', `${'c'.repeat(32)}.png`],
    ['course:bread', undefined],
  ])('is published with one that goes to %s: %s', async (audience, name) => {
    const content = contentOf(
      new Map([
        ...breadCourse(),
        ['content/newsletters/crumbs/list.yaml', listYaml('crumbs')],
        [
          `content/newsletters/crumbs/${issue}.md`,
          issueMarkdown({ subject: 'A loaf', date: '2027-01-12', audience }),
        ],
        [cardsFile, JSON.stringify([{ words, image: ready(`${'c'.repeat(32)}.png`, 1200, 630) }])],
      ]),
    );
    const compiled = await compileIssue(templates)(content, { listId: list, issueId: issue });
    expect('issue' in compiled && compiled.issue.card?.name).toBe(name);
  });
});

describe('the cards of a course', () => {
  const drawn = (words: object, name: string) => ({ words, image: ready(name, 1200, 630) });
  const { brand, theme } = contentOf(breadCourse()).site;
  const looks = { accent: theme.accent, typeface: theme.typeface };
  const bread = contentOf(breadCourse()).courses.get(courseId.parse('bread'));
  const [subject] = (bread?.course.lessons ?? []).flatMap((id) => bread?.lessons.get(id)?.subject ?? []);
  const cards = [
    drawn({ title: brand, brand, ...looks }, third),
    drawn({ title: 'Bread, plainly', brand, ...looks }, wide),
    drawn({ title: subject, of: 'Bread, plainly', brand, ...looks }, narrow),
  ];

  it('are published with it, of the course and of the lesson that anybody may read', async () => {
    const { course } = await oven(new Map([...files, [cardsFile, JSON.stringify(cards)]]));
    expect(course.card?.name).toBe(wide);
    expect(course.siteCard?.name).toBe(third);
    expect(course.lessons.map(({ card }) => card?.name)).toEqual([
      narrow,
      ...course.lessons.slice(1).map(() => undefined),
    ]);
  });

  it('are those of its words: a card of other words is none', async () => {
    const [, card] = cards;
    const other = [{ ...card, words: { title: 'Bread, plainly', brand: 'Somebody else' } }];
    const { course } = await oven(new Map([...files, [cardsFile, JSON.stringify(other)]]));
    expect(course.card).toBeUndefined();
  });
});
