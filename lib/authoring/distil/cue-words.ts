/** What sentences say when they define, contrast, give a reason and so on, in one language. */
export type Cues = Readonly<
  Record<'definition' | 'contrast' | 'reason' | 'pitfall' | 'example' | 'practice' | 'framework', RegExp>
>;

const words = (...alternatives: string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

const cues = {
  en: {
    definition: words(
      'is called',
      'are called',
      'means that',
      'is defined as',
      'refers to',
      'known as',
      'is the (?:name|term|word) for',
    ),
    contrast: words(
      'whereas',
      'while',
      'unlike',
      'rather than',
      'on the other hand',
      'instead of',
      'in contrast',
      'versus',
      'compared (?:to|with)',
    ),
    reason: words(
      'because',
      'therefore',
      'that is why',
      'which is why',
      'since',
      'so that',
      'for this reason',
      'leads to',
      'the reason',
    ),
    pitfall: words(
      'mistakes?',
      'avoid',
      'beware',
      'danger',
      'pitfalls?',
      'wrong',
      'fails?',
      'never',
      'too (?:much|many|early|late|often)',
      'myths?',
      'trap',
    ),
    example: words('for example', 'for instance', 'such as', 'imagine', 'in the case of'),
    practice: words(
      'should',
      'must',
      'need to',
      'have to',
      'make sure',
      'start by',
      'try',
      'always',
      'it pays to',
    ),
    framework: words(
      '(?:two|three|four|five|six|seven) (?:\\p{L}+ )?(?:steps?|stages?|phases?|parts?|kinds?|types?|rules?|pointers?|questions?)',
      'first(?:ly)?,',
      'second(?:ly)?,',
    ),
  },
  de: {
    definition: words('heißt', 'nennt man', 'bedeutet', 'bezeichnet', 'versteht man', 'wird definiert'),
    contrast: words(
      'während',
      'hingegen',
      'dagegen',
      'im Gegensatz',
      'statt',
      'anstatt',
      'im Vergleich',
      'anders als',
    ),
    reason: words('weil', 'denn', 'deshalb', 'daher', 'darum', 'deswegen', 'damit', 'führt zu', 'der Grund'),
    pitfall: words(
      'Fehler',
      'vermeiden?',
      'Vorsicht',
      'Gefahr',
      'Falle',
      'falsch',
      'nie',
      'niemals',
      'zu (?:viel|viele|früh|spät|oft)',
      'Irrtum',
    ),
    example: words('zum Beispiel', 'beispielsweise', 'etwa', 'z\\. ?B\\.', 'im Fall'),
    practice: words('sollten?', 'müssen', 'muss', 'achten Sie', 'am besten', 'immer'),
    framework: words(
      '(?:zwei|drei|vier|fünf|sechs|sieben) (?:\\p{L}+ )?(?:Schritten?|Stufen|Phasen|Teilen?|Arten|Regeln|Fragen)',
      'erstens',
      'zweitens',
    ),
  },
  fr: {
    definition: words("s[’']appelle", 'signifie', 'désigne', 'on appelle', 'se définit'),
    contrast: words(
      'tandis que',
      'alors que',
      'plutôt que',
      'au lieu de',
      'en revanche',
      'par contre',
      'contrairement',
    ),
    reason: words("parce qu[’']?e?", 'car', 'donc', 'puisque', "c[’']est pourquoi", 'afin que', 'la raison'),
    pitfall: words('erreurs?', 'éviter', 'attention', 'danger', 'piège', 'jamais', 'trop', 'faux'),
    example: words('par exemple', 'tels? que', 'telles? que', 'comme le montre', 'imaginez'),
    practice: words('il faut', 'devez', 'doit', 'veillez', 'toujours', 'mieux vaut', 'essayez'),
    framework: words(
      '(?:deux|trois|quatre|cinq|six|sept) (?:\\p{L}+ )?(?:étapes|phases|parties|types|règles|questions)',
      'premièrement',
      'deuxièmement',
    ),
  },
  es: {
    definition: words('se llama', 'significa', 'se define', 'se denomina', 'se conoce como'),
    contrast: words(
      'mientras que',
      'en cambio',
      'en lugar de',
      'en vez de',
      'por el contrario',
      'a diferencia',
    ),
    reason: words('porque', 'por eso', 'por lo tanto', 'ya que', 'puesto que', 'para que', 'la razón'),
    pitfall: words('error', 'errores', 'evitar', 'cuidado', 'peligro', 'trampa', 'nunca', 'demasiad[oa]s?'),
    example: words('por ejemplo', 'tales? como', 'imagine'),
    practice: words('hay que', 'deben?', 'debería', 'asegúrese', 'siempre', 'conviene', 'pruebe'),
    framework: words(
      '(?:dos|tres|cuatro|cinco|seis|siete) (?:\\p{L}+ )?(?:pasos|etapas|fases|partes|tipos|reglas|preguntas)',
      'primero,',
      'segundo,',
    ),
  },
} satisfies Record<string, Cues>;

/** Cues of the language of an article; of English where there are none of its own. */
export const cuesOf = (language: string): Cues => {
  const own = Object.entries<Cues>(cues).find(([code]) => language.split('-', 1)[0] === code);
  return own?.[1] ?? cues.en;
};
