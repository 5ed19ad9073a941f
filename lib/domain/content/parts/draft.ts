import * as z from 'zod';

/** What is a draft is checked and shown, and never published; everything in its folder with it. */
export const draftSchema = z
  .literal(true)
  .optional()
  .describe('Checked and shown, and never published. Take the line out when it is ready.');
