import * as z from 'zod';

/**
 * An id that a person writes in a content file: lower-case words joined by hyphens.
 * Underscores and dots are excluded because ids are joined with `_` into SES message tags, whose
 * alphabet is `[A-Za-z0-9_-]` (SES API, MessageTag).
 */
export const slug = <Brand extends string>() =>
  z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
    .brand<Brand>();
