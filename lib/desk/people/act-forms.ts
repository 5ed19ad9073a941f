import { html } from 'hono/html';
import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import { momentInWords } from '../../domain/people/moment-in-words.ts';
import { mailOf, type PersonAct } from '../../domain/people/person-act.ts';
import { longestNote } from '../../domain/subscriber/journal.ts';
import type { Suppression } from '../../domain/subscriber/suppression.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { timeZone } from '../../domain/time/time-zone.ts';
import type { Belonging } from '../../pipeline/people/show-person.ts';
import type { Html } from '../layout.ts';
import { maskedField, peopleHome } from './people-page.ts';

/** Of whom the forms are, and what they can be about. */
export type Doing = {
  id: string;
  isMasked: boolean;
  belongings: readonly Belonging[];
  /** What stands against their address now. */
  suppression: Suppression | undefined;
  /** Every course that is published and goes on. */
  courses: readonly PublishedCourse[];
};

const labels: Readonly<Record<PersonAct['kind'], string>> = {
  unsubscribe: 'Unsubscribe',
  'change-address': 'Change the address',
  'send-confirmation': 'Send the mail to confirm again',
  'send-own-page': 'Send the link to their own page',
  move: 'Move to another lesson',
  enroll: 'Enroll in a course',
  lift: 'Let mail through again',
  tag: 'Give a tag',
  untag: 'Take a tag off',
  note: 'Keep a note',
  erase: 'Erase',
};

/** What can be done for one person, a form each. */
export const actForms = (doing: Doing): Html => {
  const { belongings, suppression, courses } = doing;
  const theirs = belongings.filter(({ membership }) => 'courseId' in membership).map(({ of }) => String(of));
  const others = courses.filter(({ course }) => !theirs.includes(course.id));
  const form = (kind: PersonAct['kind'], fields: Html | string = '', needsNote = false): Html =>
    formOf(doing, kind, fields, needsNote);
  const tagField = html`<label>Tag <input name="tag" required autocomplete="off"></label>`;
  const ofCourse = choice('course', 'Course', theirs.map(plain));
  return html`
    ${suppression && suppression.reason !== 'erased' ? form('lift', '', suppression.reason === 'complaint') : ''}
    ${form('unsubscribe', choice('from', 'From', ['everything', ...belongings.map(({ of }) => String(of))].map(plain)))}
    ${form('change-address', html`<label>New address <input name="to" type="email" required autocomplete="off"></label>`)}
    ${theirs.length === 0 ? '' : form('send-confirmation', ofCourse)}
    ${theirs.length === 0 ? '' : form('send-own-page', ofCourse)}
    ${courses.filter(({ course }) => theirs.includes(course.id)).map((course) => form('move', moveFields(course)))}
    ${others.map((course) => form('enroll', enrollFields(course)))}
    ${form('tag', tagField)}
    ${form('untag', tagField)}
    ${form('note', '', true)}
    ${form('erase')}`;
};

const formOf = (
  { id, isMasked }: Doing,
  kind: PersonAct['kind'],
  fields: Html | string,
  needsNote: boolean,
): Html => html`
  <details><summary>${labels[kind]}</summary>
    <form class="act" method="post" action="${peopleHome}/${id}/act">
      <input type="hidden" name="kind" value="${kind}">
      ${maskedField(isMasked)}
      ${fields}
      <label>Note: who asked for it, and how <input name="note" maxlength="${longestNote}" autocomplete="off" ${needsNote ? html`required` : ''}></label>
      <button>${labels[kind]} …</button>
    </form>
  </details>`;

const lessonsOf = ({ lessons }: PublishedCourse) =>
  lessons.map(({ id, subject }, index) => ({ value: String(id), label: `${index + 1}. ${subject}` }));

const moveFields = (published: PublishedCourse): Html => html`
  <p>In ${published.course.title}.</p>
  <input type="hidden" name="course" value="${published.course.id}">
  ${choice('to', 'Lesson that comes next', lessonsOf(published))}`;

/** Nobody is enrolled without proof that they wanted it. */
const enrollFields = (published: PublishedCourse): Html => html`
  <p>${published.course.title}. It takes proof that they agreed to it, which is kept; without one, they sign up themselves.</p>
  <input type="hidden" name="course" value="${published.course.id}">
  <label>Words that they agreed to <textarea name="text" rows="3" required></textarea></label>
  <label>How they agreed: the form, page or event <input name="source" required autocomplete="off"></label>
  <label>When they agreed, by UTC <input type="datetime-local" name="agreedAt" required></label>
  <label>When they confirmed it from their own mailbox, by UTC <input type="datetime-local" name="confirmedAt" required></label>
  ${choice('startAt', 'Lesson that comes first', [{ value: '', label: 'the first' }, ...lessonsOf(published).slice(1)])}`;

type Option = { value: string; label: string };
const plain = (value: string): Option => ({ value, label: value });

const choice = (name: string, label: string, options: readonly Option[]): Html => html`
  <label>${label} <select name="${name}">${options.map(({ value, label: words }) => html`<option value="${value}">${words}</option>`)}</select></label>`;

const inUtc = (at: Instant): string => momentInWords(at, timeZone.parse('UTC'));

/** What is about to be done and for whom, before it is: asked for once more with the same fields. */
export const askPage = (
  { id, isMasked }: Pick<Doing, 'id' | 'isMasked'>,
  sentence: string,
  { act, note, fields }: { act: PersonAct; note?: string; fields: Readonly<Record<string, string>> },
): Html => html`
  <p class="lead">${sentence} ${mailOf(act.kind) ?? 'Nothing is sent by this.'}</p>
  ${
    act.kind === 'enroll'
      ? html`<p>They agreed on ${inUtc(act.proof.agreedAt)} (${act.proof.source}) and confirmed on ${inUtc(act.proof.confirmedAt)}, by UTC, to these words:</p>
    <blockquote>${act.proof.text}</blockquote>`
      : ''
  }
  ${note === undefined ? '' : html`<p>Note: ${note}</p>`}
  <form method="post" action="${peopleHome}/${id}/act">
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    <input type="hidden" name="sure" value="yes">
    <p class="buttons"><button>Do it</button> <a href="${peopleHome}/${id}${isMasked ? '?masked=on' : ''}">Leave it</a></p>
  </form>`;
