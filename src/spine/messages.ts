/** What people are told: the mailbox that everybody has, the ways a message leaves, and what each person prefers. */
import type { Language } from '#kernel/outcome.ts';

export const MESSAGE_KINDS = [
  'submitted',
  'received',
  'received-outside',
  'handed-over',
  'outside-news',
  'outside-result',
  'outside-refused',
  'outside-corrected',
  'outside-corrected-granted',
  'outside-corrected-refused',
  'supplement',
  'supplement-in',
  'draft',
  'payment',
  'payment-none',
  'payment-stopped',
  'fee-due',
  'case-fee',
  'fee-raised',
  'fee-lowered',
  'paid',
  'payment-struck',
  'refunded',
  'fee-kept',
  'surplus',
  'extended',
  'refused',
  'rejected',
  'withdrawn',
  'lapsed',
  'supplement-missed',
  'result',
  'followed',
  'delivered',
  'revoked',
  'reply',
  'question',
  'consultation',
  'consultation-reminder',
  'consultation-late',
  'consultation-withdrawn',
  'opinion',
  'opinion-lapsed',
  'work-returned',
  'outside-to-confirm',
  'correction-to-confirm',
  'revocation-proposed',
  'proposal-reminder',
  'proposal-late',
  'proposal-declined',
  'review-given-back',
  'result-contested',
  'result-upheld',
  'result-taken-back',
  'work-stopped',
  'result-to-review',
  'work-not-coming',
  'due-near',
  'due-over',
  'due-soon',
  'unit-due',
  'digest',
  'delegation-asked',
  'delegation-accepted',
  'delegation-declined',
  'delegation-revoked',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
export type Way = 'mail' | 'sms' | 'push';

export interface Message {
  id: string;
  /** `person:ID-NUMBER` or `officer:ID`. */
  owner: string;
  kind: MessageKind;
  dossierId?: string;
  /** What the words of the template take: texts, instants, whole numbers. */
  params: Readonly<Record<string, string | number>>;
  at: string;
  readAt?: string;
}

export interface Preference {
  language: Language;
  email?: string;
  phone?: string;
  mail: boolean;
  sms: boolean;
  push: boolean;
  /** Left alone at night. */
  quiet: boolean;
}

export interface PushSubscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

export interface Delivery {
  messageId: string;
  way: Way;
  /** Mail address, telephone number, or endpoint. */
  address: string;
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  error?: string;
}

export const MOST_SUBSCRIPTIONS = 10;

export interface MessageStore {
  /** `key` says what it is about: the second message with the same key is none, and the answer is false. */
  add(message: Message, key: string): Promise<boolean>;
  find(id: string): Promise<Message | undefined>;
  list(owner: string, limit: number): Promise<Message[]>;
  unread(owner: string): Promise<number>;
  markRead(owner: string, at: string): Promise<void>;

  findPreference(owner: string): Promise<Preference | undefined>;
  savePreference(owner: string, preference: Preference): Promise<void>;
  /** Of one owner `MOST_SUBSCRIPTIONS` at most: the oldest goes. */
  subscribe(owner: string, subscription: PushSubscription, at: string): Promise<void>;
  listSubscriptions(owner: string): Promise<PushSubscription[]>;
  unsubscribe(endpoint: string): Promise<void>;
  /** Something reached the browser, or nothing did at that time; the answer is since when nothing does. */
  markReached(endpoint: string): Promise<void>;
  markUnreached(endpoint: string, at: string): Promise<string | undefined>;

  /** The same again changes nothing. */
  addDelivery(messageId: string, way: Way, address: string): Promise<void>;
  /** Those that still have to leave. */
  waiting(messageId: string): Promise<Delivery[]>;
  /** Of every message to one owner, newest first. */
  listDeliveries(owner: string, limit: number): Promise<Delivery[]>;
  markSent(delivery: Pick<Delivery, 'messageId' | 'way' | 'address'>, at: string): Promise<void>;
  /** `over`: it will not be tried again. */
  markFailed(delivery: Pick<Delivery, 'messageId' | 'way' | 'address'>, error: string, over: boolean): Promise<void>;
}

/** A message in somebody's language, as it leaves. */
export interface Letter {
  /** The same each time it is tried, so that whoever gets it twice can tell. */
  id: string;
  subject: string;
  text: string;
  /** At most so long as two text messages. */
  short: string;
  url: string;
}

/** The address is wrong, or gone: trying again would change nothing. */
export class Undeliverable extends Error {}

export interface Carrier {
  send(letter: Letter, address: string, subscription?: PushSubscription): Promise<void>;
}

/** The ways that this installation has. */
export type Carriers = Partial<Record<Way, Carrier>>;
