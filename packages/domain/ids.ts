import { hash } from 'node:crypto';
import { z } from 'zod';
import { jsonBytes } from './json-bytes.ts';

/**
 * Identities are deterministic: the same thing always gets the same id, so doing a thing twice writes one row.
 * Form: a three-letter prefix, `_`, 24 hexadecimal digits (96 bits of SHA-256).
 * No id contains '.', which Standard Webhooks forbids in `webhook-id`.
 */
export const feedIdSchema = z.string().min(1).brand<'FeedId'>();
export const articleIdSchema = z.string().min(1).brand<'ArticleId'>();
export const versionIdSchema = z.string().min(1).brand<'VersionId'>();
export const storyIdSchema = z.string().min(1).brand<'StoryId'>();
export const eventIdSchema = z.string().min(1).brand<'EventId'>();
export const watchIdSchema = z.string().min(1).brand<'WatchId'>();
export const alertIdSchema = z.string().min(1).brand<'AlertId'>();
export const receiverIdSchema = z.string().min(1).brand<'ReceiverId'>();
export const deliveryIdSchema = z.string().min(1).brand<'DeliveryId'>();
export const pageIdSchema = z.string().min(1).brand<'PageId'>();

export type FeedId = z.infer<typeof feedIdSchema>;
export type ArticleId = z.infer<typeof articleIdSchema>;
export type VersionId = z.infer<typeof versionIdSchema>;
export type StoryId = z.infer<typeof storyIdSchema>;
export type EventId = z.infer<typeof eventIdSchema>;
export type WatchId = z.infer<typeof watchIdSchema>;
export type AlertId = z.infer<typeof alertIdSchema>;
export type ReceiverId = z.infer<typeof receiverIdSchema>;
export type DeliveryId = z.infer<typeof deliveryIdSchema>;
export type PageId = z.infer<typeof pageIdSchema>;

/** 24 hexadecimal digits over the parts; JSON keeps ['ab','c'] and ['a','bc'] apart. */
export function digest(...parts: readonly string[]): string {
  return hash('sha256', jsonBytes(parts), 'hex').slice(0, 24);
}

/** A feed is its URL. */
export const feedId = (url: string): FeedId => `fed_${digest(url)}` as FeedId;

/** @param identity the canonical URL, or feed id and guid where an item has no link */
export const articleId = (...identity: readonly string[]): ArticleId =>
  `art_${digest(...identity)}` as ArticleId;

/** An article's version is its content: any change of title or text is a new version. */
export const versionId = (article: ArticleId, content: { title: string; text: string }): VersionId =>
  `ver_${digest(article, content.title, content.text)}` as VersionId;

/** A story is named by the article that opened it. */
export const storyId = (opener: ArticleId): StoryId => `sto_${digest(opener)}` as StoryId;

/** @param origin the event or poll that this event came from */
export const eventId = (origin: string, type: string, subject: string): EventId =>
  `evt_${digest(origin, type, subject)}` as EventId;

/** Watches and receivers are known by name: adding the same name again changes the same one. */
export const watchId = (name: string): WatchId => `wat_${digest(name)}` as WatchId;
/** See `watchId`. */
export const receiverId = (name: string): ReceiverId => `rcv_${digest(name)}` as ReceiverId;

/** One alert per watch and the article that opened it. */
export const alertId = (watch: WatchId, opener: ArticleId): AlertId =>
  `alt_${digest(watch, opener)}` as AlertId;

/**
 * @param told what the delivery tells: to a machine an alert id; to people the version of the article that opened
 *   the alerts, so that four watches hit by one article make one message that names four
 */
export const deliveryId = (receiver: ReceiverId, part: string, told: string): DeliveryId =>
  `dlv_${digest(receiver, part, told)}` as DeliveryId;

/** The page of an article. @param url canonical, so that feeds which share an article share its page */
export const pageId = (url: string): PageId => `pag_${digest(url)}` as PageId;
