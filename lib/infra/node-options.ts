/**
 * What every function runs with. V8 keeps ten frames of a stack, and the AWS SDK's own take eight of them: with more,
 * the trace of a failed call reaches the use case that made it.
 */
export const nodeOptions = '--stack-trace-limit=30';

/**
 * V8 sizes its heap by the machine's memory, and lets a large one fill with mails that are long sent. The sender has some 25 MB that last, and
 * stays small by these two, however many mails it sends; `npm run bench` measures what that costs in processor time.
 *
 * - What is new has twice 16 MB, and what outlives that is few.
 * - The larger V8 takes a heap to be, the more it lets one grow before it collects all of it: to 1.4 times what lasts for 512 MB, where
 *   384 allows 1.35, within which the buffers of mails on their way hardly fit. No sender comes near the bound itself.
 */
export const senderNodeOptions = `${nodeOptions} --max-semi-space-size=16 --max-old-space-size=512`;
