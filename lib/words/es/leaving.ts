import type { LeavingWords } from '../en/leaving.ts';
import { says } from '../message.ts';

export const leaving: LeavingWords = {
  wayBack: {
    signUp: 'Puedes volver a inscribirte cuando quieras, y el curso sigue donde se quedó.',
    afresh: 'Puedes volver a inscribirte cuando quieras. El curso empieza entonces por la primera lección.',
    ownPage: 'Puedes volver a pedirlo desde tu página, a la que lleva cada mensaje.',
    from: (day) =>
      `El correo enviado a tu dirección ha vuelto, así que por ahora no enviamos nada allí. A partir del ${day} puedes volver a inscribirla, y con otra dirección, desde ya.`,
    write:
      'El correo enviado a tu dirección se ha marcado como no deseado, así que ya no enviamos nada allí. Si fue un error, escríbenos, por favor.',
    unknown:
      'Puedes volver a inscribirte. Solo si nuestro correo ha vuelto de tu dirección, o allí se ha marcado como no deseado, no enviamos nada por ahora: en ese caso, escríbenos, por favor.',
    closed: 'El curso ya no admite a nadie más.',
    ended: 'El curso ha terminado y ya no envía ningún mensaje.',
    listClosed: 'El boletín ya no admite a nadie más.',
    undo: '¿Ha sido sin querer? Puedes deshacerlo:',
  },

  leave: {
    already: (title) =>
      says({
        heading: 'Ya no sigues este curso',
        paragraphs: [`Ya no te llegan lecciones de «${title}», así que no hay nada que dejar.`],
      }),
    ask: (title) =>
      says({
        heading: '¿Dejar el curso?',
        paragraphs: [`Un clic, y no te enviamos más lecciones de «${title}».`],
        button: 'Dejar el curso',
        afterword: '¿Prefieres quedarte? Cierra la página y ya está. No ha cambiado nada.',
      }),
    done: (title) =>
      says({
        heading: 'Has dejado el curso',
        paragraphs: [
          `No te enviaremos más lecciones de «${title}». Alguna que ya estuviera en camino aún puede llegar.`,
          'Gracias por leernos.',
        ],
        button: 'Deshacer, sigo en el curso',
      }),
    undo: (title) =>
      says({
        heading: '¿Volver al curso?',
        paragraphs: [`Un clic, y las lecciones de «${title}» siguen donde se quedaron.`],
        button: 'Deshacer, sigo en el curso',
      }),
    undone: (of) =>
      says({
        heading: 'Qué bien tenerte de vuelta',
        paragraphs: [
          `Vuelves a seguir el curso «${of.title}», donde lo dejaste.`,
          of.next === undefined
            ? 'Todo está como antes de que te fueras.'
            : `La próxima lección llega el ${of.next}.`,
        ],
      }),
    undoNotPossible: says({
      heading: 'Esto no se puede deshacer desde aquí',
      paragraphs: [
        'O ha pasado más de un día desde tu baja, o el envío terminó por otro motivo, o ya se ha acabado.',
      ],
    }),
  },

  everything: {
    ask: says({
      heading: '¿Dejarlo todo?',
      paragraphs: ['Un clic, y ya no se te envía nada más: ni lecciones de un curso ni boletines.'],
      button: 'Dejarlo todo',
      afterword: '¿Prefieres quedarte? Cierra la página y ya está. No ha cambiado nada.',
    }),
    done: says({
      heading: 'Lo has dejado todo',
      paragraphs: [
        'Ya no se te envía ningún curso ni ningún boletín. Un mensaje que ya estuviera en camino aún puede llegar.',
        'Gracias por leernos.',
      ],
      button: 'Deshacer, me quedo',
    }),
    undo: says({
      heading: '¿Recuperarlo todo?',
      paragraphs: ['Un clic, y todo lo que dejaste de una vez sigue como estaba.'],
      button: 'Deshacer, me quedo',
    }),
    undone: says({
      heading: 'Qué bien tenerte de vuelta',
      paragraphs: ['Todo está como antes de que te fueras y continúa a su hora de siempre.'],
    }),
  },

  why: {
    heading: '¿Nos dices por qué?',
    text: 'Tu baja ya está hecha en cualquier caso. Tu respuesta nos ayuda a mejorar.',
    reasons: {
      'too-many': 'Demasiados mensajes',
      'not-what-i-expected': 'No es lo que esperaba',
      'no-time': 'Ahora no tengo tiempo',
      'learned-enough': 'Ya he aprendido lo que quería',
      other: 'Otro motivo',
    },
    own: 'Cuéntanoslo con tus palabras',
    ownHint: 'Como máximo 500 caracteres. Lo lee una persona y lo guardamos 400 días.',
    button: 'Enviar',
    thanks: says({
      heading: 'Gracias por contárnoslo',
      paragraphs: ['Tu baja está hecha, y así se queda.'],
    }),
  },

  erase: {
    ask: (contact) =>
      says({
        heading: '¿Borrar todo lo que hay sobre ti?',
        paragraphs: [
          'Tu dirección, tu nombre, tu lugar en cada curso, lo que se te envió y lo que aceptaste: todo se borra en el acto, y nadie puede recuperarlo.',
          'Queda una cosa: una huella de tu dirección con la fecha de hoy, que podemos comparar pero no leer. Evita que algún día te escribamos por error.',
        ],
        button: 'Borrarlo todo',
        afterword: `¿Prefieres conservarlo? Cierra la página y ya está. Si antes quieres preguntar algo, escribe a ${contact}.`,
      }),
    done: says({
      heading: 'Se ha borrado todo lo que había sobre ti',
      paragraphs: [
        'No se te enviará ningún mensaje más. Las copias que protegen el conjunto frente a una pérdida se sobrescriben por sí solas en un plazo de 35 días.',
      ],
    }),
  },
};
