import type { CourseId } from '../../../domain/content/course.ts';
import type { ListId } from '../../../domain/content/newsletter.ts';
import type { FieldFault, Typed } from '../../forms/form-fields.ts';
import type { PreferencesAction } from '../../forms/preferences-form.ts';

/**
 * What the preference page answers to an action: a sentence, what was typed and is at fault, and which part to open, of
 * which course or newsletter.
 */
export type PreferencesAnswer = {
  to?: PreferencesAction['kind'];
  course?: CourseId | undefined;
  list?: ListId;
  note?: string;
  typed?: Partial<Typed & { until: string }>;
  faults?: readonly FieldFault[];
};
