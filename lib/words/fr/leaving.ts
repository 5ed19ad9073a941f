import type { LeavingWords } from '../en/leaving.ts';
import { says } from '../message.ts';

export const leaving: LeavingWords = {
  wayBack: {
    signUp: 'Vous pouvez vous réinscrire à tout moment : le cours reprendra là où il s’est arrêté.',
    afresh: 'Vous pouvez vous réinscrire à tout moment. Un cours recommence alors à la première leçon.',
    ownPage:
      'Vous pouvez en reprendre l’envoi depuis votre page personnelle, dont le lien figure dans chaque message.',
    from: (day) =>
      `Des messages envoyés à votre adresse nous sont revenus : pour l’instant, nous n’y envoyons plus rien. Vous pourrez la réinscrire à partir du ${day}, ou en inscrire une autre dès maintenant.`,
    write:
      'Des messages envoyés à votre adresse ont été signalés comme indésirables : nous n’y envoyons plus rien. Si c’était une erreur, écrivez-nous, s’il vous plaît.',
    unknown:
      'Vous pouvez vous réinscrire. Si toutefois nos messages nous sont revenus de votre adresse, ou y ont été signalés comme indésirables, nous n’y envoyons rien pour l’instant : dans ce cas, écrivez-nous.',
    closed: 'Les inscriptions au cours sont closes.',
    ended: 'Le cours est terminé et n’envoie plus aucun message.',
    listClosed: 'Les inscriptions à la lettre d’information sont closes.',
    undo: 'C’était une erreur ? Vous pouvez revenir en arrière :',
  },

  leave: {
    already: (title) =>
      says({
        heading: 'Vous ne suivez plus ce cours',
        paragraphs: [`Vous ne recevez plus les leçons de « ${title} » : il n’y a rien à quitter.`],
      }),
    ask: (title) =>
      says({
        heading: 'Quitter le cours ?',
        paragraphs: [`Un clic, et vous ne recevrez plus aucune leçon de « ${title} ».`],
        button: 'Quitter le cours',
        afterword: 'Vous préférez rester ? Fermez simplement la page. Rien n’a changé.',
      }),
    done: (title) =>
      says({
        heading: 'Vous avez quitté le cours',
        paragraphs: [
          `Vous ne recevrez plus de leçon de « ${title} ». Une leçon déjà en route peut encore arriver.`,
          'Merci de nous avoir lus.',
        ],
        button: 'Annuler, je reste dans le cours',
      }),
    undo: (title) =>
      says({
        heading: 'Revenir dans le cours ?',
        paragraphs: [`Un clic, et les leçons de « ${title} » reprennent là où elles s’étaient arrêtées.`],
        button: 'Annuler, je reste dans le cours',
      }),
    undone: (of) =>
      says({
        heading: 'Quel plaisir de vous retrouver',
        paragraphs: [
          `Vous suivez de nouveau le cours « ${of.title} », là où vous en étiez.`,
          of.next === undefined
            ? 'Tout est comme avant votre départ.'
            : `La prochaine leçon arrive le ${of.next}.`,
        ],
      }),
    undoNotPossible: says({
      heading: 'Cela ne peut pas être annulé ici',
      paragraphs: [
        'Soit plus d’une journée s’est écoulée depuis votre départ, soit l’envoi s’est arrêté pour une autre raison, soit tout est terminé.',
      ],
    }),
  },

  everything: {
    ask: says({
      heading: 'Tout arrêter ?',
      paragraphs: ['Un clic, et plus rien ne vous est envoyé : ni leçon de cours, ni lettre d’information.'],
      button: 'Tout arrêter',
      afterword: 'Vous préférez rester ? Fermez simplement la page. Rien n’a changé.',
    }),
    done: says({
      heading: 'Tout est arrêté',
      paragraphs: [
        'Plus aucun cours ni aucune lettre d’information ne vous est envoyé. Un message déjà en route peut encore arriver.',
        'Merci de nous avoir lus.',
      ],
      button: 'Annuler, je garde tout',
    }),
    undo: says({
      heading: 'Tout reprendre ?',
      paragraphs: ['Un clic, et tout ce que vous avez arrêté d’un coup reprend comme avant.'],
      button: 'Annuler, je garde tout',
    }),
    undone: says({
      heading: 'Quel plaisir de vous retrouver',
      paragraphs: ['Tout est comme avant votre départ, et reprend à l’heure habituelle.'],
    }),
  },

  why: {
    heading: 'Voulez-vous nous dire pourquoi ?',
    text: 'Votre désinscription est faite dans tous les cas. Votre réponse nous aide à mieux faire.',
    reasons: {
      'too-many': 'Trop de messages',
      'not-what-i-expected': 'Ce n’est pas ce que j’attendais',
      'no-time': 'Pas le temps en ce moment',
      'learned-enough': 'J’ai appris ce que je voulais',
      other: 'Autre chose',
    },
    own: 'Dites-le-nous avec vos mots',
    ownHint: '500 caractères au plus. Une personne lira votre réponse ; nous la gardons 400 jours.',
    button: 'Envoyer',
    thanks: says({
      heading: 'Merci de nous l’avoir dit',
      paragraphs: ['Votre désinscription est faite, et elle le reste.'],
    }),
  },

  erase: {
    ask: (contact) =>
      says({
        heading: 'Effacer tout ce qui vous concerne ?',
        paragraphs: [
          'Votre adresse, votre prénom, votre place dans chaque cours, ce qui vous a été envoyé et ce que vous avez accepté : tout est effacé aussitôt, et personne ne peut le rétablir.',
          'Une chose reste : une empreinte de votre adresse, avec la date d’aujourd’hui, que nous pouvons comparer mais pas lire. Elle nous évite de vous écrire un jour par erreur.',
        ],
        button: 'Tout effacer',
        afterword: `Vous préférez tout garder ? Fermez simplement la page. Pour poser d’abord une question, écrivez à ${contact}.`,
      }),
    done: says({
      heading: 'Tout ce qui vous concernait est effacé',
      paragraphs: [
        'Vous ne recevrez plus aucun message. Les copies qui protègent l’ensemble contre une perte sont écrasées d’elles-mêmes dans les 35 jours.',
      ],
    }),
  },
};
