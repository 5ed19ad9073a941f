import type { PrivacyWords } from '../en/privacy.ts';

export const privacy: PrivacyWords = {
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
};
