import * as z from 'zod';
import { imageFileName } from '../image/image.ts';
import { codeSchema } from '../prose/code.ts';
import { buttonUrl, webAddress } from '../prose/link-address.ts';
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
    block('prose', { prose: proseSchema }),
    block('heading', { heading: plainWords.max(80) }),
    block('insight', { insight: insightId }),
    /** An insight that readers have had in an earlier lesson. */
    block('recap', { recap: insightId }),
    block('table', { table: tableSchema, caption: plainWords }),
    block('quotation', { quotation: proseSchema, by: plainWords, url: webAddress.optional() }),
    block('code', { code: codeSchema }),
    /** `alt` is what a reader has who does not see the image. */
    block('image', { image: imageFileName, alt: plainWords.max(250), caption: plainWords.optional() }),
    block('button', { button: plainWords.max(40), url: buttonUrl }),
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
  return `${found} a block is one of ${blockKinds.slice(0, -1).join(', ')} and ${blockKinds.at(-1)}`;
};
