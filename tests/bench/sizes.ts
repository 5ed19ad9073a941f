import type { LambdaName } from '../../lib/adapters/function-name.ts';

/** How much is measured. The small size only shows that everything runs. */
export type Sizes = {
  runs: number;
  /** How long the course is that is published and sent. */
  course: 'twelve lessons' | 'two lessons';
  /** Mails due in a sweep whose speed is measured, against the stub and against dynalite. */
  due: number;
  dueInDynalite: number;
  /** Mails due in the one long sweep whose memory is measured. */
  dueForMemory: number;
  /** Mails due in a sweep whose read and write units are counted, and among how many subscribers. */
  dueForUnits: number;
  subscribers: readonly [number, number];
  simulatedSubscribers: number;
  /** People on the list of a newsletter whose issue is sent: enough that what an issue costs by itself hardly shows. */
  members: number;
  /** People on record while the desk is asked about them. */
  subscribersOfDesk: number;
  /** Rows of the file that is imported. */
  rowsOfImport: number;
  /** Functions whose bundles are made, weighed and loaded. */
  coldImports: readonly LambdaName[];
  /** Repetitions of one step when it is measured by itself. */
  repetitions: number;
};

export const fullSize: Sizes = {
  runs: 5,
  course: 'twelve lessons',
  due: 10_000,
  dueInDynalite: 1_000,
  dueForMemory: 100_000,
  dueForUnits: 1_000,
  subscribers: [1_000, 100_000],
  simulatedSubscribers: 10_000_000,
  members: 4_000,
  subscribersOfDesk: 50_000,
  rowsOfImport: 50_000,
  coldImports: ['build-course', 'send-lessons', 'web', 'run-job', 'record-feedback', 'record-deliveries'],
  repetitions: 1_000,
};

export const smallSize: Sizes = {
  runs: 1,
  course: 'two lessons',
  due: 20,
  dueInDynalite: 20,
  dueForMemory: 40,
  dueForUnits: 10,
  subscribers: [10, 30],
  simulatedSubscribers: 10_000,
  members: 10,
  subscribersOfDesk: 120,
  rowsOfImport: 40,
  // One with content, and one with templates that are compiled beside it.
  coldImports: ['build-course', 'web'],
  repetitions: 20,
};
