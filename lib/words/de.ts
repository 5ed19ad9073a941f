import { type Cadence, patternOf, weekdaysOf } from '../domain/time/cadence.ts';
import type { Weekday } from '../domain/time/weekday.ts';
import { datesOf } from './dates.ts';
import type { Words } from './en.ts';
import { capitalised, grammarOf } from './grammar.ts';
import { says } from './message.ts';
import type { Rhythm } from './rhythm.ts';

const locale = 'de-DE';
const { count, list } = grammarOf(locale);
const dates = datesOf(locale);
const { weekday: dayName } = dates;

/** „dienstags und donnerstags“. */
const onDays = (days: readonly Weekday[]) => list(days.map((day) => `${dayName(day).toLowerCase()}s`));

/** Wie oft eine kommt, hinter „12 Lektionen,“. */
const often = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'eine pro Woche';
    case 'twice-weekly':
      return 'zwei pro Woche';
    case 'daily':
      return 'eine pro Tag';
    case 'weekdays':
      return 'von Montag bis Freitag eine pro Tag';
    case 'every':
      return `alle ${days(pattern.days)} eine`;
    case 'days':
      return onDays(pattern.days);
  }
};

/** An welchen Tagen, hinter „Lektionen kommen“. */
const when = ({ cadence, weekday }: Rhythm): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'daily':
      return 'jeden Tag';
    case 'weekdays':
      return 'jeden Tag von Montag bis Freitag';
    case 'every':
      return `alle ${days(pattern.days)}`;
    case 'weekly':
    case 'twice-weekly':
    case 'days':
      return `jeden ${list(weekdaysOf(cadence, weekday).map(dayName))}`;
  }
};

const at = (of: Rhythm) => `${when(of)} um ${of.hour} Uhr, Ortszeit ${of.place}`;

const choice = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'Einmal pro Woche';
    case 'twice-weekly':
      return 'Zweimal pro Woche, die zweite drei Tage nach der ersten';
    case 'daily':
      return 'Jeden Tag';
    case 'weekdays':
      return 'Jeden Tag von Montag bis Freitag';
    case 'every':
      return `Alle ${days(pattern.days)}`;
    case 'days':
      return capitalised(onDays(pattern.days), locale);
  }
};

const eraseEverything = 'Alles über mich löschen';

const lessons = (n: number) => count(n, { one: 'Lektion', other: 'Lektionen' });
/** „12 Lektionen, eine pro Woche“; eine einzige hat keinen Takt. */
const lessonsByCadence = (n: number, cadence: Cadence) =>
  n === 1 ? lessons(n) : `${lessons(n)}, ${often(cadence)}`;
const days = (n: number) => count(n, { one: 'Tag', other: 'Tage' });
const hours = (n: number) => count(n, { one: 'Stunde', other: 'Stunden' });
const minutes = (n: number) => count(n, { one: 'Minute', other: 'Minuten' });

/** Regions of time-zone ids that are called otherwise in German. */
const regions: Readonly<Record<string, string>> = {
  Africa: 'Afrika',
  America: 'Amerika',
  Antarctica: 'Antarktis',
  Arctic: 'Arktis',
  Asia: 'Asien',
  Atlantic: 'Atlantischer Ozean',
  Australia: 'Australien',
  Europe: 'Europa',
  Indian: 'Indischer Ozean',
  Pacific: 'Pazifischer Ozean',
};

/** Time zones whose city is called otherwise in German than in the zone's id. */
const places: Readonly<Record<string, string>> = {
  'Africa/Addis_Ababa': 'Addis Abeba',
  'Africa/Algiers': 'Algier',
  'Africa/Asmera': 'Asmara',
  'Africa/Cairo': 'Kairo',
  'Africa/Dar_es_Salaam': 'Daressalam',
  'Africa/Djibouti': 'Dschibuti',
  'Africa/El_Aaiun': 'El Aaiún',
  'Africa/Khartoum': 'Khartum',
  'Africa/Lome': 'Lomé',
  'Africa/Mogadishu': 'Mogadischu',
  'Africa/Ndjamena': "N'Djamena",
  'Africa/Nouakchott': 'Nouakchott',
  'Africa/Sao_Tome': 'São Tomé',
  'Africa/Tripoli': 'Tripolis',
  'America/Bogota': 'Bogotá',
  'America/Costa_Rica': 'Costa Rica',
  'America/Curacao': 'Curaçao',
  'America/Godthab': 'Nuuk',
  'America/Havana': 'Havanna',
  'America/Jamaica': 'Jamaika',
  'America/Mexico_City': 'Mexiko-Stadt',
  'America/Panama': 'Panama-Stadt',
  'America/Sao_Paulo': 'São Paulo',
  'Asia/Almaty': 'Almaty',
  'Asia/Ashgabat': 'Aschgabat',
  'Asia/Baghdad': 'Bagdad',
  'Asia/Bishkek': 'Bischkek',
  'Asia/Calcutta': 'Kalkutta',
  'Asia/Chita': 'Tschita',
  'Asia/Damascus': 'Damaskus',
  'Asia/Dushanbe': 'Duschanbe',
  'Asia/Hong_Kong': 'Hongkong',
  'Asia/Irkutsk': 'Irkutsk',
  'Asia/Kamchatka': 'Kamtschatka',
  'Asia/Karachi': 'Karatschi',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Krasnoyarsk': 'Krasnojarsk',
  'Asia/Macau': 'Macau',
  'Asia/Muscat': 'Maskat',
  'Asia/Nicosia': 'Nikosia',
  'Asia/Novokuznetsk': 'Nowokusnezk',
  'Asia/Novosibirsk': 'Nowosibirsk',
  'Asia/Pyongyang': 'Pjöngjang',
  'Asia/Qatar': 'Katar',
  'Asia/Rangoon': 'Rangun',
  'Asia/Riyadh': 'Riad',
  'Asia/Saigon': 'Ho-Chi-Minh-Stadt',
  'Asia/Sakhalin': 'Sachalin',
  'Asia/Samarkand': 'Samarkand',
  'Asia/Shanghai': 'Schanghai',
  'Asia/Singapore': 'Singapur',
  'Asia/Taipei': 'Taipeh',
  'Asia/Tashkent': 'Taschkent',
  'Asia/Tbilisi': 'Tiflis',
  'Asia/Tehran': 'Teheran',
  'Asia/Tokyo': 'Tokio',
  'Asia/Ulaanbaatar': 'Ulan-Bator',
  'Asia/Vladivostok': 'Wladiwostok',
  'Asia/Yakutsk': 'Jakutsk',
  'Asia/Yekaterinburg': 'Jekaterinburg',
  'Asia/Yerevan': 'Jerewan',
  'Atlantic/Azores': 'Azoren',
  'Atlantic/Canary': 'Kanarische Inseln',
  'Atlantic/Cape_Verde': 'Kap Verde',
  'Atlantic/Faeroe': 'Färöer',
  'Atlantic/Reykjavik': 'Reykjavík',
  'Atlantic/South_Georgia': 'Südgeorgien',
  'Atlantic/St_Helena': 'St. Helena',
  'Europe/Astrakhan': 'Astrachan',
  'Europe/Athens': 'Athen',
  'Europe/Belgrade': 'Belgrad',
  'Europe/Brussels': 'Brüssel',
  'Europe/Bucharest': 'Bukarest',
  'Europe/Busingen': 'Büsingen',
  'Europe/Chisinau': 'Chișinău',
  'Europe/Copenhagen': 'Kopenhagen',
  'Europe/Isle_of_Man': 'Insel Man',
  'Europe/Kiev': 'Kyjiw',
  'Europe/Kirov': 'Kirow',
  'Europe/Lisbon': 'Lissabon',
  'Europe/Luxembourg': 'Luxemburg',
  'Europe/Moscow': 'Moskau',
  'Europe/Prague': 'Prag',
  'Europe/Rome': 'Rom',
  'Europe/Saratov': 'Saratow',
  'Europe/Tirane': 'Tirana',
  'Europe/Ulyanovsk': 'Uljanowsk',
  'Europe/Vatican': 'Vatikan',
  'Europe/Vienna': 'Wien',
  'Europe/Volgograd': 'Wolgograd',
  'Europe/Warsaw': 'Warschau',
  'Europe/Zurich': 'Zürich',
  'Indian/Christmas': 'Weihnachtsinsel',
  'Indian/Cocos': 'Kokosinseln',
  'Indian/Comoro': 'Komoren',
  'Indian/Maldives': 'Malediven',
  'Indian/Reunion': 'Réunion',
  'Pacific/Easter': 'Osterinsel',
  'Pacific/Enderbury': 'Kanton',
  'Pacific/Fiji': 'Fidschi',
  'Pacific/Noumea': 'Nouméa',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Truk': 'Chuuk',
};

/** German, with du. */
export const de: Words = {
  locale,
  dates,

  punctuation: { colon: ':', semicolon: ';' },

  frame: {
    skip: 'Zum Inhalt springen',
    toStart: 'Zur Startseite',
    privacy: 'Datenschutz',
    contact: 'Schreib uns',
    errorTitle: (title) => `Bitte noch einmal ansehen: ${title}`,
  },

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

  zones: { regions, other: 'Andere', places },

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

  preferences: {
    title: 'Deine Seite',
    nothing: 'Du bist in keinem Kurs und bekommst keinen Newsletter. Es wird dir nichts geschickt.',
    progress: (of) => `${of.done} von ${lessons(of.all)} hinter dir`,
    status: {
      pending: 'Du hast noch nicht bestätigt. Der Link dazu steht in der Mail, die wir dir geschickt haben.',
      completed: 'Du bist am Ende des Kurses angekommen. Alle Lektionen bleiben hier zum Nachlesen.',
      left: (date) => `Du hast den Kurs am ${date} verlassen. Es kommen keine Lektionen mehr.`,
      expired: (date) =>
        `Die Anmeldung zum Kurs wurde nicht rechtzeitig bestätigt und ist am ${date} verfallen. Es kommen keine Lektionen.`,
      bounced: (date) =>
        `Mails an deine Adresse sind zurückgekommen, deshalb ruht der Kurs seit ${date}. Nenn uns unten eine andere Adresse: Sobald du sie dort bestätigst, geht der Kurs weiter.`,
      complained: (date) =>
        `Mails an deine Adresse wurden als unerwünscht gemeldet, deshalb ist der Kurs am ${date} für dich zu Ende gegangen.`,
      ended: (date) => `Der Kurs ist am ${date} zu Ende gegangen. Es kommen keine Mails mehr daraus.`,
      stopped: (date) =>
        `Mails an deine Adresse sind seit ${date} angehalten, weil eine zurückkam oder als unerwünscht gemeldet wurde.`,
      next: (of) => `Als Nächstes: „${of.subject}“, am ${of.when} Uhr.`,
      soon: (subject) => `Als Nächstes: „${subject}“, schon unterwegs.`,
      paused: (of) => `Pause bis ${of.until}. Danach kommt „${of.subject}“ am ${of.when} Uhr.`,
      pausedSoon: (until) => `Pause bis ${until}. Danach gehen die Lektionen von selbst weiter.`,
    },
    closing: 'Der Abschlussbrief',
    nextNow: 'Jetzt schicken',
    skip: 'Überspringen',
    waitUntil: (when) => `Einmal am Tag kannst du eine Lektion vorziehen, das nächste Mal ab ${when} Uhr.`,
    resume: 'Jetzt weitermachen',
    undo: 'Zurück in den Kurs',
    lessonsHeading: 'Deine Lektionen bisher',
    none: 'Bisher hat dich noch keine Lektion erreicht.',
    received: (date) => `geschickt am ${date}`,
    skipped: 'übersprungen',
    takeAfterAll: 'Doch noch schicken',
    again: 'Die letzte noch einmal schicken',
    settingsHeading: 'Einstellungen zum Kurs',
    newslettersHeading: 'Newsletter',
    personHeading: 'Über dich',
    save: 'Speichern',
    rhythm: {
      heading: 'Wann Lektionen kommen',
      cadence: 'Wie oft',
      choice,
      weekday: 'Tag',
      weekdayHint: 'Der Tag zählt für einmal und zweimal pro Woche.',
      hour: 'Uhrzeit',
      value: (rhythm) => capitalised(at(rhythm), locale),
    },
    pause: {
      heading: 'Pause machen',
      value: (until) => `bis ${until}`,
      none: 'keine Pause',
      until: 'Nichts schicken vor dem',
      hint: 'Bis zu einem Jahr. Danach gehen die Lektionen von selbst weiter, zu deiner gewohnten Zeit.',
      button: 'Den Kurs anhalten',
      fault: 'Wähl einen Tag nach heute und innerhalb eines Jahres.',
    },
    startOver: {
      heading: 'Von vorn beginnen',
      text: 'Lektion eins kommt sofort, und die anderen folgen wie beim ersten Mal. Du kannst an die jetzige Stelle zurück.',
      button: 'Mit Lektion eins beginnen',
      begun: 'Du hast von vorn begonnen. Wenn du lieber dort weitermachst, wo du vorher warst, geht das.',
      back: 'Zurück an die frühere Stelle',
    },
    details: {
      heading: 'Name und Zeitzone',
      noName: 'kein Name angegeben',
      zoneHint: 'Deine Post kommt nach der Uhr dort.',
    },
    address: {
      heading: 'E-Mail-Adresse',
      new: 'Neue Adresse',
      hint: 'Wir schicken einen Link an die neue Adresse. Bis du ihm folgst, bleibt alles, wie es ist.',
      button: 'Link schicken',
      notNow:
        'Sobald du bestätigt hast, kannst du deine Post von hier aus an eine andere Adresse schicken lassen.',
      same: 'An diese Adresse geht die Post schon.',
      notToday:
        'Heute ist schon eine Mail mit einem solchen Link an dieses Postfach gegangen, und eine weitere bekommt es vorerst nicht. Folge der einen, oder versuch es morgen noch einmal. Es hat sich nichts geändert.',
    },
    newsletter: {
      yes: 'du bekommst ihn',
      no: 'du bekommst ihn nicht',
      pending: 'noch nicht bestätigt',
      over: 'zu Ende',
      stopped: 'angehalten',
      ended: 'Dieser Newsletter ist zu Ende. Es kommen keine Ausgaben mehr.',
      closed: 'Dieser Newsletter nimmt niemand Neues mehr auf.',
      join: 'Ja, schickt ihn mir',
      leave: 'Nicht mehr schicken',
      consent: (of) =>
        `Mit dem Knopf bittest du ${of.brand}, dir den Newsletter „${of.title}“ zu schicken. ${of.promise} Jede Ausgabe hat einen Link, der ihn mit einem Klick beendet.`,
    },
    leaving: {
      text: 'Ein Knopfdruck genügt. Wo er sich rückgängig machen lässt, ist auf der Seite danach ein Knopf dafür.',
      course: 'Den Kurs verlassen',
      everything: 'Alles abbestellen',
      everythingText: 'Beendet alle Kurse und Newsletter, die wir dir schicken.',
    },
    data: {
      heading: 'Deine Daten',
      text: 'Alles, was wir über dich haben, in einer Datei, die andere Programme lesen können.',
      download: 'Meine Daten herunterladen',
      eraseText: 'Löschen entfernt es für immer. Die nächste Seite sagt, was das bedeutet.',
      erase: eraseEverything,
    },
    notes: {
      'next-now': 'Die Lektion ist unterwegs zu dir.',
      skip: 'Übersprungen. In der Liste unten kannst du sie doch noch nehmen.',
      'take-after-all': 'Gut. Sie ist wieder die nächste Lektion.',
      again: 'Sie ist noch einmal unterwegs zu dir.',
      'start-over': 'Du bist wieder am Anfang, und Lektion eins ist unterwegs.',
      'go-back': 'Du bist wieder dort, wo du warst.',
      pause: 'Angehalten. Vor dem gewählten Tag kommt nichts.',
      resume: 'Der Kurs geht weiter.',
      rhythm: 'Gespeichert. Dann kommen deine Lektionen von jetzt an.',
      details: 'Gespeichert. So steht es jetzt.',
      'newsletter-yes': 'Von jetzt an bekommst du den Newsletter.',
      'newsletter-no': 'Der Newsletter kommt nicht mehr zu dir.',
    },
    unchanged: 'Das war schon geschehen oder geht gerade nicht. Es hat sich nichts geändert.',
    gone: says({
      heading: 'Hier ist nichts gespeichert',
      paragraphs: ['Dieser Link gehört zu jemandem, der nicht mehr auf unserer Liste steht.'],
    }),
  },

  addressChange: {
    asked: (of) =>
      says({
        heading: 'Jetzt ein Blick in dein neues Postfach',
        paragraphs: [
          `Wenn ${of.address} Mails bekommen kann, ist ein Link dorthin unterwegs. Folge ihm innerhalb von ${hours(of.hours)} und drück den Knopf.`,
          'Bis dahin geht alles an deine jetzige Adresse. Nach zehn Minuten noch nichts da? Sieh im Spam-Ordner nach, und prüf, ob oben in der Adresse ein Tippfehler steckt.',
          'An eine Adresse gehen nur wenige solche Mails und selten zwei am selben Tag. Hat sie heute schon eine bekommen, folge der, oder versuch es morgen noch einmal.',
        ],
      }),
    back: 'Zurück zu deiner Seite',
    ask: says({
      heading: 'Soll deine Post ab jetzt hierher kommen?',
      paragraphs: [
        'Ein Knopfdruck, und alles, was wir dir schicken, Kurse wie Newsletter, kommt an diese Adresse.',
        'Sonst bleibt alles, wie es ist. Der bisherigen Adresse sagen wir Bescheid.',
      ],
      button: 'Ja, schickt sie hierher',
      afterword: 'Du wolltest das nicht? Dann schließ einfach die Seite. Es wird nichts hierher geschickt.',
    }),
    done: says({
      heading: 'Erledigt: Deine Post kommt jetzt hierher',
      paragraphs: [
        'Alles, was wir dir schicken, geht ab jetzt an deine neue Adresse, und der bisherigen sagen wir Bescheid.',
        'Links in früheren Mails gelten weiter.',
      ],
    }),
    taken: says({
      heading: 'Diese Adresse kennen wir schon',
      paragraphs: [
        'Jemand, wahrscheinlich du, hat sich früher schon mit ihr angemeldet. Darum ist nichts umgezogen, und alles bleibt, wie es war.',
        'Soll es mit dem weitergehen, was diese Adresse hat, ist hier nichts zu tun: Melde dich auf der Seite der anderen ab, zu der jede Mail an sie einen Link hat.',
        `Soll es mit dem weitergehen, was die andere Adresse hat, öffne die Seite von dieser und drück dort „${eraseEverything}“. Öffne danach den Link in unserer Mail noch einmal, und drück wieder den Knopf.`,
      ],
    }),
    toItsPage: 'Zur Seite dieser Adresse',
    stopped: says({
      heading: 'An diese Adresse kann keine Post kommen',
      paragraphs: [
        'Post an sie kam zurück oder wurde als unerwünscht gemeldet, und darum schicken wir keine mehr. Alles geht weiter an die bisherige Adresse.',
        'Eine andere kannst du auf deiner eigenen Seite angeben, zu der jede Mail einen Link hat. Oder schreib uns.',
      ],
    }),
    noLongerValid: says({
      heading: 'Dieser Link ist abgelaufen',
      paragraphs: [
        'Links an eine neue Adresse gelten 24 Stunden, und ein neuerer ersetzt den älteren.',
        'Es hat sich nichts geändert. Auf deiner eigenen Seite, zu der jede Mail einen Link hat, kannst du es noch einmal versuchen.',
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

  privacy: {
    title: 'Datenschutz',
    lead: 'Was wir über dich speichern, wozu, wie lange, und wie du es wieder loswirst.',
    captcha: (name) => ({
      heading: 'Eine Prüfung am Anmeldeformular',
      paragraphs: [
        `Das Anmeldeformular, und keine andere Seite, lädt von ${name} eine Prüfung, ob ein Mensch es ausfüllt. ${name} sieht deine Netzadresse und deinen Browser, solange diese Seite offen ist, aber nichts von dem, was du eintippst.`,
      ],
    }),
    tracking: ({ opens, clicks }) => ({
      heading: 'Was uns die Mails verraten',
      paragraphs: [
        `${[
          ...(opens
            ? ['Ein verstecktes Bild in jeder Mail verrät Amazon, wann und von wo sie geöffnet wird.']
            : []),
          ...(clicks
            ? ['Links in einer Mail führen über Amazon, das erfährt, wann und von wo ihnen gefolgt wird.']
            : []),
        ].join(' ')} Wir sehen Summen über alle Lesenden und speichern nichts von dir.`,
      ],
    }),
    sections: (of) => [
      {
        heading: 'Wer verantwortlich ist',
        paragraphs: [`${of.brand} (${of.postal}). Was du an ${of.contact} schreibst, liest ein Mensch.`],
      },
      {
        heading: 'Was wir speichern',
        items: [
          'Deine E-Mail-Adresse, um dir zu schicken, wofür du dich angemeldet hast.',
          'Deinen Vornamen, wenn du ihn angegeben hast, um dich damit zu begrüßen.',
          'Deine Zeitzone, damit die Mails zu einer vernünftigen Stunde kommen.',
          'Welche Lektionen und Ausgaben dir wann geschickt wurden, damit jede einmal und in der richtigen Reihenfolge kommt.',
          'Wann du dich angemeldet und es bestätigt hast, und die Worte, denen du zugestimmt hast, weil das Gesetz verlangt, dass wir das zeigen können.',
          'Den Namen des Links, der dich zum Formular geführt hat, falls er einen hatte, damit wir wissen, wie man hierher findet.',
          'Wie du es möchtest: das Tempo, eine Pause, ob du einen Newsletter bekommst, und warum du gegangen bist, wenn du es uns gesagt hast, auch in deinen eigenen Worten (diese 400 Tage lang).',
          'Ob eine Mail zurückkam oder als unerwünscht gemeldet wurde, damit wir rechtzeitig aufhören.',
          'Unkenntlich gemachte Formen des Netzes, aus dem du dich angemeldet hast, und einen Monat lang deiner Adresse, gegen Missbrauch des Formulars. Die Netzadresse selbst speichern wir nicht.',
        ],
      },
      {
        heading: 'Was wir nicht tun',
        items: [
          'Diese Seiten setzen keine Cookies und laden nichts von anderen.',
          ...(of.watched
            ? []
            : ['Wir verfolgen nicht, ob du eine Mail öffnest oder einem Link darin folgst.']),
          'Wir verkaufen oder verleihen keine Adressen und schicken nur, worum du gebeten hast.',
        ],
      },
      {
        heading: 'Auf welcher Grundlage',
        paragraphs: [
          'Auf deiner Einwilligung. Du hast sie mit der Anmeldung und der Bestätigung aus deinem Postfach gegeben und kannst sie jederzeit zurücknehmen.',
        ],
      },
      {
        heading: 'Wer es sonst noch sieht',
        paragraphs: [
          'Amazon Web Services speichert die Daten und stellt die Mails in unserem Auftrag zu. Sonst bekommt sie niemand.',
        ],
      },
      {
        heading: 'Wie lange',
        paragraphs: [
          'Was nie bestätigt wird, wird nach etwa einem Monat entfernt.',
          'Sonst, solange du den Kurs oder den Newsletter bekommst, und danach als Nachweis dessen, was vereinbart und geschickt wurde, bis du es löschst.',
          'Wenn du alles löschst, wenn eine Adresse nicht erreichbar ist oder wenn eine Mail als unerwünscht gemeldet wird, behalten wir eine unkenntlich gemachte Form der Adresse, die wir vergleichen, aber nicht lesen können, damit nicht aus Versehen etwas dorthin geht. War eine Adresse nicht erreichbar, kannst du dich nach einigen Wochen wieder anmelden, nach einer Meldung, wenn du uns geschrieben hast.',
          'Kopien, die das Verzeichnis vor Verlust schützen, werden innerhalb von 35 Tagen überschrieben. Protokolle enthalten weder Adresse noch Namen und werden einen Monat aufbewahrt.',
        ],
      },
      {
        heading: 'Wie du gehst, nachsiehst oder alles löschst',
        paragraphs: [
          'Jede Mail hat einen Link, mit dem du dich mit einem Knopfdruck abmeldest, und einen Link zu deiner eigenen Seite, auf der du alles siehst und änderst.',
          'Auf deiner eigenen Seite kannst du alles herunterladen, was wir über dich haben, und es löschen.',
          `Was du an ${of.contact} schreibst, beantwortet ein Mensch. Wenn du findest, dass wir schlecht damit umgehen, kannst du dich bei der Datenschutzbehörde deines Wohnorts beschweren.`,
        ],
      },
    ],
  },

  faults: {
    notFound: says({
      heading: 'Diese Seite gibt es nicht',
      paragraphs: [
        'Vielleicht ist die Adresse auf dem Weg zu dir abgeschnitten worden. Alles andere funktioniert weiter.',
      ],
    }),
    unknownCourse: says({
      heading: 'Diesen Kurs gibt es nicht',
      paragraphs: [
        'Vielleicht ist er zu Ende, oder seine Adresse ist abgeschnitten worden. Es wurde nichts gespeichert oder verschickt.',
      ],
    }),
    link: says({
      heading: 'Dieser Link ist nicht vollständig',
      paragraphs: [
        'Manche Mailprogramme schneiden lange Links entzwei. Öffne die Mail noch einmal und folge dem Link oder dem Knopf von dort.',
        'Zum Abbestellen kannst du auch auf eine unserer Mails antworten: Ein Mensch liest das.',
        'Es wurde nichts geändert.',
      ],
    }),
    tooLarge: says({
      heading: 'Das war zu viel auf einmal',
      paragraphs: [
        'Das Formular nimmt eine Adresse, einen Namen und eine Zeitzone, und angekommen ist weit mehr. Es wurde nichts gespeichert oder verschickt.',
      ],
    }),
    notAForm: says({
      heading: 'Das kam nicht als Formular an',
      paragraphs: [
        'Bitte nimm das Formular auf der Startseite. Es wurde nichts gespeichert oder verschickt.',
      ],
    }),
    brokenForm: says({
      heading: 'Dieses Formular kam beschädigt an',
      paragraphs: [
        'Seine Felder ließen sich nicht auseinanderhalten. Bitte versuch es noch einmal, oder nimm das Formular auf der Startseite. Es wurde nichts gespeichert oder verschickt.',
      ],
    }),
    fileInForm: says({
      heading: 'Mit dem Formular kam eine Datei',
      paragraphs: [
        'Das Formular nimmt nur Text: eine Adresse, einen Namen und eine Zeitzone. Bitte schick es ohne die Datei. Es wurde nichts gespeichert oder verschickt.',
      ],
    }),
    elsewhere: says({
      heading: 'Dieser Knopf wurde auf einer anderen Seite gedrückt',
      paragraphs: [
        'Zu deiner Sicherheit wirkt er nur auf unserer eigenen. Öffne noch einmal den Link in deiner Mail. Es wurde nichts geändert.',
      ],
    }),
    method: says({
      heading: 'Das geht hier nicht',
      paragraphs: [
        'Diese Adresse gibt es, aber nicht für das, was von ihr verlangt wurde. Es wurde nichts geändert.',
      ],
    }),
    ours: says({
      heading: 'Bei uns ist etwas schiefgegangen',
      paragraphs: [
        'Wir haben es vermerkt. Versuch es in ein paar Minuten noch einmal; ein zweiter Versuch schadet nicht.',
      ],
    }),
  },

  mail: {
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
      paused: (until) =>
        `Du machst Pause bis ${until}. Auf deiner Seite kannst du schon früher weitermachen.`,
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
  },
};
