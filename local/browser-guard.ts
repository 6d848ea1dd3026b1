/**
 * On every answer, whoever gets it: a browser that shows one must not guess that it is HTML, and must not run scripts in
 * it or take it to be of the same origin as the others.
 */
export const GUARD_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': 'sandbox',
} as const;
