import type { Keep } from '../memory/keep.ts';

/** How a part stands, to be put back. */
const putBackOf = (part: object): (() => void) => {
  if (part instanceof Map) {
    const entries = [...part];
    return () => {
      part.clear();
      for (const [key, value] of entries) part.set(key, value);
    };
  }
  if (part instanceof Set) {
    const members = [...part];
    return () => {
      part.clear();
      for (const member of members) part.add(member);
    };
  }
  if (Array.isArray(part)) {
    const items = [...part];
    return () => void part.splice(0, part.length, ...items);
  }
  const fields = { ...part };
  return () => void Object.assign(part, fields);
};

const contentsOf = (part: object): unknown[] => {
  if (part instanceof Map) return [...part.keys(), ...part.values()];
  if (part instanceof Set || Array.isArray(part)) return [...part];
  return Object.values(part);
};

/** What has been compared is not changed any more: a text that is remembered stays its text. */
const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Map || value instanceof Set)
    throw new Error('Maps and sets have no text to compare them by.');
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
};

/** A number for each thing that differs from others, whichever objects say it. */
const createNumbers = () => {
  const byText = new Map<string, number>();
  const byObject = new WeakMap<object, number>();
  const ofText = (text: string): number => {
    const number = byText.get(text) ?? byText.size;
    byText.set(text, number);
    return number;
  };
  return (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return ofText(`${typeof value} ${String(value)}`);
    const known = byObject.get(value);
    if (known !== undefined) return known;
    freeze(value);
    const number = ofText(JSON.stringify(value));
    byObject.set(value, number);
    return number;
  };
};

/** What a part says, in numbers: the same text again until something in it is another, which most of a world is not from rest to rest. */
const createTextOf = (part: object, numberOf: (value: unknown) => number): (() => string) => {
  let said: { of: unknown[]; text: string } | undefined;
  return () => {
    const of = contentsOf(part);
    if (said?.of.length !== of.length || !of.every((value, index) => Object.is(value, said?.of[index])))
      said = { of, text: of.map(numberOf).join() };
    return said.text;
  };
};

/** All that changes in a world: it can be put back as it was at a moment, and compared with what it was at others. */
export const createState = () => {
  const parts: object[] = [];
  const texts: (() => string)[] = [];
  const asides: object[] = [];
  const numberOf = createNumbers();
  const keep: Keep = (part) => {
    parts.push(part);
    texts.push(createTextOf(part, numberOf));
    return part;
  };
  /** Keeps what neither decides what comes nor whether promises are kept: it is put back as well, and makes no difference. */
  const keepAside: Keep = (part) => {
    asides.push(part);
    return part;
  };
  return {
    keep,
    keepAside,
    /** Gives what puts everything back as it is now, as often as it is called. */
    remember: (): (() => void) => {
      const putBacks = [...parts, ...asides].map(putBackOf);
      return () => {
        for (const putBack of putBacks) putBack();
      };
    },
    /** The same for two states if they are alike in everything that makes a difference. */
    likeness: (): string => texts.map((text) => text()).join(';'),
  };
};
export type State = ReturnType<typeof createState>;
