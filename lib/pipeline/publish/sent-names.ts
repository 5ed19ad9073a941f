import type { Content, Fault } from '../../domain/content/content.ts';
import { issueFile } from '../../domain/content/content-paths.ts';
import type { IssueId } from '../../domain/content/issue.ts';
import type { Issue } from '../../domain/content/issue-file.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import { type IssueRecord, isNamed, isStillToBegin, withName } from '../../domain/newsletter/issue-record.ts';
import { changeItem } from '../change-item.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { Ports } from '../ports.ts';

/** What has begun to go out keeps the name that it went out by, whatever its file is called today. */
export type SentNames = {
  /** The content with each issue under that name, or else under the name of its file. */
  content: Content;
  /** The name that its file has today. */
  fileOf(issue: IssueRef): IssueId;
  /** The names in `content` of what a file stands for. */
  namesOf(list: ListId, file: IssueId): IssueId[];
};

/**
 * Whether a file is that of an issue which went out, or was stopped for good: by its name, by a name in its `was:`, or by one
 * that the file of that issue has had since. A fault where two files would be the same.
 */
export const findSentNames =
  ({ issueRecords }: Pick<Ports, 'issueRecords'>) =>
  async (written: Content): Promise<SentNames & { faults: Fault[] }> => {
    const faults: Fault[] = [];
    const files = new Map<ListId, FileByName>();
    const newsletters = new Map(written.newsletters);
    for (const [listId, newsletter] of written.newsletters) {
      const begun = (await issueRecords.of(listId)).filter((record) => !isStillToBegin(record));
      const named = namesIn(listId, newsletter.issues, begun);
      faults.push(...named.faults);
      files.set(listId, named.byName);
      newsletters.set(listId, { ...newsletter, issues: named.issues });
    }
    return {
      // The very same where it can be, for whoever keeps what was made of it.
      content: [...files.values()].every(isAsWritten) ? written : { ...written, newsletters },
      fileOf: ({ listId, issueId }) => files.get(listId)?.get(issueId) ?? issueId,
      namesOf: (listId, file) =>
        [...(files.get(listId) ?? [])].flatMap(([id, of]) => (of === file ? id : [])),
      faults,
    };
  };

/** The file of each issue of a list, by the name that it went out by, or else by the file's own. */
type FileByName = Map<IssueId, IssueId>;

const namesIn = (
  listId: ListId,
  written: ReadonlyMap<IssueId, Issue>,
  begun: readonly IssueRecord[],
): { byName: FileByName; issues: Map<IssueId, Issue>; faults: Fault[] } => {
  const faults: Fault[] = [];
  const byName: FileByName = new Map();
  const issues = new Map<IssueId, Issue>();
  for (const [file, issue] of written) {
    const names = [file, ...(issue.was ?? [])];
    const sent = begun.filter((record) => names.some((name) => isNamed(record, name)));
    for (const id of sent.length > 0 ? sent.map(({ issueId }) => issueId) : [file]) {
      const other = byName.get(id);
      if (other) faults.push(claimedTwice(listId, id, file, other));
      byName.set(id, file);
      issues.set(id, issue);
    }
  }
  return { byName, issues, faults };
};

const isAsWritten = (byName: FileByName): boolean => [...byName].every(([id, file]) => id === file);

const claimedTwice = (list: ListId, id: IssueId, file: IssueId, other: IssueId): Fault => ({
  file: issueFile(list, file),
  message: `has a name that the issue "${id}" has had, and so has ${issueFile(list, other)}; give one of the two another name`,
});

/** Notes by which names the files of sent issues go now, so that they are known by these also without their `was:`. */
export const rememberNames =
  (ports: Pick<Ports, 'clock' | 'random' | 'issueRecords'>) =>
  async ({ content, fileOf }: SentNames): Promise<void> => {
    const { issueRecords } = ports;
    for (const [listId, { issues }] of content.newsletters)
      for (const issueId of issues.keys()) {
        const ref = { listId, issueId };
        if (fileOf(ref) !== issueId)
          await changeItem(ports, {
            what: 'the record of an issue',
            load: () => issueRecords.load(ref),
            save: issueRecords.save,
            decide: (record) => withName(record, fileOf(ref)),
          });
      }
  };
