import { courseCard, lessonCard, sameWords } from '../../image/card.ts';
import { type MadeImage, mostImageBytesOfMail, sizeInWords } from '../../image/image.ts';
import type { Block } from '../block.ts';
import { imagePathFrom } from '../content-paths.ts';
import {
  courseOf,
  type Finding,
  findingAt,
  noteAt,
  type Parsed,
  type ParsedContent,
  type Path,
} from '../parsed-content.ts';

/** Each image that is named is there and can be shown, a mail has no more of them than a phone can load, and none lies about. */
export const imageFindings = (parsedContent: ParsedContent): Finding[] => {
  const made = new Map(parsedContent.images.map(({ file, value }) => [file, value]));
  const mails = mailsWithImages(parsedContent);
  return [
    ...mails.flatMap((named) => named.flatMap((each) => whatIsWrong(made, each))),
    ...mails.flatMap((named) => tooMuchFor(made, named)),
    ...unnamed(parsedContent, mails.flat()),
    ...undrawnCards(parsedContent),
  ];
};

/** An image that a content file names, and where. */
type Named = { by: Parsed<unknown>; at: Path; image: string };

const namedIn = (by: Parsed<unknown>, at: Path, blocks: readonly Block[]): Named[] =>
  blocks.flatMap((block, index) =>
    block.kind === 'image' ? [{ by, at: [...at, block.line ?? index, 'image'], image: block.image }] : [],
  );

const mailsWithImages = ({ lessons, courses, issues }: ParsedContent): Named[][] => [
  ...lessons.map((lesson) => namedIn(lesson, ['blocks'], lesson.value.blocks)),
  ...courses.map((course) => namedIn(course, ['closing', 'blocks'], course.value.closing.blocks)),
  ...issues.map((issue) => namedIn(issue, ['body'], issue.value.body)),
];

const pathOf = ({ by, image }: Named): string | undefined => imagePathFrom(by.file, image);

const whatIsWrong = (made: ReadonlyMap<string, MadeImage>, named: Named): Finding[] => {
  const path = pathOf(named);
  const found = path === undefined ? undefined : made.get(path);
  const says = (message: string) => [
    findingAt(named.by, named.at, `names the image "${named.image}", ${message}`),
  ];
  if (path === undefined) return says('which is outside of the content; put it into the folder of this file');
  if (!found) {
    const similar = [...made.keys()].find((each) => each.toLowerCase() === path.toLowerCase());
    return says(
      similar === undefined
        ? `but there is no ${path}`
        : `but the file is called ${similar.slice(similar.lastIndexOf('/') + 1)}`,
    );
  }
  return found.status === 'refused' ? says(`which ${found.reason}`) : [];
};

/** An image that stands twice in a mail is loaded once. */
const tooMuchFor = (made: ReadonlyMap<string, MadeImage>, named: readonly Named[]): Finding[] => {
  const sizes = new Map(
    named.flatMap((each) => {
      const image = made.get(pathOf(each) ?? '');
      return image?.status === 'ready' ? [[image.name, image.bytes] as const] : [];
    }),
  );
  const bytes = [...sizes.values()].reduce((sum, each) => sum + each, 0);
  const last = named.at(-1);
  return !last || bytes <= mostImageBytesOfMail
    ? []
    : [
        findingAt(
          last.by,
          last.at,
          `is one image too many: those of this mail have ${sizeInWords(bytes)} together, and ${sizeInWords(mostImageBytesOfMail)} are what a phone loads before its reader goes on`,
        ),
      ];
};

const unnamed = ({ images }: ParsedContent, named: readonly Named[]): Finding[] => {
  const paths = new Set(named.map(pathOf));
  return images
    .filter(({ file }) => !paths.has(file))
    .map((image) => noteAt(image, [], 'is an image that nothing shows'));
};

/** Pages are as good without a card; their author may choose other letters. */
const undrawnCards = (parsedContent: ParsedContent): Finding[] => {
  const refused = parsedContent.cards
    .flatMap(({ value }) => value)
    .flatMap(({ words, image }) => (image.status === 'refused' ? [{ words, reason: image.reason }] : []));
  return parsedContent.sites.flatMap(({ value: site }) =>
    refused.flatMap(({ words, reason }) => {
      const notes = [
        ...parsedContent.courses
          .filter(({ value }) => sameWords(words, courseCard(site, value)))
          .map((course) => ({ by: course, at: ['title'] })),
        ...parsedContent.lessons
          .filter((lesson) => {
            const course = courseOf(parsedContent, lesson)?.value;
            return course && sameWords(words, lessonCard(site, course, lesson.value));
          })
          .map((lesson) => ({ by: lesson, at: ['subject'] })),
      ];
      return notes.map(({ by, at }) =>
        noteAt(by, at, `${reason}: its page is shared without a card that shows title and brand`),
      );
    }),
  );
};
