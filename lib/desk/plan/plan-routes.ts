import { Hono } from 'hono';
import { html } from 'hono/html';
import { planInWords, warningInWords } from '../../pipeline/plan/plan-in-words.ts';
import { questionsInWords } from '../../pipeline/plan/questions-in-words.ts';
import type { Desk } from '../desk.ts';
import { planHome, planPage } from './plan-page.ts';

/** What publishing the content at hand would change, and whom it would reach. Reads everybody in the courses that change. */
export const planRoutes = (desk: Desk): Hono =>
  new Hono().get('/plan', async (c) => {
    if (!desk.plan) {
      const body = html`<p>There is no content at hand to plan with. Begin the desk with --content FOLDER.</p>`;
      return desk.show(c, { title: 'Plan', section: planHome, body });
    }
    const plan = await desk.plan();
    const view =
      plan.kind === 'refused'
        ? { faults: plan.faults, kept: [], lines: [], against: [] }
        : {
            faults: plan.faults,
            kept: plan.kept,
            lines: planInWords(plan),
            against: [
              ...(await questionsInWords(desk.connection, plan.questions)),
              ...plan.warnings.map(warningInWords),
            ],
          };
    return desk.show(c, { title: 'Plan', section: planHome, body: planPage(view) });
  });
