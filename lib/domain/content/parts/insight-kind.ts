/** What kinds of insights there are; `insight.ts` has what each is made of. */
export const insightKinds = [
  'definition',
  'contrast',
  'reason',
  'pitfall',
  'example',
  'practice',
  'statistic',
  'framework',
  'saying',
] as const;
export type InsightKind = (typeof insightKinds)[number];
