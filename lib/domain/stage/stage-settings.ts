import * as z from 'zod';

/** Separates whole installations within one account: it is part of every name. */
export const stageName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,19}$/, 'takes up to 20 lower-case letters, digits and hyphens')
  .brand<'StageName'>();
export type StageName = z.infer<typeof stageName>;

const host = z
  .string()
  .max(253)
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
    'takes the name of a host, such as course.example.org',
  );

const certificate = z.string().startsWith('arn:', 'takes the ARN of an ACM certificate');

const domainSchema = z.strictObject({
  name: host.describe('The host, without https://.'),
  certificate: certificate
    .optional()
    .describe(
      "The ARN of its ACM certificate, in the stage's Region. Without one the stack makes it, which takes the hosted zone.",
    ),
});

const imagesSchema = z.strictObject({
  domains: z
    .array(host)
    .min(1)
    .describe(
      'Hosts of a cache in front of the images. New mails show images from the first; those of sent mails stay on all.',
    ),
  certificate: certificate
    .startsWith('arn:aws:acm:us-east-1:', 'takes the ARN of an ACM certificate in us-east-1')
    .describe(
      'The ARN of the ACM certificate for them, in us-east-1: CloudFront takes no other, wherever the stage is.',
    ),
});

const hostedZoneSchema = z.strictObject({
  id: z
    .string()
    .regex(/^Z[A-Z0-9]{1,31}$/, 'takes the id of a hosted zone, such as Z0123456789ABCDEFGHIJ')
    .describe('Its id in Route 53.'),
  name: host.describe('The domain that it is of.'),
});

const throttleSchema = z.strictObject({
  rate: z
    .int()
    .min(1)
    .max(10_000)
    .default(50)
    .describe(
      'Requests a second that the API lets through in the long run; what is above gets 429. docs/launch-day.md says what a launch takes.',
    ),
  burst: z.int().min(1).max(5_000).default(100).describe('Requests that it lets through at once.'),
});

const restoredSchema = z.strictObject({
  table: z
    .string()
    .regex(/^arn:[^:]+:dynamodb:[^:]+:\d+:table\/[^/]+$/, 'takes the ARN of a table in DynamoDB')
    .describe('Its ARN.'),
  stream: z
    .string()
    .regex(
      /^arn:[^:]+:dynamodb:[^:]+:\d+:table\/[^/]+\/stream\/.+$/,
      'takes the ARN of the stream of that table',
    )
    .describe('The ARN of its stream, of new and old images, which a restored table has to be given anew.'),
});

const isWithin = (name: string, zone: string): boolean => name === zone || name.endsWith(`.${zone}`);

/** `stages/<name>.yaml`: what one deployed copy is set up with. It stays beside the content and is never published with it. */
export const stageSchema = z
  .strictObject({
    domains: z
      .array(domainSchema)
      .min(1)
      .optional()
      .describe(
        'Hosts that the pages are at. Links of new mails begin with the first; those of sent mails open at all. Without any, the address that API Gateway gives.',
      ),
    images: imagesSchema
      .optional()
      .describe('A cache in front of the images of mails, under hosts of its own.'),
    hostedZone: hostedZoneSchema
      .optional()
      .describe(
        'The zone in Route 53 in which the stack sets the DNS records that belong there, and proves certificates. Without it, they are yours to set.',
      ),
    identity: z
      .enum(['new', 'existing'])
      .default('new')
      .describe(
        "Whether the stack makes the senders' domains known to SES, or SES in this account and Region knows them already, say from another stage.",
      ),
    dmarc: z
      .enum(['new', 'existing'])
      .default('new')
      .describe(
        "Whether the senders' domains still need a DMARC record, or have one that is to stay as it is.",
      ),
    mailFrom: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'takes one word, as it stands before the dot')
      .default('mail')
      .describe("The name within the senders' domain that bounces come back to; nothing else may use it."),
    alarmsTo: z
      .email()
      .optional()
      .describe(
        "Whom alarms are mailed to, where that is not site.yaml's contact, to whom readers write. It confirms once that it wants them.",
      ),
    eventBus: z
      .string()
      .regex(/^[\w./-]{1,256}$/, 'takes the name of an event bus of this account and Region')
      .optional()
      .describe(
        'An EventBridge bus of this account and Region, there already, which is told what webhooks are told.',
      ),
    addressStack: z
      .boolean()
      .default(true)
      .describe(
        "Whether API, domains and the senders' identities are in a stack of their own, which outlives the application's. `false` for a stage of before 1.1 that has not been moved: docs/stages.md.",
      ),
    restored: restoredSchema
      .optional()
      .describe(
        'A table that was restored from a backup and takes the place of the one that the stage began with.',
      ),
    throttle: throttleSchema.prefault({}).describe('How many requests the pages take.'),
    budget: z
      .number()
      .positive()
      .optional()
      .describe(
        'Dollars a month that the whole AWS account may cost before the mailbox of the alarms hears of it: at 80 % of it, at all of it, and when the month is going to reach it.',
      ),
  })
  .superRefine(({ domains = [], hostedZone, restored }, context) => {
    if (restored && !restored.stream.startsWith(`${restored.table}/`))
      context.addIssue({
        code: 'custom',
        path: ['restored', 'stream'],
        message: 'takes the ARN of the stream of that table',
      });
    for (const [index, { name, certificate: given }] of domains.entries())
      if (given === undefined && !(hostedZone && isWithin(name, hostedZone.name)))
        context.addIssue({
          code: 'custom',
          path: ['domains', index],
          message: `needs the ARN of a certificate: the stack can make one only within a hosted zone that is named here`,
        });
    const names = domains.map(({ name }) => name);
    for (const [index, name] of names.entries())
      if (names.indexOf(name) < index)
        context.addIssue({ code: 'custom', path: ['domains', index, 'name'], message: 'is there twice' });
  });

export type StageSettings = z.infer<typeof stageSchema>;

/** Whether the stack sets records of a name itself. */
export const isInZone = ({ hostedZone }: Pick<StageSettings, 'hostedZone'>, name: string): boolean =>
  hostedZone !== undefined && isWithin(name, hostedZone.name);

/** What a stage is set up with that nobody has written a file for. */
export const defaultStageSettings: StageSettings = stageSchema.parse({});
