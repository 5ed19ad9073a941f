/** What a doctor's check found: in a sentence, and what a person should do about it unless all is well. */
export type Outcome =
  | { kind: 'well'; what: string }
  /** Mail goes out all the same, and somebody should look. */
  | { kind: 'warned'; what: string; toDo: string }
  /** Something does not work, or is about to be lost. */
  | { kind: 'wrong'; what: string; toDo: string }
  /** Nobody knows: whoever was asked did not say, or could not be asked. */
  | { kind: 'not-checked'; what: string; toDo: string };

export type OutcomeKind = Outcome['kind'];

export const well = (what: string): Outcome => ({ kind: 'well', what });
export const warned = (what: string, toDo: string): Outcome => ({ kind: 'warned', what, toDo });
export const wrong = (what: string, toDo: string): Outcome => ({ kind: 'wrong', what, toDo });
export const notChecked = (what: string, toDo: string): Outcome => ({ kind: 'not-checked', what, toDo });

/** What was checked, and what was found. */
export type Examined = { check: string; outcome: Outcome };
