import { describe, expect, it } from 'vitest';
import { stackName } from '../../lib/domain/stage/stack.ts';
import { advance } from '../scenarios/reader.ts';
import type { Template } from './for-emulator.ts';
import { stacksOf } from './stacks-of.ts';
import { joinAt, operatorOf } from './stage-on-account.ts';

const { open, deploy, destroyApplication, run } = await operatorOf('again');
const statusOf = async () => (await stacksOf('again')).get(stackName('again', 'application'));

/** After all that is in the application stack, something that nobody can make: an address of a function that is not there. */
const withImpossible = (template: Template, stack: string): Template => {
  if (stack !== 'Application') return template;
  const { Resources } = template;
  const Impossible = {
    Type: 'AWS::Lambda::Url',
    Properties: { TargetFunctionArn: 'nobody', AuthType: 'AWS_IAM' },
    DependsOn: Object.keys(Resources),
  };
  return { ...template, Resources: { ...Resources, Impossible } };
};

describe('a stage', () => {
  it('is deployed after a first deploy that failed on the way', async () => {
    const failed = await deploy(['--yes'], withImpossible);
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('Impossible') });
    expect(await statusOf()).toBe('ROLLBACK_COMPLETE');
    const second = await deploy();
    expect(second.code, second.stderr).toBe(0);
    expect(await statusOf()).toBe('CREATE_COMPLETE');
  });

  it('loses nobody when its application is destroyed, and goes on when it is deployed again', async () => {
    const before = await open();
    await before.site.invoke('build-course', {});
    const ada = await joinAt(before.site, 'ada@again.example.org');
    const bob = await joinAt(before.site, 'bob@again.example.org');
    await advance(before.site.url, 'P8D');
    const soFar = (await ada.reader.lessons()).map(({ subject }) => subject);
    expect(soFar).toHaveLength(2);

    await destroyApplication();
    expect(await statusOf()).toBeUndefined();
    expect((await fetch(ada.reader.linkIn(ada.first, 'preferences'))).status).not.toBe(200);

    // Nothing of it has to be agreed to: all that people know of it is there still.
    expect(await deploy()).toMatchObject({ code: 0 });
    const { stage, site } = await open();
    expect(stage.connection.baseUrl).toBe(before.stage.connection.baseUrl);
    expect((await fetch(ada.reader.linkIn(ada.first, 'preferences'))).status).toBe(200);
    expect((await bob.reader.post(bob.reader.linkIn(bob.first, 'unsubscribe'), {})).status).toBe(200);
    await advance(site.url, 'P14D');
    const later = (await ada.reader.lessons()).map(({ subject }) => subject);
    expect(later.slice(0, 2)).toEqual(soFar);
    expect(later).toHaveLength(4);
    expect(new Set(later).size).toBe(4);
    expect(await bob.reader.lessons()).toHaveLength(2);
    expect(await run('books')).toMatchObject({ code: 0 });
  });
});
