/** The answers of a function to questions that come again and again: each is worked out once, and is the same from then on. */
export const onceEach = <Asked, Answer>(answer: (asked: Asked) => Answer): ((asked: Asked) => Answer) => {
  const answers = new Map<Asked, { is: Answer }>();
  return (asked) => {
    const known = answers.get(asked);
    if (known) return known.is;
    const is = answer(asked);
    answers.set(asked, { is });
    return is;
  };
};
