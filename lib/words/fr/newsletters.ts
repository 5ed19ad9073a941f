import type { NewslettersWords } from '../en/newsletters.ts';
import { says } from '../message.ts';

export const newsletters: NewslettersWords = {
  newsletter: {
    box: (of) => `Envoyez-moi aussi la lettre d’information « ${of.title} ». ${of.promise}`,
    ask: (title) =>
      says({
        heading: 'Se désabonner de la lettre ?',
        paragraphs: [`Un clic, et vous ne recevrez plus aucun numéro de « ${title} ».`],
        button: 'Me désabonner',
        afterword: 'Vous préférez rester ? Fermez simplement la page. Rien n’a changé.',
      }),
    done: (title) =>
      says({
        heading: 'Vous ne recevrez plus la lettre',
        paragraphs: [
          `Plus aucun numéro de « ${title} » ne vous sera envoyé. Un numéro déjà en route peut encore arriver.`,
          'Merci de nous avoir lus.',
        ],
        button: 'Annuler, je garde la lettre',
      }),
    undo: (title) =>
      says({
        heading: 'Recevoir de nouveau la lettre ?',
        paragraphs: [`Un clic, et vous recevrez de nouveau les prochains numéros de « ${title} ».`],
        button: 'Annuler, je garde la lettre',
      }),
    undone: (title) =>
      says({
        heading: 'Quel plaisir de vous retrouver',
        paragraphs: [`Les prochains numéros de « ${title} » vous seront de nouveau envoyés.`],
      }),
  },

  list: {
    eyebrow: 'Une lettre d’information par e-mail',
    formHeading: 'La recevoir par e-mail',
    button: 'M’envoyer la lettre',
    zoneHint: 'Pour que chaque numéro arrive à une heure raisonnable chez vous.',
    consent: (of) =>
      `En vous inscrivant, vous demandez à ${of.brand} de vous envoyer la lettre d’information « ${of.title} ». ${of.promise} ` +
      `Vous recevrez d’abord un message pour confirmer que la demande vient bien de vous. Chaque numéro contient un lien pour se désinscrire en un clic. ` +
      `L’expéditeur est ${of.brand} (${of.postal} ; ${of.contact}).`,
    issuesHeading: 'Les numéros déjà parus',
    archive: 'Voir tous les numéros',
    archiveLead: 'Tous les numéros envoyés à l’ensemble des abonnés.',
    title: 'Toutes les lettres d’information',
    link: 'Voir toutes les lettres',
    toList: 'Recevoir la lettre',
    offerHeading: 'Voulez-vous la recevoir par e-mail ?',
    offer: (of) => `« ${of.title} » arrive par e-mail. ${of.promise}`,
    notOpenYet:
      'Cette lettre n’est pas encore ouverte : pour l’instant, les messages n’arrivent qu’aux adresses de test de l’équipe qui la prépare. Revenez dans quelques jours.',
    checkInbox: (typed) =>
      says({
        heading: 'Consultez maintenant votre messagerie',
        paragraphs: [
          `Si un message peut être envoyé à ${typed}, il est en route. Suivez son lien, appuyez sur le bouton de la page, et vous êtes sur la liste.`,
          'Le lien est valable 72 heures. Si vous ne l’utilisez pas, nous n’enverrons rien de plus.',
          'Toujours rien au bout de dix minutes ? Regardez dans les indésirables, et vérifiez qu’aucune faute de frappe ne s’est glissée dans l’adresse ci-dessus.',
          'Si vous êtes déjà sur la liste, il n’y a rien à confirmer : le message vous apporte le lien vers votre page personnelle. ' +
            'Une même adresse ne reçoit que peu de ces messages, rarement deux le même jour : recommencer tout de suite n’en fera pas venir un second. ' +
            'Un message plus ancien fait aussi bien l’affaire : si son lien a expiré, il permet d’en obtenir un nouveau.',
          'Nous n’écrivons plus pendant quelques semaines à une adresse d’où nos messages nous sont revenus, et plus du tout à une adresse où ils ont été signalés comme indésirables. ' +
            'Si c’est peut-être le cas de la vôtre, prenez-en une autre ou écrivez-nous.',
        ],
      }),
    checkTestInbox: (typed) =>
      says({
        heading: 'Cette lettre n’est pas encore ouverte',
        paragraphs: [
          'Elle est en préparation. Pour l’instant, les messages n’arrivent qu’aux adresses de test de l’équipe qui s’en occupe.',
          `Si ${typed} en fait partie, un message est en route.`,
          'Sinon, vous ne recevrez rien pour le moment. Si la lettre ouvre dans les deux jours, le message partira de lui-même ; passé ce délai, inscrivez-vous de nouveau, s’il vous plaît.',
        ],
      }),
    ask: (title) =>
      says({
        heading: 'Plus qu’un clic, et elle est à vous',
        paragraphs: [
          `Vous rejoignez ainsi la liste de « ${title} ». Le prochain numéro arrive à cette adresse.`,
        ],
        button: 'Oui, envoyez-moi la lettre',
        afterword: 'Vous n’avez rien demandé ? Fermez simplement la page. Rien ne sera envoyé.',
      }),
    done: (title) =>
      says({
        heading: 'Vous êtes sur la liste',
        paragraphs: [
          `Désormais, « ${title} » arrive à cette adresse, dès le prochain numéro.`,
          'Chaque numéro contient un lien pour se désinscrire et un autre vers votre page personnelle, où vous voyez et modifiez ce que nous gardons à votre sujet.',
        ],
      }),
    already: (title) =>
      says({
        heading: 'Vous êtes déjà sur la liste',
        paragraphs: [`Vous recevez déjà « ${title} » : appuyer de nouveau n’a rien changé.`],
      }),
    expired: (title) =>
      says({
        heading: 'Ce lien a expiré',
        paragraphs: [
          'Un lien de confirmation est valable 72 heures, et celui-ci est plus ancien.',
          `Vous pouvez vous inscrire de nouveau à « ${title} » à tout moment.`,
        ],
      }),
    noLongerValid: says({
      heading: 'Ce lien vient d’une inscription précédente',
      paragraphs: [
        'Un message plus récent contient un lien plus récent, ou bien vous avez quitté la liste entre-temps.',
      ],
    }),
    closed: (title) =>
      says({
        heading: 'Les inscriptions à cette lettre sont closes',
        paragraphs: [
          `Il n’est plus possible de s’inscrire à « ${title} ». Rien n’a été enregistré ni envoyé.`,
          'Si vous êtes sur la liste, la lettre continue comme avant, et chaque numéro contient le lien vers votre page personnelle.',
        ],
      }),
    ended: (title) =>
      says({
        heading: 'Cette lettre est terminée',
        paragraphs: [
          `« ${title} » est terminée, et aucun numéro ne paraîtra plus. Rien n’a été enregistré ni envoyé.`,
        ],
      }),
    wayBack: 'Vous pouvez vous inscrire de nouveau à tout moment.',
  },
};
