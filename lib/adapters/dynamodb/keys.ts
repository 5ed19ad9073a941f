export type Item = Record<string, unknown>;

export type Key = { pk: string; sk: string };
