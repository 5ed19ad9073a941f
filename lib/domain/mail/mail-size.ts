import type { MailParts } from './mail.ts';
import type { PlannedBlock } from './mail-plan.ts';

/** Gmail cuts a mail off a little above 100 KB; the subscriber's values and the provider's marks come on top. */
export const largestHtml = 80 * 1024;

const bytes = new TextEncoder();

/** What a mail's HTML takes before anybody's values are in it. */
export const htmlBytesOf = ({ html }: Pick<MailParts, 'html'>): number =>
  html.reduce((sum, piece) => sum + (typeof piece === 'string' ? bytes.encode(piece).length : 0), 0);

/** What its images take, which are loaded with it: one that stands there twice is loaded once. */
export const imageBytesOf = ({ blocks }: { blocks: readonly PlannedBlock[] }): number =>
  [
    ...new Map(
      blocks.flatMap((block) => (block.kind === 'image' ? [[block.image.name, block.image.bytes]] : [])),
    ).values(),
  ].reduce((sum, each) => sum + each, 0);
