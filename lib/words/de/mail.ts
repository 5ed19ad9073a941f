import type { MailWords } from '../en/mail.ts';
import { hours, lessonsByCadence, list, minutes } from './phrases.ts';

export const mail: MailWords = {
  greeting: (firstName) => (firstName ? `Hallo ${firstName},` : 'Hallo,'),
  progress: (number, of) => `Lektion ${number} von ${of}`,
  readInBrowser: 'Im Browser lesen',
  objective: (ability) => `Nach dieser Lektion kannst du ${ability}`,
  kinds: {
    definition: 'Einfach gesagt',
    contrast: 'Nebeneinander',
    reason: 'Warum das zählt',
    pitfall: 'Vorsicht',
    example: 'Zum Beispiel',
    framework: 'Eins nach dem anderen',
    saying: 'in unseren Worten',
    practice: 'Was sich lohnt',
  },
  image: (alt) => `[Bild: ${alt}]`,
  recap: (lesson) => (lesson === undefined ? 'Rückblick' : `Rückblick auf Lektion ${lesson}`),
  yearUnknown: 'Jahr nicht angegeben',
  exercise: { week: 'Für diese Woche', day: 'Für heute', next: 'Bis zur nächsten Mail' },
  minutes,
  lookAhead: 'So geht es weiter',
  source: 'Quelle',
  sources: 'Quellen',
  quoted: (title) => `„${title}“`,
  notGiven: (parts) => {
    const names = { author: 'Autor', publisher: 'Verlag', date: 'Datum' };
    return `${list(parts.map((part) => names[part]))} nicht angegeben`;
  },
  why: 'Du bekommst diese Mail, weil {{address}} am {{signedUpOn}} dafür angemeldet wurde.',
  unsubscribe: 'Abmelden',
  unsubscribeAll: 'Von allem abmelden',
  preferences: 'Dein Kurs und deine Einstellungen',
  privacy: 'Was wir speichern und warum',
  contact: 'Fragen? Schreib an',
  confirmation: (of) => ({
    subject: `Bitte bestätigen: ${of.course}`,
    preview: of.hasDate
      ? 'Bestätige, und du hast einen Platz im Kurs.'
      : 'Bestätige, und deine erste Lektion ist unterwegs.',
    heading: 'Fast geschafft',
    before: [
      `Jemand, hoffentlich du, hat den E-Mail-Kurs „${of.course}“ an diese Adresse bestellt: ${lessonsByCadence(of.lessons, of.cadence)}.`,
    ],
    button: 'Ja, schickt mir den Kurs',
    after: [
      `Der Link gilt ${hours(of.hours)}.`,
      'Wenn du ihn nicht bestellt hast, tu einfach nichts. Dann kommt keine Lektion, und die Adresse bleibt nicht auf der Liste.',
    ],
  }),
  begins: (day) => ` Er beginnt am ${day}.`,
  alsoAsked: (newsletter) => ` Dazu wurde der Newsletter „${newsletter}“ bestellt.`,
  list: {
    ownPageLink: 'Deine eigene Seite',
    confirmation: (of) => ({
      subject: `Bitte bestätigen: ${of.list}`,
      preview: 'Bestätige, und die nächste Ausgabe kommt zu dir.',
      heading: 'Fast geschafft',
      before: [`Jemand, hoffentlich du, hat den Newsletter „${of.list}“ an diese Adresse bestellt.`],
      button: 'Ja, schickt mir den Newsletter',
      after: [
        `Der Link gilt ${hours(of.hours)}.`,
        'Wenn du ihn nicht bestellt hast, tu einfach nichts. Dann kommt keine Ausgabe, und die Adresse bleibt nicht auf der Liste.',
      ],
    }),
    ownPage: (of) => ({
      subject: `Deine eigene Seite: ${of.list}`,
      preview:
        'Du stehst schon auf der Liste. Zu bestätigen ist nichts, und dieser Link führt auf deine Seite.',
      heading: 'Du stehst auf der Liste, und das ist deine Seite',
      before: [
        `Jemand, hoffentlich du, hat sich mit dieser Adresse für den Newsletter „${of.list}“ angemeldet. Du stehst schon auf der Liste: Zu bestätigen ist nichts, und es hat sich nichts geändert.`,
      ],
      button: 'Zu deiner Seite',
      after: [
        'Dort lässt du deine Post an eine andere Adresse gehen, siehst alles, was wir über dich haben, oder meldest dich ab.',
        'Wer diesen Link hat, kann das alles auch. Behalte ihn also für dich. Er gilt, solange du bei uns eingetragen bist.',
        'Wenn du das nicht warst, tu einfach nichts. Wer immer es war, hat nichts über dich erfahren.',
      ],
    }),
  },
  addressChange: (of) => ({
    subject: `Soll deine Post hierher kommen? ${of.brand}`,
    preview: 'Bestätige, und sie kommt ab jetzt an diese Adresse.',
    heading: 'Ist das deine neue Adresse?',
    before: [
      `Jemand, der Post von ${of.brand} bekommt, möchte sie ab jetzt an dieser Adresse bekommen. Hoffentlich bist du das.`,
    ],
    button: 'Ja, schickt sie hierher',
    after: [
      `Der Link gilt ${hours(of.hours)}. Bis du ihm folgst, geht alles an die bisherige Adresse.`,
      'Falls wir diese Adresse schon kennen, sagt die Seite hinter dem Knopf, wie beides zusammenkommt.',
      'Wenn du das nicht warst, tu einfach nichts. Dann kommt keine weitere Mail hierher.',
    ],
  }),
  ownPage: (of) => ({
    subject: `Deine eigene Seite: ${of.course}`,
    preview: 'Du bist schon dabei. Zu bestätigen ist nichts, und dieser Link führt auf deine Seite.',
    heading: 'Du bist dabei, und das ist deine Seite',
    before: [
      `Jemand, hoffentlich du, hat sich mit dieser Adresse für „${of.course}“ angemeldet. Du bist schon dabei: Zu bestätigen ist nichts, und es hat sich nichts geändert.`,
    ],
    button: 'Zu deiner Seite',
    after: [
      'Dort liest du Lektionen noch einmal, bestimmst, wann sie kommen, machst Pause, lässt deine Post an eine andere Adresse gehen oder meldest dich ab.' +
        (of.newsletter ? ' Auch der Newsletter ist dort nur einen Knopfdruck entfernt.' : ''),
      'Wer diesen Link hat, kann das alles auch. Behalte ihn also für dich. Er gilt, solange du bei uns eingetragen bist.',
      'Wenn du das nicht warst, tu einfach nichts. Wer immer es war, hat nichts über dich erfahren.',
    ],
  }),
  whereTheyStand: {
    active: 'Deine Lektionen kommen weiter wie bisher. Auf deiner Seite siehst du, wann die nächste kommt.',
    paused: (until) => `Du machst Pause bis ${until}. Auf deiner Seite kannst du schon früher weitermachen.`,
    completed:
      'Du bist am Ende des Kurses angekommen. Auf deiner Seite kannst du jede Lektion wieder lesen oder von vorn anfangen.',
  },
  addressChanged: (of) => ({
    subject: `Deine Post geht jetzt an eine andere Adresse: ${of.brand}`,
    preview: 'Du wolltest es so, und es ist geschehen. Wenn nicht, sag es uns.',
    heading: 'Deine Post geht jetzt woandershin',
    before: [
      `Du wolltest, dass alles, was du von ${of.brand} bekommst, an eine andere Adresse geht, und hast es dort bestätigt. Diese Mail ist die letzte, die hier ankommt.`,
    ],
    after: [
      `Das warst nicht du? Dann hat jemand anderes den Link in einer deiner Mails benutzt. Schreib an ${of.contact}, und wir bringen es in Ordnung.`,
    ],
  }),
};
