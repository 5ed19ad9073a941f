import { kindLabelsFileSchema } from './kind-labels-file.ts';
import { siteSchema } from './site.ts';

/** As an author may write it now. */
export const siteFileSchema = siteSchema.safeExtend({
  labels: kindLabelsFileSchema
    .optional()
    .describe(
      'What the kinds of insights are called everywhere, unless a course or newsletter says otherwise.',
    ),
});
