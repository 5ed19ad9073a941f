/**
 * V8 sizes its nursery by the machine's memory. A mail is garbage as soon as it is sent: in a small nursery
 * the sender stays small, however many it sends, at no cost in speed (`npm run bench` measures it).
 */
export const senderNodeOptions = '--max-semi-space-size=8';
