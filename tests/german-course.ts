import type { ContentFiles } from '../lib/domain/content/content.ts';

/** Words that say nothing, to bring a lesson to its length. */
const filler = Array.from(
  { length: 6 },
  () => `  - prose: |\n      ${'Der Teig ruht, und der Ofen wird langsam warm. '.repeat(8)}\n`,
).join('');

const lesson = (id: string, subject: string, objective: string, blocks: string) => `id: ${id}
subject: ${subject}
preview: Worauf es beim Backen ankommt, wenn man Zeit hat.
objective: ${objective}
blocks:
${blocks}${filler}exercise:
  title: Back etwas
  minutes: 15
  task: |
    1. Nimm Mehl.
    2. Gib *Wasser* dazu.
lookAhead: Dann geht es um den Ofen.
singleSource: Diese Lektion ruht ganz auf einem Artikel.
`;

const insight = (id: string, kind: string, more = '') => `  - id: ${id}
    kind: ${kind}
    title: Der Titel von ${id}
    statement: Was ${id} über das Brot sagt.
    topics: [backen]
    evidence:
      - article: roggen
        paragraphs: [1]
${more}`;

/** A tiny course in German, made up, with every kind of insight. */
export const germanCourse: ContentFiles = new Map([
  [
    'content/site.yaml',
    `brand: Die Backstube
senders:
  lessons: lektionen@backstube.test
  confirmations: bestaetigung@backstube.test
replyTo: antwort@backstube.test
contact: hallo@backstube.test
postalAddress: Die Backstube, Ofenweg 1, 10115 Berlin
baseUrl: https://backstube.test
timeZone: Europe/Berlin
defaultCourse: brot
`,
  ],
  [
    'content/articles/roggen.yaml',
    `id: roggen
text: roggen.txt
paragraphs: 1
title: Vom Roggen
author: M. Müller
publisher: unknown
date: 2014-02-20
url: unknown
`,
  ],
  [
    'content/insights/roggen.yaml',
    `article: roggen
insights:
${insight('eine-erklaerung', 'definition', '    term: Krume\n')}
${insight('ein-gegensatz', 'contrast', '    sales: Die Seite der Kruste.\n    marketing: Die Seite der Krume.\n')}
${insight('ein-grund', 'reason')}
${insight('eine-falle', 'pitfall')}
${insight('ein-beispiel', 'example')}
${insight('eine-uebung', 'practice')}
${insight('eine-zahl', 'statistic', '    number: "73 %"\n    base: 600 Brote\n    source: ein Bäcker\n    year: unknown\n')}
${insight('eine-reihe', 'framework', '    parts:\n      - name: Mischen\n        text: Mehl und Wasser.\n      - name: Warten\n        text: Eine Nacht.\n')}
${insight('ein-wort', 'saying', '    speaker: Der alte Tom\n    role: Nachtbäcker\n')}
`,
  ],
  [
    'content/courses/brot/course.yaml',
    `id: brot
title: Brot, ganz einfach
promise: Du backst ein gutes Brot aus vier Dingen, die schon in deiner Küche stehen.
audience: Für alle, die einen Ofen und eine freie Stunde haben.
language: de
fromName: Brot, ganz einfach
cadence: weekly
sendHour: 9
topics:
  - id: backen
    title: Backen
lessons:
  - mehl
  - ofen
closing:
  subject: Der letzte Krümel
  preview: Was du gebacken hast, und wie du weiterbackst.
  blocks:
    - prose: Danke fürs *Lesen*.
`,
  ],
  [
    'content/courses/brot/mehl.yaml',
    lesson(
      'mehl',
      'Das Mehl und das Glas',
      'Mehl am Griff erkennen.',
      ['eine-erklaerung', 'ein-gegensatz', 'ein-grund', 'eine-falle', 'ein-beispiel']
        .map((id) => `  - insight: ${id}\n`)
        .join(''),
    ),
  ],
  [
    'content/courses/brot/ofen.yaml',
    lesson(
      'ofen',
      'Der Ofen und die Nacht',
      'deinen Ofen so einstellen, dass er die Wahrheit sagt.',
      ['eine-uebung', 'eine-zahl', 'eine-reihe', 'ein-wort'].map((id) => `  - insight: ${id}\n`).join(''),
    ),
  ],
]);
