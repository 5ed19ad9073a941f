import * as z from 'zod';
import { tag } from '../../domain/content/tag.ts';
import type { Ended, Job, Meant } from '../../domain/sign-up/job.ts';
import { findMeant } from '../../pipeline/api/find-meant.ts';
import type { WebContext } from '../context.ts';
import { type Asking, operation, type Refusal } from './operation.ts';
import { accepted, course, meantBy, newsletter, subscriber } from './shapes.ts';

const answer = {
  status: 202,
  description: 'It is being done, if the person is on record.',
  schema: accepted,
} as const;

/** Hands a change on. Whoever may read anyway is told where there is nobody; nobody else hears of it. */
const handOn = async (
  { ports }: WebContext,
  { key }: Asking,
  who: Meant,
  job: Job,
): Promise<{ answer: z.infer<typeof accepted> } | Refusal> => {
  if (key.scopes.includes('read') && !(await findMeant(ports)(who))) return { problem: 'not-on-record' };
  await ports.startJob(job);
  return { answer: { status: 'accepted' } };
};

const tags = z.array(tag).max(20).default([]);

/** Marks somebody for issues of their own. */
export const tagOperation = operation({
  scope: 'tag',
  summary: 'Mark somebody, or take a mark off',
  description: 'Issues can be for those who have a tag. Doing it twice does no harm.',
  body: z
    .strictObject({
      subscriber,
      add: tags.describe('Tags to give.'),
      remove: tags.describe('Tags to take off.'),
    })
    .refine(({ add, remove }) => add.length + remove.length > 0, 'names no tag')
    .refine(({ add, remove }) => !add.some((each) => remove.includes(each)), 'gives and takes off one tag'),
  answer,
  problems: ['not-on-record', 'not-understood'],
  handle: (web, { body: { subscriber: who, add, remove } }, asking) =>
    handOn(web, asking, meantBy(who), { kind: 'tag', who: meantBy(who), add, remove }),
});

const fromSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('course'), course }),
    z.strictObject({ kind: z.literal('newsletter'), newsletter }),
    z.strictObject({ kind: z.literal('everything') }),
  ])
  .describe('What they want no more.');

const endedBy = (from: z.infer<typeof fromSchema>): Ended => {
  switch (from.kind) {
    case 'course':
      return { kind: from.kind, courseId: from.course };
    case 'newsletter':
      return { kind: from.kind, listId: from.newsletter };
    case 'everything':
      return from;
  }
};

/** Ends what somebody gets. */
export const unsubscribeOperation = operation({
  scope: 'unsubscribe',
  summary: 'End what somebody gets',
  description:
    'As their own press of the button would, of one course, one newsletter, or everything. Coming back is for them alone.',
  body: z.strictObject({ subscriber, from: fromSchema }),
  answer,
  problems: ['not-on-record', 'no-such-course', 'no-such-newsletter', 'not-understood'],
  handle: async (web, { body: { subscriber: who, from } }, asking) => {
    // Whatever ended long ago is still published under its name: only a name that never was is a mistake.
    if (from.kind === 'course' && !(await web.ports.courses.current(from.course)))
      return { problem: 'no-such-course' };
    if (from.kind === 'newsletter' && !(await web.ports.newsletters.list(from.newsletter)))
      return { problem: 'no-such-newsletter' };
    return handOn(web, asking, meantBy(who), { kind: 'unsubscribe', who: meantBy(who), from: endedBy(from) });
  },
});
