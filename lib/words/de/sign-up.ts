import type { SignUpWords } from '../en/sign-up.ts';
import { says } from '../message.ts';
import { at, lessons, lessonsByCadence, minutes, often } from './phrases.ts';

export const signUp: SignUpWords = {
  form: {
    heading: 'Fang mit Lektion eins an',
    email: 'E-Mail-Adresse',
    firstName: 'Vorname',
    optional: 'freiwillig',
    zone: 'Zeitzone',
    zoneHint: (hour) => `Die Lektionen kommen um ${hour} Uhr deiner Zeit.`,
    button: 'Schickt mir die Lektionen',
    trap: 'Dieses Feld bitte leer lassen',
    privacy: 'Was wir speichern und warum',
    consent: (of) =>
      `Mit der Anmeldung bittest du ${of.brand}, dir den E-Mail-Kurs „${of.title}“ zu schicken: ` +
      `${lessonsByCadence(of.lessons, of.cadence)}${of.lessons === 1 ? '' : ','} und einen Abschlussbrief. ` +
      `Zuerst kommt eine Mail, mit der du bestätigst, dass du es warst. Jede Mail hat einen Link, mit dem du dich mit einem Klick abmeldest. ` +
      `Absender ist ${of.brand} (${of.postal}; ${of.contact}).`,
    faultsHeading: (faults) =>
      faults === 1
        ? 'Bitte sieh dir eine Angabe noch einmal an'
        : `Bitte sieh dir ${faults} Angaben noch einmal an`,
    faults: {
      emailMissing: 'Gib die E-Mail-Adresse an, an die die Mails gehen sollen.',
      email: 'An diese Adresse können wir so keine Mail schicken. Sie sollte aussehen wie name@example.org.',
      firstName:
        'Ein Vorname kann bis zu 40 Buchstaben, Leerzeichen und Zeichen wie Bindestriche haben, aber keinen Link. Oder lass das Feld leer.',
      zone: 'Wähle eine Zeitzone aus der Liste.',
      human:
        'Bitte setz das Häkchen, das zeigt, dass hier ein Mensch sitzt, und drück noch einmal auf den Knopf.',
      humanElsewhere: (page) =>
        `Dieses Formular verlangt eine Prüfung, ob hier ein Mensch sitzt. Sie geht nur auf unserer eigenen Seite: ${page}`,
    },
  },

  signUp: {
    facts: (of) => [
      ...(of.lessons === 1
        ? [lessons(of.lessons), minutes(of.minutes)]
        : [lessons(of.lessons), often(of.cadence), `je ${minutes(of.minutes)}`]),
      ...(of.begins === undefined ? [] : [`beginnt am ${of.begins}`]),
    ],
    eyebrow: 'Ein Kurs per E-Mail',
    lessonsHeading: 'Was du lernst',
    lessonsLead: 'Nach jeder Lektion kannst du etwas mehr:',
    lesson: (number) => `Lektion ${number}`,
    sample: 'Diese Lektion jetzt lesen',
    notOpenYet:
      'Dieser Kurs ist noch nicht offen: Vorerst kommen Mails nur an den Testadressen derer an, die ihn machen. Schau in ein paar Tagen wieder vorbei.',
  },

  courses: {
    title: 'Alle Kurse',
    lead: 'Wofür du dich hier anmelden kannst: Alles kommt per E-Mail, in deinem Takt.',
    none: 'Im Moment gibt es keinen Kurs, für den man sich anmelden kann.',
    link: 'Alle Kurse ansehen',
  },

  notOpen: {
    closed: (title) =>
      says({
        heading: 'Dieser Kurs nimmt niemanden mehr auf',
        paragraphs: [
          `Für „${title}“ kann man sich nicht mehr anmelden. Es wurde nichts gespeichert oder verschickt.`,
          'Bist du schon dabei, geht er weiter wie bisher; der Link zu deiner eigenen Seite steht in jeder Mail.',
        ],
      }),
    ended: (title) =>
      says({
        heading: 'Dieser Kurs ist beendet',
        paragraphs: [
          `„${title}“ ist vorbei, und es kommen keine Mails mehr daraus. Es wurde nichts gespeichert oder verschickt.`,
        ],
      }),
  },

  checkInbox: (typed, begins) =>
    says({
      heading: 'Jetzt ein Blick in dein Postfach',
      paragraphs: [
        `Wenn gerade eine Mail an ${typed} gehen darf, ist sie unterwegs. Folge dem Link darin und drück dort den Knopf, dann ${begins === undefined ? 'kommt Lektion eins sofort' : `hast du einen Platz: Der Kurs beginnt am ${begins}`}.`,
        'Der Link gilt 72 Stunden. Wenn du ihn nicht nutzt, schicken wir nichts weiter.',
        'Nach zehn Minuten noch nichts da? Sieh im Spam-Ordner nach, und prüf, ob oben in der Adresse ein Tippfehler steckt.',
        'Wenn du schon dabei bist, gibt es nichts zu bestätigen: Die Mail bringt den Link zu deiner eigenen Seite. ' +
          'An eine Adresse gehen nur wenige solche Mails und selten zwei am selben Tag. Es gleich noch einmal zu versuchen, bringt also keine zweite. ' +
          'Eine frühere Mail ist genauso gut: Wenn ihr Link abgelaufen ist, bekommst du darüber einen neuen.',
        'An eine Adresse, von der unsere Mails zurückgekommen sind, geht einige Wochen lang keine, und an eine, wo sie als unerwünscht gemeldet wurden, gar keine. ' +
          'Wenn das bei deiner so sein könnte, nimm eine andere oder schreib uns.',
      ],
    }),

  notOpenYet: (typed) =>
    says({
      heading: 'Dieser Kurs ist noch nicht offen',
      paragraphs: [
        'Er wird noch eingerichtet. Vorerst kommen Mails nur an den Testadressen derer an, die ihn machen.',
        `Wenn ${typed} eine davon ist, ist eine Mail unterwegs.`,
        'Wenn nicht, kommt vorerst keine. Öffnet der Kurs innerhalb von zwei Tagen, kommt sie von selbst; danach melde dich bitte noch einmal an.',
      ],
    }),

  scannerTrap: says({
    heading: 'Dieser Link ist für Maschinen',
    paragraphs: ['Er zeigt uns, welche Mailprogramme Links von selbst folgen. Geändert hat sich nichts.'],
  }),

  confirm: {
    ask: (of) =>
      says({
        heading: 'Noch ein Knopfdruck, und du bist dabei',
        paragraphs: [
          of.begins === undefined
            ? `Damit beginnt der Kurs „${of.title}“. Die erste Lektion kommt sofort.`
            : `Damit hast du einen Platz im Kurs „${of.title}“. Er beginnt am ${of.begins}.`,
          ...(of.newsletter === undefined
            ? []
            : [`Dazu bekommst du den Newsletter „${of.newsletter}“, wie im Formular angekreuzt.`]),
        ],
        button: 'Ja, schickt mir die Lektionen',
        afterword:
          'Du hast das gar nicht bestellt? Dann schließ einfach die Seite. Es wird nichts verschickt.',
      }),
    done: (of) =>
      says({
        heading: 'Du bist dabei',
        paragraphs: [
          of.begins === undefined
            ? `Lektion eins von „${of.title}“ ist auf dem Weg in dein Postfach. Sie heißt „${of.first}“.`
            : `„${of.title}“ beginnt am ${of.begins}. An diesem Tag kommt Lektion eins; sie heißt „${of.first}“.`,
          of.lessons === 1
            ? 'Sie ist die einzige, und ihr folgt ein Abschlussbrief.'
            : `Danach kommt die nächste ${at(of)}.`,
          ...(of.newsletter === undefined ? [] : [`Auch den Newsletter „${of.newsletter}“ bekommst du.`]),
          'Jede Mail hat einen Link zu deiner eigenen Seite. Dort kannst du Lektionen noch einmal lesen, dein Tempo wählen, Pause machen oder gehen.',
        ],
      }),
    askOfList: (of) =>
      says({
        heading: 'Noch ein Knopfdruck, für den Newsletter',
        paragraphs: [
          `Bei „${of.title}“ bist du schon dabei. Damit bestellst du auch den Newsletter „${of.newsletter}“, wie im Formular angekreuzt.`,
        ],
        button: 'Ja, schickt mir den Newsletter',
        afterword: 'Du willst ihn nicht? Dann schließ einfach die Seite. Es ändert sich nichts.',
      }),
    listJoined: (newsletter) =>
      says({
        heading: 'Du bekommst auch den Newsletter',
        paragraphs: [
          `Ab jetzt kommt „${newsletter}“ an diese Adresse. Am Kurs hat sich nichts geändert.`,
          'In jeder seiner Mails ist ein Link zum Abmelden.',
        ],
      }),
    already: (of) =>
      says({
        heading: 'Du bist schon dabei',
        paragraphs: [
          `Du machst den Kurs „${of.title}“ schon. Der zweite Knopfdruck hat nichts geändert.`,
          of.next === undefined
            ? 'Du hast alle Lektionen bekommen.'
            : `Die Lektionen kommen ${at(of)}. Die nächste ist am ${of.next} an der Reihe.`,
        ],
      }),
    expired: (title) =>
      says({
        heading: 'Dieser Link ist abgelaufen',
        paragraphs: [
          'Links zum Bestätigen gelten 72 Stunden, und dieser ist älter.',
          `Du kannst dir für „${title}“ einen neuen an dieselbe Adresse schicken lassen.`,
        ],
        button: 'Schickt mir einen neuen Link',
      }),
    sentAgain: says({
      heading: 'Jetzt ein Blick in dein Postfach',
      paragraphs: [
        'Wenn nicht schon einige verschickt wurden, ist ein neuer Link an dieselbe Adresse unterwegs. Er gilt 72 Stunden.',
        'Nach zehn Minuten noch nichts da? Sieh im Spam-Ordner nach, oder versuch es morgen noch einmal mit diesem Link.',
      ],
    }),
    noLongerValid: says({
      heading: 'Dieser Link gehört zu einer früheren Anmeldung',
      paragraphs: [
        'Es gibt eine neuere Mail mit einem neueren Link, oder der Kurs ist für dich inzwischen zu Ende.',
      ],
    }),
  },

  embed: {
    title: 'Das Formular auf deiner Seite',
    lead: 'Füg das in eine beliebige Seite ein. Es ist einfaches HTML, lädt nichts nach, setzt kein Cookie und nimmt das Aussehen der Seite an, auf der es steht.',
    copyHeading: 'Das Formular zum Einfügen',
    lookHeading: 'So sieht es hier aus',
    whereHeading: 'Wo es funktioniert und wo nicht',
    where: (of) => [
      'Auf einer eigenen Seite tritt unsere Antwort an die Stelle dieser Seite. Mit target=_blank in der ersten Zeile öffnet sie sich in einem neuen Tab.',
      'Im Rahmen, den ein Website-Baukasten um eingefügten Code legt, erscheint unsere Antwort in diesem Rahmen. Keine andere unserer Seiten lässt sich in einem Rahmen zeigen, auch nicht die Anmeldeseite: In einem Rahmen könnte jemand einen unserer Knöpfe unter etwas anderem verstecken.',
      'Ein Rahmen mit sandbox muss Formulare erlauben (allow-forms), und für neue Tabs, etwa den mit der Datenschutzseite, Popups (allow-popups). Sonst tun Browser beim Drücken des Knopfes nichts, und wir erfahren nie davon.',
      `Eine Website mit eigener Content-Security-Policy muss ${of.host} unter form-action nennen, und für ein Skript unter connect-src. Sonst schicken Browser nichts ab.`,
      `In einem anderen Formular, und wo ein Website-Baukasten Formulare aus eingefügtem Code entfernt, geht es gar nicht. Setz dort einen Link auf ${of.page}.`,
      'Alle Formulare auf anderen Websites teilen sich einen Teil der Bestätigungsmails, die wir in einer Stunde verschicken, damit kein Skript sie aufbraucht. Ist dieser Teil verbraucht, kommt bis zur nächsten Stunde keine Mail, und die Antwort bleibt dieselbe.',
      ...(of.captcha === undefined
        ? []
        : [
            `Zurzeit verlangt die Anmeldung eine Prüfung durch ${of.captcha}, und die ist nicht in diesem Formular. Wer auf den Knopf drückt, bekommt unsere eigene Seite mit der Prüfung und drückt dort noch einmal. Diese Seite braucht Skripte: In einem Rahmen, dessen sandbox sie verbietet, nimm target=_blank. Ein eigenes Skript bekommt 422 zur Antwort und die Adresse unserer Seite.`,
          ]),
    ],
    scriptHeading: 'Mit einem eigenen Skript',
    script:
      "Ein Skript kann das Formular abschicken und unsere Antwort auf deiner Seite zeigen. Sie ist JSON: heading und message sind für den Menschen, der das Formular ausgefüllt hat, und lauten gleich, ob wir die Adresse kennen oder nicht. Mit Status 422 gibt es außerdem faults, eine Liste mit field und sentence. Lass credentials weg: Es gibt keine, und mit credentials: 'include' enthalten Browser dir die Antwort vor. Mit mode: 'no-cors' kommt das Formular an, aber die Antwort bleibt ebenso verborgen.",
  },
};
