import { describe, expect, it } from 'vitest';
import { readContent } from '../../../../lib/adapters/content/read-content.ts';
import { cardsFile } from '../../../../lib/domain/content/content-paths.ts';
import { plainTheme } from '../../../../lib/domain/theme/theme.ts';
import { breadCourse } from '../../../fixtures/bread-course.ts';
import { madeImage as image } from '../../../fixtures/made-image.ts';
import { issueMarkdown, listYaml } from '../../../fixtures/newsletter-files.ts';

const oven = 'content/courses/bread/oven.yaml';
const crust = 'content/courses/bread/crust.jpg';

const block = (file: string, more = '    alt: A loaf\n') => `  - image: ${file}\n${more}`;

/** The bread course whose second lesson begins with these blocks, and images beside it. */
const courseWith = (blocks: string, images: Record<string, string> = {}) =>
  new Map([
    ...breadCourse({ [oven]: (text) => text.replace('blocks:\n', `$&${blocks}`) }),
    ...Object.entries(images),
  ]);

const findingsOf = (files: ReadonlyMap<string, string>) => {
  const read = readContent(files);
  return { faults: 'faults' in read ? read.faults : [], notes: read.notes };
};

/** The line of the first block of the lesson. */
const first =
  [...courseWith('')]
    .find(([path]) => path === oven)?.[1]
    .split('\n')
    .indexOf('blocks:') ?? 0;
const at = (message: string | RegExp) => ({
  file: oven,
  line: first + 2,
  message: typeof message === 'string' ? message : expect.stringMatching(message),
});

describe('an image that is named', () => {
  it('is fine where it is there, from beside the lesson and from elsewhere in the content', () => {
    const beside = courseWith(block('crust.jpg'), { [crust]: image(1) });
    const above = courseWith(block('../../pictures/crust.jpg'), { 'content/pictures/crust.jpg': image(1) });
    for (const files of [beside, above]) expect(findingsOf(files)).toEqual({ faults: [], notes: [] });
  });

  it.each([
    ['crust.jpg', {}, `names the image "crust.jpg", but there is no ${crust}`],
    [
      'crust.jpg',
      { 'content/courses/bread/Crust.JPG': image(1) },
      'names the image "crust.jpg", but the file is called Crust.JPG',
    ],
    [
      'crsut.jpg',
      { [crust]: image(1) },
      'names the image "crsut.jpg", but there is no content/courses/bread/crsut.jpg; did you mean "crust.jpg"?',
    ],
    [
      'crsut.jpg',
      { 'content/pictures/crust.jpg': image(1) },
      'names the image "crsut.jpg", but there is no content/courses/bread/crsut.jpg',
    ],
    [
      '../../../secret.jpg',
      {},
      'names the image "../../../secret.jpg", which is outside of the content; put it into the folder of this file',
    ],
    [
      'crust.jpg',
      { [crust]: JSON.stringify({ status: 'refused', reason: 'is empty' }) },
      'names the image "crust.jpg", which is empty',
    ],
  ])('%s with %j is a fault in its line', (file, images, message) => {
    expect(findingsOf(courseWith(block(file), images)).faults).toEqual([at(message)]);
  });

  it.each(['https://elsewhere.test/a.jpg', 'crust', 'data:image/png;base64,x', '/etc/a.png', 'a.pdf'])(
    'has to be a file: %s is none',
    (file) => {
      expect(findingsOf(courseWith(block(file))).faults).toEqual([
        at(/image is ".*"; it has to name an image file beside this one, such as oven.jpg$/),
      ]);
    },
  );

  it('needs words for whoever does not see it', () => {
    expect(findingsOf(courseWith(block('crust.jpg', ''), { [crust]: image(1) })).faults).toEqual([
      at('blocks[0].alt is missing'),
    ]);
    expect(
      findingsOf(courseWith(block('crust.jpg', '    alt: ""\n'), { [crust]: image(1) })).faults,
    ).toMatchObject([{ file: oven, message: 'blocks[0].alt is empty' }]);
  });

  it('is one too many where those of a mail are more than a phone loads; the same twice counts once', () => {
    const six = [1, 2, 3, 4, 5, 6];
    const images = Object.fromEntries(
      six.map((number) => [`content/courses/bread/${number}.jpg`, image(number, 150 * 1024)]),
    );
    const named = six.map((number) => block(`${number}.jpg`)).join('');
    expect(findingsOf(courseWith(named, images)).faults).toMatchObject([
      {
        file: oven,
        line: first + 12,
        message: expect.stringMatching(/^is one image too many: .* 900 KB together/),
      },
    ]);
    const twice = [1, 2, 3, 4, 5, 1].map((number) => block(`${number}.jpg`)).join('');
    const { 'content/courses/bread/6.jpg': _, ...five } = images;
    expect(findingsOf(courseWith(twice, five)).faults).toEqual([]);
  });

  it('is found in an issue, on its own line', () => {
    const path = 'content/newsletters/crumbs/2027-01-12-one.md';
    const text = issueMarkdown({ subject: 'A loaf', date: '2027-01-12' }).trimEnd();
    const files = new Map([
      ...breadCourse(),
      ['content/newsletters/crumbs/list.yaml', listYaml('crumbs')],
      [path, `${text}\n\n![A loaf](crust.jpg "Out of the oven")\n`],
    ]);
    expect(findingsOf(files).faults).toEqual([
      {
        file: path,
        line: text.split('\n').length + 2,
        message: 'names the image "crust.jpg", but there is no content/newsletters/crumbs/crust.jpg',
      },
    ]);
  });
});

describe('an image', () => {
  it('that nothing shows is noted', () => {
    expect(findingsOf(courseWith('', { [crust]: image(1) })).notes).toEqual([
      { file: crust, line: 1, message: 'is an image that nothing shows' },
    ]);
  });
});

describe('a card that could not be drawn', () => {
  it('is noted at the title whose letters it lacks', () => {
    const refused = { status: 'refused', reason: 'has letters that our fonts lack (日)' };
    const [, site = ''] = [...breadCourse()].find(([path]) => path === 'content/site.yaml') ?? [];
    const brand = /^brand: (.*)$/m.exec(site)?.[1];
    const cards = [{ words: { title: 'Bread, plainly', brand, ...plainTheme() }, image: refused }];
    expect(findingsOf(courseWith('', { [cardsFile]: JSON.stringify(cards) })).notes).toMatchObject([
      {
        file: 'content/courses/bread/course.yaml',
        message: expect.stringMatching(/lack \(日\): its page is shared without a card/),
      },
    ]);
  });
});
