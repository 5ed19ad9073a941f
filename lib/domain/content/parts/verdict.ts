import * as z from 'zod';

/** What a model said of whether a claim follows from its paragraphs. The reason is in words of its own, for the author. */
export const verdictSchema = z.strictObject({
  verdict: z.enum(['supported', 'unsupported', 'contradicted']),
  /** The model, as it is called. */
  by: z.string().min(1),
  reason: z.string().min(1).max(300),
  /** The day on which it was asked, in UTC. */
  on: z.iso.date(),
  /** Why its author holds to the claim all the same. */
  overruled: z.string().min(1).optional(),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** `content/verdicts.yaml`: verdicts by the hash of what they were given on, so that nobody has to ask a model twice. */
export const verdictsSchema = z.record(
  z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  verdictSchema,
);
export type Verdicts = z.infer<typeof verdictsSchema>;
