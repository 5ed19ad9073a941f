import * as z from 'zod';
import { courseId } from '../../domain/content/course.ts';
import { listId } from '../../domain/content/newsletter.ts';
import { deliveryKey } from '../../domain/delivery/delivery-key.ts';
import { readPartingWords } from '../../domain/subscriber/parting-words.ts';
import { unsubscribeReason } from '../../domain/subscriber/unsubscribe-reason.ts';
import { cadenceSchema } from '../../domain/time/cadence.ts';
import { calendarDate } from '../../domain/time/calendar-date.ts';
import { instantSchema } from '../../domain/time/instant.ts';
import { weekdaySchema } from '../../domain/time/weekday.ts';

const typed = z.string().default('');
/** A moment that our own page has written into a form; not one that only a hand could write, such as one before the calendar. */
const writtenMoment = instantSchema.refine((at) => calendarDate.safeParse(at.slice(0, 10)).success);
/** A number in digits: left empty, it is no zero. */
const figure = z.string().regex(/^\d+$/).transform(Number);

/** Why somebody left, if they say: what is no answer of ours, and what is no text, counts as not said. */
const words = typed.transform(readPartingWords);
const saidSchema = z.object({ why: unsubscribeReason.optional().catch(undefined), words });

/** What somebody says of having left a course or a list. */
export const readSaidForm = (form: URLSearchParams): z.infer<typeof saidSchema> =>
  saidSchema.parse(Object.fromEntries(form));

/** The same of having left everything, and which time that was. */
const reason = { at: writtenMoment, why: unsubscribeReason.optional(), words };
const reasonSchema = z.object(reason);

/** The answer to why somebody left everything; undefined for what our page cannot have sent. */
export const readReasonForm = (form: URLSearchParams): z.infer<typeof reasonSchema> | undefined =>
  reasonSchema.safeParse(Object.fromEntries(form)).data;

/** Which course a button is about; a form that names none is about the course that the link is of. */
const ofCourse = { course: courseId.optional() };

/**
 * What the buttons of the preference page ask for. What somebody typed is checked later, so that it can be
 * shown again with what is at fault; everything else our own page has written, and is as it should be or no form
 * of ours.
 */
const actionSchema = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      ...ofCourse,
      kind: z.enum(['next-now', 'skip', 'take-after-all', 'again', 'start-over']),
      key: deliveryKey,
    }),
    z.object({ ...ofCourse, kind: z.enum(['go-back', 'resume']) }),
    z.object({ ...ofCourse, kind: z.literal('pause'), until: typed }),
    z.object({
      ...ofCourse,
      kind: z.literal('rhythm'),
      cadence: cadenceSchema,
      weekday: figure.pipe(weekdaySchema).optional(),
      hour: figure.pipe(z.int().min(0).max(23)),
    }),
    z.object({ kind: z.enum(['newsletter-yes', 'newsletter-no']), list: listId }),
    z.object({ kind: z.literal('leave-everything') }),
    z.object({ kind: z.literal('details'), firstName: typed, zone: typed }),
    z.object({ kind: z.literal('address'), email: typed }),
    z.object({ kind: z.literal('come-back'), at: writtenMoment }),
    z.object({ kind: z.literal('why'), ...reason }),
  ]),
);
export type PreferencesAction = z.infer<typeof actionSchema>;

/** The action that a posted form asks for; undefined for what our page cannot have sent. */
export const readPreferencesForm = (form: URLSearchParams): PreferencesAction | undefined =>
  actionSchema.safeParse(Object.fromEntries(form)).data;
