import { html } from 'hono/html';
import type { Html } from '../layout.ts';

/** Works out what publishing would change: by a button, since it reads everybody. */
export const planForm = (action: string, hasContent: boolean, isPlanned: boolean): Html =>
  hasContent
    ? html`<form class="since" action="${action}" method="post">
    <button>${isPlanned ? 'Look again at what publishing would change' : 'Show what publishing the content would change'}</button>
    <span class="quiet">Reads everybody’s record, and changes nothing.</span>
  </form>`
    : html`<p class="quiet">Started with “--content FOLDER”, this page also shows what publishing that content would change.</p>`;
