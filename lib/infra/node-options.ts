/**
 * What every function runs with. V8 keeps ten frames of a stack, and the AWS SDK's own take eight of them: with more,
 * the trace of a failed call reaches the use case that made it.
 */
export const nodeOptions = '--stack-trace-limit=30';

/**
 * V8 sizes its heap by the machine's memory, and lets a large one fill with mails that are long sent. With a bound
 * well below the function's memory it collects them early: the sender stays small, however many it sends, at some
 * cost in processor time (`npm run bench` measures both).
 */
export const senderNodeOptions = `${nodeOptions} --max-semi-space-size=16 --max-old-space-size=384`;
