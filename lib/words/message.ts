/** A page that says what happened and what comes next, with one button at most. */
export type Message = {
  heading: string;
  paragraphs: readonly string[];
  /** The label of the one button. */
  button?: string;
  /** What stands under the button. */
  afterword?: string;
};

export const says = (message: Message): Message => message;
