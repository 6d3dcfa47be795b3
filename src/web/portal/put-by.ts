/** What was typed on a page of a draft, kept before anybody judges it: for who goes on later, or in another language. */
import { isLanguage } from '../i18n.ts';

/** Names of the buttons that only save. */
export const LATER = 'later';
export const OTHER_LANGUAGE = 'to-language';
/** Of a page that says what is wrong: it says so in the other language, too. */
export const REFUSED = 'refused';

/** Where it goes from a page that was only to be saved; nothing where it was to be taken. */
export function savedWay(body: Readonly<Record<string, unknown>> | undefined, url: string): string | undefined {
  const language = body?.[OTHER_LANGUAGE];
  if (isLanguage(language)) {
    const [path, query] = url.split('?');
    const values = new URLSearchParams(query);
    values.set('lang', language);
    if (body?.[REFUSED]) values.set(REFUSED, '1');
    return `${path}?${values}`;
  }
  return body && LATER in body ? '/my/drafts' : undefined;
}
