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
