import type { Context } from 'hono';
import type { ExaminedStage } from '../adapters/doctor/examined-stage.ts';
import type { FailedWork } from '../adapters/failed-work.ts';
import type { SendingConnection } from '../adapters/ses/with-mailer.ts';
import type { PublishPlan } from '../pipeline/plan/plan-publish.ts';
import { type Head, layout, type Page } from './layout.ts';

/** What the operator's pages show and act upon: one stage, deployed or on this machine. */
export type DeskSettings = FailedWork & {
  head: Head;
  connection: SendingConnection;
  /** What a doctor asks of it. */
  examined: ExaminedStage;
  /** What publishing the content at hand would change; undefined where there is none. Reads everybody. */
  plan?: (() => Promise<PublishPlan>) | undefined;
};

/** What every page of the operator's is made with. */
export type Desk = DeskSettings & {
  show(c: Context, page: Page, status?: 200 | 404 | 409 | 422 | 502): Response | Promise<Response>;
};

/** The pages of the operator, as the head of every page of the desk names them. */
export const deskLinks = [
  { href: '/_local/desk', label: 'Today' },
  { href: '/_local/desk/people', label: 'People' },
  { href: '/_local/desk/sending', label: 'Sending' },
  { href: '/_local/desk/report', label: 'Report' },
  { href: '/_local/desk/calendar', label: 'Calendar' },
  { href: '/_local/desk/costs', label: 'Costs' },
  { href: '/_local/desk/plan', label: 'Plan' },
  { href: '/_local/desk/doctor', label: 'Doctor' },
];

export const createDesk = (settings: DeskSettings): Desk => ({
  ...settings,
  show: (c, page, status = 200) => c.html(layout(settings.head, page), status),
});
