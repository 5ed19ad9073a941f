import type { LeavingWords } from '../en/leaving.ts';
import { says } from '../message.ts';

export const leaving: LeavingWords = {
  wayBack: {
    signUp: 'Du kannst dich jederzeit neu anmelden, und der Kurs geht dort weiter, wo er aufgehört hat.',
    afresh: 'Du kannst dich jederzeit neu anmelden. Ein Kurs beginnt dann bei Lektion eins.',
    ownPage: 'Auf deiner eigenen Seite, zu der jede Mail führt, kannst du ihn wieder bestellen.',
    from: (day) =>
      `Mails an deine Adresse sind zurückgekommen, deshalb geht dort im Moment keine hin. Ab ${day} kannst du dich mit ihr wieder anmelden, mit einer anderen Adresse sofort.`,
    write:
      'Mails an deine Adresse wurden als unerwünscht gemeldet, deshalb schicken wir keine mehr dorthin. War das ein Versehen, dann schreib uns bitte.',
    unknown:
      'Du kannst dich neu anmelden. Nur wenn unsere Mails von deiner Adresse zurückgekommen sind oder dort als unerwünscht gemeldet wurden, geht im Moment keine hin: Dann schreib uns bitte.',
    closed: 'Der Kurs nimmt niemanden mehr auf.',
    ended: 'Der Kurs ist zu Ende, und es kommen keine Mails mehr daraus.',
    listClosed: 'Der Newsletter nimmt niemanden mehr auf.',
    undo: 'War es ein Versehen? Dann nimm es zurück:',
  },

  leave: {
    already: (title) =>
      says({
        heading: 'Du bist nicht mehr in diesem Kurs',
        paragraphs: [`Du bekommst keine Lektionen von „${title}“ mehr, es gibt also nichts zu verlassen.`],
      }),
    ask: (title) =>
      says({
        heading: 'Den Kurs verlassen?',
        paragraphs: [`Ein Knopfdruck, und du bekommst keine weitere Lektion von „${title}“.`],
        button: 'Den Kurs verlassen',
        afterword: 'Du möchtest lieber bleiben? Dann schließ einfach die Seite. Es hat sich nichts geändert.',
      }),
    done: (title) =>
      says({
        heading: 'Du hast den Kurs verlassen',
        paragraphs: [
          `Es kommen keine Lektionen von „${title}“ mehr. Eine, die schon unterwegs war, kann noch eintreffen.`,
          'Danke fürs Lesen.',
        ],
        button: 'Rückgängig, ich bleibe im Kurs',
      }),
    undo: (title) =>
      says({
        heading: 'Zurück in den Kurs?',
        paragraphs: [
          `Ein Knopfdruck, und die Lektionen von „${title}“ gehen dort weiter, wo sie aufgehört haben.`,
        ],
        button: 'Rückgängig, ich bleibe im Kurs',
      }),
    undone: (of) =>
      says({
        heading: 'Willkommen zurück',
        paragraphs: [
          `Du bist wieder im Kurs „${of.title}“, an der Stelle, an der du aufgehört hast.`,
          of.next === undefined
            ? 'Alles ist, wie es vorher war.'
            : `Die nächste Lektion kommt am ${of.next}.`,
        ],
      }),
    undoNotPossible: says({
      heading: 'Das lässt sich von hier aus nicht rückgängig machen',
      paragraphs: [
        'Entweder ist seit deiner Abmeldung mehr als ein Tag vergangen, oder es endete aus einem anderen Grund, oder es ist ganz vorbei.',
      ],
    }),
  },

  everything: {
    ask: says({
      heading: 'Alles abbestellen?',
      paragraphs: [
        'Ein Knopfdruck, und du bekommst nichts mehr: keine Lektion eines Kurses, keinen Newsletter.',
      ],
      button: 'Alles abbestellen',
      afterword: 'Du möchtest lieber bleiben? Dann schließ einfach die Seite. Es hat sich nichts geändert.',
    }),
    done: says({
      heading: 'Du hast alles abbestellt',
      paragraphs: [
        'Es kommen kein Kurs und kein Newsletter mehr. Eine Mail, die schon unterwegs war, kann noch eintreffen.',
        'Danke fürs Lesen.',
      ],
      button: 'Rückgängig, ich bleibe dabei',
    }),
    undo: says({
      heading: 'Alles wieder bekommen?',
      paragraphs: ['Ein Knopfdruck, und alles, was du auf einmal abbestellt hast, geht weiter wie vorher.'],
      button: 'Rückgängig, ich bleibe dabei',
    }),
    undone: says({
      heading: 'Willkommen zurück',
      paragraphs: ['Alles ist, wie es vorher war, und geht zur gewohnten Zeit weiter.'],
    }),
  },

  why: {
    heading: 'Magst du uns sagen, warum?',
    text: 'An deiner Abmeldung ändert das nichts. Es hilft uns, besser zu werden.',
    reasons: {
      'too-many': 'Zu viele Mails',
      'not-what-i-expected': 'Nicht das, was ich erwartet habe',
      'no-time': 'Gerade keine Zeit',
      'learned-enough': 'Ich habe gelernt, was ich wollte',
      other: 'Etwas anderes',
    },
    own: 'Sag es uns in deinen eigenen Worten',
    ownHint: 'Höchstens 500 Zeichen. Ein Mensch liest es; wir bewahren es 400 Tage lang auf.',
    button: 'Abschicken',
    thanks: says({
      heading: 'Danke, dass du es uns gesagt hast',
      paragraphs: ['Deine Abmeldung gilt, und dabei bleibt es.'],
    }),
  },

  erase: {
    ask: (contact) =>
      says({
        heading: 'Alles über dich löschen?',
        paragraphs: [
          'Deine Adresse, dein Name, deine Stelle in jedem Kurs, was dir geschickt wurde und worin du eingewilligt hast: Alles wird sofort entfernt, und niemand kann es zurückholen.',
          'Eines bleibt: eine unkenntlich gemachte Form deiner Adresse mit dem heutigen Datum, die wir vergleichen, aber nicht lesen können. Sie bewahrt uns davor, dir je aus Versehen zu schreiben.',
        ],
        button: 'Alles löschen',
        afterword: `Du möchtest es lieber behalten? Dann schließ einfach die Seite. Wenn du vorher eine Frage hast, schreib an ${contact}.`,
      }),
    done: says({
      heading: 'Alles über dich ist gelöscht',
      paragraphs: [
        'Du bekommst keine Mail mehr. Kopien, die alles Gespeicherte vor Verlust schützen, werden innerhalb von 35 Tagen von selbst überschrieben.',
      ],
    }),
  },
};
