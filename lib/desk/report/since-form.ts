import { html } from 'hono/html';
import type { Html } from '../layout.ts';

/** From which day on; and who stands where, read anew instead of once a day. */
export const sinceForm = (
  action: string,
  since: string,
  until: string,
): Html => html`<form class="since" action="${action}" method="get">
    <label for="since">From</label>
    <input id="since" name="since" type="date" value="${since}" max="${until}">
    <button>Show</button>
  </form>
  <form class="since" action="${action}/look" method="post"><button>Look at everybody now</button></form>`;
