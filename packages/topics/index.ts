/** What an article is about: topics by seed phrases, countries by name. */
export { type Recognized, type Recognizer, createRecognizer } from './recognizer.ts';
