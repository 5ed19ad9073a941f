import * as z from 'zod';
import { imageFileName } from '../image/image.ts';
import { colourSchema } from './colour.ts';

export const typefaces = ['serif', 'sans'] as const;
export type Typeface = (typeof typefaces)[number];

/** `theme:` in site.yaml: how mails and pages look beside their paper and ink. */
export const themeSchema = z.strictObject({
  accent: colourSchema
    .default('#44505c')
    .describe('The colour of links, buttons and figures, as "#44505c"; 4.5:1 on the paper at least.'),
  accentInDark: colourSchema
    .optional()
    .describe('The same where a reader has set dark; without it, a light shade of the accent.'),
  typeface: z.enum(typefaces).default('serif').describe('What headings are set in: serif or sans.'),
  logo: imageFileName
    .optional()
    .describe('An image beside site.yaml, in the place of the name at the head of mails and pages.'),
  icon: imageFileName
    .optional()
    .describe(
      'An image beside site.yaml, best a square one, for the tabs of browsers; without it, a letter of the name.',
    ),
});
export type Theme = z.infer<typeof themeSchema>;

/** How a site looks where it says nothing of it. */
export const plainTheme = (): Theme => themeSchema.parse({});
