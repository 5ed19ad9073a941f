import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Permission, portPermissions } from '../../lib/adapters/port-permissions.ts';
import { isAllowed, statementSchema } from './is-allowed.ts';

const document = readFileSync(new URL('../../docs/running-it.md', import.meta.url), 'utf8');
const policySchema = z.object({ Statement: z.array(statementSchema) });
const policies = [...document.matchAll(/```json\n(.*?)```/gs)].map(
  ([, json = '']) => policySchema.parse(JSON.parse(json)).Statement,
);

const at = (service: string, resource: string) => `arn:aws:${service}:eu-central-1:111122223333:${resource}`;
const table = at('dynamodb', 'table/dripline-prod-data-Table1A2B');

/** As the stacks name them; what functions alone call (the webhooks' queue, an event bus) is no operator's. */
const resources: Partial<Record<Permission['on'], string>> = {
  table,
  'due-index': `${table}/index/due`,
  secret: at('secretsmanager', 'secret:Keys-AbCdEf'),
  sender: at('ses', 'identity/example.org'),
  account: '*',
  'run-job': at('lambda', 'function:dripline-prod-run-job'),
};

describe("an operator's rights, as docs/running-it.md has them", () => {
  const everything = Object.values(portPermissions).flat();

  it.each(
    [...new Set(everything.map(({ action, on }) => `${action} ${on}`))].filter((each) => {
      const [, on = ''] = each.split(' ');
      return on in resources;
    }),
  )('are enough for %s', (each) => {
    const [action = '', on = ''] = each.split(' ');
    const call = {
      action,
      resource: Object.entries(resources).find(([name]) => name === on)?.[1] ?? '',
      context: {},
    };
    expect(isAllowed(policies.flat(), call)).toBe(true);
  });

  it('are of one stage, and of no other', () => {
    for (const action of ['dynamodb:Scan', 'dynamodb:PutItem'])
      expect(
        isAllowed(policies.flat(), {
          action,
          resource: at('dynamodb', 'table/dripline-other-data-T'),
          context: {},
        }),
      ).toBe(false);
  });

  it('do not reach what a stage stands on: tables, functions and roles are the deploy’s to change', () => {
    for (const action of [
      'dynamodb:DeleteTable',
      'lambda:UpdateFunctionCode',
      'iam:PassRole',
      'secretsmanager:DeleteSecret',
    ])
      for (const resource of Object.values(resources))
        expect(isAllowed(policies.flat(), { action, resource, context: {} })).toBe(false);
  });
});
