import * as z from 'zod';

/** The first half of the SHA-256 of an image's bytes, and which kind of file they are: the same name is the same image, for ever. */
export const imageName = z
  .string()
  .regex(/^[0-9a-f]{32}\.(jpg|png)$/)
  .brand<'ImageName'>();
export type ImageName = z.infer<typeof imageName>;

/** An image as it is stored and shown: scaled, compressed, and without anything that its camera wrote into it. */
export const readyImageSchema = z.object({
  name: imageName,
  width: z.int().positive(),
  height: z.int().positive(),
  bytes: z.int().positive(),
});
export type ReadyImage = z.infer<typeof readyImageSchema>;

/** Every file that a person would call an image, whether or not Dripline can use it. */
const imageEnding = /\.(jpe?g|jfif|png|gif|webp|avif|svgz?|tiff?|bmp|hei[cf]|jxl|ico|psd)$/i;

export const isImageFile = (path: string): boolean => imageEnding.test(path);

/** How a content file names an image: its file name, or a path from where it stands itself. */
export const imageFileName = z
  .string()
  .refine((text) => isImageFile(text) && !/^([/\\]|[a-z]+:)|\\/i.test(text), {
    error: ({ input }) =>
      `is "${String(input)}"; it has to name an image file beside this one, such as oven.jpg`,
  });

/** What has become of an image file, or of a drawing: the text that an edition holds in its place. */
export const madeImageSchema = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('ready'), ...readyImageSchema.shape }),
    /** As the end of a sentence that begins with the image's name. */
    z.object({ status: z.literal('refused'), reason: z.string().min(1) }),
  ]),
);
export type MadeImage = z.infer<typeof madeImageSchema>;

/** The bytes of images by their names. */
export type ImageBytes = ReadonlyMap<ImageName, Uint8Array>;

/** Fits into one item of the table with room to spare, and into the second that a phone waits for a picture. */
export const largestImage = 200 * 1024;

/** All images of one mail together. */
export const mostImageBytesOfMail = 800 * 1024;

/** Wide enough for a screen of double density, where the text column of a mail is half as wide. */
export const widestImage = 1200;
/** Taller is a page and not a picture; it would push the words out of sight. */
export const tallestImage = 1600;

/** `1.4 MB`, `96 KB`. */
export const sizeInWords = (bytes: number): string =>
  bytes >= 1024 * 1024
    ? `${(bytes / (1024 * 1024)).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`;

/** How large an image is shown where a column is `column` wide: never larger than it is, in its own proportions. */
export const shownSize = (
  { width, height }: Pick<ReadyImage, 'width' | 'height'>,
  column: number,
): { width: number; height: number } =>
  width <= column
    ? { width, height }
    : { width: column, height: Math.max(1, Math.round((height * column) / width)) };
