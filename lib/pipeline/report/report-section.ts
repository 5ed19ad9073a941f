/** What is drawn of a table: its bars one below the other, or its columns along the days. */
export type Picture =
  | { kind: 'bars'; title: string; bars: { label: string; value: number; says: string }[] }
  | { kind: 'columns'; title: string; labels: string[]; series: { name: string; values: number[] }[] };

export type ReportTable = { columns: string[]; rows: string[][] };

/** What somebody wrote, and what is known of when and why; whoever shows it shows it as text and nothing else. */
export type Quote = { words: string; by: string };

/** One answer: its sentences, and the figures behind them. */
export type Section = {
  id: string;
  title: string;
  says: string[];
  picture?: Picture | undefined;
  table?: ReportTable | undefined;
  quotes?: Quote[] | undefined;
};

/** Everything that is said of one thing. */
export type Chapter = { id: string; title: string; sections: Section[] };
