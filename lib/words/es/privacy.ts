import type { PrivacyWords } from '../en/privacy.ts';

export const privacy: PrivacyWords = {
  title: 'Privacidad',
  lead: 'Qué guardamos sobre ti, para qué, durante cuánto tiempo y cómo librarte de ello.',
  captcha: (name) => ({
    heading: 'Una comprobación en el formulario de inscripción',
    paragraphs: [
      `El formulario de inscripción, y ninguna otra página, carga de ${name} una comprobación de que lo rellena una persona. ${name} ve tu dirección de red y tu navegador mientras esa página está abierta, y nada de lo que escribes.`,
    ],
  }),
  tracking: ({ opens, clicks }) => ({
    heading: 'Qué nos dicen los mensajes',
    paragraphs: [
      `${[
        ...(opens
          ? ['Una imagen oculta en cada mensaje le dice a Amazon cuándo se abre y desde dónde.']
          : []),
        ...(clicks
          ? ['Los enlaces de un mensaje pasan por Amazon, que sabe cuándo se siguen y desde dónde.']
          : []),
      ].join(' ')} Vemos sumas de todas las personas que leen y no guardamos nada tuyo.`,
    ],
  }),
  sections: (of) => [
    {
      heading: 'Quién es responsable',
      paragraphs: [`${of.brand} (${of.postal}). Una persona lee lo que escribes a ${of.contact}.`],
    },
    {
      heading: 'Qué guardamos',
      items: [
        'Tu dirección de correo, para enviarte lo que has pedido.',
        'Tu nombre, si lo has dado, para saludarte.',
        'Tu zona horaria, para que los mensajes lleguen a una hora razonable.',
        'Qué lecciones y números se te enviaron y cuándo, para que todo llegue una vez y en orden.',
        'Cuándo te inscribiste y confirmaste, y el texto que aceptaste, porque la ley nos pide poder demostrarlo.',
        'El nombre del enlace que te trajo al formulario, si lo tenía, para saber por qué caminos se llega aquí.',
        'Cómo lo quieres: el ritmo, una pausa, si recibes un boletín, y por qué lo dejaste si nos lo dijiste, también con tus palabras (estas, 400 días).',
        'Si un mensaje volvió o se marcó como no deseado, para parar a tiempo.',
        'Una huella de la red desde la que te inscribiste y, durante un mes, de tu dirección, para frenar el abuso del formulario. La dirección de red en sí no se guarda.',
      ],
    },
    {
      heading: 'Qué no hacemos',
      items: [
        'Estas páginas no ponen cookies ni cargan nada de nadie más.',
        ...(of.watched ? [] : ['No rastreamos si abres un mensaje o sigues alguno de sus enlaces.']),
        'No vendemos ni prestamos direcciones, y solo enviamos lo que has pedido.',
      ],
    },
    {
      heading: 'Sobre qué base',
      paragraphs: [
        'Tu consentimiento. Lo diste al inscribirte y al confirmarlo desde tu correo, y puedes retirarlo en cualquier momento.',
      ],
    },
    {
      heading: 'Quién más lo ve',
      paragraphs: [
        'Amazon Web Services guarda los datos y entrega el correo por encargo nuestro. Nadie más los recibe.',
      ],
    },
    {
      heading: 'Durante cuánto tiempo',
      paragraphs: [
        'Lo que nunca se confirma se elimina al cabo de un mes, más o menos.',
        'Lo demás, mientras sigues el curso o recibes el boletín, y después como constancia de lo acordado y lo enviado, hasta que lo hagas borrar.',
        'Cuando haces que se borre todo, cuando una dirección devuelve el correo o cuando un mensaje se marca como no deseado, guardamos una huella de la dirección, que podemos comparar pero no leer, para no enviar nada allí por error. Si la dirección devolvía el correo, puedes volver a inscribirte pasadas unas semanas; si se marcó un mensaje, cuando nos hayas escrito.',
        'Las copias que protegen los datos frente a una pérdida se sobrescriben en un plazo de 35 días. Los registros técnicos no contienen direcciones ni nombres y se guardan un mes.',
      ],
    },
    {
      heading: 'Cómo dejarlo, consultarlo o borrarlo todo',
      paragraphs: [
        'Cada mensaje lleva un enlace para darte de baja con un clic, y un enlace a tu página, donde lo ves y lo cambias todo.',
        'En tu página puedes descargar todo lo que tenemos sobre ti y borrarlo.',
        `Una persona responde a lo que escribes a ${of.contact}. Si crees que lo hacemos mal, puedes reclamar ante la autoridad de protección de datos del lugar donde vives.`,
      ],
    },
  ],
};
