import * as z from 'zod';

/** Code as it is written, without blank lines at its ends. */
export const codeSchema = z
  .string()
  .transform((code) => code.replace(/^(?:[ \t]*\n)+|\s+$/g, ''))
  .refine((code) => code !== '', 'is empty');
