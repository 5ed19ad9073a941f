import type { PreferencesWords } from '../en/preferences.ts';
import { capitalised } from '../grammar.ts';
import { says } from '../message.ts';
import { at, choice, hours, lessons, locale } from './phrases.ts';

const eraseEverything = 'Effacer tout ce qui me concerne';

export const preferences: PreferencesWords = {
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
};
