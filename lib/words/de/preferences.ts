import type { PreferencesWords } from '../en/preferences.ts';
import { capitalised } from '../grammar.ts';
import { says } from '../message.ts';
import { at, choice, hours, lessons, locale } from './phrases.ts';

const eraseEverything = 'Alles über mich löschen';

export const preferences: PreferencesWords = {
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
};
