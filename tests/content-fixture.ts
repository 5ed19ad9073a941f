import type { ContentFiles } from '../lib/domain/content/content.ts';

/** Words that say nothing, to bring a lesson to its length. */
const filler = (paragraphs: number): string =>
  Array.from(
    { length: paragraphs },
    () => `    - prose: |\n        ${'Bread rises and the kettle sings. '.repeat(10)}\n`,
  )
    .join('')
    .replaceAll(/^ {4}/gm, '  ');

const lesson = (id: string, subject: string, blocks: string) => `id: ${id}
subject: ${subject}
preview: Twenty characters at the very least, and these are more.
objective: say a little about ${id}.
blocks:
${blocks}${filler(6)}exercise:
  title: Bake something
  minutes: 15
  task: |
    1. Take flour.
    2. Add *water*.
lookAhead: Next week, the oven.
`;

const insight = (id: string, kind: string, more: string) => `  - id: ${id}
    kind: ${kind}
    title: The title of ${id}
    statement: What ${id} claims about bread.
    topics: [baking]
    evidence:
      - article: rye
        paragraphs: [1, 2]
      - article: wheat
        paragraphs: [1]
${more}`;

const files: Record<string, string> = {
  'content/site.yaml': `brand: The Bakery
senders:
  lessons: lessons@bakery.test
  confirmations: confirm@bakery.test
replyTo: reply@bakery.test
contact: contact@bakery.test
postalAddress: The Bakery, 1 Oven Lane, Crust
baseUrl: https://bakery.test
timeZone: Europe/London
defaultCourse: bread
`,
  'content/articles/rye.yaml': `id: rye
text: rye.txt
paragraphs: 3
title: On rye
author: A. Miller
publisher: The Mill
date: 2014-02-20
url: https://mill.test/rye
`,
  'content/articles/wheat.yaml': `id: wheat
text: wheat.txt
paragraphs: 2
title: On wheat
author: unknown
publisher: unknown
date: unknown
url: unknown
`,
  'content/insights/rye.yaml': `article: rye
insights:
${insight('a-definition', 'definition', '    term: Crumb\n')}
${insight('a-contrast', 'contrast', '    sales: The crust side.\n    marketing: The crumb side.\n')}
${insight('a-reason', 'reason', '    note: One of the two disagrees.\n')}
${insight('a-pitfall', 'pitfall', '')}
${insight('an-example', 'example', '')}
`,
  'content/insights/wheat.yaml': `article: wheat
insights:
${insight('a-practice', 'practice', '')}
${insight('a-statistic', 'statistic', '    number: "73 %"\n    base: 600 loaves\n    source: a baker\n    year: unknown\n')}
${insight('a-framework', 'framework', '    parts:\n      - name: Mix\n        text: Flour and water.\n      - name: Wait\n        text: A night.\n')}
${insight('a-saying', 'saying', '    speaker: Old Tom\n    role: night baker\n')}
`,
  'content/courses/bread/course.yaml': `id: bread
title: Bread, plainly
promise: You will bake.
audience: For the hungry.
language: en
fromName: Bread, plainly
cadence: weekly
sendHour: 9
topics:
  - id: baking
    title: Baking
lessons:
  - flour
  - oven
closing:
  subject: The last crumb
  preview: What you have baked, and how to go on baking it.
  blocks:
    - prose: Thank you for *reading*.
leftOut:
  - insight: a-reason
    reason: It says nothing new.
`,
  'content/courses/bread/flour.yaml': lesson(
    'flour',
    'The flour and the jar',
    `  - heading: What it is
  - insight: a-definition
  - insight: a-contrast
  - insight: a-pitfall
  - insight: an-example
`,
  ),
  'content/courses/bread/oven.yaml': lesson(
    'oven',
    'The oven and the night',
    `  - insight: a-practice
  - insight: a-statistic
  - insight: a-framework
  - insight: a-saying
  - prose: |
      Some **strong** words, a [link](https://mill.test/?a=1&b=2), and a list:

      - first
      - second
`,
  ),
};

type Change = string | ((text: string) => string) | undefined;

/** A small course about bread that is right in every way, with files replaced, edited, added or (undefined) taken away. */
export const breadCourse = (changes: Record<string, Change> = {}): ContentFiles => {
  const changed = new Map(Object.entries(files));
  for (const [path, change] of Object.entries(changes)) {
    if (change === undefined) changed.delete(path);
    else changed.set(path, typeof change === 'string' ? change : change(changed.get(path) ?? ''));
  }
  return changed;
};
