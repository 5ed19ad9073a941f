import type { Action } from '../forms/preferences-form.ts';
import type { FieldFault, Typed } from '../forms/sign-up-form.ts';

/** What the page answers to an action: a sentence, what was typed and is at fault, and which part to open. */
export type Answer = {
  did?: Action['kind'];
  note?: string;
  typed?: Partial<Typed & { until: string }>;
  faults?: readonly (FieldFault | { field: 'until'; sentence: string })[];
};
