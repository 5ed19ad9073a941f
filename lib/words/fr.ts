import { type Cadence, patternOf, weekdaysOf } from '../domain/time/cadence.ts';
import type { Weekday } from '../domain/time/weekday.ts';
import { datesOf } from './dates.ts';
import type { Words } from './en.ts';
import { frenchSpacing } from './french-spacing.ts';
import { capitalised, grammarOf } from './grammar.ts';
import { says } from './message.ts';
import type { Rhythm } from './rhythm.ts';

const locale = 'fr-FR';
const { count, list } = grammarOf(locale);
const dates = datesOf(locale);
const { weekday: dayName } = dates;

const days = (n: number) => count(n, { one: 'jour', other: 'jours' });
/** « le mardi et le jeudi ». */
const onDays = (all: readonly Weekday[]) => list(all.map((day) => `le ${dayName(day)}`));

/** Combien il en arrive, après « 12 leçons, ». */
const often = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'une par semaine';
    case 'twice-weekly':
      return 'deux par semaine';
    case 'daily':
      return 'une par jour';
    case 'weekdays':
      return 'une par jour du lundi au vendredi';
    case 'every':
      return `une tous les ${days(pattern.days)}`;
    case 'days':
      return onDays(pattern.days);
  }
};

/** Quels jours, après « les leçons arrivent ». */
const when = ({ cadence, weekday }: Rhythm): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'daily':
      return 'chaque jour';
    case 'weekdays':
      return 'chaque jour du lundi au vendredi';
    case 'every':
      return `tous les ${days(pattern.days)}`;
    case 'weekly':
    case 'twice-weekly':
    case 'days':
      return `chaque ${list(weekdaysOf(cadence, weekday).map(dayName))}`;
  }
};

const choice = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'Une fois par semaine';
    case 'twice-weekly':
      return 'Deux fois par semaine, la seconde trois jours après la première';
    case 'daily':
      return 'Chaque jour';
    case 'weekdays':
      return 'Chaque jour du lundi au vendredi';
    case 'every':
      return `Tous les ${days(pattern.days)}`;
    case 'days':
      return capitalised(onDays(pattern.days), locale);
  }
};

// "heure de Athènes" would want an elision that a name in a variable cannot have; in brackets, any name reads well.
const at = (of: Rhythm) => `${when(of)} à ${of.hour}, heure locale (${of.place})`;

const eraseEverything = 'Effacer tout ce qui me concerne';

const lessons = (n: number) => count(n, { one: 'leçon', other: 'leçons' });
/** « 12 leçons, une par semaine » ; une seule n’a pas de rythme. */
const lessonsByCadence = (n: number, cadence: Cadence) =>
  n === 1 ? lessons(n) : `${lessons(n)}, ${often(cadence)}`;
const hours = (n: number) => count(n, { one: 'heure', other: 'heures' });
const minutes = (n: number) => count(n, { one: 'minute', other: 'minutes' });

/** Regions of time-zone ids that are called otherwise in French. */
const regions: Readonly<Record<string, string>> = {
  Africa: 'Afrique',
  America: 'Amérique',
  Antarctica: 'Antarctique',
  Arctic: 'Arctique',
  Asia: 'Asie',
  Atlantic: 'Océan Atlantique',
  Australia: 'Australie',
  Indian: 'Océan Indien',
  Pacific: 'Océan Pacifique',
};

/** Time zones whose city is called otherwise in French than in the zone's id. */
const places: Readonly<Record<string, string>> = {
  'Africa/Addis_Ababa': 'Addis-Abeba',
  'Africa/Algiers': 'Alger',
  'Africa/Asmera': 'Asmara',
  'Africa/Cairo': 'Le Caire',
  'Africa/El_Aaiun': 'Laâyoune',
  'Africa/Lome': 'Lomé',
  'Africa/Mogadishu': 'Mogadiscio',
  'Africa/Ndjamena': 'N’Djamena',
  'Africa/Sao_Tome': 'Sao Tomé',
  'America/Argentina/Tucuman': 'Tucumán, Argentine',
  'America/Argentina/La_Rioja': 'La Rioja, Argentine',
  'America/Argentina/Rio_Gallegos': 'Río Gallegos, Argentine',
  'America/Argentina/Salta': 'Salta, Argentine',
  'America/Argentina/San_Juan': 'San Juan, Argentine',
  'America/Argentina/San_Luis': 'San Luis, Argentine',
  'America/Argentina/Ushuaia': 'Ushuaïa, Argentine',
  'America/Asuncion': 'Asunción',
  'America/Barbados': 'La Barbade',
  'America/Belem': 'Belém',
  'America/Cancun': 'Cancún',
  'America/Cayman': 'Îles Caïmans',
  'America/Cordoba': 'Córdoba',
  'America/Cuiaba': 'Cuiabá',
  'America/Curacao': 'Curaçao',
  'America/Dominica': 'La Dominique',
  'America/El_Salvador': 'Le Salvador',
  'America/Eirunepe': 'Eirunepé',
  'America/Godthab': 'Nuuk',
  'America/Grenada': 'La Grenade',
  'America/Havana': 'La Havane',
  'America/Jamaica': 'La Jamaïque',
  'America/Lower_Princes': 'Lower Prince’s Quarter',
  'America/Maceio': 'Maceió',
  'America/Martinique': 'La Martinique',
  'America/Guadeloupe': 'La Guadeloupe',
  'America/Merida': 'Mérida',
  'America/Mexico_City': 'Mexico',
  'America/Miquelon': 'Saint-Pierre-et-Miquelon',
  'America/Noronha': 'Fernando de Noronha',
  'America/North_Dakota/Beulah': 'Beulah, Dakota du Nord',
  'America/North_Dakota/Center': 'Center, Dakota du Nord',
  'America/North_Dakota/New_Salem': 'New Salem, Dakota du Nord',
  'America/Port_of_Spain': 'Port-d’Espagne',
  'America/Puerto_Rico': 'Porto Rico',
  'America/Santo_Domingo': 'Saint-Domingue',
  'America/Sao_Paulo': 'São Paulo',
  'America/Scoresbysund': 'Ittoqqortoormiit',
  'America/St_Barthelemy': 'Saint-Barthélemy',
  'America/St_Johns': 'Saint-Jean de Terre-Neuve',
  'America/St_Kitts': 'Saint-Christophe',
  'America/St_Lucia': 'Sainte-Lucie',
  'America/St_Thomas': 'Saint-Thomas',
  'America/St_Vincent': 'Saint-Vincent',
  'Antarctica/DumontDUrville': 'Dumont-d’Urville',
  'Antarctica/Syowa': 'Shōwa',
  'Asia/Ashgabat': 'Achgabat',
  'Asia/Baghdad': 'Bagdad',
  'Asia/Bahrain': 'Bahreïn',
  'Asia/Baku': 'Bakou',
  'Asia/Barnaul': 'Barnaoul',
  'Asia/Beirut': 'Beyrouth',
  'Asia/Bishkek': 'Bichkek',
  'Asia/Chita': 'Tchita',
  'Asia/Damascus': 'Damas',
  'Asia/Dhaka': 'Dacca',
  'Asia/Dubai': 'Dubaï',
  'Asia/Dushanbe': 'Douchanbé',
  'Asia/Famagusta': 'Famagouste',
  'Asia/Hebron': 'Hébron',
  'Asia/Irkutsk': 'Irkoutsk',
  'Asia/Jerusalem': 'Jérusalem',
  'Asia/Kabul': 'Kaboul',
  'Asia/Kamchatka': 'Kamtchatka',
  'Asia/Katmandu': 'Katmandou',
  'Asia/Krasnoyarsk': 'Krasnoïarsk',
  'Asia/Kuwait': 'Koweït',
  'Asia/Macau': 'Macao',
  'Asia/Manila': 'Manille',
  'Asia/Muscat': 'Mascate',
  'Asia/Nicosia': 'Nicosie',
  'Asia/Novokuznetsk': 'Novokouznetsk',
  'Asia/Novosibirsk': 'Novossibirsk',
  'Asia/Oral': 'Ouralsk',
  'Asia/Qostanay': 'Kostanaï',
  'Asia/Qyzylorda': 'Kyzylorda',
  'Asia/Rangoon': 'Rangoun',
  'Asia/Riyadh': 'Riyad',
  'Asia/Saigon': 'Hô-Chi-Minh-Ville',
  'Asia/Sakhalin': 'Sakhaline',
  'Asia/Samarkand': 'Samarcande',
  'Asia/Seoul': 'Séoul',
  'Asia/Singapore': 'Singapour',
  'Asia/Tashkent': 'Tachkent',
  'Asia/Tbilisi': 'Tbilissi',
  'Asia/Tehran': 'Téhéran',
  'Asia/Thimphu': 'Thimphou',
  'Asia/Ulaanbaatar': 'Oulan-Bator',
  'Asia/Urumqi': 'Ürümqi',
  'Asia/Ust-Nera': 'Oust-Nera',
  'Asia/Yakutsk': 'Iakoutsk',
  'Asia/Yekaterinburg': 'Iekaterinbourg',
  'Asia/Yerevan': 'Erevan',
  'Atlantic/Azores': 'Açores',
  'Atlantic/Bermuda': 'Bermudes',
  'Atlantic/Canary': 'Canaries',
  'Atlantic/Cape_Verde': 'Cap-Vert',
  'Atlantic/Faeroe': 'Féroé',
  'Atlantic/Madeira': 'Madère',
  'Atlantic/South_Georgia': 'Géorgie du Sud',
  'Atlantic/St_Helena': 'Sainte-Hélène',
  'Europe/Andorra': 'Andorre',
  'Europe/Athens': 'Athènes',
  'Europe/Brussels': 'Bruxelles',
  'Europe/Bucharest': 'Bucarest',
  'Europe/Busingen': 'Büsingen',
  'Europe/Copenhagen': 'Copenhague',
  'Europe/Guernsey': 'Guernesey',
  'Europe/Isle_of_Man': 'Île de Man',
  'Europe/Kiev': 'Kiev',
  'Europe/Lisbon': 'Lisbonne',
  'Europe/London': 'Londres',
  'Europe/Malta': 'Malte',
  'Europe/Moscow': 'Moscou',
  'Europe/San_Marino': 'Saint-Marin',
  'Europe/Tirane': 'Tirana',
  'Europe/Ulyanovsk': 'Oulianovsk',
  'Europe/Vatican': 'Le Vatican',
  'Europe/Vienna': 'Vienne',
  'Europe/Warsaw': 'Varsovie',
  'Indian/Christmas': 'Île Christmas',
  'Indian/Cocos': 'Îles Cocos',
  'Indian/Comoro': 'Comores',
  'Indian/Mahe': 'Mahé',
  'Indian/Mauritius': 'Île Maurice',
  'Indian/Reunion': 'La Réunion',
  'Pacific/Easter': 'Île de Pâques',
  'Pacific/Efate': 'Éfaté',
  'Pacific/Enderbury': 'Kanton',
  'Pacific/Fiji': 'Fidji',
  'Pacific/Galapagos': 'Galápagos',
  'Pacific/Marquesas': 'Îles Marquises',
  'Pacific/Noumea': 'Nouméa',
  'Pacific/Palau': 'Palaos',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Truk': 'Chuuk',
};

/**
 * French, with vous, and without a word that would have to know whether its reader is a man or a woman. Written with ordinary
 * spaces: `frenchSpacing` makes those before ; : ! ? and inside « » hold their line.
 */
export const fr: Words = frenchSpacing({
  locale,
  dates,

  punctuation: { colon: ' :', semicolon: ' ;' },

  frame: {
    skip: 'Aller au contenu',
    toStart: 'Page d’accueil',
    privacy: 'Confidentialité',
    contact: 'Nous écrire',
    errorTitle: (title) => `À vérifier : ${title}`,
  },

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

  zones: { regions, other: 'Autres', places },

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

  preferences: {
    title: 'Votre page personnelle',
    nothing: 'Vous ne suivez aucun cours et ne recevez aucune lettre : rien ne vous est envoyé.',
    progress: (of) => `${of.done} sur ${lessons(of.all)} derrière vous`,
    status: {
      pending:
        'Vous n’avez pas encore confirmé. Le lien pour le faire se trouve dans le message que nous vous avons envoyé.',
      completed: 'Vous êtes au bout du cours. Toutes les leçons restent ici, à relire quand vous voulez.',
      left: (date) => `Vous avez quitté le cours le ${date}. Vous ne recevrez plus de leçon.`,
      expired: (date) =>
        `L’inscription au cours n’a pas été confirmée à temps et a expiré le ${date}. Vous ne recevrez pas de leçon.`,
      bounced: (date) =>
        `Des messages envoyés à votre adresse nous sont revenus : le cours est arrêté depuis le ${date}. Indiquez une autre adresse ci-dessous ; dès que vous l’aurez confirmée, le cours reprendra.`,
      complained: (date) =>
        `Des messages envoyés à votre adresse ont été signalés comme indésirables : le cours s’est arrêté pour vous le ${date}.`,
      ended: (date) => `Le cours s’est terminé le ${date} et n’envoie plus aucun message.`,
      stopped: (date) =>
        `Rien n’est plus envoyé à votre adresse depuis le ${date}, parce qu’un message nous est revenu ou a été signalé comme indésirable.`,
      next: (of) => `À suivre : « ${of.subject} », le ${of.when}.`,
      soon: (subject) => `À suivre : « ${subject} », déjà en route.`,
      paused: (of) => `En pause jusqu’au ${of.until}. Ensuite, « ${of.subject} » arrive le ${of.when}.`,
      pausedSoon: (until) => `En pause jusqu’au ${until}. Les leçons reprendront ensuite d’elles-mêmes.`,
    },
    closing: 'Le mot de la fin',
    nextNow: 'Recevoir maintenant',
    skip: 'Passer',
    waitUntil: (when) => `Vous pouvez avancer une leçon par jour ; la prochaine, à partir du ${when}.`,
    resume: 'Reprendre maintenant',
    undo: 'Revenir dans le cours',
    lessonsHeading: 'Vos leçons jusqu’ici',
    none: 'Vous n’avez encore reçu aucune leçon.',
    received: (date) => `envoyée le ${date}`,
    skipped: 'passée',
    takeAfterAll: 'La recevoir quand même',
    again: 'Renvoyez-moi la dernière',
    settingsHeading: 'Réglages du cours',
    newslettersHeading: 'Lettres d’information',
    personHeading: 'À propos de vous',
    save: 'Enregistrer',
    rhythm: {
      heading: 'Quand arrivent les leçons',
      cadence: 'À quelle fréquence',
      choice,
      weekday: 'Jour',
      weekdayHint: 'Le jour compte pour une et deux fois par semaine.',
      hour: 'Heure',
      value: (rythme) => capitalised(at(rythme), locale),
    },
    pause: {
      heading: 'Faire une pause',
      value: (until) => `jusqu’au ${until}`,
      none: 'pas de pause',
      until: 'Ne rien envoyer avant le',
      hint: 'Un an au plus. Les leçons reprennent ensuite d’elles-mêmes, à votre heure habituelle.',
      button: 'Mettre le cours en pause',
      fault: 'Choisissez un jour à partir de demain et dans l’année qui vient.',
    },
    startOver: {
      heading: 'Recommencer',
      text: 'La première leçon arrive tout de suite, et les autres suivent comme la première fois. Vous pourrez revenir là où vous en êtes maintenant.',
      button: 'Reprendre à la première leçon',
      begun:
        'Vous avez recommencé. Si vous préférez continuer là où vous en étiez auparavant, c’est possible.',
      back: 'Revenir là où j’en étais',
    },
    details: {
      heading: 'Prénom et fuseau horaire',
      noName: 'pas de prénom indiqué',
      zoneHint: 'Vos messages arrivent à l’heure de cet endroit.',
    },
    address: {
      heading: 'Adresse e-mail',
      new: 'Nouvelle adresse',
      hint: 'Nous envoyons un lien à la nouvelle adresse. Tant que vous ne l’avez pas suivi, rien ne change.',
      button: 'Envoyer le lien',
      notNow:
        'Après votre confirmation, vous pourrez faire envoyer vos messages à une autre adresse à partir d’ici.',
      same: 'C’est déjà l’adresse à laquelle vos messages sont envoyés.',
      notToday:
        'Un message avec ce lien est déjà parti aujourd’hui vers cette messagerie, et il n’en part pas d’autre pour le moment. Suivez le lien reçu, ou recommencez demain. Rien n’a changé.',
    },
    newsletter: {
      yes: 'vous la recevez',
      no: 'vous ne la recevez pas',
      pending: 'pas encore confirmée',
      over: 'terminée',
      stopped: 'arrêtée',
      ended: 'Cette lettre d’information est terminée. Il ne paraît plus de numéro.',
      closed: 'Les inscriptions à cette lettre d’information sont closes.',
      join: 'Oui, envoyez-la-moi',
      leave: 'Ne plus me l’envoyer',
      consent: (of) =>
        `En appuyant sur le bouton, vous demandez à ${of.brand} de vous envoyer la lettre d’information « ${of.title} ». ${of.promise} Chaque numéro contient un lien pour se désinscrire en un clic.`,
    },
    leaving: {
      text: 'Un clic suffit. Quand il est possible de revenir en arrière, la page suivante a un bouton pour cela.',
      course: 'Quitter le cours',
      everything: 'Tout arrêter',
      everythingText: 'Met fin à tous les cours et à toutes les lettres que nous vous envoyons.',
    },
    data: {
      heading: 'Vos données',
      text: 'Tout ce que nous avons à votre sujet, dans un seul fichier que d’autres logiciels savent lire.',
      download: 'Télécharger mes données',
      eraseText: 'L’effacement est définitif. La page suivante explique ce que cela veut dire.',
      erase: eraseEverything,
    },
    notes: {
      'next-now': 'La leçon est en route vers vous.',
      skip: 'Leçon passée. Vous pouvez quand même la recevoir, depuis la liste ci-dessous.',
      'take-after-all': 'Entendu. C’est de nouveau la prochaine leçon.',
      again: 'Elle est de nouveau en route vers vous.',
      'start-over': 'Vous voici de nouveau au début, et la première leçon est en route.',
      'go-back': 'Vous voici de nouveau là où vous en étiez.',
      pause: 'En pause. Rien n’arrivera avant le jour que vous avez choisi.',
      resume: 'Le cours reprend.',
      rhythm: 'Enregistré. C’est à ce rythme que vos leçons arriveront désormais.',
      details: 'Enregistré. Voici ce qui est noté à présent.',
      'newsletter-yes': 'Vous recevrez désormais la lettre d’information.',
      'newsletter-no': 'La lettre d’information ne vous est plus envoyée.',
    },
    unchanged: 'C’était déjà fait, ou ce n’est pas possible en ce moment. Rien n’a changé.',
    gone: says({
      heading: 'Il n’y a plus rien ici',
      paragraphs: ['Ce lien appartient à une personne qui n’est plus sur notre liste.'],
    }),
  },

  addressChange: {
    asked: (of) =>
      says({
        heading: 'Consultez maintenant votre nouvelle messagerie',
        paragraphs: [
          `Si ${of.address} peut recevoir des messages, un lien y est en route. Suivez-le dans les ${hours(of.hours)} et appuyez sur le bouton.`,
          'D’ici là, tout part à votre adresse actuelle. Toujours rien au bout de dix minutes ? Regardez dans les indésirables, et vérifiez qu’aucune faute de frappe ne s’est glissée dans l’adresse ci-dessus.',
          'Une même adresse ne reçoit que peu de ces messages, rarement deux le même jour. Si elle en a reçu un aujourd’hui, suivez celui-là, ou recommencez demain.',
        ],
      }),
    back: 'Revenir à votre page',
    ask: says({
      heading: 'Recevoir vos messages ici désormais ?',
      paragraphs: [
        'Un clic, et tout ce que nous vous envoyons, cours et lettres d’information, arrivera à cette adresse.',
        'Tout le reste demeure comme avant, et nous prévenons votre ancienne adresse.',
      ],
      button: 'Oui, envoyez-les ici',
      afterword: 'Vous n’avez rien demandé ? Fermez simplement la page. Rien ne sera envoyé ici.',
    }),
    done: says({
      heading: 'C’est fait : vos messages arrivent ici',
      paragraphs: [
        'Désormais, tout ce que nous vous envoyons arrive à votre nouvelle adresse, et nous prévenons l’ancienne.',
        'Les liens des messages précédents restent valables.',
      ],
    }),
    taken: says({
      heading: 'Nous connaissons déjà cette adresse',
      paragraphs: [
        'Une personne, sans doute vous, l’a déjà inscrite auparavant. Rien n’a donc été transféré, et tout reste comme avant.',
        'Pour continuer avec ce que reçoit cette adresse, il n’y a rien à faire ici : désinscrivez-vous sur la page de l’autre adresse, dont le lien figure dans chaque message qu’elle reçoit.',
        `Pour continuer avec ce que reçoit l’autre adresse, ouvrez la page de celle-ci et appuyez sur « ${eraseEverything} ». Ouvrez ensuite une nouvelle fois le lien de notre message, et appuyez de nouveau sur son bouton.`,
      ],
    }),
    toItsPage: 'Vers la page de cette adresse',
    stopped: says({
      heading: 'Aucun message ne peut arriver à cette adresse',
      paragraphs: [
        'Des messages nous en sont revenus ou y ont été signalés comme indésirables : nous n’y envoyons plus rien. Tout continue de partir à l’adresse précédente.',
        'Vous pouvez en indiquer une autre sur votre page personnelle, dont le lien figure dans chaque message, ou nous écrire.',
      ],
    }),
    noLongerValid: says({
      heading: 'Ce lien a expiré',
      paragraphs: [
        'Un lien vers une nouvelle adresse est valable 24 heures, et un lien plus récent remplace le précédent.',
        'Rien n’a changé. Vous pouvez refaire la demande sur votre page personnelle, dont le lien figure dans chaque message.',
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

  privacy: {
    title: 'Confidentialité',
    lead: 'Ce que nous gardons à votre sujet, pour quoi faire, combien de temps, et comment vous en défaire.',
    captcha: (name) => ({
      heading: 'Une vérification sur le formulaire d’inscription',
      paragraphs: [
        `Le formulaire d’inscription, et aucune autre page, charge une vérification fournie par ${name}, pour s’assurer qu’une personne le remplit. Tant que cette page est ouverte, ${name} voit votre adresse réseau et votre navigateur, mais rien de ce que vous saisissez.`,
      ],
    }),
    tracking: ({ opens, clicks }) => ({
      heading: 'Ce que les messages nous apprennent',
      paragraphs: [
        `${[
          ...(opens
            ? ['Une image cachée dans chaque message indique à Amazon quand il est ouvert, et d’où.']
            : []),
          ...(clicks
            ? ['Les liens d’un message passent par Amazon, qui apprend quand on les suit, et d’où.']
            : []),
        ].join(' ')} Nous n’en voyons que des totaux et ne gardons rien qui vous concerne.`,
      ],
    }),
    sections: (of) => [
      {
        heading: 'Qui est responsable',
        paragraphs: [`${of.brand} (${of.postal}). Une personne lit ce que vous écrivez à ${of.contact}.`],
      },
      {
        heading: 'Ce que nous gardons',
        items: [
          'Votre adresse e-mail, pour vous envoyer ce que vous avez demandé.',
          'Votre prénom, si vous l’avez donné, pour vous saluer.',
          'Votre fuseau horaire, pour que les messages arrivent à une heure raisonnable.',
          'Quelles leçons et quels numéros vous ont été envoyés et quand, pour que tout arrive une seule fois et dans l’ordre.',
          'Quand vous avez demandé et confirmé votre inscription, et le texte que vous avez accepté, parce que la loi nous demande de pouvoir le montrer.',
          'Le nom du lien que vous avez suivi jusqu’au formulaire, s’il en avait un, pour savoir par quels chemins on arrive ici.',
          'Vos choix : le rythme, une pause, une lettre d’information, et la raison de votre départ si vous nous l’avez dite, avec vos mots aussi (ceux-ci pendant 400 jours).',
          'Si un message nous est revenu ou a été signalé comme indésirable, pour nous arrêter à temps.',
          'Une empreinte du réseau depuis lequel l’inscription a été faite et, pendant un mois, de votre adresse, contre les abus du formulaire. L’adresse réseau elle-même n’est pas conservée.',
        ],
      },
      {
        heading: 'Ce que nous ne faisons pas',
        items: [
          'Ces pages ne déposent aucun cookie et ne chargent rien d’ailleurs.',
          ...(of.watched
            ? []
            : ['Nous ne cherchons pas à savoir si vous ouvrez un message ou en suivez un lien.']),
          'Nous ne vendons ni ne prêtons d’adresses, et n’envoyons que ce que vous avez demandé.',
        ],
      },
      {
        heading: 'Sur quelle base',
        paragraphs: [
          'Votre consentement. Vous l’avez donné à l’inscription et en le confirmant depuis votre messagerie, et vous pouvez le retirer à tout moment.',
        ],
      },
      {
        heading: 'Qui d’autre y a accès',
        paragraphs: [
          'Amazon Web Services conserve les données et achemine les messages pour notre compte. Personne d’autre ne les reçoit.',
        ],
      },
      {
        heading: 'Combien de temps',
        paragraphs: [
          'Ce qui n’est jamais confirmé est supprimé au bout d’un mois environ.',
          'Le reste est gardé tant que vous suivez le cours ou recevez la lettre d’information, puis comme trace de ce qui a été convenu et envoyé, jusqu’à ce que vous le fassiez effacer.',
          'Quand vous faites tout effacer, quand une adresse n’est plus joignable ou qu’un message est signalé comme indésirable, nous gardons une empreinte de l’adresse, que nous pouvons comparer mais pas lire, pour que rien n’y soit envoyé par erreur. Si l’adresse n’était plus joignable, vous pouvez vous réinscrire après quelques semaines ; après un signalement, une fois que vous nous avez écrit.',
          'Les copies qui protègent les données contre une perte sont écrasées dans les 35 jours. Les journaux ne contiennent ni adresse ni nom et sont gardés un mois.',
        ],
      },
      {
        heading: 'Comment partir, consulter ou tout effacer',
        paragraphs: [
          'Chaque message contient un lien pour se désinscrire en un clic, et un lien vers votre page personnelle, où vous voyez et changez tout.',
          'Sur votre page personnelle, vous pouvez télécharger tout ce que nous avons à votre sujet, et l’effacer.',
          `Une personne répond à ce que vous écrivez à ${of.contact}. Si vous trouvez que nous nous y prenons mal, vous pouvez saisir l’autorité de protection des données de votre lieu de résidence.`,
        ],
      },
    ],
  },

  faults: {
    notFound: says({
      heading: 'Cette page n’existe pas',
      paragraphs: ['Son adresse a peut-être été coupée en chemin. Tout le reste fonctionne.'],
    }),
    unknownCourse: says({
      heading: 'Ce cours n’existe pas',
      paragraphs: [
        'Il est peut-être terminé, ou son adresse a été coupée. Rien n’a été enregistré ni envoyé.',
      ],
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
  },

  mail: {
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
  },
});
