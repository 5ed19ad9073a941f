import type { NewslettersWords } from '../en/newsletters.ts';
import { says } from '../message.ts';

export const newsletters: NewslettersWords = {
  newsletter: {
    box: (of) => `Quiero también el boletín «${of.title}». ${of.promise}`,
    ask: (title) =>
      says({
        heading: '¿Dejar el boletín?',
        paragraphs: [`Un clic, y no te enviamos más números de «${title}».`],
        button: 'Dejar el boletín',
        afterword: '¿Prefieres quedarte? Cierra la página y ya está. No ha cambiado nada.',
      }),
    done: (title) =>
      says({
        heading: 'Has dejado el boletín',
        paragraphs: [
          `No te enviaremos más números de «${title}». Alguno que ya estuviera en camino aún puede llegar.`,
          'Gracias por leernos.',
        ],
        button: 'Deshacer, sigo en la lista',
      }),
    undo: (title) =>
      says({
        heading: '¿Volver al boletín?',
        paragraphs: [`Un clic, y vuelves a recibir los próximos números de «${title}».`],
        button: 'Deshacer, sigo en la lista',
      }),
    undone: (title) =>
      says({
        heading: 'Qué bien tenerte de vuelta',
        paragraphs: [`Volverás a recibir los próximos números de «${title}».`],
      }),
  },

  list: {
    eyebrow: 'Un boletín por correo',
    formHeading: 'Recíbelo por correo',
    button: 'Quiero el boletín',
    zoneHint: 'Para que cada número te llegue a una hora razonable.',
    consent: (of) =>
      `Al inscribirte, pides a ${of.brand} que te envíe el boletín «${of.title}». ${of.promise} ` +
      `Primero llega un mensaje para confirmar que eres tú. Cada número lleva un enlace para darte de baja con un clic. ` +
      `El remitente es ${of.brand} (${of.postal}; ${of.contact}).`,
    issuesHeading: 'Lo que ha salido hasta ahora',
    archive: 'Ver todos los números',
    archiveLead: 'Todos los números enviados hasta ahora a toda la lista.',
    title: 'Todos los boletines',
    link: 'Ver todos los boletines',
    toList: 'Recibir el boletín',
    offerHeading: '¿Quieres recibirlo por correo?',
    offer: (of) => `«${of.title}» llega por correo. ${of.promise}`,
    notOpenYet:
      'Este boletín aún no está abierto: por ahora, el correo solo llega a las direcciones de prueba del equipo que lo prepara. Vuelve dentro de unos días.',
    checkInbox: (typed) =>
      says({
        heading: 'Ahora mira tu correo',
        paragraphs: [
          `Si se puede enviar un mensaje a ${typed}, ya está en camino. Sigue su enlace, pulsa el botón de esa página y estarás en la lista.`,
          'El enlace funciona durante 72 horas. Si no lo usas, no te enviamos nada más.',
          '¿Nada después de diez minutos? Mira en la carpeta de spam y comprueba que no haya un error en la dirección de arriba.',
          'Si ya estás en la lista, no hay nada que confirmar: el mensaje trae el enlace a tu página. ' +
            'A una misma dirección van pocos mensajes así, rara vez dos el mismo día: intentarlo otra vez enseguida no traerá otro. ' +
            'Un mensaje anterior sirve igual: si su enlace ha caducado, con él puedes pedir uno nuevo.',
          'A una dirección de la que nuestro correo ha vuelto no enviamos nada durante unas semanas, y a una en la que se ha marcado como no deseado, nada en absoluto. ' +
            'Si puede ser el caso de la tuya, usa otra o escríbenos.',
        ],
      }),
    checkTestInbox: (typed) =>
      says({
        heading: 'Este boletín aún no está abierto',
        paragraphs: [
          'Todavía se está preparando. Por ahora, el correo solo llega a las direcciones de prueba del equipo que lo prepara.',
          `Si ${typed} es una de ellas, hay un mensaje en camino.`,
          'Si no, por ahora no llegará ninguno. Si el boletín abre en los próximos dos días, llegará por sí solo; después, vuelve a inscribirte, por favor.',
        ],
      }),
    ask: (title) =>
      says({
        heading: 'Un clic más y es tuyo',
        paragraphs: [`Así entras en la lista de «${title}». El próximo número llega a esta dirección.`],
        button: 'Sí, quiero el boletín',
        afterword: '¿No lo has pedido tú? Entonces cierra la página. No se enviará nada.',
      }),
    done: (title) =>
      says({
        heading: 'Estás en la lista',
        paragraphs: [
          `A partir de ahora «${title}» llega a esta dirección, desde el próximo número.`,
          'Cada número lleva un enlace para darte de baja y otro a tu página, donde ves y cambias lo que guardamos sobre ti.',
        ],
      }),
    already: (title) =>
      says({
        heading: 'Ya estás en la lista',
        paragraphs: [`Ya recibes «${title}», así que pulsar otra vez no ha cambiado nada.`],
      }),
    expired: (title) =>
      says({
        heading: 'Este enlace ha caducado',
        paragraphs: [
          'Los enlaces de confirmación funcionan durante 72 horas, y este es más antiguo.',
          `Puedes volver a inscribirte en «${title}» cuando quieras.`,
        ],
      }),
    noLongerValid: says({
      heading: 'Este enlace es de una inscripción anterior',
      paragraphs: [
        'Hay un mensaje más reciente con un enlace más reciente, o has dejado la lista entretanto.',
      ],
    }),
    closed: (title) =>
      says({
        heading: 'Este boletín ya no admite a nadie más',
        paragraphs: [
          `La inscripción en «${title}» está cerrada. No se ha guardado ni enviado nada.`,
          'Si ya estás en la lista, continúa como hasta ahora, y el enlace a tu página está en cada número.',
        ],
      }),
    ended: (title) =>
      says({
        heading: 'Este boletín ha terminado',
        paragraphs: [
          `«${title}» ha terminado y ya no saldrá ningún número. No se ha guardado ni enviado nada.`,
        ],
      }),
    wayBack: 'Puedes volver a inscribirte cuando quieras.',
  },
};
