/**
 * What every function runs with. V8 keeps ten frames of a stack, and the AWS SDK's own take eight of them: with more,
 * the trace of a failed call reaches the use case that made it.
 */
export const nodeOptions = '--stack-trace-limit=30';

/**
 * V8 sizes its heap by the machine's memory, and lets a large one fill with mails that are long sent. The sender has some 25 MB that last, and
 * stays small by these two, however many mails it sends (`npm run bench`; a sweep of 100,000 each):
 *
 * - What is new has twice 12 MB. With 16 it takes as long and 6 MB more, with 8 it takes 7 % longer.
 * - V8 collects all of a heap when it has grown to 1.7 times what lasts, where it takes 1280 MB for the most that it may become. This is all that the number
 *   is for: no sender comes near it, and its function has less. With 384 V8 lets the heap grow to 1.35 times, for 3 to 6 % more processor time and some 8 MB less.
 */
export const senderNodeOptions = `${nodeOptions} --max-semi-space-size=12 --max-old-space-size=1280`;
