import * as z from 'zod';
import { imageFileName } from '../image/image.ts';
import { codeSchema } from '../prose/code.ts';
import { buttonUrl, webAddress } from '../prose/link-address.ts';
import { didYouMean } from '../prose/nearest.ts';
import { plainWords } from '../prose/plain-words.ts';
import { proseSchema } from '../prose/prose.ts';
import { tableSchema } from '../prose/table.ts';
import { insightId } from './insight.ts';

/** An author writes a block as `- kind: …`, with what else it has below; the key that says the kind comes first in its shape. */
const block = <const Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject(shape).transform((written) => ({ kind, ...written }));

/** What lessons, closing mails and issues are made of, in the order of their blocks. */
export const blockSchema = z.union(
  [
    block('prose', {
      prose: proseSchema.describe('Running text in Markdown: paragraphs, lists, emphasis and links.'),
    }),
    block('heading', {
      heading: plainWords.max(80).describe('A heading between two parts; 80 characters at most.'),
    }),
    block('insight', { insight: insightId.describe('An insight in its place, by its id.') }),
    block('recap', {
      recap: insightId.describe('An insight that readers have had in an earlier lesson, by its id.'),
    }),
    block('table', {
      table: tableSchema.describe('A table in Markdown, with a row of headings.'),
      caption: plainWords.describe('What the table shows.'),
    }),
    block('quotation', {
      quotation: proseSchema.describe("Somebody else's words."),
      by: plainWords.describe('Who said them.'),
      url: webAddress.optional().describe('Where they stand.'),
    }),
    block('code', { code: codeSchema.describe('Text whose lines and blanks stay as they are.') }),
    block('image', {
      image: imageFileName.describe('An image file beside this one, or by a path from here.'),
      alt: plainWords
        .max(250)
        .describe('What a reader has who does not see the image; 250 characters at most.'),
      caption: plainWords.optional().describe('What stands below the image.'),
    }),
    block('button', {
      button: plainWords.max(40).describe('What stands on the button; 40 characters at most.'),
      url: buttonUrl.describe('Where it leads.'),
    }),
  ],
  { error: ({ input }) => whyNoBlock(input) },
);
type AnyBlock = z.infer<typeof blockSchema>;

/** An image that stands in Markdown knows its line there, for whoever says what is wrong with it. */
export type Block =
  | Exclude<AnyBlock, { kind: 'image' }>
  | (Extract<AnyBlock, { kind: 'image' }> & { line?: number });

export const blockKinds: readonly string[] = blockSchema.options.flatMap((option) =>
  Object.keys(option.in.shape).slice(0, 1),
);

const whyNoBlock = (written: unknown): string => {
  const keys = typeof written === 'object' && written !== null ? Object.keys(written) : [];
  const kinds = keys.filter((key) => blockKinds.includes(key));
  if (kinds.length > 1)
    return `is ${kinds.map((kind) => `"${kind}"`).join(' and ')} at once; each block begins with a dash of its own`;
  const found = keys.length > 0 ? `has ${keys.map((key) => `"${key}"`).join(' and ')}, and` : 'has no kind;';
  const meant = keys.map((key) => didYouMean(key, blockKinds)).find((help) => help !== '');
  return meant === undefined
    ? `${found} a block is one of ${blockKinds.slice(0, -1).join(', ')} and ${blockKinds.at(-1)}`
    : `has ${keys.map((key) => `"${key}"`).join(' and ')}, which means nothing here${meant}`;
};
