import * as z from 'zod';

/**
 * How somebody left who left by choice: by the button of their mail program, by the page that a mail links to, on their own
 * page, with everything else at once, or through another program that asked for it by the API.
 */
export const leftWay = z.enum(['one-click', 'page', 'own-page', 'everything', 'api']);

export type LeftWay = z.infer<typeof leftWay>;
