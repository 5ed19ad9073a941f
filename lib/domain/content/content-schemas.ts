import * as z from 'zod';
import { stageSchema } from '../stage/stage-settings.ts';
import { articleSchema } from './article.ts';
import type { ContentKind } from './content-paths.ts';
import { courseFileSchema } from './course.ts';
import { insightFileSchema } from './insight-file.ts';
import { issueSchema } from './issue.ts';
import { lessonSchema } from './lesson.ts';
import { newsletterFileSchema } from './newsletter.ts';
import { siteSchema } from './site.ts';

/** What each kind of file that people write holds, for whoever writes one: an editor, or a reader of the reference. */
export const contentSchemas = {
  site: siteSchema,
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
