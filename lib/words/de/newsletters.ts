import type { NewslettersWords } from '../en/newsletters.ts';
import { says } from '../message.ts';

export const newsletters: NewslettersWords = {
  newsletter: {
    box: (of) => `Schickt mir auch den Newsletter „${of.title}“. ${of.promise}`,
    ask: (title) =>
      says({
        heading: 'Den Newsletter abbestellen?',
        paragraphs: [`Ein Knopfdruck, und du bekommst keine weitere Ausgabe von „${title}“.`],
        button: 'Den Newsletter abbestellen',
        afterword: 'Du möchtest lieber bleiben? Dann schließ einfach die Seite. Es hat sich nichts geändert.',
      }),
    done: (title) =>
      says({
        heading: 'Du hast den Newsletter abbestellt',
        paragraphs: [
          `Es kommen keine Ausgaben von „${title}“ mehr. Eine, die schon unterwegs war, kann noch eintreffen.`,
          'Danke fürs Lesen.',
        ],
        button: 'Rückgängig, ich bleibe dabei',
      }),
    undo: (title) =>
      says({
        heading: 'Den Newsletter wieder bekommen?',
        paragraphs: [`Ein Knopfdruck, und die nächsten Ausgaben von „${title}“ kommen wieder zu dir.`],
        button: 'Rückgängig, ich bleibe dabei',
      }),
    undone: (title) =>
      says({
        heading: 'Willkommen zurück',
        paragraphs: [`Die nächsten Ausgaben von „${title}“ kommen wieder zu dir.`],
      }),
  },

  list: {
    eyebrow: 'Ein Newsletter per E-Mail',
    formHeading: 'Per E-Mail bekommen',
    button: 'Schickt mir den Newsletter',
    zoneHint: 'Damit die Ausgaben bei dir zu einer vernünftigen Stunde ankommen.',
    consent: (of) =>
      `Mit der Anmeldung bittest du ${of.brand}, dir den Newsletter „${of.title}“ zu schicken. ${of.promise} ` +
      `Zuerst kommt eine Mail, mit der du bestätigst, dass du es warst. Jede Ausgabe hat einen Link, mit dem du dich mit einem Klick abmeldest. ` +
      `Absender ist ${of.brand} (${of.postal}; ${of.contact}).`,
    issuesHeading: 'Was bisher gekommen ist',
    archive: 'Alle Ausgaben ansehen',
    archiveLead: 'Jede Ausgabe, die bisher an alle ging.',
    title: 'Alle Newsletter',
    link: 'Alle Newsletter ansehen',
    toList: 'Zum Newsletter',
    offerHeading: 'Möchtest du ihn per E-Mail?',
    offer: (of) => `„${of.title}“ kommt per E-Mail. ${of.promise}`,
    notOpenYet:
      'Dieser Newsletter ist noch nicht offen: Vorerst kommen Mails nur an den Testadressen derer an, die ihn machen. Schau in ein paar Tagen wieder vorbei.',
    checkInbox: (typed) =>
      says({
        heading: 'Jetzt ein Blick in dein Postfach',
        paragraphs: [
          `Wenn gerade eine Mail an ${typed} gehen darf, ist sie unterwegs. Folge dem Link darin und drück dort den Knopf, dann stehst du auf der Liste.`,
          'Der Link gilt 72 Stunden. Wenn du ihn nicht nutzt, schicken wir nichts weiter.',
          'Nach zehn Minuten noch nichts da? Sieh im Spam-Ordner nach, und prüf, ob oben in der Adresse ein Tippfehler steckt.',
          'Wenn du schon auf der Liste stehst, gibt es nichts zu bestätigen: Die Mail bringt den Link zu deiner eigenen Seite. ' +
            'An eine Adresse gehen nur wenige solche Mails und selten zwei am selben Tag. Es gleich noch einmal zu versuchen, bringt also keine zweite. ' +
            'Eine frühere Mail ist genauso gut: Wenn ihr Link abgelaufen ist, bekommst du darüber einen neuen.',
          'An eine Adresse, von der unsere Mails zurückgekommen sind, geht einige Wochen lang keine, und an eine, wo sie als unerwünscht gemeldet wurden, gar keine. ' +
            'Wenn das bei deiner so sein könnte, nimm eine andere oder schreib uns.',
        ],
      }),
    checkTestInbox: (typed) =>
      says({
        heading: 'Dieser Newsletter ist noch nicht offen',
        paragraphs: [
          'Er wird noch eingerichtet. Vorerst kommen Mails nur an den Testadressen derer an, die ihn machen.',
          `Wenn ${typed} eine davon ist, ist eine Mail unterwegs.`,
          'Wenn nicht, kommt vorerst keine. Öffnet der Newsletter innerhalb von zwei Tagen, kommt sie von selbst; danach melde dich bitte noch einmal an.',
        ],
      }),
    ask: (title) =>
      says({
        heading: 'Noch ein Knopfdruck, und er kommt zu dir',
        paragraphs: [
          `Damit stehst du auf der Liste von „${title}“. Die nächste Ausgabe kommt an diese Adresse.`,
        ],
        button: 'Ja, schickt mir den Newsletter',
        afterword: 'Du hast ihn nicht bestellt? Dann schließ einfach die Seite. Es kommt nichts.',
      }),
    done: (title) =>
      says({
        heading: 'Du stehst auf der Liste',
        paragraphs: [
          `Ab jetzt kommt „${title}“ an diese Adresse, angefangen mit der nächsten Ausgabe.`,
          'Jede Ausgabe hat einen Link zum Abmelden und einen zu deiner eigenen Seite, auf der du siehst und änderst, was wir über dich haben.',
        ],
      }),
    already: (title) =>
      says({
        heading: 'Du stehst schon auf der Liste',
        paragraphs: [`Du bekommst „${title}“ schon, und der Knopfdruck hat nichts geändert.`],
      }),
    expired: (title) =>
      says({
        heading: 'Dieser Link ist abgelaufen',
        paragraphs: [
          'Links zum Bestätigen gelten 72 Stunden, und dieser ist älter.',
          `Für „${title}“ kannst du dich jederzeit noch einmal anmelden.`,
        ],
      }),
    noLongerValid: says({
      heading: 'Dieser Link gehört zu einer früheren Anmeldung',
      paragraphs: [
        'Es gibt eine neuere Mail mit einem neueren Link, oder du hast dich inzwischen abgemeldet.',
      ],
    }),
    closed: (title) =>
      says({
        heading: 'Dieser Newsletter nimmt niemanden mehr auf',
        paragraphs: [
          `Für „${title}“ kann man sich nicht mehr anmelden. Es wurde nichts gespeichert oder verschickt.`,
          'Stehst du schon auf der Liste, geht er weiter wie bisher; der Link zu deiner eigenen Seite steht in jeder Ausgabe.',
        ],
      }),
    ended: (title) =>
      says({
        heading: 'Dieser Newsletter ist beendet',
        paragraphs: [
          `„${title}“ ist vorbei, und es kommt keine Ausgabe mehr. Es wurde nichts gespeichert oder verschickt.`,
        ],
      }),
    wayBack: 'Du kannst dich jederzeit wieder anmelden.',
  },
};
