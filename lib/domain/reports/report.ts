import type { Instant } from '../time/instant.ts';
import type { Calendar } from './calendar.ts';
import type { CourseReport, ListReport } from './course-report.ts';
import type { Deliverability } from './deliverability.ts';
import type { Money } from './money.ts';
import type { SaidInParting } from './said-in-parting.ts';

/** All that an operator is told of a stage: numbers and names of ours, nobody's, and words of leavers without whose they are. */
export type Report = {
  stage: string;
  brand: string;
  at: Instant;
  /** The first day that it tells of, and the last. */
  since: string;
  until: string;
  courses: CourseReport[];
  lists: ListReport[];
  /** What those who left in these days said in their own words. */
  saidInParting: SaidInParting;
  deliverability: Deliverability;
  /** Links that no person sees were followed so often: the mail of some readers is scanned. */
  scannersSeen: number;
  calendar: Calendar;
  money: Money;
};
