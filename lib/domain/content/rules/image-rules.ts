import { type MadeImage, mostImageBytesOfMail, sizeInWords } from '../../image/image.ts';
import { didYouMean } from '../../prose/nearest.ts';
import { mailCard, offerCard, saysTheSame, siteCard } from '../../theme/card.ts';
import type { Block } from '../block.ts';
import { imageNameFrom, imagePathFrom } from '../content-paths.ts';
import {
  courseOf,
  type Finding,
  findingAt,
  listOf,
  noteAt,
  type Parsed,
  type ParsedContent,
} from '../parsed-content.ts';
import type { Site } from '../site.ts';
import { blocksOfClosing, blocksOfIssue, blocksOfLesson } from './blocks-in-place.ts';

/** Each image that is named is there and can be shown, a mail has no more of them than a phone can load, and none lies about. */
export const imageFindings = (parsedContent: ParsedContent): Finding[] => {
  const made = new Map(parsedContent.images.map(({ file, value }) => [file, value]));
  const mails = mailsWithImages(parsedContent);
  const siteImages = imagesOfSites(parsedContent);
  return [
    ...mails.flatMap((named) => named.flatMap((each) => whatIsWrong(made, each))),
    ...mails.flatMap((named) => tooMuchFor(made, named)),
    ...siteImages.flatMap((each) => whatIsWrong(made, each)),
    ...unnamed(parsedContent, [...mails.flat(), ...siteImages]),
    ...undrawnCards(parsedContent),
  ];
};

/** An image as a content file names it, and where. */
type Named = Parsed<string>;

const namedAmong = (blocks: readonly Parsed<Block>[]): Named[] =>
  blocks.flatMap(({ file, at, value }) =>
    value.kind === 'image'
      ? [
          {
            file,
            // In Markdown there are lines, and no places in a list.
            at: value.line === undefined ? [...at, 'image'] : [...at.slice(0, -1), value.line],
            value: value.image,
          },
        ]
      : [],
  );

const mailsWithImages = ({ lessons, courses, issues }: ParsedContent): Named[][] =>
  [...lessons.map(blocksOfLesson), ...courses.map(blocksOfClosing), ...issues.map(blocksOfIssue)].map(
    namedAmong,
  );

const imagesOfSites = ({ sites }: ParsedContent): Named[] =>
  sites.flatMap(({ file, value: { theme } }) =>
    (['logo', 'icon'] as const).flatMap((key) =>
      theme[key] === undefined ? [] : [{ file, at: ['theme', key], value: theme[key] }],
    ),
  );

const pathOf = ({ file, value }: Named): string | undefined => imagePathFrom(file, value);

const whatIsWrong = (made: ReadonlyMap<string, MadeImage>, named: Named): Finding[] => {
  const path = pathOf(named);
  const found = path === undefined ? undefined : made.get(path);
  const says = (message: string) => [findingAt(named, [], `names the image "${named.value}", ${message}`)];
  if (path === undefined) return says('which is outside of the content; put it into the folder of this file');
  if (!found) {
    const similar = [...made.keys()].find((each) => each.toLowerCase() === path.toLowerCase());
    return says(
      similar === undefined
        ? `but there is no ${path}${didYouMean(
            named.value,
            [...made.keys()].map((each) => imageNameFrom(named.file, each)),
          )}`
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
          last,
          [],
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

/** What may be shared with a card, and where that is called what the card says. */
const shared = (parsedContent: ParsedContent, { value: site, ...place }: Parsed<Site>) => [
  { by: { ...place, value: site }, at: 'brand', card: siteCard(site) },
  ...parsedContent.courses.map((course) => ({
    by: course,
    at: 'title',
    card: offerCard(site, course.value),
  })),
  ...parsedContent.lessons.flatMap((lesson) => {
    const course = courseOf(parsedContent, lesson);
    return course ? [{ by: lesson, at: 'subject', card: mailCard(site, course.value, lesson.value) }] : [];
  }),
  ...parsedContent.issues.flatMap((issue) => {
    const list = listOf(parsedContent, issue);
    return list ? [{ by: issue, at: 'subject', card: mailCard(site, list.value, issue.value) }] : [];
  }),
];

/** Pages are as good without a card; their author may choose other letters. */
const undrawnCards = (parsedContent: ParsedContent): Finding[] => {
  const refused = parsedContent.cards
    .flatMap(({ value }) => value)
    .flatMap(({ words, image }) => (image.status === 'refused' ? [{ words, reason: image.reason }] : []));
  return parsedContent.sites.flatMap((site) =>
    shared(parsedContent, site).flatMap(({ by, at, card }) =>
      refused
        .filter(({ words }) => saysTheSame(words, card))
        .map(({ reason }) =>
          noteAt(by, [at], `${reason}: its page is shared without a card that shows title and brand`),
        ),
    ),
  );
};
