import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const at = (path: string) => readFileSync(new URL(`../../docs/ci/${path}`, import.meta.url), 'utf8');
/** CloudFormation's short forms, read as the texts that they hold. */
const customTags = ['!Ref', '!Sub', '!GetAtt'].map((tag) => ({ tag, resolve: (text: string) => text }));
const sequences = ['!Equals', '!If'].map((tag) => ({
  tag,
  collection: 'seq' as const,
  identify: () => false,
}));

const role = z
  .object({
    Resources: z.object({
      Deploy: z.object({
        Properties: z.object({
          AssumeRolePolicyDocument: z.object({
            Statement: z.tuple([
              z.object({
                Action: z.literal('sts:AssumeRoleWithWebIdentity'),
                Condition: z.object({ StringEquals: z.record(z.string(), z.string()) }),
              }),
            ]),
          }),
          Policies: z.tuple([
            z.object({
              PolicyDocument: z.object({
                Statement: z.array(
                  z.object({
                    Effect: z.literal('Allow'),
                    Action: z.union([z.string(), z.array(z.string())]),
                    Resource: z.string(),
                  }),
                ),
              }),
            }),
          ]),
        }),
      }),
    }),
  })
  .parse(parse(at('deploy-role.yaml'), { customTags: [...customTags, ...sequences] })).Resources
  .Deploy.Properties;

describe('the role by which CI deploys', () => {
  it('is taken on by one environment of one repository alone', () => {
    const [{ Condition }] = role.AssumeRolePolicyDocument.Statement;
    expect(Condition.StringEquals).toEqual({
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders.
      'token.actions.githubusercontent.com:sub': 'repo:${Repository}:environment:${Environment}',
    });
  });

  it("takes on CDK's roles, reads what one stage has, and nothing else", () => {
    const statements = role.Policies[0].PolicyDocument.Statement;
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !/:(?:Get|BatchGet|Query|Scan|Describe|List)/.test(action))).toEqual([
      'sts:AssumeRole',
    ]);
    for (const { Resource } of statements)
      expect(Resource).toMatch(/role\/cdk-\*-|dripline-\$\{Stage\}-|secret:Keys\*/);
  });

  it('is taken on by a workflow that tests, checks and plans before it deploys, behind an approval', () => {
    const { deploy } = z
      .object({
        permissions: z.object({ 'id-token': z.literal('write'), contents: z.literal('read') }),
        jobs: z.object({
          deploy: z.object({
            environment: z.literal('production'),
            steps: z.array(z.object({ run: z.string().optional() })),
          }),
        }),
      })
      .parse(parse(at('deploy-workflow.yaml'))).jobs;
    expect(deploy.steps.flatMap(({ run }) => run ?? [])).toEqual([
      'npm ci',
      'npm test',
      'npm run dripline -- check --github',
      'npm run dripline -- plan --stage prod',
      'npm run deploy -- --stage prod -- --require-approval never',
    ]);
  });
});
