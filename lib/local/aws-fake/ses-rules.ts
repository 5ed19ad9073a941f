import type { SendRequest } from './send-request.ts';

export type Refusal = { code: string; message: string };

const mostBytes = 10 * 1024 * 1024;
const mostRecipients = 50;

/** Headers that SES accepts once (SES developer guide, "header fields"). */
const single =
  /^(from|sender|reply-to|to|cc|bcc|subject|date|message-id|mime-version|content-type|content-transfer-encoding|list-[a-z-]+|precedence|auto-submitted|feedback-id)$/;

/** What SES refuses about a message itself, whoever sends it; undefined when it would take it. */
export const refusalOf = (request: SendRequest, configurationSets: readonly string[]): Refusal | undefined =>
  faultOfAddresses(request) ??
  faultOfMessage(request) ??
  faultOfTags(request) ??
  faultOfConfigurationSet(request, configurationSets);

const invalid = (message: string): Refusal => ({ code: 'InvalidParameterValue', message });

const faultOfAddresses = ({ from, destinations }: SendRequest): Refusal | undefined => {
  if (destinations.length === 0) return invalid("Missing required header 'To'.");
  if (destinations.length > mostRecipients) return invalid(`Recipient count exceeds ${mostRecipients}.`);
  return [from.replace(/^.*<(.*)>$/, '$1'), ...destinations].map(faultOfAddress).find(Boolean);
};

const faultOfAddress = (address: string): Refusal | undefined => {
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1) return invalid("Missing final '@domain'");
  if (!/^[\x21-\x7e]+$/.test(address.slice(0, at)))
    return invalid('Local address contains control or whitespace');
  const domain = address.slice(at + 1);
  if (domain.includes('..')) return invalid('Domain contains dot-dot');
  if (!/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(domain))
    return invalid('Domain contains illegal character');
  return undefined;
};

const faultOfMessage = ({ raw, headers }: SendRequest): Refusal | undefined => {
  if (raw.length === 0) return invalid('Missing required parameter RawMessage.');
  if (raw.length > mostBytes)
    return invalid(`Message length is more than ${mostBytes} bytes long: '${raw.length}'.`);
  const names = headers.map(({ name }) => name.toLowerCase());
  if (!names.includes('from')) return invalid("Missing required header 'From'.");
  const twice = names.find((name, index) => single.test(name) && names.indexOf(name) !== index);
  return twice ? invalid(`Duplicate header '${twice}'.`) : undefined;
};

const faultOfTags = ({ tags }: SendRequest): Refusal | undefined => {
  const text = /^[A-Za-z0-9_-]{1,256}$/;
  // The two tags that SES makes its Feedback-ID of are the only names of its own that it takes.
  const isName = (name: string) => text.test(name) || /^ses:feedback-id-[ab]$/.test(name);
  const wrong = Object.entries(tags).find(([name, value]) => !isName(name) || !text.test(value));
  return wrong ? invalid(`Invalid tag: '${wrong[0]}'.`) : undefined;
};

const faultOfConfigurationSet = (
  { configurationSet }: SendRequest,
  known: readonly string[],
): Refusal | undefined =>
  configurationSet === undefined || known.includes(configurationSet)
    ? undefined
    : {
        code: 'ConfigurationSetDoesNotExist',
        message: `Configuration set <${configurationSet}> does not exist.`,
      };
