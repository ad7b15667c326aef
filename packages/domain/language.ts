import { z } from 'zod';

/** The languages that newswatch tells apart, by their ISO 639-1 codes. */
export const LANGUAGES = ['ru', 'uk', 'kk', 'az', 'tr', 'uz', 'en', 'ka'] as const;

export const languageCodeSchema = z.enum(LANGUAGES, `must be one of ${LANGUAGES.join(', ')}`);
export type LanguageCode = z.infer<typeof languageCodeSchema>;
