import { html } from 'hono/html';
import type { Membership } from '../../domain/membership/membership.ts';
import { happenedInWords } from '../../domain/people/chronicle-in-words.ts';
import { momentInWords } from '../../domain/people/moment-in-words.ts';
import { actInWords, mailOf, type PersonAct } from '../../domain/people/person-act.ts';
import { shownPerson } from '../../domain/people/shown-person.ts';
import { standingInWords } from '../../domain/people/standing-in-words.ts';
import { todayInWords } from '../../domain/people/today-in-words.ts';
import { mailInWords } from '../../domain/people/why-in-words.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import type { Belonging, PersonView } from '../../pipeline/people/show-person.ts';
import type { Html } from '../layout.ts';

const hrefOf = (id: string): string => `/_local/desk/people/${id}`;

/** Everything about one person, and what can be done for them. */
export const personPage = ({ record, belongings, chronicle }: PersonView, isMasked: boolean): Html => {
  const { id, zone, tags } = shownPerson(record.subscriber, isMasked);
  return html`
  <p class="lead">${todayInWords(belongings, zone)}</p>
  <p class="quiet">${id}, times in ${zone}${tags.length > 0 ? `, tags: ${tags.join(', ')}` : ''}</p>
  <section aria-labelledby="in"><h2 id="in">In</h2>
    ${belongings.length === 0 ? html`<p>No course and no newsletter.</p>` : html`<ul>${belongings.map((one) => belongingPart(one, zone))}</ul>`}
  </section>
  <section aria-labelledby="happened"><h2 id="happened">What happened</h2>
    <ol class="chronicle" reversed>${chronicle
      .toReversed()
      .map(
        (moment) =>
          html`<li><time datetime="${moment.at}">${momentInWords(moment.at, zone)}</time> ${happenedInWords(moment, zone)}</li>`,
      )}</ol>
  </section>
  <section aria-labelledby="acts"><h2 id="acts">Do for them</h2>
    <p>Each is asked about once more before it is done, and kept with its note in their record.</p>
    ${actForms(id, belongings, isMasked)}
    <p><a href="${hrefOf(id)}/download">Download all that is on record of them</a></p>
  </section>`;
};

const belongingPart = ({ of, membership, next }: Belonging, zone: TimeZone): Html => html`<li>
  <strong>${of}</strong>: ${standingInWords(membership, zone)}
  ${next.map(({ mail, at }) => html`<br>Next: ${mailInWords(mail)}, ${at ? momentInWords(at, zone) : 'when what is under way is settled'}`)}
</li>`;

const isCourse = (membership: Membership): boolean => 'courseId' in membership;

const actForms = (id: string, belongings: readonly Belonging[], isMasked: boolean): Html => {
  const form = (kind: PersonAct['kind'], label: string, fields: Html | string = ''): Html => html`
    <details><summary>${label}</summary>
      <form class="act" method="post" action="${hrefOf(id)}/act">
        <input type="hidden" name="kind" value="${kind}">
        ${isMasked ? html`<input type="hidden" name="masked" value="on">` : ''}
        ${fields}
        <label>Note: who asked for it, and how <input name="note" maxlength="500" autocomplete="off"></label>
        <button>${label} …</button>
      </form>
    </details>`;
  const courses = belongings.filter(({ membership }) => isCourse(membership)).map(({ of }) => of);
  const courseField = choice('course', 'Course', courses);
  return html`
    ${form('unsubscribe', 'Unsubscribe', choice('from', 'From', ['everything', ...belongings.map(({ of }) => of)]))}
    ${form('change-address', 'Change the address', html`<label>New address <input name="to" required autocomplete="off"></label>`)}
    ${courses.length === 0 ? '' : form('send-confirmation', 'Send the mail to confirm again', courseField)}
    ${courses.length === 0 ? '' : form('send-own-page', 'Send the link to their own page', courseField)}
    ${
      courses.length === 0
        ? ''
        : form(
            'move',
            'Move to another lesson',
            html`${courseField}<label>Lesson that comes next <input name="to" required autocomplete="off"></label>`,
          )
    }
    ${form('tag', 'Give a tag', html`<label>Tag <input name="tag" required autocomplete="off"></label>`)}
    ${form('untag', 'Take a tag off', html`<label>Tag <input name="tag" required autocomplete="off"></label>`)}
    ${form('note', 'Keep a note')}
    ${form('erase', 'Erase')}`;
};

const choice = (name: string, label: string, options: readonly string[]): Html => html`
  <label>${label} <select name="${name}">${options.map((option) => html`<option>${option}</option>`)}</select></label>`;

/** What is about to be done and for whom, before it is. */
export const askPage = (
  id: string,
  whom: string,
  { act, note }: { act: PersonAct; note?: string },
  isMasked: boolean,
): Html => html`
  <p class="lead">${actInWords(act, whom)} ${mailOf(act.kind) ?? 'Nothing is sent by this.'}</p>
  ${note === undefined ? '' : html`<p>Note: ${note}</p>`}
  <form method="post" action="${hrefOf(id)}/act">
    ${Object.entries(act).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    ${note === undefined ? '' : html`<input type="hidden" name="note" value="${note}">`}
    ${isMasked ? html`<input type="hidden" name="masked" value="on">` : ''}
    <input type="hidden" name="sure" value="yes">
    <p class="buttons"><button>Do it</button> <a href="${hrefOf(id)}">Leave it</a></p>
  </form>`;
