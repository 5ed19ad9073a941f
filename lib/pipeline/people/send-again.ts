import { askForOwnPage } from '../../domain/enrollment/own-page.ts';
import type { ActOutcome } from '../../domain/people/person-act.ts';
import { requestId } from '../../domain/sign-up/request-id.ts';
import { capsForFreshLink } from '../../domain/sign-up/sign-up-caps.ts';
import { changeItem } from '../change-item.ts';
import type { EnrollmentRef } from '../ports/enrollments.ts';
import type { Ports } from '../ports.ts';
import { requestConfirmation } from '../sign-up/request-confirmation.ts';
import { withinCaps } from '../sign-up/within-caps.ts';
import { writeCapped } from '../write-journal.ts';

type Needs = Pick<
  Ports,
  'clock' | 'random' | 'telemetry' | 'caps' | 'courses' | 'subscribers' | 'enrollments' | 'suppressions'
>;

const capped: ActOutcome = {
  kind: 'refused',
  because: 'A cap is full: they have been sent as many such mails as anybody may ask for.',
};

/** One more mail to confirm, as whoever holds an old link would ask for it, under the caps. The next sweep sends it. */
export const sendConfirmation =
  (ports: Needs) =>
  async (ref: EnrollmentRef): Promise<ActOutcome> => {
    const before = await ports.enrollments.load(ref);
    if (!before) return { kind: 'refused', because: 'They have not asked for that course.' };
    const link = { episode: before.episode, number: before.waiting.at(-1)?.number };
    const leftToSweep = { ...ports, deliver: async () => {} };
    switch (await requestConfirmation(leftToSweep)(ref, link)) {
      case 'already-active':
        return { kind: 'refused', because: 'They have confirmed it already.' };
      case 'no-longer-valid':
        return {
          kind: 'refused',
          because:
            'They have left, or mail to them is stopped, or the course lets nobody in; they can sign up again themselves.',
        };
      case 'accepted': {
        const after = await ports.enrollments.load(ref);
        return (after?.requests ?? 0) > before.requests ? { kind: 'done' } : capped;
      }
    }
  };

/** The link to their own page by mail, under caps that no form can use up. The next sweep sends it. */
export const sendOwnPage =
  (ports: Needs) =>
  async (ref: EnrollmentRef): Promise<ActOutcome> => {
    const { clock, courses, enrollments, subscribers } = ports;
    const [published, person] = await Promise.all([
      courses.current(ref.courseId),
      subscribers.load(ref.subscriberId),
    ]);
    if (!published || !person)
      return { kind: 'refused', because: 'No such course is published on this stage.' };
    const now = clock.now();
    const request = requestId.parse(`own-page ${ref.subscriberId} ${ref.courseId} ${now}`);
    const changed = await withinCaps(ports)(
      capsForFreshLink(person.address, published.site.signUp, now),
      request,
      () =>
        changeItem(ports, {
          what: 'an enrollment',
          load: () => enrollments.load(ref),
          save: enrollments.save,
          decide: (enrollment) => askForOwnPage(enrollment, { askedAt: now }, now),
        }),
      (by) => writeCapped(ports)(ref.subscriberId, by, ref.courseId),
    );
    if (changed === 'capped') return capped;
    return changed.kind === 'changed'
      ? { kind: 'done' }
      : { kind: 'refused', because: 'They are not in that course.' };
  };
