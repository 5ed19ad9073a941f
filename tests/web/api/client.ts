// Made of docs/openapi.json by tests/web/api/write-client.ts; "npm run openapi" makes it anew.

/** What is wrong, as RFC 9457 has it. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: { pointer: string; detail: string }[];
};

export type Answered<Status extends number, Data> =
  | { status: Status; data: Data }
  | { status: number; problem: Problem; headers: Headers };

export type Client = {
  /** Sign somebody up. */
  subscribe(asked: {
    header?: { 'Idempotency-Key'?: string };
    body: {
      email: string;
      firstName?: string;
      timeZone?: string;
      course?: string;
      newsletter?: string;
      consentText: string;
      source?: string;
      vouchedFor?: { requestedAt: string; confirmedAt: string; source: string };
    };
  }): Promise<
    Answered<
      202,
      {
        status: 'accepted';
        onRecord?: { id: string; standing: 'pending' | 'active' | 'completed' | 'left' | null } | null;
      }
    >
  >;
  /** Read one person, by their address. */
  findSubscriber(asked: { body: { email: string } }): Promise<
    Answered<
      200,
      {
        id: string;
        email: string;
        firstName?: string;
        timeZone: string;
        createdAt: string;
        tags: readonly string[];
        courses: readonly {
          course: string;
          standing: 'pending' | 'active' | 'completed' | 'left';
          since: string;
          leftBecause?: 'unsubscribed' | 'bounce' | 'complaint' | 'erased' | 'confirmation-expired' | 'ended';
          cadence: string;
          lessonsSent: readonly string[];
          nextMailAt?: string;
        }[];
        newsletters: readonly {
          newsletter: string;
          standing: 'pending' | 'active' | 'completed' | 'left';
          since: string;
          leftBecause?: 'unsubscribed' | 'bounce' | 'complaint' | 'erased' | 'confirmation-expired' | 'ended';
        }[];
        mailStopped?: { because: 'erased' | 'bounce' | 'complaint'; at: string };
      }
    >
  >;
  /** Mark somebody, or take a mark off. */
  tagSubscriber(asked: {
    body: {
      subscriber: { id: string } | { email: string };
      add?: readonly string[];
      remove?: readonly string[];
    };
  }): Promise<Answered<202, { status: 'accepted' }>>;
  /** End what somebody gets. */
  unsubscribe(asked: {
    body: {
      subscriber: { id: string } | { email: string };
      from:
        | { kind: 'course'; course: string }
        | { kind: 'newsletter'; newsletter: string }
        | { kind: 'everything' };
    };
  }): Promise<Answered<202, { status: 'accepted' }>>;
  /** Read one person, by their id. */
  readSubscriber(asked: { path: { id: string } }): Promise<
    Answered<
      200,
      {
        id: string;
        email: string;
        firstName?: string;
        timeZone: string;
        createdAt: string;
        tags: readonly string[];
        courses: readonly {
          course: string;
          standing: 'pending' | 'active' | 'completed' | 'left';
          since: string;
          leftBecause?: 'unsubscribed' | 'bounce' | 'complaint' | 'erased' | 'confirmation-expired' | 'ended';
          cadence: string;
          lessonsSent: readonly string[];
          nextMailAt?: string;
        }[];
        newsletters: readonly {
          newsletter: string;
          standing: 'pending' | 'active' | 'completed' | 'left';
          since: string;
          leftBecause?: 'unsubscribed' | 'bounce' | 'complaint' | 'erased' | 'confirmation-expired' | 'ended';
        }[];
        mailStopped?: { because: 'erased' | 'bounce' | 'complaint'; at: string };
      }
    >
  >;
  /** Read what was counted. */
  readStats(asked: { query?: { since?: string } }): Promise<
    Answered<
      200,
      {
        since: string;
        courses: readonly {
          course: string;
          days: readonly { day: string; counts: Record<string, number> }[];
        }[];
        newsletters: readonly {
          newsletter: string;
          days: readonly { day: string; counts: Record<string, number> }[];
        }[];
      }
    >
  >;
};

type Asked = {
  path?: object;
  query?: object;
  header?: object;
  body?: unknown;
};

type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>;

/** Calls the API at a stage's address, by a key. */
export const createClient = (baseUrl: string, key: string, fetch: Fetch): Client => {
  // What the document says of an answer is what its server promises.
  const call = async <Answer>(
    method: string,
    template: string,
    good: number,
    asked: Asked,
  ): Promise<Answer> => {
    const path = Object.entries(asked.path ?? {}).reduce(
      (url, [name, value]) => url.replace(`{${name}}`, encodeURIComponent(String(value))),
      template,
    );
    const query = new URLSearchParams(
      Object.fromEntries(Object.entries(asked.query ?? {}).map(([name, value]) => [name, String(value)])),
    );
    const response = await fetch(`${baseUrl}/api/v1${path}${query.size > 0 ? `?${query}` : ''}`, {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        ...(asked.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...Object.fromEntries(
          Object.entries(asked.header ?? {}).map(([name, value]) => [name, String(value)]),
        ),
      },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    });
    const { status, headers } = response;
    const data = await response.json();
    return (status === good ? { status, data } : { status, problem: data, headers }) as Answer;
  };
  return {
    subscribe: (asked) => call('POST', '/subscribers', 202, asked),
    findSubscriber: (asked) => call('POST', '/subscribers/find', 200, asked),
    tagSubscriber: (asked) => call('POST', '/subscribers/tag', 202, asked),
    unsubscribe: (asked) => call('POST', '/subscribers/unsubscribe', 202, asked),
    readSubscriber: (asked) => call('GET', '/subscribers/{id}', 200, asked),
    readStats: (asked) => call('GET', '/stats', 200, asked),
  };
};
