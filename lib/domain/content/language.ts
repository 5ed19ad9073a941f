import * as z from 'zod';

/** The languages that Dripline has words for: `lib/words` holds one file for each, complete. */
export const languageSchema = z.enum(['en', 'de', 'fr', 'es']);
export type Language = z.infer<typeof languageSchema>;
