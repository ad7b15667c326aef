/** Sentiment with the words that fired. The one importer of the `sentiment` package. */
export { type SentimentScorer, createSentiment } from './sentiment.ts';
