import * as z from 'zod';
import type { ContentConnection } from '../../lib/adapters/connect.ts';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { faultInWords, type PreparedContent } from '../../lib/domain/content/content.ts';
import { questionInWords } from '../../lib/domain/content/published/publish-question.ts';
import type { MailCompilers } from '../../lib/mail/mail-compilers.ts';
import type { ReadContent } from '../../lib/pipeline/ports/content.ts';
import { type BuildOutcome, buildCourse } from '../../lib/pipeline/publish/build-course.ts';

/** `edition` comes from a publish; the daily schedule and the deploy send nothing of interest. */
const eventSchema = z.object({ edition: z.string().optional() }).catch({});

/**
 * Compiles the content in the table, or the bundle's where a deploy brought newer, and publishes what changed. The compilers are made
 * when something is to be built.
 */
export const createHandler =
  (
    connection: ContentConnection,
    bundled: { content: PreparedContent; compilers: () => MailCompilers },
    read: ReadContent = readContent,
  ) =>
  async (event: unknown): Promise<BuildOutcome> => {
    const { edition } = eventSchema.parse(event);
    const build = buildCourse({
      ...connection,
      readContent: read,
      ...bundled.compilers(),
    });
    const outcome = await build(edition ? { edition } : { bundle: bundled.content });
    if ('faults' in outcome)
      for (const fault of outcome.faults)
        connection.telemetry.warn('content-fault', { fault: faultInWords(fault) });
    if (outcome.kind === 'needs-answer')
      for (const question of outcome.questions)
        connection.telemetry.warn('content-question', { question: questionInWords(question) });
    return outcome;
  };
