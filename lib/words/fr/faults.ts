import type { FaultsWords } from '../en/faults.ts';
import { says } from '../message.ts';

export const faults: FaultsWords = {
  notFound: says({
    heading: 'Cette page n’existe pas',
    paragraphs: ['Son adresse a peut-être été coupée en chemin. Tout le reste fonctionne.'],
  }),
  unknownCourse: says({
    heading: 'Ce cours n’existe pas',
    paragraphs: ['Il est peut-être terminé, ou son adresse a été coupée. Rien n’a été enregistré ni envoyé.'],
  }),
  link: says({
    heading: 'Ce lien est incomplet',
    paragraphs: [
      'Certains logiciels de messagerie coupent les longs liens en deux. Rouvrez le message et suivez-y le lien ou le bouton.',
      'Pour vous désinscrire, vous pouvez aussi répondre à n’importe lequel de nos messages : une personne le lira.',
      'Rien n’a été modifié.',
    ],
  }),
  tooLarge: says({
    heading: 'C’était trop à la fois',
    paragraphs: [
      'Le formulaire attend une adresse, un prénom et un fuseau horaire, et ce qui est arrivé était bien plus gros. Rien n’a été enregistré ni envoyé.',
    ],
  }),
  notAForm: says({
    heading: 'Ceci n’a pas été envoyé comme un formulaire',
    paragraphs: [
      'Utilisez le formulaire de la page d’accueil, s’il vous plaît. Rien n’a été enregistré ni envoyé.',
    ],
  }),
  brokenForm: says({
    heading: 'Ce formulaire est arrivé abîmé',
    paragraphs: [
      'Ses champs étaient impossibles à distinguer. Réessayez, ou utilisez le formulaire de la page d’accueil. Rien n’a été enregistré ni envoyé.',
    ],
  }),
  fileInForm: says({
    heading: 'Un fichier accompagnait le formulaire',
    paragraphs: [
      'Le formulaire n’accepte que du texte : une adresse, un prénom et un fuseau horaire. Renvoyez-le sans le fichier, s’il vous plaît. Rien n’a été enregistré ni envoyé.',
    ],
  }),
  elsewhere: says({
    heading: 'Ce bouton a été actionné depuis un autre site',
    paragraphs: [
      'Pour votre sécurité, il ne fonctionne que depuis notre propre page. Rouvrez le lien de votre message. Rien n’a été modifié.',
    ],
  }),
  method: says({
    heading: 'Ce n’est pas possible ici',
    paragraphs: ['Cette adresse existe, mais pas pour ce qui lui a été demandé. Rien n’a été modifié.'],
  }),
  ours: says({
    heading: 'Quelque chose s’est mal passé de notre côté',
    paragraphs: [
      'L’incident est noté. Réessayez dans quelques minutes ; une seconde tentative ne fait aucun mal.',
    ],
  }),
};
