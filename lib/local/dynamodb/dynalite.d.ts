declare module 'dynalite' {
  import type { Server } from 'node:http';

  const dynalite: (options: {
    /** Folder of the LevelDB store; kept in memory without one. */
    path?: string;
    createTableMs?: number;
    updateTableMs?: number;
    deleteTableMs?: number;
  }) => Server;
  export default dynalite;
}

declare module 'dynalite/db/index.js' {
  /** The store of a folder as dynalite keeps it; it is opened at the first use, or here. */
  export const create: (options: { path: string }) => {
    db: { open(): Promise<void>; close(done: () => void): void };
  };
}
