import * as z from 'zod';
import type { ApiKeyId } from '../../domain/api/api-key.ts';
import { admissionOf, isOpenToSignUps, type Published } from '../../domain/membership/published.ts';
import type { PublishedList } from '../../domain/newsletter/published-issue.ts';
import type { Job } from '../../domain/sign-up/job.ts';
import { requestId } from '../../domain/sign-up/request-id.ts';
import type { Vouched } from '../../domain/sign-up/vouched.ts';
import { firstName } from '../../domain/subscriber/first-name.ts';
import { readSignUpSource } from '../../domain/subscriber/sign-up-source.ts';
import { timeZone } from '../../domain/time/time-zone.ts';
import { cellsOfVouched } from '../../domain/transfer/cells-of-vouched.ts';
import { parseRow } from '../../domain/transfer/parse-row.ts';
import { readPerson } from '../../pipeline/api/read-person.ts';
import { findCourse, findFrontPage, type WebContext } from '../context.ts';
import { type Asking, operation, type Refusal } from './operation.ts';
import { courseStanding } from './person-shape.ts';
import { accepted, course, email, instant, moment, newsletter, personId } from './shapes.ts';

const vouchedFor = z.strictObject({
  requestedAt: moment.describe('When they asked for it.'),
  confirmedAt: moment.describe('When the owner of the address confirmed that.'),
  source: z
    .string()
    .min(1)
    .max(200)
    .describe('How and where, in words that will still be understood in years: it is the proof.'),
});

const bodySchema = z.strictObject({
  email,
  firstName: firstName.optional().describe('How they are greeted.'),
  timeZone: timeZone
    .optional()
    .describe("Whose clock mail comes by, such as Europe/Berlin; otherwise the site's."),
  course: course
    .optional()
    .describe(
      'Which course; otherwise the one on the front page. With vouchedFor, none where only a newsletter is named.',
    ),
  newsletter: newsletter.optional().describe('A newsletter beside it, where the site offers it on its form.'),
  consentText: z
    .string()
    .min(1)
    .max(20_000)
    .describe('The words that the person was shown and agreed to. They are kept as the proof.'),
  source: z.string().max(200).optional().describe('A name for where they came from, to be counted by.'),
  vouchedFor: vouchedFor
    .optional()
    .describe(
      'With the scope vouch: they have confirmed elsewhere. They join at once, and get no mail that asks. What is said here is kept as the proof.',
    ),
});
type Body = z.infer<typeof bodySchema>;

const answerSchema = z.object({
  ...accepted.shape,
  onRecord: z
    .object({ id: personId, standing: courseStanding.nullable() })
    .nullable()
    .optional()
    .describe(
      'For a key with the scope read alone: who had the address before this, and how they stood in the course; null for nobody.',
    ),
});

/** Asks the owner of an address whether they want a course, or brings in somebody who has said so elsewhere. */
export const subscribeOperation = operation({
  scope: 'subscribe',
  summary: 'Sign somebody up',
  description:
    'They get the mail that asks them to confirm, under the caps of sign-ups, and are in the course once they have. The answer is the same whoever it is.',
  body: bodySchema,
  answer: { status: 202, description: 'The sign-up is being taken.', schema: answerSchema },
  problems: ['scope-missing', 'no-such-course', 'no-such-newsletter', 'not-open', 'not-understood'],
  takesIdempotencyKey: true,
  handle: async (web, { body }, asking) => {
    if (body.vouchedFor && !asking.key.scopes.includes('vouch')) return { problem: 'scope-missing' };
    if (web.refusesAddress(body.email))
      return { problem: 'not-understood', errors: [{ pointer: '/email', detail: 'cannot be used here' }] };
    const wanted = await wantedBy(web, body);
    if ('problem' in wanted) return wanted;
    const job = body.vouchedFor
      ? vouchedJob(web, withList(body, wanted.published), asking.key.id)
      : signUpJob(web, body, wanted.published, asking);
    if ('problem' in job) return job;
    // Only whoever may look anybody up is told, and only for them is anything read before the answer.
    const onRecord = asking.key.scopes.includes('read')
      ? await onRecordBefore(web, body, wanted.published)
      : undefined;
    await web.ports.startJob(job);
    return { answer: { status: 'accepted' as const, ...(onRecord === undefined ? {} : { onRecord }) } };
  },
});

/** The course or newsletter that is meant, if it and what is asked for beside it let somebody in. */
const wantedBy = async (
  web: WebContext,
  body: Body,
): Promise<{ published: Published | undefined } | Refusal> => {
  const isForListAlone = body.vouchedFor && body.newsletter && !body.course;
  const published = body.course ? await findCourse(web, body.course) : await findFrontPage(web);
  if (!published) return { problem: 'no-such-course' };
  if ('list' in published) return listWantedBy(web, body, published);
  if (!isForListAlone && admissionOf(published) !== 'open') return { problem: 'not-open' };
  if (body.newsletter) {
    const list = await web.ports.newsletters.list(body.newsletter);
    // A confirmation confirms a newsletter along with a course of a site that offers it.
    const isOffered = body.vouchedFor !== undefined || published.site.newsletter === body.newsletter;
    if (!list || !isOffered) return { problem: 'no-such-newsletter' };
    if (admissionOf(list) !== 'open') return { problem: 'not-open' };
  }
  return { published: isForListAlone ? undefined : published };
};

/** On a site with a newsletter on its front page: the one that is named, or that. */
const listWantedBy = async (
  web: WebContext,
  body: Body,
  front: PublishedList,
): Promise<{ published: PublishedList } | Refusal> => {
  const list = body.newsletter ? await web.ports.newsletters.list(body.newsletter) : front;
  if (!list) return { problem: 'no-such-newsletter' };
  return isOpenToSignUps(list) ? { published: list } : { problem: 'not-open' };
};

const signUpJob = (
  { ports }: WebContext,
  body: Body,
  published: Published | undefined,
  { key, idempotencyKey }: Asking,
): Job | Refusal => {
  if (!published) return { problem: 'no-such-course' };
  const request = idempotencyKey
    ? requestId.parse(ports.hashes.subject(`${key.id} ${idempotencyKey}`))
    : ports.random.requestId();
  const form = {
    request,
    askedAt: ports.clock.now(),
    address: body.email,
    ...(body.firstName ? { firstName: body.firstName } : {}),
    zone: body.timeZone ?? published.site.timeZone,
    source: readSignUpSource(body.source),
    consentText: body.consentText,
    formVersion: 'elsewhere',
    form: 'api' as const,
    key: key.id,
  };
  return 'list' in published
    ? { kind: 'take-list-sign-up', signUp: { ...form, listId: published.list.id } }
    : {
        kind: 'take-sign-up',
        signUp: {
          ...form,
          courseId: published.course.id,
          ...(body.newsletter ? { newsletter: body.newsletter } : {}),
        },
      };
};

/** Where a newsletter is meant by itself, it is named. */
const withList = (body: Body, published: Published | undefined): Body =>
  published && 'list' in published ? { ...body, newsletter: published.list.id } : body;

/** Held against the rules of an import before it is taken, so that whoever asks hears what is wrong with the proof. */
const vouchedJob = ({ ports }: WebContext, body: Body, key: ApiKeyId): Job | Refusal => {
  const { vouchedFor } = body;
  if (!vouchedFor) return { problem: 'not-understood' };
  const vouched: Vouched = {
    key,
    address: body.email,
    ...(body.firstName ? { firstName: body.firstName } : {}),
    ...(body.timeZone ? { zone: body.timeZone } : {}),
    ...(body.course ? { courseId: body.course } : {}),
    ...(body.newsletter ? { newsletter: body.newsletter } : {}),
    consent: {
      text: body.consentText,
      source: vouchedFor.source,
      requestedAt: instant(vouchedFor.requestedAt),
      confirmedAt: instant(vouchedFor.confirmedAt),
    },
  };
  const reading = parseRow(cellsOfVouched(vouched), ports.clock.now());
  return reading.says === 'nothing'
    ? { problem: 'not-understood', errors: [{ pointer: '/vouchedFor', detail: reading.fault }] }
    : { kind: 'take-vouched', vouched };
};

const onRecordBefore = async ({ ports }: WebContext, body: Body, published: Published | undefined) => {
  const person = await readPerson(ports)({ address: body.email });
  if (!person) return null;
  const enrolled = person.enrollments.find(
    ({ courseId }) => published && 'course' in published && courseId === published.course.id,
  );
  return { id: person.subscriber.id, standing: enrolled?.standing.status ?? null };
};
