export type ErrorTrace = {
  /** The error's class as it names itself; the type of something thrown that is no error. */
  error: string;
  /** The system's code, such as ECONNREFUSED. */
  code?: string;
  /** Where it came from, the innermost first: `at …` as the stack has it. */
  frames: string[];
  cause?: ErrorTrace;
  /** What an AggregateError holds. */
  errors?: ErrorTrace[];
};

/** Of one surprise, its causes and what they hold, no more than so many are told. */
const mostErrors = 10;
const mostFrames = 30;

/**
 * What may be told of an error: its class, and where in the code it was made. Never its message, which can hold an
 * address or a link, and which a stack begins with.
 */
export const errorTrace = (thrown: unknown): ErrorTrace => traceWithin(new Set())(thrown);

const traceWithin =
  (told: Set<unknown>) =>
  (thrown: unknown): ErrorTrace => {
    told.add(thrown);
    if (!(thrown instanceof Error)) return { error: typeof thrown, frames: [] };
    const mayBeTold = (other: unknown) => other !== undefined && !told.has(other) && told.size < mostErrors;
    const trace: ErrorTrace = { error: classOf(thrown), frames: framesOf(thrown) };
    if ('code' in thrown && isCode(thrown.code)) trace.code = thrown.code;
    if (mayBeTold(thrown.cause)) trace.cause = traceWithin(told)(thrown.cause);
    if (thrown instanceof AggregateError)
      trace.errors = thrown.errors.flatMap((one) => (mayBeTold(one) ? [traceWithin(told)(one)] : []));
    return trace;
  };

const classOf = ({ name }: Error): string => (/^[A-Za-z][\w.$]{0,79}$/.test(name) ? name : 'Error');

const isCode = (code: unknown): code is string =>
  typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,39}$/.test(code);

// A function is named by identifiers alone. A place is a file's path or one of Node's own modules, with an `@` only
// where a package's scope begins: nothing in a line of this shape can be an address.
const place = String.raw`(?:(?:file:\/\/)?\/|node:)(?:[^\s()@%]|(?<=\/)@|%20)*:\d+:\d+`;
const name = String.raw`(?:(?:async|new|get|set) )*[\w$.#<>]+(?: \[as [\w$.#<>]+\])?`;
const frame = new RegExp(
  String.raw`^ {4}(at (?:${name} \((?:${place}|<anonymous>|index \d+)\)|(?:async )?${place}))$`,
);

const framesOf = ({ stack = '', message }: Error): string[] =>
  stackAfter(message, stack)
    .split('\n')
    .flatMap((line) => frame.exec(line)?.[1] ?? [])
    .slice(0, mostFrames);

/** A message can have lines that look like frames: it goes first, where the stack still begins with it. */
const stackAfter = (message: string, stack: string): string => {
  const at = stack.indexOf(message);
  const begins = at >= 0 && !stack.slice(0, at).includes('\n');
  return begins ? stack.slice(at + message.length) : stack;
};
