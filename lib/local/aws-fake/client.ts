import * as z from 'zod';
import { type Pass, passHeader } from '../process/pass.ts';
import {
  type AnswerInstead,
  type Behaviour,
  type BusEvent,
  behaviourSchema,
  busEventSchema,
  controlPath,
  type DnsBehaviour,
  type FakedFeedback,
  type Quota,
  type SendFault,
  type StoredMail,
  storedMailSchema,
  type WaitingEvent,
  type WaitingWebhook,
  waitingEventSchema,
  waitingWebhookSchema,
} from './contract.ts';

/** How a request comes to the fake. */
type Send = (url: string, request: RequestInit) => Response | Promise<Response>;

/** Speaks to a running fake about what AWS has no call for. */
export const connectFake = (endpoint: string, pass: Pass, send: Send = fetch) => {
  const ask = async (path: string, body?: unknown): Promise<Response> => {
    const response = await send(`${endpoint}${controlPath}${path}`, {
      headers: { [passHeader]: pass },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The SES fake answered ${response.status} to ${path}`);
    return response;
  };

  return {
    /** Accepted mails, oldest first, from after `cursor` on. */
    mails: async (cursor = ''): Promise<StoredMail[]> =>
      z.array(storedMailSchema).parse(await (await ask(`/mails?since=${cursor}`)).json()),
    raw: async (id: string): Promise<Buffer> =>
      Buffer.from(await (await ask(`/mails/${id}/raw`)).arrayBuffer()),
    /** The events that are still to be passed on, oldest first. */
    events: async (): Promise<WaitingEvent[]> =>
      z.array(waitingEventSchema).parse(await (await ask('/events')).json()),
    /** An event and all before it are passed on, and wait no longer. */
    passed: async ({ number }: WaitingEvent): Promise<void> => {
      await ask('/events/passed', { number });
    },
    /** Makes the event for the last mail to an address; false when none went there. */
    feedback: async (feedback: FakedFeedback): Promise<boolean> =>
      z.object({ made: z.boolean() }).parse(await (await ask('/feedback', feedback)).json()).made,
    /** Keeps what a function failed at, as Lambda does. */
    keepDeadLetter: async (record: object): Promise<void> => {
      await ask('/dead-letters', record);
    },
    /** Webhooks that are to be told now, as Lambda gives them to a function; nobody else is given them for three minutes. */
    takeWebhooks: async (): Promise<WaitingWebhook[]> =>
      z.array(waitingWebhookSchema).parse(await (await ask('/webhooks/take', {})).json()),
    /** It is told, and waits no longer. */
    removeWebhook: async (id: string): Promise<void> => {
      await ask('/webhooks/remove', { id });
    },
    /** What came to the event bus lately, the latest first. */
    busEvents: async (): Promise<BusEvent[]> =>
      z.array(busEventSchema).parse(await (await ask('/event-bus')).json()),
    markedAddresses: async (): Promise<Record<string, Behaviour>> =>
      z.record(z.string(), behaviourSchema).parse(await (await ask('/addresses')).json()),
    /** Decides what becomes of later mail to an address. */
    mark: async (address: string, behaviour: Behaviour): Promise<void> => {
      await ask('/addresses', { address, behaviour });
    },
    /** The next sends go wrong in these ways, one each. */
    failNextSends: async (...faults: SendFault[]): Promise<void> => {
      await ask('/faults', faults);
    },
    /** Whatever of them has not gone wrong yet does not. */
    forgetFaults: async (): Promise<void> => {
      await ask('/faults', []);
    },
    setQuota: async (quota: Quota): Promise<void> => {
      await ask('/quota', quota);
    },
    /** These questions are answered so from now on, and all others as usual. */
    answerInstead: async (...answers: Partial<AnswerInstead>[]): Promise<void> => {
      await ask('/answers', answers);
    },
    /** Where its DNS is asked, as `127.0.0.1:port`. */
    dnsServer: async (): Promise<string> =>
      `127.0.0.1:${z.object({ port: z.int() }).parse(await (await ask('/dns')).json()).port}`,
    /** The DNS says this of `TXT name`, `MX name` or `CNAME name` from now on, and the rest of others. */
    tellDns: async (told: Record<string, DnsBehaviour>): Promise<void> => {
      await ask('/dns', told);
    },
    setClockOffset: async (milliseconds: number): Promise<void> => {
      await ask('/clock', { offset: milliseconds });
    },
  };
};
export type Fake = ReturnType<typeof connectFake>;
