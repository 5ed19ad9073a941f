/** An item, or a key of one, as JavaScript has it. */
export type Document = Readonly<Record<string, unknown>>;

/** A value as DynamoDB writes it in JSON: under the name of its type, bytes as base64. */
type Attribute =
  | { S: string }
  | { N: string }
  | { B: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { SS: readonly string[] }
  | { L: readonly Attribute[] }
  | { M: Attributes };
export type Attributes = { [name: string]: Attribute };

const isPlain = (value: object): value is Document => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** Of a set that an update adds to or takes from: DynamoDB knows none that is empty. */
const textsOf = (set: ReadonlySet<unknown>): string[] => {
  const texts = [...set].filter((each) => typeof each === 'string');
  if (texts.length === 0 || texts.length < set.size)
    throw new Error('A set of this kind has no place in the table: only one of texts has.');
  return texts;
};

const attributeOf = (value: unknown): Attribute => {
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      if (Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return { N: String(value) };
      break;
    case 'boolean':
      return { BOOL: value };
    case 'object':
      if (value === null) return { NULL: true };
      if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
      if (Array.isArray(value))
        return { L: value.filter((each) => each !== undefined).map((each) => attributeOf(each)) };
      if (value instanceof Set) return { SS: textsOf(value) };
      if (isPlain(value)) return { M: attributesOf(value) };
      break;
  }
  throw new Error(`A value of this kind has no place in the table: ${typeof value}.`);
};

/**
 * A document as DynamoDB takes it, without what is undefined in it. As the SDK's marshaller and serializer write it, one after the other, for
 * the kinds of value that a document of ours has: all others are refused.
 */
export const attributesOf = (document: Document): Attributes => {
  const attributes: Attributes = {};
  for (const name in document) {
    const value = document[name];
    if (value !== undefined) attributes[name] = attributeOf(value);
  }
  return attributes;
};

const plainOf = (attribute: Attribute): unknown => {
  if ('S' in attribute) return attribute.S;
  if ('N' in attribute) return Number(attribute.N);
  if ('M' in attribute) return documentOf(attribute.M);
  if ('L' in attribute) return attribute.L.map(plainOf);
  if ('B' in attribute) return new Uint8Array(Buffer.from(attribute.B, 'base64'));
  if ('BOOL' in attribute) return attribute.BOOL;
  if ('NULL' in attribute) return null;
  if ('SS' in attribute) return new Set(attribute.SS);
  throw new Error('DynamoDB has answered with a kind of value that nobody here has written.');
};

/** The document that was written so. */
export const documentOf = (attributes: Attributes): Record<string, unknown> => {
  const document: Record<string, unknown> = {};
  for (const name in attributes) {
    const attribute = attributes[name];
    if (attribute) document[name] = plainOf(attribute);
  }
  return document;
};
