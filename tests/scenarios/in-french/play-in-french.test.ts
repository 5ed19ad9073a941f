import { expect, it } from 'vitest';
import { newsletterSteps } from '../newsletter-steps.ts';
import { scenario } from '../scenario-content.ts';

type Content = typeof import('../scenario-content.ts');
type Steps = typeof import('../newsletter-steps.ts');

it('what is played in French has the French course, and so has all that it imports of the scenarios', async () => {
  const french: Content = await import('../scenario-content.ts?in-french');
  expect([scenario.course.language, french.scenario.course.language]).toEqual(['en', 'fr']);
  expect(french.scenario.files).not.toEqual(scenario.files);
  const steps: Steps = await import('../newsletter-steps.ts?in-french');
  expect(steps.newsletterSteps).not.toBe(newsletterSteps);
});
