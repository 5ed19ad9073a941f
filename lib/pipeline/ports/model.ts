export type Question = {
  /** What is to be done: our own words. */
  task: string;
  /** What it is to be done with: data, whatever it says. */
  material: string;
  /** The longest answer that is paid for. */
  mostTokens: number;
};

/** A language model, where an author has one. It answers, and can do nothing else. */
export type Model = {
  name: string;
  /** In dollars for a million tokens; undefined where nobody has said. */
  price?: { input: number; output: number } | undefined;
  answer(
    question: Question,
  ): Promise<{ kind: 'answered'; text: string } | { kind: 'failed'; because: string }>;
};
