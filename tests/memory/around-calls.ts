/** What stands between a caller and the ports: it can count a call, come before it, lose its answer. */
export type Around = <Value>(call: string, make: () => Promise<Value>) => Promise<Value>;

const isPaged = (method: object): boolean =>
  Reflect.get(method, Symbol.toStringTag) === 'AsyncGeneratorFunction';

async function* pageByPage<Page>(
  name: string,
  pages: AsyncIterator<Page>,
  around: Around,
): AsyncGenerator<Page> {
  for (;;) {
    const { done, value } = await around(name, () => pages.next());
    if (done) return;
    yield value;
  }
}

/** Methods that take the place of a port's own, and that nothing comes around. */
type Instead<Ports> = { [Name in keyof Ports]?: Partial<Ports[Name]> };

/**
 * The same ports, but each call goes through `around`, by a name such as `enrollments.save`; of what is read page
 * by page, each page does. A call of a port in memory has all its effect at the moment when `around` makes it.
 */
export const aroundCalls = <Ports extends object>(
  ports: Ports,
  around: Around,
  instead: Instead<Ports> = {},
): Ports => {
  const others = new Map<string, object>(Object.entries(instead));
  const aroundPort = (name: string, port: object): object => {
    const other = others.get(name);
    return new Proxy(port, {
      get: (target, property) => {
        if (other && property in other) return Reflect.get(other, property);
        const method: unknown = Reflect.get(target, property);
        if (typeof method !== 'function') return method;
        const call = `${name}.${String(property)}`;
        return isPaged(method)
          ? (...given: unknown[]) => pageByPage(call, Reflect.apply(method, target, given), around)
          : (...given: unknown[]) => around(call, async () => Reflect.apply(method, target, given));
      },
    });
  };
  // Laid out once: whoever takes some of the ports, as every use case does, would wrap all of them anew.
  const wrapped = Object.entries(ports).map(([name, port]): [string, unknown] => [
    name,
    typeof port === 'object' && port !== null ? aroundPort(name, port) : port,
  ]);
  // The same names, each with what has the type of its port.
  return Object.fromEntries(wrapped) as Ports;
};
