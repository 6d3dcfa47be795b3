/** Mail by SMTP. */
import { createTransport, type Transporter } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import { type Carrier, type Letter, Undeliverable } from '#spine/messages.ts';
import { TargetAway } from '#spine/targets.ts';

/** Answers that will be the same tomorrow (RFC 5321 4.2.1: 5yz, and of those what is said of the recipient). */
const GONE = new Set([550, 551, 553, 556]);
/** The server is closing, or says so before it is told of any letter (RFC 5321 4.2.2, 3.1). */
const CLOSING = 421;
const BEFORE_A_LETTER = ['CONN', 'EHLO', 'HELO', 'STARTTLS', 'API'];

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
      const {
        responseCode,
        command = '',
        message,
      } = error as { responseCode?: number; command?: string; message: string };
      const isBefore = BEFORE_A_LETTER.includes(command) || command.startsWith('AUTH');
      if (!responseCode || responseCode === CLOSING || isBefore)
        throw new TargetAway('mail', message, { cause: error });
      if (GONE.has(responseCode)) throw new Undeliverable(message);
      throw error;
    }
  }
}
