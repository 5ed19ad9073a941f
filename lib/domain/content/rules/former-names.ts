import { nameInPath } from '../content-paths.ts';
import { type Finding, findingAt, type Parsed } from '../parsed-content.ts';

type Named = Parsed<{ was?: readonly string[] | undefined }>;

/** What is wrong with the names that something says it had before, among all that could have had them. */
export const formerNameFindings = (parsed: Named, all: readonly Named[]): Finding[] =>
  (parsed.value.was ?? []).flatMap((name, index) => {
    const finding = (message: string) => [findingAt(parsed, ['was', index], message)];
    const holder = all.find(({ file }) => nameInPath(file) === name);
    if (holder?.file === parsed.file) return finding(`was names "${name}", which is its name now`);
    if (holder) return finding(`was names "${name}", which is the name of ${holder.file} now`);
    const first = all.find(({ value }) => value.was?.includes(name));
    return first && first.file !== parsed.file
      ? finding(`was names "${name}", and so does ${first.file}; one of the two can have had that name`)
      : [];
  });
