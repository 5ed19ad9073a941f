import type { StageFacts } from '../../domain/people/stage-facts.ts';
import { releaseSending } from '../operate/release-sending.ts';
import type { Ports } from '../ports.ts';
import { quotaHeadroomOf } from '../send/rate-limiter.ts';

/** What of the stage decides whether anybody's mail goes out, by what is on record: nothing is asked of SES. */
export const stageFactsOf = async (
  ports: Pick<Ports, 'clock' | 'random' | 'sending' | 'telemetry' | 'sendingSettings'>,
): Promise<StageFacts> => {
  const [sending, isForeign, settings] = await Promise.all([
    ports.sending.load(),
    releaseSending(ports).isForeign(),
    ports.sendingSettings(),
  ]);
  return { sending, isForeign, headroom: quotaHeadroomOf(settings) };
};
