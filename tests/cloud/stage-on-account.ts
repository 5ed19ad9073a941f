import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { openCloudStage } from '../../bin/cloud-stage.ts';
import type { Stage } from '../../bin/stage.ts';
import { stageName } from '../../lib/domain/stage/stage-settings.ts';
import type { LocalMail } from '../../lib/local/mailbox/read-mail.ts';
import { readerAt } from '../scenarios/reader.ts';
import { scenario } from '../scenarios/scenario-content.ts';
import { contentOnDisk, type FilesOnDisk } from '../worlds/content-on-disk.ts';
import { deployTo, destroyApplication, dripline, type Program, runCloud } from './deploy.ts';
import { type DeployedSite, moveOnIn, openDeployedSite } from './deployed-site.ts';
import type { Account } from './emulator.ts';
import type { Template } from './for-emulator.ts';
import { cloudFolder } from './set-up.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    account: Account;
  }
}

/** The content of the scenarios, with senders that a deploy takes. */
export const deployable = (): Map<string, string> =>
  new Map(
    [...scenario.files].map(([path, text]) => [
      path,
      path === 'content/site.yaml'
        ? text
            .replaceAll(/\bexample\.(com|org|net)\b/g, 'course.test')
            .replace(/^postalAddress: .*$/m, 'postalAddress: At the mill, by the river')
        : text,
    ]),
  );

/** The emulated account, which every AWS SDK of this process asks from now on. */
export const reachAccount = (): Account => {
  const account = inject('account');
  Object.assign(process.env, account.variables);
  return account;
};

/**
 * What an operator has of one stage of the emulated account: content, a deploy, commands. To be called at the top of a file, after
 * whose tests all that was opened is closed.
 */
export const operatorOf = async (stage: string, files: FilesOnDisk = deployable()) => {
  const account = reachAccount();
  const content = await contentOnDisk(files);
  const deployment = { stage, content };
  const opened: { close(): Promise<void> }[] = [];
  afterAll(async () => {
    for (const each of opened) await each.close();
  });
  return {
    account,
    stage,
    content,
    deploy: (
      options: readonly string[] = [],
      change?: (template: Template, stack: string) => Template,
    ): Promise<Program> =>
      deployTo(account, deployment, { folder: cloudFolder, options, ...(change && { change }) }),
    /** What is on record of the stage, as it is deployed now, and its pages. */
    open: async (): Promise<{ stage: Stage; site: DeployedSite }> => {
      const found = await openCloudStage(stageName.parse(stage));
      const site = await openDeployedSite(account, found.connection, moveOnIn(found.connection));
      opened.push(site, found);
      return { stage: found, site };
    },
    destroyApplication: () => destroyApplication(account, deployment, cloudFolder),
    /** A command on this stage. */
    run: (...args: string[]): Promise<Program> => dripline(account, deployment, [...args, '--stage', stage]),
    /** A command that is about the content and about no stage. */
    runHere: (...args: string[]): Promise<Program> => dripline(account, deployment, args),
    /** `npm run cloud` itself, with arguments. */
    runCloud: (...args: string[]): Promise<Program> => runCloud(account, args),
    /** A file of the content's folder. */
    file: (path: string) => join(content, path),
  };
};

/** A form is answered before its mail goes out, by a function that is called and not waited for. */
export const arrived = async (
  { invoke }: Pick<DeployedSite, 'invoke'>,
  mails: () => Promise<LocalMail[]>,
): Promise<[LocalMail, ...LocalMail[]]> => {
  for (let sweep = 0; sweep < 20; sweep += 1) {
    const [first, ...others] = await mails();
    if (first) return [first, ...others];
    await invoke('send-lessons', { sweeper: 0, of: 1 });
  }
  throw new Error('No mail came.');
};

/** Somebody who has signed up and confirmed, and their first lesson. */
export const joinAt = async (site: DeployedSite, address: string, more: Record<string, string> = {}) => {
  const reader = readerAt(site.url, address);
  const asked = await reader.signUp('Europe/London', more);
  if (asked.status !== 200) throw new Error(`${address} could not sign up: ${asked.status}`);
  await arrived(site, reader.asked);
  const confirmed = await reader.confirm();
  if (confirmed.status !== 200) throw new Error(`${address} could not confirm: ${confirmed.status}`);
  const [first] = await arrived(site, reader.lessons);
  return { reader, first };
};
