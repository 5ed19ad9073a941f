import { plainWords } from '../prose/plain-words.ts';
import { kindLabelsFileSchema } from './kind-labels-file.ts';
import { newsletterSchema } from './newsletter.ts';

/** As an author may write it now; lists that were published before there was a rule are read all the same. */
export const newsletterFileSchema = newsletterSchema.extend({
  title: newsletterSchema.shape.title.pipe(plainWords).describe('The title; 80 characters at most.'),
  promise: newsletterSchema.shape.promise
    .pipe(plainWords)
    .describe(
      'What comes, and how often: shown beside its box on the form, and kept as what people agreed to.',
    ),
  labels: kindLabelsFileSchema
    .optional()
    .describe('What the kinds of insights are called in its issues, or `false` for no label.'),
});
