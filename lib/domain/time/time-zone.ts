import * as z from 'zod';

// Nearly every zone is on this list; asking it costs a fiftieth of making a formatter.
const primaryZones: ReadonlySet<string> = new Set(Intl.supportedValuesOf('timeZone'));

/** True for an IANA zone id that this runtime's time-zone data knows, be it an alias such as Asia/Calcutta. */
export const isTimeZone = (id: string): boolean => {
  if (primaryZones.has(id)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: id });
    return true;
  } catch {
    return false;
  }
};

export const timeZone = z
  .string()
  .refine(isTimeZone, 'is not an IANA time zone such as Europe/London')
  .brand<'TimeZone'>();

export type TimeZone = z.infer<typeof timeZone>;
