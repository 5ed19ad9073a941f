import type { MailWords } from '../en/mail.ts';
import { hours, lessonsByCadence, list, minutes } from './phrases.ts';

export const mail: MailWords = {
  greeting: (firstName) => (firstName ? `Bonjour ${firstName},` : 'Bonjour,'),
  progress: (number, of) => `Leçon ${number} sur ${of}`,
  readInBrowser: 'Lire dans le navigateur',
  objective: (ability) => `Après cette leçon, vous saurez ${ability}`,
  kinds: {
    definition: 'En clair',
    contrast: 'Côte à côte',
    reason: 'Pourquoi c’est important',
    pitfall: 'Attention',
    example: 'Par exemple',
    framework: 'Point par point',
    saying: 'en nos propres mots',
    practice: 'À mettre en pratique',
  },
  image: (alt) => `[Image\u00a0: ${alt}]`,
  recap: (lesson) => (lesson === undefined ? 'Rappel' : `Rappel de la leçon ${lesson}`),
  yearUnknown: 'année non précisée',
  exercise: {
    week: 'À faire cette semaine',
    day: 'À faire aujourd’hui',
    next: 'À faire avant le prochain message',
  },
  minutes,
  lookAhead: 'À suivre',
  source: 'Source',
  sources: 'Sources',
  quoted: (title) => `« ${title} »`,
  notGiven: (parts) => {
    const names = { author: 'auteur', publisher: 'éditeur', date: 'date' };
    const of = list(parts.map((part) => names[part]));
    // One date is feminine; with an author or a publisher beside it, the plural is masculine.
    if (parts.length > 1) return `${of} non précisés`;
    return `${of} ${parts[0] === 'date' ? 'non précisée' : 'non précisé'}`;
  },
  why: 'Vous recevez ce message parce que l’adresse {{address}} y a été inscrite le {{signedUpOn}}.',
  unsubscribe: 'Se désinscrire',
  unsubscribeAll: 'Se désinscrire de tout',
  preferences: 'Votre cours et vos réglages',
  privacy: 'Ce que nous gardons, et pourquoi',
  contact: 'Une question ? Écrivez à',
  confirmation: (of) => ({
    subject: `À confirmer : ${of.course}`,
    preview: of.hasDate
      ? 'Confirmez, et vous avez votre place dans le cours.'
      : 'Confirmez, et votre première leçon est en route.',
    heading: 'Vous y êtes presque',
    before: [
      `Une personne, vous sans doute, a demandé que le cours par e-mail « ${of.course} » soit envoyé à cette adresse : ${lessonsByCadence(of.lessons, of.cadence)}.`,
    ],
    button: 'Oui, envoyez-moi le cours',
    after: [
      `Le lien est valable ${hours(of.hours)}.`,
      'Si vous n’avez rien demandé, ne faites rien. Aucune leçon ne viendra, et cette adresse ne restera pas sur la liste.',
    ],
  }),
  begins: (day) => ` Il commence le ${day}.`,
  alsoAsked: (newsletter) => ` La lettre d’information « ${newsletter} » a été demandée aussi.`,
  list: {
    ownPageLink: 'Votre page personnelle',
    confirmation: (of) => ({
      subject: `À confirmer : ${of.list}`,
      preview: 'Confirmez, et le prochain numéro arrive chez vous.',
      heading: 'Vous y êtes presque',
      before: [
        `Une personne, vous sans doute, a demandé que la lettre d’information « ${of.list} » soit envoyée à cette adresse.`,
      ],
      button: 'Oui, envoyez-moi la lettre',
      after: [
        `Le lien est valable ${hours(of.hours)}.`,
        'Si vous n’avez rien demandé, ne faites rien. Aucun numéro ne viendra, et cette adresse ne restera pas sur la liste.',
      ],
    }),
    ownPage: (of) => ({
      subject: `Votre page personnelle : ${of.list}`,
      preview: 'Vous êtes déjà sur la liste. Il n’y a rien à confirmer, et ce lien ouvre votre page.',
      heading: 'Vous êtes sur la liste, et voici votre page',
      before: [
        `Une personne, vous sans doute, a inscrit cette adresse à la lettre d’information « ${of.list} ». Vous êtes déjà sur la liste : il n’y a rien à confirmer, et rien n’a changé.`,
      ],
      button: 'Ouvrir votre page',
      after: [
        'Vous pouvez y faire envoyer vos messages à une autre adresse, voir tout ce que nous gardons à votre sujet ou vous désinscrire.',
        'Toute personne qui a ce lien peut faire de même : gardez-le pour vous. Il fonctionne tant que vous figurez sur notre liste.',
        'Si ce n’était pas vous, ne faites rien. Qui que ce soit n’a rien appris à votre sujet.',
      ],
    }),
  },
  addressChange: (of) => ({
    subject: `Vos messages à cette adresse ? ${of.brand}`,
    preview: 'Confirmez, et ils arriveront désormais à cette adresse.',
    heading: 'Est-ce votre nouvelle adresse ?',
    before: [
      `Une personne à qui écrit ${of.brand} a demandé que ses messages arrivent désormais à cette adresse. Nous espérons que c’est vous.`,
    ],
    button: 'Oui, envoyez-les ici',
    after: [
      `Le lien est valable ${hours(of.hours)}. Tant que vous ne l’avez pas suivi, tout part à l’ancienne adresse.`,
      'Si nous connaissons déjà cette adresse, la page qu’ouvre le bouton dit comment réunir les deux.',
      'Si ce n’était pas vous, ne faites rien. Aucun autre message n’arrivera ici.',
    ],
  }),
  ownPage: (of) => ({
    subject: `Votre page personnelle : ${of.course}`,
    preview: 'Vous suivez déjà ce cours. Il n’y a rien à confirmer, et ce lien ouvre votre page.',
    heading: 'Vous y êtes déjà, et voici votre page',
    before: [
      `Une personne, vous sans doute, a inscrit cette adresse à « ${of.course} ». Vous suivez déjà ce cours : il n’y a rien à confirmer, et rien n’a changé.`,
    ],
    button: 'Ouvrir votre page',
    after: [
      'Vous pouvez y relire vos leçons, choisir quand elles arrivent, faire une pause, faire envoyer vos messages à une autre adresse ou vous désinscrire.' +
        (of.newsletter ? ' La lettre d’information n’y est, elle aussi, qu’à un clic.' : ''),
      'Toute personne qui a ce lien peut faire de même : gardez-le pour vous. Il fonctionne tant que vous figurez sur notre liste.',
      'Si ce n’était pas vous, ne faites rien. Qui que ce soit n’a rien appris à votre sujet.',
    ],
  }),
  whereTheyStand: {
    active: 'Vos leçons continuent comme avant. Votre page vous dit quand arrive la prochaine.',
    paused: (until) =>
      `Vous êtes en pause jusqu’au ${until}. Sur votre page, vous pouvez reprendre plus tôt.`,
    completed:
      'Vous êtes au bout du cours. Sur votre page, toutes les leçons restent à relire, et vous pouvez recommencer.',
  },
  addressChanged: (of) => ({
    subject: `Vos messages partent désormais ailleurs : ${of.brand}`,
    preview: 'Vous l’avez demandé, et c’est fait. Sinon, dites-le-nous.',
    heading: 'Vos messages partent désormais ailleurs',
    before: [
      `Vous avez demandé que tout ce que vous envoie ${of.brand} parte à une autre adresse, et vous l’avez confirmé là-bas. Ce message est le dernier à arriver ici.`,
    ],
    after: [
      `Ce n’était pas vous ? Alors une autre personne s’est servie du lien d’un de vos messages. Écrivez à ${of.contact}, et nous arrangerons cela.`,
    ],
  }),
};
