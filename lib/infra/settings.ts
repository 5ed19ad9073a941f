import type { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { productionStage } from '../adapters/environment.ts';

const settingsSchema = z.object({
  /** Separates whole installations within one account: it is part of every name. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,19}$/, 'takes up to 20 lower-case letters, digits and hyphens')
    .default(productionStage),
  /** An ACM certificate, in the stack's Region, for the host of site.yaml's baseUrl. */
  certificateArn: z.string().startsWith('arn:', 'takes the ARN of an ACM certificate').optional(),
  /**
   * An ACM certificate for `images.` and the host of site.yaml's baseUrl, for a cache in front of the images. CloudFront takes those
   * of us-east-1 alone, wherever the stack is.
   */
  imagesCertificateArn: z
    .string()
    .startsWith('arn:aws:acm:us-east-1:', 'takes the ARN of an ACM certificate in us-east-1')
    .optional(),
  /** Whom alarms are mailed to, where that is not site.yaml's contact, to whom readers write. */
  alarmsTo: z.email('takes the address that alarms are mailed to').optional(),
  /** An event bus of this account and Region, there already, which is told what webhooks are told. */
  eventBus: z
    .string()
    .regex(/^[\w./-]{1,256}$/, 'takes the name of an event bus of this account and Region')
    .optional(),
  /** `existing` where SES in this account and Region knows the senders' domain already, say from another stage. */
  identity: z.enum(['new', 'existing'], 'is either new or existing').default('new'),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Reads what `cdk -c NAME=VALUE` was given; a fault names the setting and what it takes. */
export const readSettings = (app: App): { settings: Settings } | { faults: string[] } => {
  const names = Object.keys(settingsSchema.shape);
  const given = Object.fromEntries(names.map((name) => [name, app.node.tryGetContext(name)]));
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return { settings: parsed.data };
  return { faults: parsed.error.issues.map(({ path, message }) => `-c ${path.join('.')} ${message}`) };
};
