/** What backs up the embedded profile. */
export { backUp } from '@newswatch/sqlite';
