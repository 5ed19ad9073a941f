import * as z from 'zod';

/**
 * How somebody left who left by choice: by the button of their mail program, by the page that a mail links to, on their own
 * page, or with everything else at once.
 */
export const leftWay = z.enum(['one-click', 'page', 'own-page', 'everything']);

export type LeftWay = z.infer<typeof leftWay>;
