import type { ReadingWords } from '../en/reading.ts';
import { says } from '../message.ts';
import { often } from './phrases.ts';

export const reading: ReadingWords = {
  archive: {
    title: (title) => `Archiv: ${title}`,
    lead: 'Die erste Lektion des Kurses und alle Newsletter, die bisher verschickt wurden.',
    lessonHeading: 'Die erste Lektion',
    issuesHeading: (title) => `Der Newsletter „${title}“`,
    noIssues: 'Bisher ist keine Ausgabe verschickt worden.',
    feed: 'Per RSS folgen',
    link: 'Archiv',
  },

  lesson: {
    position: (of) => `${of.title} · Lektion ${of.number} von ${of.all}`,
    closing: (title) => `${title} · Abschlussbrief`,
    shared: (of) =>
      of.all === 1
        ? `Das ist die Lektion von „${of.title}“. Sie kommt per Mail.`
        : `Das ist eine Lektion aus „${of.title}“. Alle ${of.all} kommen per Mail, so kurz wie diese.`,
    sharedHeading: (all) => (all === 1 ? 'Möchtest du sie per Mail?' : 'Möchtest du die anderen auch?'),
    share: 'Zum Weitergeben nimm diese Adresse. Sie verrät nichts von dir:',
    offerHeading: (rest) => (rest === 0 ? 'Sie kommt auch per Mail' : 'Die nächste kommt per Mail'),
    offer: (of) => {
      const first = `Das war die erste Lektion von „${of.title}“.`;
      if (of.rest === 0) return `${first} Sie ist die einzige; per Mail folgt ihr ein Abschlussbrief.`;
      if (of.rest === 1) return `${first} Die andere folgt, so kurz wie diese.`;
      return `${first} Die anderen ${of.rest} folgen, ${often(of.cadence)}, jede so kurz wie diese.`;
    },
    offerLink: 'Den Kurs beginnen',
    notPublic: says({
      heading: 'Diese Lektion kommt per Mail',
      paragraphs: [
        'Die erste Lektion ist für alle offen. Die anderen gehen der Reihe nach an alle, die den Kurs machen.',
        'Wenn du ihn schon machst, folge dem Link „Im Browser lesen“ in der Lektion selbst.',
      ],
    }),
    notReceived: says({
      heading: 'Diese Lektion ist dir nicht geschickt worden',
      paragraphs: ['Lektionen öffnen sich hier, sobald sie dir geschickt worden sind.'],
    }),
    issueNotReceived: says({
      heading: 'Dieser Brief ist dir nicht geschickt worden',
      paragraphs: [
        'Briefe öffnen sich hier, sobald sie dir geschickt worden sind, und solange du bei uns eingetragen bist.',
      ],
    }),
    toCourse: 'Zum Kurs',
  },
};
