import * as z from 'zod';
import { stageSchema } from '../stage/stage-settings.ts';
import { articleSchema } from './article.ts';
import type { ContentKind } from './content-paths.ts';
import { courseFileSchema } from './course-file.ts';
import { insightFileSchema } from './insight-file.ts';
import { issueSchema } from './issue-file.ts';
import { lessonSchema } from './lesson-file.ts';
import { newsletterFileSchema } from './newsletter-file.ts';
import { siteFileSchema } from './site-file.ts';

/** What each kind of file that people write holds, for whoever writes one: an editor, or a reader of the reference. */
export const contentSchemas = {
  site: siteFileSchema,
  stage: stageSchema,
  article: articleSchema,
  insights: insightFileSchema,
  course: courseFileSchema,
  lesson: lessonSchema,
  newsletter: newsletterFileSchema,
  issue: issueSchema,
} as const satisfies Record<Exclude<ContentKind, 'other' | 'verdicts' | 'image' | 'cards'>, z.ZodType>;

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** As JSON Schema, in the draft that editors know best, of what an author writes rather than of what becomes of it. */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline', target: 'draft-7' });
