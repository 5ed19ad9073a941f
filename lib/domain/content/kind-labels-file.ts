import * as z from 'zod';
import { nearest } from '../prose/nearest.ts';
import { plainWords } from '../prose/plain-words.ts';
import { insightKinds } from './parts/insight-kind.ts';

const label = z.union([z.string().trim().max(40).pipe(plainWords), z.literal(false)], {
  error: 'must be a label of 40 characters at most, or false for none',
});

/** The same as an author may write it: a mistake is told with what may be meant. */
export const kindLabelsFileSchema = z
  .record(z.string(), label)
  .superRefine((labels, context) => {
    const known: readonly string[] = insightKinds;
    for (const kind of Object.keys(labels).filter((each) => !known.includes(each))) {
      const meant = nearest(kind, known);
      const help = meant ? `did you mean "${meant}"?` : `there are ${known.join(', ')}`;
      context.addIssue({ code: 'custom', path: [kind], message: `is no kind of insight; ${help}` });
    }
  })
  .pipe(z.partialRecord(z.enum(insightKinds), label));
