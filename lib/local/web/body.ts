import type { Context } from 'hono';

/** What was posted, from a tool as JSON (whatever content type it names) or from a page's form. */
export type Posted = { from: 'tool' | 'page'; value: unknown };

export const readBody = async (context: Context): Promise<Posted> => {
  const text = (await context.req.text()).trim();
  const type = context.req.header('content-type') ?? '';
  if (type.startsWith('application/json') || text.startsWith('{'))
    return { from: 'tool', value: parsed(text) };
  return { from: 'page', value: Object.fromEntries(new URLSearchParams(text)) };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
