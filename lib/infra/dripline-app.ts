import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { PreparedContent } from '../domain/content/content.ts';
import type { Site } from '../domain/content/site.ts';
import { type StackPart, stackName } from '../domain/stage/stack.ts';
import { AddressStack } from './address-stack.ts';
import { ApplicationStack } from './application-stack.ts';
import { DataStack } from './data-stack.ts';
import type { Settings } from './settings.ts';

/** Adds the installation of one stage. Synthesis fails on any finding of cdk-nag that nobody has answered. */
export const addDripline = (
  app: App,
  { site, content, settings }: { site: Site; content: PreparedContent; settings: Settings },
): void => {
  const named = (part: StackPart) => ({ stackName: stackName(settings.stage, part) });
  const data = new DataStack(app, 'Data', { ...named('data'), settings });
  const address = new AddressStack(app, 'Address', { ...named('address'), site, settings });
  new ApplicationStack(app, 'Application', {
    ...named('application'),
    site,
    content,
    settings,
    data,
    address,
  });
  Tags.of(app).add('dripline', settings.stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
};
