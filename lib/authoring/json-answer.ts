/**
 * The JSON that a model answered with; undefined where it is none. Many models put a fence around it. Every text in it is a line,
 * without what no reader sees.
 */
export const jsonAnswer = (text: string): unknown => {
  try {
    return JSON.parse(text.trim().replace(/^```(?:json)?\s*|\s*```$/g, ''), (_, value: unknown) =>
      typeof value === 'string' ? value.replace(/[\p{C}\s\uFFFD]+/gu, ' ').trim() : value,
    );
  } catch {
    return undefined;
  }
};
