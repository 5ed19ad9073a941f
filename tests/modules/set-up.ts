// This file is run before each test file, and what it imports once in a process.
import './register-hooks.ts';
