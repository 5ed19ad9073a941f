import { countLateReaders, type LateReaders } from '../operate/count-late-readers.ts';
import { countRecipients } from '../operate/count-recipients.ts';
import type { IssueOutcome } from '../publish/publish-newsletters.ts';
import { issueBooks } from '../send/issue-books.ts';

/** How many people an issue concerns, by what a publish does with it. */
export type IssueNumbers = {
  /** Who would get it if it went out now; where it is withdrawn, who would have. */
  audience?: number;
  late?: LateReaders;
  /** Where it has begun to go out. */
  haveIt?: number;
  areToGetIt?: number;
};

type Needs = Parameters<typeof countLateReaders>[0] &
  Parameters<typeof countRecipients>[0] &
  Parameters<typeof issueBooks>[0];

/** Counts whom it concerns; reads everybody on the list: for commands alone. */
export const issueNumbers =
  (ports: Needs) =>
  async ({ list, issue, outcome }: IssueOutcome): Promise<IssueNumbers> => {
    const ref = { listId: list, issueId: issue };
    switch (outcome) {
      case 'scheduled':
        return {
          audience: (await countRecipients(ports)(ref)) ?? 0,
          late: await countLateReaders(ports)(ref),
        };
      case 'withdrawn':
        return { audience: (await countRecipients(ports)(ref)) ?? 0 };
      case 'corrected':
      case 'not-withdrawn': {
        const { sent = 0, unknown = 0, due = 0 } = (await issueBooks(ports)(ref))?.books ?? {};
        return { haveIt: sent + unknown, areToGetIt: due };
      }
      case 'unchanged':
      case 'too-late':
      case 'cancelled':
      case 'begun':
        return {};
    }
  };
