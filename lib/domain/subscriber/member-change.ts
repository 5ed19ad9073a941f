import * as z from 'zod';
import { cadenceSchema } from '../time/cadence.ts';
import { instantSchema } from '../time/instant.ts';
import { weekdaySchema } from '../time/weekday.ts';
import { leftReason } from './left-reason.ts';
import { leftWay } from './left-way.ts';
import { unsubscribeReason } from './unsubscribe-reason.ts';

/** What somebody's membership has been through that its standing and its settings no longer show. */
const memberChangeSchema = z.lazy(() =>
  z.discriminatedUnion('kind', [
    /** Of whoever has come back, or asked anew, since. */
    z.object({
      kind: z.literal('left'),
      at: instantSchema,
      reason: leftReason,
      way: leftWay.optional(),
      why: unsubscribeReason.optional(),
    }),
    z.object({ kind: z.literal('back'), at: instantSchema }),
    z.object({ kind: z.literal('paused'), at: instantSchema, until: instantSchema }),
    z.object({ kind: z.literal('resumed'), at: instantSchema }),
    z.object({
      kind: z.literal('rhythm'),
      at: instantSchema,
      cadence: cadenceSchema,
      weekday: weekdaySchema.optional(),
      hour: z.int().optional(),
    }),
    z.object({ kind: z.literal('began-anew'), at: instantSchema }),
    z.object({ kind: z.literal('went-back'), at: instantSchema }),
  ]),
);
export type MemberChange = z.infer<typeof memberChangeSchema>;

/** In the very item that was changed, so that both are written or neither; what is older makes room. */
export const memberChangesSchema = z.array(memberChangeSchema).optional();
export const mostMemberChanges = 20;
