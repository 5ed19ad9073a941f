import * as z from 'zod';
import { articleId } from './article.ts';
import { insightSchema } from './insight.ts';
import { draftSchema } from './parts/draft.ts';

/** `content/insights/<article>.yaml`: what a reader can learn from one article. */
export const insightFileSchema = z.strictObject({
  article: articleId.describe('The article, and the name of this file.'),
  draft: draftSchema,
  insights: z
    .array(insightSchema)
    .describe('What a reader can learn from it, claim by claim, in your own words.'),
});
