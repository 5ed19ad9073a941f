import * as z from 'zod';
import { courseId } from '../domain/content/course.ts';
import { listId } from '../domain/content/newsletter.ts';
import { Unusable } from './unusable.ts';

/** The stage that has readers; every other one is for trying things out. */
export const productionStage = 'prod';

/** What every function needs to know; the SDK reads region, credentials and endpoints by itself. */
export const environmentSchema = z.object({
  STAGE: z.string().min(1),
  TABLE_NAME: z.string().min(1),
  SECRET_ID: z.string().min(1),
  CONFIGURATION_SET: z.string().min(1),
  /** Where the web function answers, without a slash at the end. */
  BASE_URL: z.url(),
  /** Where mails find their images, without a slash at the end: a cache in front of the web function, or that itself. */
  IMAGES_URL: z.url(),
  /** The course or newsletter that the front page offers. */
  FRONT: z.union([courseId, listId]),
  /** The queue of what failed for good, by its URL. */
  DEAD_LETTERS: z.url(),
  /** The queue of what waits to be told to others, by its URL. */
  WEBHOOKS: z.url(),
  /** The event bus that is told what others are told, by its name; stages have none unless a deploy names one. */
  EVENT_BUS: z.string().min(1).optional(),
  /** Which version of Dripline was deployed; stages of before 1.1 do not say. */
  VERSION: z.string().optional(),
  SHARDS: z.coerce.number().int().min(1).max(256),
});
export type Environment = z.infer<typeof environmentSchema>;

/** Not set by this version of the stack. */
export class IncompleteEnvironment extends Unusable {
  override name = 'IncompleteEnvironment';
}

/** Reads the environment, or fails at once with the names of what is missing or wrong, never the values. */
export const readEnvironment = (variables: Readonly<Record<string, string | undefined>>): Environment => {
  const parsed = environmentSchema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  throw new IncompleteEnvironment(
    `The environment lacks a usable ${names.join(', ')}. The CDK stack sets them on every function: deploy the stage with this version.`,
  );
};
