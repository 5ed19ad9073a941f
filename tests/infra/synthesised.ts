import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { type Site, siteSchema } from '../../lib/domain/content/site.ts';
import { addDripline } from '../../lib/infra/dripline-app.ts';
import { readSettings } from '../../lib/infra/settings.ts';

export const site = siteSchema.parse({
  brand: 'Harbour Letters',
  senders: { lessons: 'lessons@harbour.test', confirmations: 'confirm@harbour.test' },
  replyTo: 'hello@harbour.test',
  contact: 'owner@harbour.test',
  postalAddress: 'Harbour Letters, 3 Quay Street, Porthaven',
  baseUrl: 'https://course.harbour.test',
  timeZone: 'Europe/London',
  defaultCourse: 'bread',
});

const { context: flags } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')));

/** The app as `cdk synth` builds it, but without bundling the functions: templates do not depend on it. */
export const newApp = (
  outdir: string,
  context: Record<string, string> = {},
  changes: Partial<Site> = {},
): App => {
  const app = new App({ outdir, context: { ...flags, 'aws:cdk:bundling-stacks': [], ...context } });
  const asked = readSettings(app);
  if ('faults' in asked) throw new Error(asked.faults.join('\n'));
  const content = { files: new Map(), images: new Map() };
  addDripline(app, { site: { ...site, ...changes }, content, settings: asked.settings });
  return app;
};

/** The templates of both stacks. */
export const synthesise = (
  outdir: string,
  context: Record<string, string> = {},
  changes: Partial<Site> = {},
) => {
  const assembly = newApp(outdir, context, changes).synth();
  const stage = context.stage ?? 'prod';
  const template = (stack: string) =>
    Template.fromJSON(assembly.getStackByName(`dripline-${stage}-${stack}`).template);
  return { data: template('data'), application: template('application') };
};
