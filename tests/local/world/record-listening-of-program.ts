import { recordListening } from './record-listening.ts';

// For `--import`: in a test file every process that is started from there, and those that it starts.
const { LISTENING_FILE } = process.env;
if (LISTENING_FILE !== undefined) recordListening(LISTENING_FILE);
