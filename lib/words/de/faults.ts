import type { FaultsWords } from '../en/faults.ts';
import { says } from '../message.ts';

export const faults: FaultsWords = {
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
    paragraphs: ['Bitte nimm das Formular auf der Startseite. Es wurde nichts gespeichert oder verschickt.'],
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
};
