import type { SignUpWords } from '../en/sign-up.ts';
import { says } from '../message.ts';
import { at, lessons, lessonsByCadence, minutes, often } from './phrases.ts';

export const signUp: SignUpWords = {
  form: {
    heading: 'Commencez par la leçon 1',
    email: 'Adresse e-mail',
    firstName: 'Prénom',
    optional: 'facultatif',
    zone: 'Fuseau horaire',
    zoneHint: (hour) => `Les leçons arrivent à ${hour}, heure locale.`,
    button: 'Recevoir les leçons',
    trap: 'Laissez ce champ vide',
    privacy: 'Ce que nous gardons, et pourquoi',
    consent: (of) =>
      `En vous inscrivant, vous demandez à ${of.brand} de vous envoyer le cours par e-mail « ${of.title} » : ` +
      `${lessonsByCadence(of.lessons, of.cadence)}${of.lessons === 1 ? '' : ','} et un mot de la fin. ` +
      `Vous recevrez d’abord un message pour confirmer que la demande vient bien de vous. Chaque message contient un lien pour se désinscrire en un clic. ` +
      `L’expéditeur est ${of.brand} (${of.postal} ; ${of.contact}).`,
    faultsHeading: (faults) => (faults === 1 ? 'Un point est à revoir' : `${faults} points sont à revoir`),
    faults: {
      emailMissing: 'Indiquez l’adresse e-mail à laquelle envoyer les messages.',
      email:
        'Nous ne pouvons pas écrire à cette adresse telle qu’elle est saisie. Elle devrait ressembler à nom@example.org.',
      firstName:
        'Un prénom compte au plus 40 lettres, espaces et signes comme le trait d’union, mais pas de lien. Vous pouvez aussi laisser ce champ vide.',
      zone: 'Choisissez un fuseau horaire dans la liste.',
      human:
        'Cochez la case qui montre qu’une personne est bien là, puis appuyez de nouveau sur le bouton, s’il vous plaît.',
      humanElsewhere: (page) =>
        `Ce formulaire demande de vérifier qu’une personne est bien là, ce qui n’est possible que sur notre propre page : ${page}`,
    },
  },

  signUp: {
    facts: (of) => [
      ...(of.lessons === 1
        ? [lessons(of.lessons), minutes(of.minutes)]
        : [lessons(of.lessons), often(of.cadence), `${minutes(of.minutes)} chacune`]),
      ...(of.begins === undefined ? [] : [`commence le ${of.begins}`]),
    ],
    eyebrow: 'Un cours par e-mail',
    lessonsHeading: 'Ce que vous allez apprendre',
    lessonsLead: 'À la fin de chaque leçon, vous saurez faire une chose de plus :',
    lesson: (number) => `Leçon ${number}`,
    sample: 'Lire cette leçon maintenant',
    notOpenYet:
      'Ce cours n’est pas encore ouvert : pour l’instant, les messages n’arrivent qu’aux adresses de test de l’équipe qui le prépare. Revenez dans quelques jours.',
  },

  courses: {
    title: 'Tous les cours',
    lead: 'Ce à quoi vous pouvez vous inscrire ici : tout arrive par e-mail, à votre rythme.',
    none: 'Il n’y a pas de cours ouvert aux inscriptions pour le moment.',
    link: 'Voir tous les cours',
  },

  notOpen: {
    closed: (title) =>
      says({
        heading: 'Les inscriptions à ce cours sont closes',
        paragraphs: [
          `Il n’est plus possible de s’inscrire à « ${title} ». Rien n’a été enregistré ni envoyé.`,
          'Si vous le suivez déjà, il continue comme avant, et chaque message contient le lien vers votre page personnelle.',
        ],
      }),
    ended: (title) =>
      says({
        heading: 'Ce cours est terminé',
        paragraphs: [
          `« ${title} » est terminé et n’envoie plus aucun message. Rien n’a été enregistré ni envoyé.`,
        ],
      }),
  },

  checkInbox: (typed, begins) =>
    says({
      heading: 'Consultez maintenant votre messagerie',
      paragraphs: [
        `Si un message peut être envoyé à ${typed}, il est en route. Suivez son lien, appuyez sur le bouton de la page, et ${begins === undefined ? 'la première leçon part aussitôt' : `votre place est réservée : le cours commence le ${begins}`}.`,
        'Le lien est valable 72 heures. Si vous ne l’utilisez pas, nous n’enverrons rien de plus.',
        'Toujours rien au bout de dix minutes ? Regardez dans les indésirables, et vérifiez qu’aucune faute de frappe ne s’est glissée dans l’adresse ci-dessus.',
        'Si vous suivez déjà ce cours, il n’y a rien à confirmer : le message vous apporte le lien vers votre page personnelle. ' +
          'Une même adresse ne reçoit que peu de ces messages, rarement deux le même jour : recommencer tout de suite n’en fera pas venir un second. ' +
          'Un message plus ancien fait aussi bien l’affaire : si son lien a expiré, il permet d’en obtenir un nouveau.',
        'Nous n’écrivons plus pendant quelques semaines à une adresse d’où nos messages nous sont revenus, et plus du tout à une adresse où ils ont été signalés comme indésirables. ' +
          'Si c’est peut-être le cas de la vôtre, prenez-en une autre ou écrivez-nous.',
      ],
    }),

  notOpenYet: (typed) =>
    says({
      heading: 'Ce cours n’est pas encore ouvert',
      paragraphs: [
        'Il est en préparation. Pour l’instant, les messages n’arrivent qu’aux adresses de test de l’équipe qui s’en occupe.',
        `Si ${typed} en fait partie, un message est en route.`,
        'Sinon, vous ne recevrez rien pour le moment. Si le cours ouvre dans les deux jours, le message partira de lui-même ; passé ce délai, inscrivez-vous de nouveau, s’il vous plaît.',
      ],
    }),

  scannerTrap: says({
    heading: 'Ce lien est destiné aux machines',
    paragraphs: [
      'Il nous montre quels logiciels de messagerie suivent les liens d’eux-mêmes. Rien n’a été modifié.',
    ],
  }),

  confirm: {
    ask: (of) =>
      says({
        heading:
          of.begins === undefined
            ? 'Plus qu’un clic, et le cours commence'
            : 'Plus qu’un clic, et vous avez votre place',
        paragraphs: [
          of.begins === undefined
            ? `Vous commencez ainsi le cours « ${of.title} ». La première leçon arrive tout de suite.`
            : `Vous réservez ainsi votre place dans le cours « ${of.title} », qui commence le ${of.begins}.`,
          ...(of.newsletter === undefined
            ? []
            : [
                `Vous recevrez aussi la lettre d’information « ${of.newsletter} », comme demandé dans le formulaire.`,
              ]),
        ],
        button: 'Oui, envoyez-moi les leçons',
        afterword: 'Vous n’avez rien demandé ? Fermez simplement la page. Rien ne sera envoyé.',
      }),
    done: (of) =>
      says({
        heading: of.begins === undefined ? 'C’est parti' : 'Vous êtes du cours',
        paragraphs: [
          of.begins === undefined
            ? `La première leçon de « ${of.title} » est en route vers votre messagerie. Elle s’intitule « ${of.first} ».`
            : `« ${of.title} » commence le ${of.begins}. La première leçon arrive ce jour-là ; elle s’intitule « ${of.first} ».`,
          of.lessons === 1
            ? 'C’est la seule, et un mot de la fin la suit.'
            : `Ensuite, la suivante arrive ${at(of)}.`,
          ...(of.newsletter === undefined
            ? []
            : [`Vous recevrez aussi la lettre d’information « ${of.newsletter} ».`]),
          'Chaque message contient un lien vers votre page personnelle : vous pouvez y relire les leçons, choisir votre rythme, faire une pause ou vous désinscrire.',
        ],
      }),
    askOfList: (of) =>
      says({
        heading: 'Plus qu’un clic, pour la lettre d’information',
        paragraphs: [
          `Vous suivez déjà « ${of.title} ». Vous recevrez ainsi en plus la lettre d’information « ${of.newsletter} », comme demandé dans le formulaire.`,
        ],
        button: 'Oui, envoyez-moi la lettre',
        afterword: 'Vous n’en voulez pas ? Fermez simplement la page. Rien ne change.',
      }),
    listJoined: (newsletter) =>
      says({
        heading: 'Vous recevrez aussi la lettre d’information',
        paragraphs: [
          `Désormais, « ${newsletter} » arrive à cette adresse. Rien n’a changé pour le cours.`,
          'Chaque numéro contient un lien pour se désinscrire.',
        ],
      }),
    already: (of) =>
      says({
        heading: 'Vous suivez déjà ce cours',
        paragraphs: [
          `Vous suivez déjà « ${of.title} » : ce nouveau clic n’a rien changé.`,
          of.next === undefined
            ? 'Toutes les leçons vous ont été envoyées.'
            : `Les leçons arrivent ${at(of)}. La prochaine est prévue le ${of.next}.`,
        ],
      }),
    expired: (title) =>
      says({
        heading: 'Ce lien a expiré',
        paragraphs: [
          'Un lien de confirmation est valable 72 heures, et celui-ci est plus ancien.',
          `Vous pouvez en demander un nouveau pour « ${title} », envoyé à la même adresse.`,
        ],
        button: 'M’envoyer un nouveau lien',
      }),
    sentAgain: says({
      heading: 'Consultez maintenant votre messagerie',
      paragraphs: [
        'Sauf si plusieurs ont déjà été envoyés, un nouveau lien est en route vers la même adresse. Il est valable 72 heures.',
        'Toujours rien au bout de dix minutes ? Regardez dans les indésirables, ou réessayez demain avec ce lien.',
      ],
    }),
    noLongerValid: says({
      heading: 'Ce lien vient d’une inscription précédente',
      paragraphs: [
        'Un message plus récent contient un lien plus récent, ou bien le cours s’est terminé pour vous entre-temps.',
      ],
    }),
  },

  embed: {
    title: 'Le formulaire sur votre site',
    lead: 'Collez ceci dans n’importe quelle page. C’est du HTML tout simple, qui ne charge rien, ne dépose aucun cookie et prend l’apparence de la page qui l’entoure.',
    copyHeading: 'Le formulaire à coller',
    lookHeading: 'À quoi il ressemble ici',
    whereHeading: 'Où il fonctionne, et où non',
    where: (of) => [
      'Sur une page à vous, notre réponse prend la place de cette page. Avec target=_blank dans la première ligne, elle s’ouvre dans un nouvel onglet.',
      'Dans le cadre qu’un éditeur de sites place autour du code collé, notre réponse apparaît dans ce cadre. Aucune autre de nos pages ne s’affiche dans un cadre, pas même la page d’inscription : on pourrait y cacher l’un de nos boutons sous autre chose.',
      'Un cadre avec l’attribut sandbox doit autoriser les formulaires (allow-forms) et, pour les nouveaux onglets, comme celui de la page de confidentialité, les fenêtres (allow-popups). Sans cela, le navigateur ne fait rien quand on appuie sur le bouton, et nous n’en savons rien.',
      `Un site qui a sa propre Content-Security-Policy doit y inscrire ${of.host} sous form-action, et sous connect-src pour un script. Sans cela, le navigateur n’envoie rien.`,
      `À l’intérieur d’un autre formulaire, ou quand un éditeur de sites retire les formulaires du code collé, il ne fonctionne pas du tout. Mettez plutôt un lien vers ${of.page}.`,
      'Tous les formulaires placés sur d’autres sites se partagent une partie des messages de confirmation que nous envoyons en une heure, pour qu’aucun script ne puisse les épuiser. Quand cette partie est épuisée, aucun message ne part avant l’heure suivante, et la réponse reste la même.',
      ...(of.captcha === undefined
        ? []
        : [
            `En ce moment, l’inscription demande une vérification par ${of.captcha}, qui n’est pas dans ce formulaire. Quand on appuie sur le bouton, notre propre page s’ouvre avec la vérification, et on y appuie une seconde fois. Cette page a besoin de scripts : dans un cadre dont l’attribut sandbox les interdit, utilisez target=_blank. Un script à vous reçoit le code 422 et l’adresse de notre page.`,
          ]),
    ],
    scriptHeading: 'Avec un script à vous',
    script:
      "Un script peut envoyer le formulaire et montrer notre réponse sur votre page. C’est du JSON : heading et message s’adressent à la personne qui a rempli le formulaire, et sont les mêmes que nous connaissions l’adresse ou non. Avec le code 422, il y a aussi faults, une liste de field et sentence. Laissez credentials de côté : il n’y en a pas, et avec credentials: 'include' les navigateurs vous cachent la réponse. Avec mode: 'no-cors', le formulaire arrive, mais la réponse reste cachée elle aussi.",
  },
};
