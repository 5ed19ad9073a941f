/**
 * Whoever reads no further (`dripline books | head`) has seen enough: the program ends as one that SIGPIPE reaches does. Where
 * nobody hears complaints it goes on with its work.
 */
export const endQuietly = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
};
