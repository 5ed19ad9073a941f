import type { PostOneClick } from '../../pipeline/ports/doctor.ts';
import { answerOf, timeLimit } from './answer-of.ts';

/** RFC 8058, section 3.1: the pair that the header names, as a form, with nothing else that could tell who asks. */
export const createPostOneClick =
  (timeLimitMilliseconds = timeLimit): PostOneClick =>
  (url) =>
    answerOf({ whom: new URL(url).host, action: 'nothing' }, async () => {
      const response = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeLimitMilliseconds),
      });
      await response.arrayBuffer();
      return { status: response.status, setsCookie: response.headers.has('set-cookie') };
    });
