/** The AWS Query protocol: form fields in, XML out (SES API version 2010-12-01). */
const namespace = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** `Destinations.member.1`, `Destinations.member.2`, … in their order. */
export const members = (fields: URLSearchParams, name: string): string[] => {
  const found: string[] = [];
  for (let n = 1; fields.has(`${name}.member.${n}`); n += 1)
    found.push(fields.get(`${name}.member.${n}`) ?? '');
  return found;
};

/** `Tags.member.1.Name` and `.Value`, … as a record. */
export const namedMembers = (fields: URLSearchParams, name: string): Record<string, string> => {
  const found: Record<string, string> = {};
  for (let n = 1; fields.has(`${name}.member.${n}.Name`); n += 1)
    found[fields.get(`${name}.member.${n}.Name`) ?? ''] = fields.get(`${name}.member.${n}.Value`) ?? '';
  return found;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const xml = (status: number, body: string): Response =>
  new Response(body, { status, headers: { 'content-type': 'text/xml' } });

export const answer = (action: string, result: Record<string, string | number>): Response => {
  const values = Object.entries(result).map(
    ([name, value]) => `<${name}>${escaped(String(value))}</${name}>`,
  );
  return xml(
    200,
    `<${action}Response xmlns="${namespace}"><${action}Result>${values.join('')}</${action}Result><ResponseMetadata><RequestId>local</RequestId></ResponseMetadata></${action}Response>`,
  );
};

/** The typed error body that the SDK turns into an exception named by `code`. */
export const refuse = (code: string, message: string, status = 400): Response =>
  xml(
    status,
    `<ErrorResponse xmlns="${namespace}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${escaped(code)}</Code><Message>${escaped(message)}</Message></Error><RequestId>local</RequestId></ErrorResponse>`,
  );
