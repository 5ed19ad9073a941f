import { stemmer } from '@orama/stemmers/german';
import { forms, setOf, type Vocabulary } from './vocabulary.ts';

const small = (
  'null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn ' +
  'achtzehn neunzehn'
).split(' ');
const tens = ['zwanzig', 'dreissig', 'vierzig', 'funfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'];

const belowHundred: readonly string[] = [
  ...small,
  ...tens.flatMap((ten) => [ten, ...small.slice(1, 10).map((one) => `${one}und${ten}`)]),
];

/** German writes a number below a thousand as one word: `zweihundertfünfundzwanzig`. */
const compounds = (): [string, number][] => [
  ...belowHundred.map((word, value): [string, number] => [word, value]),
  ...['', ...small.slice(1, 10)].flatMap((digit, index) =>
    ['', ...belowHundred.slice(1)].flatMap((rest, value): [string, number][] => [
      [`${digit}hundert${rest}`, Math.max(1, index) * 100 + value],
      [`${digit}hundertund${rest}`, Math.max(1, index) * 100 + value],
    ]),
  ),
];

export const german: Vocabulary = {
  decimal: ',',
  numbers: new Map([
    ...compounds(),
    ...forms([
      ['eins|eine|einen|einem|einer|eines', 1],
      ['zwo', 2],
      ['anderthalb|eineinhalb', 1.5],
      ['zweieinhalb', 2.5],
    ]),
  ]),
  scales: forms([
    ['dutzend', 12],
    ['tausend|tausende', 1000],
    ['million|millionen|mio', 1e6],
    ['milliarde|milliarden|mrd', 1e9],
    ['billion|billionen', 1e12],
  ]),
  joins: { word: 'und', after: 'hundreds' },
  oneWords: setOf('ein eins eine einen einem einer eines'),
  fractions: forms([
    ['halb|halbe|halben|halber|halbes|halfte', 50],
    ['drittel', 100 / 3],
    ['viertel', 25],
    ['dreiviertel', 75],
    ['funftel', 20],
    ['sechstel', 100 / 6],
    ['achtel', 12.5],
    ['zehntel', 10],
    ['zwolftel', 100 / 12],
    ['hundertstel', 1],
  ]),
  andAHalf: /^ und eine? halbe[rns]?\b/,
  ordinals: forms([
    ['vierte|vierten|vierter', 4],
    ['funfte|funften|funfter', 5],
    ['sechste|sechsten|sechster', 6],
    ['siebte|siebten|siebter', 7],
    ['achte|achten|achter', 8],
    ['neunte|neunten|neunter', 9],
    ['zehnte|zehnten|zehnter', 10],
    ['zwanzigste|zwanzigsten', 20],
    ['einundzwanzigste|einundzwanzigsten', 21],
  ]),
  ordinalEnding:
    /^\.(?= (?:Jahrhundert|Januar|Februar|März|April|Mai|Ju[nl]i|August|September|Oktober|November|Dezember|\p{Ll}))/u,
  multiples: forms([
    ['doppelt|doppelte|doppelten|verdoppelt|verdoppelte|verdoppeln|zweifach|zweimal', 2],
    ['dreifach|dreifache|dreimal|verdreifacht|verdreifachte', 3],
    ['vierfach|viermal|vervierfacht', 4],
    ['zehnfach|zehnmal', 10],
    ['halbiert|halbierte|halbieren', 0.5],
  ]),
  units: forms([
    ['prozent|prozentpunkte', 'percent'],
    ['sekunde|sekunden', 'second'],
    ['minute|minuten', 'minute'],
    ['stunde|stunden|std', 'hour'],
    ['tag|tage|tagen|tages|nacht|nachte|nachten', 'day'],
    ['woche|wochen', 'week'],
    ['monat|monate|monaten', 'month'],
    ['jahr|jahre|jahren|jahres', 'year'],
    ['jahrhunderte|jahrhunderten', 'century'],
    ['millimeter|millimetern', 'millimetre'],
    ['zentimeter|zentimetern', 'centimetre'],
    ['meter|metern', 'metre'],
    ['kilometer|kilometern', 'kilometre'],
    ['zoll', 'inch'],
    ['fuss', 'foot'],
    ['meile|meilen', 'mile'],
    ['seemeile|seemeilen', 'nautical mile'],
    ['quadratmeter|quadratmetern', 'square metre'],
    ['quadratkilometer|quadratkilometern', 'square kilometre'],
    ['kubikmeter|kubikmetern', 'cubic metre'],
    ['hektar', 'hectare'],
    ['milligramm', 'milligram'],
    ['gramm', 'gram'],
    ['kilogramm|kilo', 'kilogram'],
    ['tonne|tonnen', 'tonne'],
    ['unze|unzen', 'ounce'],
    ['pfund', 'pound'],
    ['milliliter', 'millilitre'],
    ['zentiliter', 'centilitre'],
    ['deziliter', 'decilitre'],
    ['liter|litern', 'litre'],
    ['tasse|tassen', 'cup'],
    ['teeloffel|tl', 'teaspoon'],
    ['essloffel|el', 'tablespoon'],
    ['grad', 'degree'],
    ['grad celsius|celsius', 'celsius'],
    ['grad fahrenheit|fahrenheit', 'fahrenheit'],
    ['kilometer in der stunde|kilometer pro stunde|stundenkilometer', 'kilometre an hour'],
    ['meter in der sekunde|meter pro sekunde', 'metre a second'],
    ['knoten', 'knot'],
    ['watt', 'watt'],
    ['kilowatt', 'kilowatt'],
    ['megawatt', 'megawatt'],
    ['gigawatt', 'gigawatt'],
    ['kilowattstunde|kilowattstunden', 'kilowatt hour'],
    ['megawattstunde|megawattstunden', 'megawatt hour'],
    ['gigawattstunde|gigawattstunden', 'gigawatt hour'],
    ['kalorie|kalorien|kilokalorien', 'calorie'],
    ['hektopascal', 'hectopascal'],
    ['dollar', 'dollar'],
    ['euro', 'euro'],
    ['cent', 'cent'],
    ['franken', 'franc'],
    ['mark', 'mark'],
    ['mal', 'times'],
  ]),
  rangeWords: setOf('bis oder und'),
  bounds: {
    about: ['etwa', 'ungefahr', 'rund', 'circa', 'ca', 'fast', 'knapp', 'beinahe', 'um die', 'an die'],
    over: ['mehr als', 'uber', 'mindestens', 'wenigstens', 'gut'],
    under: ['weniger als', 'unter', 'hochstens', 'bis zu', 'maximal', 'nicht mehr als'],
  },
  hedges: setOf(`
    angeblich anscheinend beinahe durfte durften eher eigentlich einige etwa fast gelegentlich gewohnlich haufig kann
    konnen konnte konnten knapp manche manchmal meist meistens moglich moglicherweise oft offenbar rund scheint scheinen
    selten sollen soll teils teilweise tendenziell typischerweise ublicherweise ungefahr vermutlich viele vielleicht
    vielfach wahrscheinlich weitgehend wohl ziemlich`),
  negations: setOf(`
    kein keine keinem keinen keiner keines nicht nichts nie niemals niemand niemandem niemanden nirgends weder`),
  reversals: setOf(
    'wenig wenige weniger kaum selten ohne frei fehlt fehlen mangel zu sonst statt gegen ausser',
  ),
  wholes: setOf('alle alles jeder jede jedes jeden nur immer noch so'),
  functionWords: setOf(`
    aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beide beiden bin bis
    bist da dabei dadurch dafur daher damit danach dann daran darauf daraus darf darin darum darunter das dass davon dazu
    dein deine dem den denen denn der deren des deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch
    dort du durch ein eine einem einen einer eines einmal er erst es etwas euch euer fur ganz gar gegen gehabt geht
    gemacht gerade getan gibt hab habe haben hat hatte hatten her hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren
    ihrer ihres im immer in ins ist ja je jede jedem jeden jeder jedes jedoch jemand jetzt kann kein keine keinen keiner
    kommt konnen konnte lassen lasst machen macht mal man mehr mein meine mich mir mit muss mussen nach nachdem neben nein
    nicht nichts noch nun nur ob oben oder ohne schon sehr sein seine seinem seinen seiner seit selbst sich sie sind so
    solche soll sollen sollte sondern sonst sowie uber um und uns unser unsere unten unter viel viele vom von vor wann war
    waren warum was weder weg wegen weil weiter welche welchem welchen welcher welches wem wen wenn wer werde werden wie
    wieder will wir wird wo wohin wollen worden wurde wurden zu zum zur zwar zwischen`),
  calendar: setOf(`
    januar februar marz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag
    freitag samstag sonnabend sonntag`),
  afterName: /^ (?:ist|war|hat|hatte|sagt|sagte|schrieb|fand|meint|meinte|zeigte)\b/u,
  determiners: setOf(`
    das dem den der des die dein deine deinem deinen deiner deines dies diese diesem diesen dieser dieses ein eine einem
    einen einer eines euer eure ihr ihre ihrem ihren ihrer ihres jede jedem jeden jeder jedes kein keine keinem keinen
    keiner keines mein meine meinem meinen meiner meines sein seine seinem seinen seiner seines unser unsere unserem
    unseren unserer viel viele vieler wenig wenige etwas mehr manche mehrere einige beide am beim im vom zum zur`),
  stem: stemmer,
};
