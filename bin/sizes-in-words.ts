import { largestImage, mostImageBytesOfMail, sizeInWords } from '../lib/domain/image/image.ts';
import { largestHtml } from '../lib/domain/mail/mail-size.ts';
import type { ReadyContent } from '../lib/pipeline/publish/check-content.ts';

/** The largest of some by a size, with what it may be. */
const largest = <Sized extends { file: string }>(
  all: readonly Sized[],
  sizeOf: (each: Sized) => number,
  most: number,
): string => {
  const [first] = all.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  return first ? `${sizeInWords(sizeOf(first))} of ${sizeInWords(most)} (${first.file})` : 'none';
};

/** How near the largest mail and the largest image come to what is allowed. */
export const sizesInWords = ({ mails, images }: Pick<ReadyContent, 'mails' | 'images'>): string[] => [
  ...(mails.length > 0 ? [`Largest mail: ${largest(mails, ({ html }) => html, largestHtml)}.`] : []),
  ...(images.length > 0 ? [`Largest image: ${largest(images, ({ bytes }) => bytes, largestImage)}.`] : []),
  ...(mails.some((mail) => mail.images > 0)
    ? [`Most images in a mail: ${largest(mails, (mail) => mail.images, mostImageBytesOfMail)}.`]
    : []),
];
