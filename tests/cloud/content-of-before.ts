/**
 * Content as an author had it under 1.0.0, of content as it is now: what CHANGELOG.md says is to be changed before the upgrade to
 * 1.1.0, the other way round.
 */
export const contentOfBefore = (files: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([...files].map(([path, text]) => [path, before(path, text)]));

const before = (path: string, text: string): string => {
  if (path.startsWith('content/insights/'))
    return text
      .replaceAll(/^ {4}sides:\n {6}- text: (.*)\n {6}- text: (.*)\n/gm, '    sales: $1\n    marketing: $2\n')
      .replaceAll(/^ {4}evidence:/gm, '    topics: [bread]\n    evidence:');
  if (path.endsWith('/course.yaml'))
    return text
      .replace(/^(language: .*\n)/m, '$1topics:\n  - id: bread\n    title: Bread\n')
      .replaceAll(/^(?:sides|own): .*\n/gm, '');
  return text;
};
