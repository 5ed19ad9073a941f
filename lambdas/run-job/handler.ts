import type { SendingConnection } from '../../lib/adapters/ses/with-mailer.ts';
import { jobSchema } from '../../lib/domain/sign-up/job.ts';
import { tagMeant } from '../../lib/pipeline/api/tag-meant.ts';
import { takeVouched, type VouchedOutcome } from '../../lib/pipeline/api/take-vouched.ts';
import { unsubscribeMeant } from '../../lib/pipeline/api/unsubscribe-meant.ts';
import type { TagOutcome } from '../../lib/pipeline/operate/tag-subscriber.ts';
import type { MembershipRef } from '../../lib/pipeline/ports/subscriptions.ts';
import { deliverAndCount } from '../../lib/pipeline/send/deliver-and-count.ts';
import { createDeliverCourseMail } from '../../lib/pipeline/send/deliver-course-mail.ts';
import { createDeliverListMail } from '../../lib/pipeline/send/deliver-list-mail.ts';
import { createRateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';
import type { DeliveryOutcome } from '../../lib/pipeline/send/send-delivery.ts';
import { type SignUpOutcome, subscribe } from '../../lib/pipeline/sign-up/subscribe.ts';
import { type ListSignUpOutcome, subscribeToList } from '../../lib/pipeline/sign-up/subscribe-to-list.ts';

type Outcome =
  | SignUpOutcome
  | ListSignUpOutcome
  | DeliveryOutcome
  | VouchedOutcome
  | TagOutcome
  | Awaited<ReturnType<ReturnType<typeof unsubscribeMeant>>>;

/** A mail that gets no turn in this time is left to the next sweep, a minute away. */
const patience = () => 10_000;

/**
 * What a page or the API has answered already: a sign-up to take, a first lesson to send, what another program asks for. Doubled and repeated events do
 * no harm: a sign-up is known by its request, a mail by the ledger.
 */
export const createHandler = (connection: SendingConnection) => {
  const rateLimiter = createRateLimiter(connection, patience);
  const deliverCourseMail = createDeliverCourseMail({ ...connection, rateLimiter });
  const deliverListMail = createDeliverListMail({ ...connection, rateLimiter });
  const deliver = deliverAndCount({
    ...connection,
    deliver: (ref: MembershipRef) => ('courseId' in ref ? deliverCourseMail(ref) : deliverListMail(ref)),
  });
  const take = subscribe({ ...connection, deliver });
  const takeForList = subscribeToList({ ...connection, deliver });
  return async (event: unknown): Promise<{ outcome: Outcome }> => {
    const job = jobSchema.parse(event);
    switch (job.kind) {
      case 'take-sign-up':
        return { outcome: await take(job.signUp) };
      case 'take-list-sign-up':
        return { outcome: await takeForList(job.signUp) };
      case 'deliver':
        return { outcome: await deliver(job.ref) };
      case 'take-vouched':
        return { outcome: await takeVouched(connection)(job.vouched) };
      case 'tag':
        return { outcome: await tagMeant(connection)(job.who, job) };
      case 'unsubscribe':
        return { outcome: await unsubscribeMeant(connection)(job.who, job.from) };
    }
  };
};
