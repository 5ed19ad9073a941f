/** What is made when it is first asked for, and is the same from then on: a program that never asks never waits for it. */
export const once = <Made>(make: () => Made): (() => Made) => {
  let made: { value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
