import type { HttpRequest, HttpResponse } from '@smithy/types';
import type { Surroundings } from './surroundings.ts';

export type Answer = { $metadata: object };

/** How a client of the SDK goes on with a call, of which the first attempt is made by somebody else. */
export type Attempts = {
  /** Notes that a first attempt came through, which pays back what others were tried again for. */
  cameThrough(): Promise<void>;
  /** Tries again, as often as the client would, or throws how the last attempt failed. */
  goOn<Output extends Answer>(
    request: HttpRequest,
    failure: unknown,
    attempt: () => Promise<Output>,
  ): Promise<Output>;
};

/** By how many milliseconds AWS's clock is ahead of this machine's, as far as its refusals have shown. */
export type ClockOffset = {
  now(): number;
  /** Looks at what an error says of it, that of a call that was signed with such an offset; and marks it as one after which to try again, if that was why. */
  learnFrom(error: Error, signedWith: number): Promise<void>;
};

/** What stands behind direct calls: what a client of the SDK knows beyond how a call that goes well is written and read. */
export type WholeClient<Name extends string> = {
  surroundings(): Promise<Surroundings>;
  /** Reads an answer by the protocol, which throws what is an error. */
  read<Said extends object>(of: Name, answer: HttpResponse): Promise<Said & Answer>;
  attempts: Attempts;
  clockOffset: ClockOffset;
};
