import type { ReadingWords } from '../en/reading.ts';
import { says } from '../message.ts';
import { often } from './phrases.ts';

export const reading: ReadingWords = {
  archive: {
    title: (title) => `Archives : ${title}`,
    lead: 'La première leçon du cours, et toutes les lettres envoyées jusqu’ici.',
    lessonHeading: 'La première leçon',
    issuesHeading: (title) => `La lettre d’information « ${title} »`,
    noIssues: 'Aucun numéro n’a encore été envoyé.',
    feed: 'S’abonner au flux RSS',
    link: 'Archives',
  },

  lesson: {
    position: (of) => `${of.title} · Leçon ${of.number} sur ${of.all}`,
    closing: (title) => `${title} · Mot de la fin`,
    shared: (of) =>
      of.all === 1
        ? `Voici la leçon de « ${of.title} ». Elle arrive par e-mail.`
        : `Voici une leçon de « ${of.title} ». Les ${of.all} arrivent par e-mail, toutes aussi courtes que celle-ci.`,
    sharedHeading: (all) =>
      all === 1 ? 'Voulez-vous la recevoir par e-mail ?' : 'Voulez-vous aussi les autres ?',
    share: 'Pour la faire suivre, prenez cette adresse. Elle ne dit rien de vous :',
    offerHeading: (rest) => (rest === 0 ? 'Elle arrive aussi par e-mail' : 'La suivante arrive par e-mail'),
    offer: (of) => {
      const first = `C’était la première leçon de « ${of.title} ».`;
      if (of.rest === 0) return `${first} C’est la seule ; par e-mail, un mot de la fin la suit.`;
      if (of.rest === 1) return `${first} L’autre suit, aussi courte que celle-ci.`;
      return `${first} Les ${of.rest} autres suivent, ${often(of.cadence)}, aussi courtes que celle-ci.`;
    },
    offerLink: 'Commencer le cours',
    notPublic: says({
      heading: 'Cette leçon arrive par e-mail',
      paragraphs: [
        'La première leçon est ouverte à tout le monde. Les autres sont envoyées, dans l’ordre, aux personnes qui suivent le cours.',
        'Si vous le suivez déjà, utilisez le lien « Lire dans le navigateur » de la leçon elle-même.',
      ],
    }),
    notReceived: says({
      heading: 'Cette leçon ne vous a pas été envoyée',
      paragraphs: ['Les leçons s’ouvrent ici une fois qu’elles vous ont été envoyées.'],
    }),
    issueNotReceived: says({
      heading: 'Cette lettre ne vous a pas été envoyée',
      paragraphs: [
        'Les lettres s’ouvrent ici une fois qu’elles vous ont été envoyées, et tant que vous figurez sur notre liste.',
      ],
    }),
    toCourse: 'Voir le cours',
  },
};
