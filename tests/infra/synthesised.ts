import { readFileSync } from 'node:fs';
import { App, type AppProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { type Site, siteSchema } from '../../lib/domain/content/site.ts';
import { stageName, stageSchema } from '../../lib/domain/stage/stage-settings.ts';
import { addDripline } from '../../lib/infra/dripline-app.ts';

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

export type Asked = { stage?: string } & z.input<typeof stageSchema>;

/** Without the rules of CloudFormation, which take seconds to load: `stacks.test.ts` holds that the templates keep them. */
export const unvalidated: AppProps = { builtinCloudFormationValidation: false };

/** The app as `cdk synth` builds it, but without bundling the functions: templates do not depend on it. */
export const newApp = (
  outdir: string,
  asked: Asked = {},
  changes: Partial<Site> = {},
  props: AppProps = {},
): App => {
  const app = new App({ ...props, outdir, context: { ...flags, 'aws:cdk:bundling-stacks': [] } });
  const { stage = 'prod', ...settings } = asked;
  const content = { files: new Map(), images: new Map() };
  addDripline(app, {
    site: { ...site, ...changes },
    content,
    settings: { ...stageSchema.parse(settings), stage: stageName.parse(stage) },
  });
  return app;
};

/** The templates of the three stacks. */
export const synthesise = (
  outdir: string,
  asked: Asked = {},
  changes: Partial<Site> = {},
  props: AppProps = {},
) => {
  const assembly = newApp(outdir, asked, changes, props).synth();
  const stack = (name: string) => assembly.getStackByName(`dripline-${asked.stage ?? 'prod'}-${name}`);
  const template = (name: string) => Template.fromJSON(stack(name).template);
  return {
    data: template('data'),
    address: template('address'),
    application: template('application'),
    isProtected: (name: string) => stack(name).terminationProtection === true,
  };
};
