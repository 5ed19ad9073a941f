import { html } from 'hono/html';
import { happenedInWords } from '../../domain/people/chronicle-in-words.ts';
import { momentInWords } from '../../domain/people/moment-in-words.ts';
import { shownPerson } from '../../domain/people/shown-person.ts';
import { standingInWords } from '../../domain/people/standing-in-words.ts';
import { todayInWords } from '../../domain/people/today-in-words.ts';
import { mailInWords, suppressionInWords } from '../../domain/people/why-in-words.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import type { Belonging, PersonView } from '../../pipeline/people/show-person.ts';
import type { Html } from '../layout.ts';
import { actForms, type Doing } from './act-forms.ts';
import { maskedField, peopleHome } from './people-page.ts';

/** Everything about one person, and what can be done for them. */
export const personPage = (
  { record, belongings, chronicle }: PersonView,
  isMasked: boolean,
  courses: Doing['courses'],
): Html => {
  const { id, zone, tags } = shownPerson(record.subscriber, isMasked);
  const suppression = record.suppression?.lifted ? undefined : record.suppression;
  return html`
  <p class="lead">${todayInWords(belongings, zone)}</p>
  ${
    suppression
      ? html`<p class="broken">No mail goes to their address: ${suppressionInWords[suppression.reason]} on ${momentInWords(suppression.at, zone)}.</p>`
      : ''
  }
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
    ${actForms({ id, isMasked, belongings, suppression, courses })}
    <form method="post" action="${peopleHome}/${id}/download" class="download">
      ${maskedField(isMasked)}
      <button>Download all that is on record of them</button>
      <span class="quiet">That it was done is kept in their record.</span>
    </form>
  </section>`;
};

const belongingPart = ({ of, membership, next }: Belonging, zone: TimeZone): Html => html`<li>
  <strong>${of}</strong>: ${standingInWords(membership, zone)}
  ${next.map(({ mail, at }) => html`<br>Next: ${mailInWords(mail)}, ${at ? momentInWords(at, zone) : 'when what is under way is settled'}`)}
</li>`;
