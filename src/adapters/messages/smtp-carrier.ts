/** Mail by SMTP. */
import { createTransport, type Transporter } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import { type Carrier, type Letter, Undeliverable } from '#spine/messages.ts';

/** Answers that will be the same tomorrow (RFC 5321 4.2.1: 5yz, and of those what is said of the recipient). */
const GONE = new Set([550, 551, 553, 556]);

export class SmtpCarrier implements Carrier {
  readonly #transport: Transporter;
  readonly #from: string;

  constructor({ url, from }: { url: string; from: string }) {
    this.#transport = createTransport({
      url,
      connectionTimeout: 10_000,
      socketTimeout: 20_000,
    } as SMTPTransport.Options);
    this.#from = from;
  }

  async send({ id, subject, text, url }: Letter, address: string): Promise<void> {
    const domain = this.#from.split('@').at(-1)!.replace(/>$/, '');
    try {
      await this.#transport.sendMail({
        from: this.#from,
        // As an object: nothing in an address can become a second one, or a header.
        to: { name: '', address },
        subject,
        text: `${text}\n\n${url}\n`,
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const { responseCode, message } = error as { responseCode?: number; message: string };
      if (responseCode && GONE.has(responseCode)) throw new Undeliverable(message);
      throw error;
    }
  }
}
