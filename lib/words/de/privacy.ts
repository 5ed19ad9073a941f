import type { PrivacyWords } from '../en/privacy.ts';

export const privacy: PrivacyWords = {
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
        ...(of.watched ? [] : ['Wir verfolgen nicht, ob du eine Mail öffnest oder einem Link darin folgst.']),
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
};
