import type { PreferencesWords } from '../en/preferences.ts';
import { capitalised } from '../grammar.ts';
import { says } from '../message.ts';
import { at, choice, hours, lessons, locale } from './phrases.ts';

const eraseEverything = 'Borrar todo lo mío';

export const preferences: PreferencesWords = {
  preferences: {
    title: 'Tu página',
    nothing: 'No sigues ningún curso ni recibes ningún boletín, así que no se te envía nada.',
    progress: (of) => `${of.done} de ${lessons(of.all)} a tus espaldas`,
    status: {
      pending: 'Aún no has confirmado. El enlace para hacerlo está en el mensaje que te enviamos.',
      completed: 'Has llegado al final del curso. Todas las lecciones siguen aquí para releerlas.',
      left: (date) => `Dejaste el curso el ${date}. Ya no te llegan lecciones.`,
      expired: (date) =>
        `La inscripción en el curso no se confirmó a tiempo y caducó el ${date}. No te llegan lecciones.`,
      bounced: (date) =>
        `El correo enviado a tu dirección ha vuelto, así que el curso está parado desde el ${date}. Indica otra dirección más abajo; en cuanto la confirmes, el curso continúa.`,
      complained: (date) =>
        `El correo enviado a tu dirección se marcó como no deseado, así que el curso terminó para ti el ${date}.`,
      ended: (date) => `El curso terminó el ${date} y ya no envía ningún mensaje.`,
      stopped: (date) =>
        `No se envía nada a tu dirección desde el ${date}, porque un mensaje volvió o se marcó como no deseado.`,
      next: (of) => `Lo siguiente: «${of.subject}», el ${of.when}.`,
      soon: (subject) => `Lo siguiente: «${subject}», ya en camino.`,
      paused: (of) => `En pausa hasta el ${of.until}. Después llega «${of.subject}», el ${of.when}.`,
      pausedSoon: (until) => `En pausa hasta el ${until}. Después las lecciones siguen por sí solas.`,
    },
    closing: 'La carta de despedida',
    nextNow: 'Recibirla ahora',
    skip: 'Saltarla',
    waitUntil: (when) => `Puedes adelantar una lección al día; la próxima, a partir del ${when}.`,
    resume: 'Seguir ahora',
    undo: 'Volver al curso',
    lessonsHeading: 'Tus lecciones hasta ahora',
    none: 'Aún no te ha llegado ninguna lección.',
    received: (date) => `enviada el ${date}`,
    skipped: 'saltada',
    takeAfterAll: 'Recibirla de todos modos',
    again: 'Quiero otra vez la última',
    settingsHeading: 'Ajustes del curso',
    newslettersHeading: 'Boletines',
    personHeading: 'Sobre ti',
    save: 'Guardar',
    rhythm: {
      heading: 'Cuándo llegan las lecciones',
      cadence: 'Con qué frecuencia',
      choice,
      weekday: 'Día',
      weekdayHint: 'El día cuenta para una y dos veces por semana.',
      hour: 'Hora',
      value: (ritmo) => capitalised(at(ritmo), locale),
    },
    pause: {
      heading: 'Pausa',
      value: (until) => `hasta el ${until}`,
      none: 'sin pausa',
      until: 'No enviar nada antes del',
      hint: 'Un año como máximo. Después las lecciones siguen por sí solas, a tu hora de siempre.',
      button: 'Poner el curso en pausa',
      fault: 'Elige un día a partir de mañana y dentro de un año.',
    },
    startOver: {
      heading: 'Empezar de nuevo',
      text: 'La primera lección llega enseguida, y las demás la siguen como la primera vez. Podrás volver al punto en el que estás ahora.',
      button: 'Empezar por la primera lección',
      begun: 'Has empezado de nuevo. Si prefieres seguir donde estabas antes, puedes hacerlo.',
      back: 'Volver a donde estaba',
    },
    details: {
      heading: 'Nombre y zona horaria',
      noName: 'sin nombre',
      zoneHint: 'Tu correo llega según la hora de allí.',
    },
    address: {
      heading: 'Correo electrónico',
      new: 'Nueva dirección',
      hint: 'Enviamos un enlace a la nueva dirección. Hasta que lo sigas, todo queda como está.',
      button: 'Enviar el enlace',
      notNow: 'Cuando hayas confirmado, podrás hacer que tu correo vaya a otra dirección desde aquí.',
      same: 'Esa es la dirección a la que ya va tu correo.',
      notToday:
        'Hoy ya ha salido un mensaje con ese enlace hacia este buzón, y por ahora no recibe otro. Sigue ese, o vuelve a pedirlo mañana. No ha cambiado nada.',
    },
    newsletter: {
      yes: 'lo recibes',
      no: 'no lo recibes',
      pending: 'sin confirmar todavía',
      over: 'ha terminado',
      stopped: 'parado',
      ended: 'Este boletín ha terminado. No se envían más números.',
      closed: 'Este boletín ya no admite a nadie más.',
      join: 'Sí, quiero recibirlo',
      leave: 'Dejar de recibirlo',
      consent: (of) =>
        `Al pulsar el botón, pides a ${of.brand} que te envíe el boletín «${of.title}». ${of.promise} Cada número lleva un enlace para darte de baja con un clic.`,
    },
    leaving: {
      text: 'Basta un clic. Cuando se puede deshacer, la página siguiente tiene un botón para ello.',
      course: 'Dejar el curso',
      everything: 'Dejarlo todo',
      everythingText: 'Termina todos los cursos y boletines que te enviamos.',
    },
    data: {
      heading: 'Tus datos',
      text: 'Todo lo que tenemos sobre ti, en un archivo que otros programas pueden leer.',
      download: 'Descargar mis datos',
      eraseText: 'Borrarlos es para siempre. La página siguiente explica lo que eso significa.',
      erase: eraseEverything,
    },
    notes: {
      'next-now': 'La lección va camino de tu correo.',
      skip: 'Saltada. Puedes recibirla de todos modos desde la lista de abajo.',
      'take-after-all': 'De acuerdo. Vuelve a ser la próxima lección.',
      again: 'Va otra vez camino de tu correo.',
      'start-over': 'Vuelves a estar al principio, y la primera lección está en camino.',
      'go-back': 'Vuelves a estar donde estabas.',
      pause: 'En pausa. No llegará nada antes del día que has elegido.',
      resume: 'El curso continúa.',
      rhythm: 'Guardado. Así llegarán tus lecciones a partir de ahora.',
      details: 'Guardado. Así queda ahora.',
      'newsletter-yes': 'A partir de ahora recibes el boletín.',
      'newsletter-no': 'Ya no se te envía el boletín.',
    },
    unchanged: 'Eso ya estaba hecho, o no es posible en este momento. No ha cambiado nada.',
    gone: says({
      heading: 'Aquí ya no hay nada',
      paragraphs: ['Este enlace es de una persona que ya no está en nuestra lista.'],
    }),
  },

  addressChange: {
    asked: (of) =>
      says({
        heading: 'Ahora mira tu nuevo correo',
        paragraphs: [
          `Si se puede enviar correo a ${of.address}, hay un enlace en camino. Síguelo en un plazo de ${hours(of.hours)} y pulsa el botón.`,
          'Hasta entonces, todo va a la dirección que tienes ahora. ¿Nada después de diez minutos? Mira en la carpeta de spam y comprueba que no haya un error en la dirección de arriba.',
          'A una misma dirección van pocos mensajes así, rara vez dos el mismo día. Si hoy ya ha recibido uno, sigue ese, o vuelve a pedirlo mañana.',
        ],
      }),
    back: 'Volver a tu página',
    ask: says({
      heading: '¿Recibir aquí tu correo a partir de ahora?',
      paragraphs: [
        'Un clic, y todo lo que te enviamos, tanto cursos como boletines, llega a esta dirección.',
        'Lo demás queda como está, y avisamos a tu dirección anterior.',
      ],
      button: 'Sí, que llegue aquí',
      afterword: '¿No lo has pedido tú? Cierra la página y ya está. No se enviará nada aquí.',
    }),
    done: says({
      heading: 'Hecho: tu correo llega ahora aquí',
      paragraphs: [
        'A partir de ahora, todo lo que te enviamos llega a tu nueva dirección, y avisamos a la anterior.',
        'Los enlaces de mensajes anteriores siguen funcionando.',
      ],
    }),
    taken: says({
      heading: 'Ya conocemos esta dirección',
      paragraphs: [
        'Alguien, seguramente tú, ya se inscribió antes con ella. Por eso no se ha trasladado nada, y todo queda como estaba.',
        'Para seguir con lo que recibe esta dirección, no hay que hacer nada aquí: date de baja en la página de la otra, a la que lleva cada mensaje que recibe.',
        `Para seguir con lo que recibe la otra dirección, abre la página de esta y pulsa allí «${eraseEverything}». Después abre otra vez el enlace de nuestro mensaje y vuelve a pulsar su botón.`,
      ],
    }),
    toItsPage: 'A la página de esta dirección',
    stopped: says({
      heading: 'A esta dirección no puede llegar correo',
      paragraphs: [
        'El correo enviado a ella ha vuelto o se ha marcado como no deseado, así que hemos dejado de enviarlo. Todo sigue yendo a la dirección de antes.',
        'Puedes indicar otra en tu página, a la que lleva cada mensaje, o escribirnos.',
      ],
    }),
    noLongerValid: says({
      heading: 'Este enlace ha caducado',
      paragraphs: [
        'Los enlaces a una dirección nueva funcionan durante 24 horas, y uno más reciente sustituye al anterior.',
        'No ha cambiado nada. Puedes volver a pedirlo en tu página, a la que lleva cada mensaje.',
      ],
    }),
  },
};
