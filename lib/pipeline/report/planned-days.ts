import type { Fault } from '../../domain/content/content.ts';
import { type PlannedCalendar, plannedCalendarOf } from '../../domain/reports/planned-calendar.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { PublishPlan } from '../plan/plan-publish.ts';

/** What publishing the content would make of the seven days to come, by a plan of it. */
export type PlannedDays =
  | { kind: 'refused'; at: Instant; faults: Fault[] }
  | {
      kind: 'planned';
      calendar: PlannedCalendar;
      /** What has to be answered before it is published. */
      questions: number;
      /** What stays as it is because of its faults. */
      kept: number;
      /** Courses and newsletters that would end: nothing of them comes then. */
      ended: string[];
    };

export const plannedDays = (plan: PublishPlan, now: Instant): PlannedDays =>
  plan.kind === 'refused'
    ? { kind: 'refused', at: now, faults: plan.faults }
    : {
        kind: 'planned',
        calendar: plannedCalendarOf(plan.courses, plan.waiting, now),
        questions: plan.questions.length,
        kept: plan.kept.length,
        ended: plan.ended.filter(({ stillIn }) => stillIn > 0).map(({ id }) => id),
      };
