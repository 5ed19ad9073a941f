import { html } from 'hono/html';
import { inShort } from '../../desk/in-short.ts';
import { type Enrollment, ledgerOf } from '../../domain/enrollment/enrollment.ts';
import { type Behaviour, behaviourSchema } from '../aws-fake/contract.ts';
import type { SubscriberStanding } from '../dynamodb/read-table.ts';
import type { Html } from './layout.ts';

type People = { subscribers: SubscriberStanding[]; marked: Record<string, Behaviour> };

/** The subscribers, where each stands in their course, and what their mail provider does. */
export const peoplePage = ({ subscribers, marked }: People): Html =>
  subscribers.length === 0
    ? html`<p class="empty">Nobody has signed up yet. <a href="/">Be the first.</a></p>`
    : html`<ul class="people">
        ${subscribers.map((each) => person(each, marked[each.subscriber.address.toLowerCase()] ?? 'deliver'))}
      </ul>`;

const person = ({ subscriber, enrollments }: SubscriberStanding, behaviour: Behaviour): Html => html`<li>
  <h2>${subscriber.address}</h2>
  <p class="quiet">
    ${subscriber.firstName ? `${subscriber.firstName}, ` : ''}${subscriber.zone}, since ${inShort(subscriber.createdAt)}
  </p>
  ${enrollments.map(
    (enrollment) => html`<p>
      <span class="status ${enrollment.standing.status}">${statusOf(enrollment)}</span>
      ${enrollment.courseId}: ${progressOf(enrollment)}
      ${enrollment.dueAt ? html`<span class="quiet">· ${waitingFor(enrollment)} ${inShort(enrollment.dueAt)}</span>` : ''}
    </p>`,
  )}
  <div class="buttons">
    ${feedbackForm(subscriber.address, 'bounce', 'Bounce the last mail')}
    ${feedbackForm(subscriber.address, 'complaint', 'Complain about the last mail')}
    ${behaviourForm(subscriber.address, behaviour)}
  </div>
</li>`;

const statusOf = ({ standing }: Enrollment): string =>
  standing.status === 'left' ? reasons[standing.reason] : standing.status;

type Left = Extract<Enrollment['standing'], { status: 'left' }>;

const reasons: Record<Left['reason'], string> = {
  unsubscribed: 'left by the link',
  bounce: 'left: mail bounced',
  complaint: 'left: complained',
  'confirmation-expired': 'never confirmed',
  erased: 'erased',
  ended: 'left: the course ended',
};

const waitingFor = ({ standing }: Enrollment): string =>
  standing.status === 'pending' ? 'may confirm until' : 'next mail';

const progressOf = (enrollment: Enrollment): string => {
  const sent = ledgerOf(enrollment).filter(
    ([key, entry]) => entry.status === 'sent' && !key.startsWith('confirm-'),
  );
  const unsettled = ledgerOf(enrollment).filter(
    ([, { status }]) => status === 'unknown' || status === 'failed',
  );
  const mails = ['no lesson yet', 'one mail sent'][sent.length] ?? `${sent.length} mails sent`;
  return unsettled.length === 0
    ? mails
    : `${mails}, ${unsettled.map(([key, { status }]) => `${key} ${status}`).join(', ')}`;
};

const feedbackForm = (address: string, type: 'bounce' | 'complaint', label: string): Html => html`<form
  method="post"
  action="/_local/feedback"
>
  <input type="hidden" name="back" value="/_local/people">
  <input type="hidden" name="to" value="${address}">
  <button name="type" value="${type}">${label}</button>
</form>`;

const behaviourForm = (address: string, behaviour: Behaviour): Html => html`<form
  method="post"
  action="/_local/addresses"
>
  <input type="hidden" name="back" value="/_local/people">
  <input type="hidden" name="address" value="${address}">
  <label>
    Later mail
    <select name="behaviour">
      ${behaviourSchema.options.map(
        (each) =>
          html`<option value="${each}" ${each === behaviour ? html`selected` : ''}>${behaviours[each]}</option>`,
      )}
    </select>
  </label>
  <button>Set</button>
</form>`;

const behaviours: Record<Behaviour, string> = {
  deliver: 'arrives',
  bounce: 'bounces',
  'transient-bounce': 'bounces for now',
  suppressed: 'is held back by SES',
  complaint: 'is complained about',
  'not-spam': 'is taken out of the spam folder',
};
