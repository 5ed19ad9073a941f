import type { SignUpSettings } from '../domain/site.ts';
import type { HumanVerdict } from '../pipeline/ports.ts';
import type { Web } from './web.ts';

type Settings = NonNullable<SignUpSettings['humanCheck']>;

/** How each check is put into a page: its script, its element, the field it fills in, and where it loads from. */
const widgets = {
  turnstile: {
    name: 'Cloudflare Turnstile',
    script: 'https://challenges.cloudflare.com/turnstile/v0/api.js',
    className: 'cf-turnstile',
    field: 'cf-turnstile-response',
    sources: ['https://challenges.cloudflare.com'],
  },
  hcaptcha: {
    name: 'hCaptcha',
    script: 'https://js.hcaptcha.com/1/api.js',
    className: 'h-captcha',
    field: 'h-captcha-response',
    sources: ['https://hcaptcha.com', 'https://*.hcaptcha.com'],
  },
} as const;

export const widgetOf = ({ humanCheck }: SignUpSettings) =>
  humanCheck && { ...widgets[humanCheck.provider], siteKey: humanCheck.siteKey };

/** What the check says about a posted form; a person where there is no check. */
export const verdictOn = async (
  { ports }: Web,
  { humanCheck }: { humanCheck?: Settings | undefined },
  posted: URLSearchParams,
): Promise<HumanVerdict> => {
  if (!humanCheck) return 'person';
  return ports.humanCheck(posted.get(widgets[humanCheck.provider].field) ?? '', humanCheck);
};
