import type { Stage } from '../../bin/stage.ts';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import type { Site } from '../../lib/domain/content/site.ts';
import { checkEventPath } from '../../lib/pipeline/doctor/check-event-path.ts';
import { createRateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';
import { playSimulatedSubscriber } from '../scenarios/simulator-steps.ts';

/** What `--yes` agrees to. */
export const whatItDoes = (stage: string): string =>
  `On the stage “${stage}” this signs up one subscriber, whose mailbox is SES's simulator of one that takes everything, confirms for them, waits for their first lesson, takes them off and erases them; and it sends the simulator three mails of nobody's, of which one bounces and one complains. ` +
  'These are five mails, for less than a tenth of a cent at AWS. Nobody else gets one, and no rate of bounces or complaints changes; the counts of the day have one sign-up more, and one who left.';

/** What is published now, or undefined. */
const liveSite = async ({ editions }: Stage['connection']): Promise<Site | undefined> => {
  const live = await editions.live();
  const read = live && readContent(await editions.read(live.edition));
  return read && 'content' in read ? read.content.site : undefined;
};

type Part = { name: string; play(say: (line: string) => void): Promise<void> };

/** Says what came out as it should, and what did not; resolves to how many parts did not. */
export const playOnStage = async (
  { connection }: Stage,
  url: string,
  say: (line: string) => void,
): Promise<number> => {
  const site = await liveSite(connection);
  if (!site?.defaultCourse) {
    say('✗ This takes a stage with a course on its front page, and there is none.');
    return 1;
  }
  if (site.signUp.captcha) {
    say('✗ The form asks for a CAPTCHA, which only a person answers: sign up by hand.');
    return 1;
  }
  const course = site.defaultCourse;
  const parts: Part[] = [
    {
      name: 'A subscriber',
      play: (sayStep) =>
        playSimulatedSubscriber({
          connection,
          url,
          course,
          pause: () => connection.clock.wait(2_000),
          say: sayStep,
        }),
    },
    {
      name: 'What SES says',
      play: async (sayStep) => {
        const rateLimiter = createRateLimiter(connection);
        const outcome = await checkEventPath({ ...connection, rateLimiter })(site);
        if (outcome.kind !== 'well') throw new Error(outcome.what);
        sayStep(outcome.what);
      },
    },
  ];
  let failed = 0;
  for (const { name, play } of parts)
    try {
      await play((line) => say(`✓ ${line}`));
    } catch (error) {
      failed += 1;
      say(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  return failed;
};
