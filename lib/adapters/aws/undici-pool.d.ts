/** The pool by itself, without fetch, sockets and caches, which are half of the package. */
declare module 'undici/lib/dispatcher/pool.js' {
  export { Pool as default } from 'undici';
}
