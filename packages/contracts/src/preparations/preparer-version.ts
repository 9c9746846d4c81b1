/**
 * Which way of turning rows into ids and labels a preparation was made by: another number is another preparation. The
 * engine's `preparation/identity.py` holds the same one, and a test there compares them.
 */
export const preparerVersion = 2;
