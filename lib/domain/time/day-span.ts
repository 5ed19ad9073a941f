import * as z from 'zod';

const longest = 365;

/** `3 days` or `2 weeks`, as a number of days. */
export const daySpan = z.union([z.string(), z.number()]).transform((written, context): number => {
  const [, count, unit] = /^(\d+) (day|week)s?$/.exec(String(written).trim()) ?? [];
  const days = Number(count) * (unit === 'week' ? 7 : 1);
  if (days >= 1 && days <= longest) return days;
  context.addIssue({
    code: 'custom',
    message: `is "${written}"; write how many days or weeks, such as "3 days" or "2 weeks", and at most ${longest} days`,
    input: written,
  });
  return z.NEVER;
});
